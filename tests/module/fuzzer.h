/* SPDX-License-Identifier: MIT */
/*
 * fuzzer.h - a process that does what comes to its mind with the module
 */
#ifndef FUZZER_H
#define FUZZER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "random.h"

#define FUZZER_FILES	4
#define FUZZER_MAPS	4
#define FUZZER_CHILDREN	3
#define FUZZER_POOL	16

struct fuzzer_map {
	char *memory;
	size_t size;
};

struct fuzzer {
	struct random random;
	bool is_root;
	/* May write to /proc/mp3/stop. */
	bool may_stop;
	/* Processes for it to name: the first half are root's. */
	const pid_t *pool;

	int status;
	int monitors;
	int epoll;
	int files[FUZZER_FILES];		/* -1: none */
	/* It is /dev/mp3_faults, else /dev/mp3. */
	bool of_faults[FUZZER_FILES];
	struct fuzzer_map maps[FUZZER_MAPS];	/* NULL: none */
	pid_t children[FUZZER_CHILDREN];	/* 0: none */
	/* How often something worked, for the reader of the result. */
	uint64_t accepted;
	uint64_t mapped;
};

void fuzzer_start(struct fuzzer *fuzzer);
/* One random operation; asserts what must be so whatever others do. */
void fuzzer_step(struct fuzzer *fuzzer);
/* Lets go of everything. */
void fuzzer_end(struct fuzzer *fuzzer);

/* fuzz_request.c: requests, well-formed and not, and reading the lists. */
void fuzz_request(struct fuzzer *fuzzer);
void fuzz_bytes(struct fuzzer *fuzzer);
void fuzz_mutation(struct fuzzer *fuzzer);
void fuzz_gathered(struct fuzzer *fuzzer);
void fuzz_bad_pointer(struct fuzzer *fuzzer);
void fuzz_read_list(struct fuzzer *fuzzer);

/* fuzz_device.c: the device and its maps. */
void fuzz_open(struct fuzzer *fuzzer);
void fuzz_close(struct fuzzer *fuzzer);
void fuzz_file(struct fuzzer *fuzzer);
void fuzz_poll(struct fuzzer *fuzzer);
void fuzz_epoll(struct fuzzer *fuzzer);
void fuzz_map(struct fuzzer *fuzzer);
void fuzz_unmap(struct fuzzer *fuzzer);
void fuzz_protect(struct fuzzer *fuzzer);
void fuzz_remap(struct fuzzer *fuzzer);
void fuzz_advise(struct fuzzer *fuzzer);
void fuzz_touch(struct fuzzer *fuzzer);
void fuzz_drop_map(struct fuzzer_map *map);

/* fuzz_process.c: children that come and go. */
void fuzz_fork(struct fuzzer *fuzzer);
void fuzz_kill(struct fuzzer *fuzzer);
void fuzz_end_child(pid_t *child);

#endif /* FUZZER_H */

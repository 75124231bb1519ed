/* SPDX-License-Identifier: MIT */
/*
 * fault_rings.h - a reader of /dev/mp3_faults, by docs/abi.md
 *
 * All functions assert that what the module gives is well-formed.
 */
#ifndef FAULT_RINGS_H
#define FAULT_RINGS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "../../kernel_module/mp3_faults.h"

#define FAULT_RINGS_MAX	64

struct fault_rings {
	int fd;
	const struct mp3_faults_header *header;
	size_t size;			/* of the map, bytes */
	uint64_t positions[FAULT_RINGS_MAX];
	uint64_t lost;			/* records that were overwritten first */
};

/* Faults and ends of major ones, in the order of their times. */
struct faults {
	struct mp3_fault_record *records;
	size_t count;
};

/* Maps the rings; the positions are their present heads. */
void fault_rings_open(struct fault_rings *rings);
void fault_rings_close(struct fault_rings *rings);
/* Records written since load, in all rings. */
uint64_t fault_rings_written(const struct fault_rings *rings);
/* What came since the last call; whose it is does not matter. */
void fault_rings_take(struct fault_rings *rings, struct faults *faults);

/* Those of a process; and those of them that are within a range of memory. */
struct faults faults_of(const struct faults *faults, pid_t pid);
struct faults faults_within(const struct faults *faults, const void *memory,
			    size_t size);
struct faults faults_of_thread(const struct faults *faults, pid_t tid);
/* How many are faults, not ends. */
uint64_t faults_entries(const struct faults *faults);

/* What a thread's records say of its faults. */
struct fault_kinds {
	uint64_t minor;
	uint64_t major;
	uint64_t uncounted;		/* that came to nothing */
	uint64_t untrapped_minor;	/* counted after the first record */
	uint64_t untrapped_major;
};

/* @minor and @major: what the thread has counted at its end. */
struct fault_kinds faults_kinds(const struct faults *thread, uint64_t minor,
				uint64_t major);

#endif /* FAULT_RINGS_H */

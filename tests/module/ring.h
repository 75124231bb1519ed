/* SPDX-License-Identifier: MIT */
/*
 * ring.h - a reader of /dev/mp3, by docs/abi.md
 *
 * All functions assert that what the module gives is well-formed.
 */
#ifndef RING_H
#define RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "../../kernel_module/mp3.h"

struct ring {
	int fd;
	const struct mp3_header *header;
	const char *records;
	size_t size;		/* of the map, bytes */
	uint64_t position;	/* of the next record to read */
	uint64_t lost;		/* records that were overwritten first */
};

/* What the records of one process add up to. */
struct account {
	uint64_t records;
	uint64_t minor_faults;
	uint64_t major_faults;
	uint64_t user_ns;
	uint64_t system_ns;
	uint64_t traced_faults;
	uint64_t last_records;	/* of these, with MP3_REC_LAST */
};

/* /dev/mp3, to be read. */
int ring_open_device(void);
/* Maps the ring; the position is its present head. */
void ring_open(struct ring *ring);
/* The same with a file that is open already. */
void ring_use(struct ring *ring, int fd);
void ring_close(struct ring *ring);
uint64_t ring_head(const struct ring *ring);
uint64_t ring_closed(const struct ring *ring);

enum ring_result { RING_EMPTY, RING_RECORD, RING_LOST };

/* The record at @position, if it is there and whole. */
enum ring_result ring_peek(const struct ring *ring, uint64_t position,
			   struct mp3_record *record);
/*
 * The next record; false: there is none yet. Counts what is lost. What it
 * gives is whole: seq and check are asserted.
 */
bool ring_next(struct ring *ring, struct mp3_record *record);

/*
 * Adds up what is there of process @pid (a number of the initial namespace;
 * 0: the sums) from the ring's position on, which stays. None may be lost.
 */
void ring_account(const struct ring *ring, pid_t pid, struct account *sum);
/*
 * The first record of process @pid from the ring's position on, and the last
 * one that has all of @flags; false: there is none.
 */
bool ring_first(const struct ring *ring, pid_t pid, struct mp3_record *first);
bool ring_latest(const struct ring *ring, pid_t pid, unsigned int flags,
		 struct mp3_record *latest);
/*
 * Takes the records that are there; each of the machine's goes to @visit (which
 * may be NULL), the last of them is returned (seq 0: there was none). None may
 * be lost.
 */
typedef void (*machine_visitor)(const struct mp3_machine_record *record,
				void *argument);
struct mp3_machine_record ring_machine(struct ring *ring,
				       machine_visitor visit, void *argument);
/* The same as ring_account() when the process's last record is there; waits for it. */
void ring_wait_last(const struct ring *ring, pid_t pid, struct account *sum);
/* The same for a process that is registered for the @count-th time. */
void ring_wait_last_records(const struct ring *ring, pid_t pid, uint64_t count,
			    struct account *sum);
/* Waits until @ticks more ticks have ended. Something must be registered. */
void ring_wait_ticks(const struct ring *ring, uint64_t ticks);
/* Waits until no process is registered and the last records are there. */
void ring_wait_idle(const struct ring *ring);
/* Waits until @position is readable or overwritten. */
void ring_wait_head(const struct ring *ring, uint64_t position);

#endif /* RING_H */

/* SPDX-License-Identifier: MIT */
/*
 * audit.h - follows the stream of records and asserts that they fit together
 */
#ifndef AUDIT_H
#define AUDIT_H

#include "ring.h"

struct audit {
	struct ring *ring;
	/* Records of the tick that is being read, and their sum. */
	struct mp3_record sum;
	uint32_t records;
	uint32_t last_records;
	/* Records of the machine in it. */
	uint32_t machines;
	/* The last whole tick; 0: none yet, or records after it were lost. */
	uint32_t tick;
	bool series_ended;
	/* A tick was read from its begin. */
	bool in_step;
	uint64_t time_ns;
	uint64_t ticks;		/* whole ones that were read */
};

/* From the ring's position on, which must be the first of a tick. */
void audit_start(struct audit *audit, struct ring *ring);
/*
 * Reads what is there: the sums are those of their ticks, numbers and times
 * grow, a series begins with tick 1, after one in which the last process left,
 * and each tick has a record of the machine, if the ring has them.
 */
void audit_read(struct audit *audit);

#endif /* AUDIT_H */

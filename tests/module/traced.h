/* SPDX-License-Identifier: MIT */
/*
 * traced.h - a process whose faults are recorded, with what the kernel itself
 * says about it
 *
 *	traced_start(&traced, body, argument);	child, stopped; then T
 *	traced_finish(&traced);			it runs body, and ends
 */
#ifndef TRACED_H
#define TRACED_H

#include "fault_rings.h"
#include "ring.h"
#include "subject.h"

struct traced {
	struct subject subject;
	struct ring ring;
	struct fault_rings rings;
	/* Of all processes, and of this one, after traced_finish(). */
	struct faults all;
	struct faults own;
};

void traced_start(struct traced *traced, subject_body body, void *argument);
/*
 * Lets it run to its end, and asserts that its records and those of its faults
 * fit together, and to what wait4() says.
 */
void traced_finish(struct traced *traced);
void traced_run(struct traced *traced, subject_body body, void *argument);
/* Of a process of one thread: what its faults were. */
struct fault_kinds traced_kinds(const struct traced *traced);

#endif /* TRACED_H */

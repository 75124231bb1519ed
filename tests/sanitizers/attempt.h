/* SPDX-License-Identifier: MIT */
/*
 * attempt.h - a system call of which one allocation fails
 *
 * See Documentation/fault-injection in the kernel's source: what is written
 * to /proc/self/fail-nth is counted down by this thread's allocations, and
 * the one that comes to 0 fails.
 */
#ifndef ATTEMPT_H
#define ATTEMPT_H

#include <stdbool.h>

struct attempt {
	bool injected;	/* an allocation did fail */
	bool done;	/* the call succeeded */
	int error;	/* its errno if not */
};

/* Lets all kinds of allocation fail, not only some; ends the program if the
 * kernel can't do it. */
void attempt_prepare(void);

/* Allocation @nth, from 1, of @act fails; @act gives -1 and errno, or not. */
struct attempt attempt(unsigned int nth, int (*act)(void));

#endif /* ATTEMPT_H */

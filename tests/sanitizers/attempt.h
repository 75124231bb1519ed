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

enum allocations {
	/*
	 * kmalloc() and the like. The same call makes the same ones each time,
	 * so each of them fails once.
	 */
	OBJECTS,
	/*
	 * Pages, as of vmalloc(). How many there are depends on what is free
	 * in the slab caches, so that one may be passed over.
	 */
	PAGES,
};

struct attempt {
	bool injected;	/* an allocation did fail */
	bool done;	/* the call succeeded */
	int error;	/* its errno if not */
};

/* Once; ends the program if the kernel can't inject failures. */
void attempt_prepare(void);

/* Which allocations are counted and fail from now on. */
void attempt_choose(enum allocations allocations);

/* The kernel shows in its log where the allocations that fail are, or not. */
void attempt_show(bool show);

/* Allocation @nth, from 1, of @act fails; @act gives -1 and errno, or not. */
struct attempt attempt(unsigned int nth, int (*act)(void));

#endif /* ATTEMPT_H */

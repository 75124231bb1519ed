/* SPDX-License-Identifier: MIT */
/*
 * steps.h - what is tried while its allocations fail, one after the other
 */
#ifndef STEPS_H
#define STEPS_H

#include <stdbool.h>

enum without_memory {
	FAILS,		/* it needs at least one allocation */
	NEVER_FAILS,	/* nobody could do anything about it */
};

struct step {
	const char *name;
	/* Before each call, and after it; @done: it succeeded. NULL: nothing. */
	void (*before)(void);
	void (*after)(bool done);
	/* The call; -1 and errno if it failed. */
	int (*act)(void);
	/* What is not as it should be after the call; NULL: all is well. */
	const char *(*wrong)(bool done);
	enum without_memory without_memory;
};

/* Each list ends with a step that has no name. */
extern const struct step module_steps[];
/* These want mp3.ko loaded. */
extern const struct step request_steps[];
extern const struct step device_steps[];

/* The module of module_steps[], as insmod takes it; see trace_of(). */
void module_is(const char *path, const char *parameters);
void module_load(void);
void module_unload(void);

#endif /* STEPS_H */

/* SPDX-License-Identifier: MIT */
/*
 * kworkers.h - CPU time that the kernel itself has on its books
 */
#ifndef KWORKERS_H
#define KWORKERS_H

#include <stdint.h>
#include <sys/types.h>

/* CPU time of a process's first thread up to now, ns. */
uint64_t schedstat_cpu(pid_t pid);

#define KWORKERS_MAX 64

/*
 * CPU time of the kernel threads that serve queues which are bound to no CPU,
 * as the module's is; other queues' work is in it, too.
 */
struct kworkers {
	unsigned int count;
	struct {
		pid_t pid;
		uint64_t cpu;
	} worker[KWORKERS_MAX];
};

void kworkers_note(struct kworkers *now);

/*
 * What they have used since @before, ns. A worker that ended meanwhile is left
 * out: only those end that had nothing to do for minutes.
 */
uint64_t kworkers_since(const struct kworkers *before);

#endif /* KWORKERS_H */

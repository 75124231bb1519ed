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

/*
 * The same, of all kernel threads that serve queues which are bound to no CPU,
 * as the module's is; other queues' work is in it, too.
 */
uint64_t kworkers_cpu(void);

#endif /* KWORKERS_H */

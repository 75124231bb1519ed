/* SPDX-License-Identifier: MIT */
/*
 * worker.h - CPU time that the scheduler has on its books
 */
#ifndef WORKER_H
#define WORKER_H

#include <stdint.h>
#include <sys/types.h>

/* CPU time of a process's first thread up to now, ns. */
uint64_t schedstat_cpu(pid_t pid);

/* The kernel thread that does the module's ticks. */
pid_t worker_find(void);

#endif /* WORKER_H */

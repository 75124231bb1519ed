/* SPDX-License-Identifier: MIT */
/*
 * load.h - things for an observed process to do
 */
#ifndef LOAD_H
#define LOAD_H

#include <stddef.h>
#include <stdint.h>

/* Writes to @pages new pages: as many minor faults, at least. */
void fault_pages(size_t pages);
/* Writes to new pages until something stops it. */
__attribute__((noreturn)) void fill_memory(void);
/* Computes until its process has used @ns of CPU time since it started. */
void use_cpu_until(uint64_t ns);
/* The present CPU time of the caller's process, all threads, ns. */
uint64_t my_cpu_time_ns(void);
/* Time between two timer interrupts, ns. */
uint64_t jiffy_ns(void);
/* CLOCK_MONOTONIC, ns. */
uint64_t now_ns(void);
/* Zeroed memory that the children of the caller share with it. */
void *shared_memory(size_t size);

/*
 * What the program does when it was started as `mp3-test --role NAME ARGS`;
 * for tests that need exec. Returns the exit code.
 */
int role_main(int argc, char **argv);
/* exec()s it: `mp3-test --role fault <argument>` faults on so many pages. */
__attribute__((noreturn)) void become_role(const char *name,
					   const char *argument);

#endif /* LOAD_H */

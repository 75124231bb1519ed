/* SPDX-License-Identifier: MIT */
/*
 * process.h - children of a test that do something at the same time
 */
#ifndef PROCESS_H
#define PROCESS_H

#include <stdint.h>
#include <sys/types.h>

typedef void (*process_body)(void *argument);

/* A child that calls @body and exits with 0. */
pid_t spawn(process_body body, void *argument);
/*
 * A child in our memory that sleeps until it is killed: hundreds of them are
 * made at once. At most so many in a test.
 */
#define CHEAP_MAX	2800
pid_t spawn_cheaply(void);
/* Waits for a child that must exit with 0. */
void join(pid_t child);
/* Kills a child and reaps it. */
void end_process(pid_t child);
/* Sends SIGSTOP or SIGCONT and waits until it has taken effect. */
void pause_process(pid_t child);
void resume_process(pid_t child);

void sleep_ms(unsigned int ms);
void sleep_until_ns(uint64_t monotonic_ns);
/* How often the calling thread has gone to sleep since it started. */
long times_slept(void);

#endif /* PROCESS_H */

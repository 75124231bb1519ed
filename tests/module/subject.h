/* SPDX-License-Identifier: MIT */
/*
 * subject.h - a process that the module observes, with what the kernel itself
 * says about it
 *
 *	subject_start(&subject, body, argument);	child, stopped
 *	subject_register(&subject);			baseline, then R
 *	subject_continue(&subject);			the child runs body
 *	subject_finish(&subject, &ring);		its end; all must agree
 *
 * The baseline is taken while the child is stopped, so that it is exactly
 * what the module has at the registration.
 */
#ifndef SUBJECT_H
#define SUBJECT_H

#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

#include "ring.h"

struct subject {
	pid_t pid;
	int status;		/* wait4()'s, after subject_finish() */
	struct rusage base;	/* what it had used when it was registered */
	uint64_t base_cpu_ns;
	/* It ran when it was registered: the baseline may be more by this. */
	uint64_t base_cpu_slack_ns;
	struct rusage usage;	/* wait4()'s, after subject_finish() */
	struct account account;	/* likewise: the sum of its records */
	/* Last records from before: it had been unregistered. */
	uint64_t earlier_last_records;
	/* Faults that wait4() adds for the child's own reaped children. */
	uint64_t reaped_minor_faults;
	uint64_t reaped_major_faults;
	uint64_t reaped_cpu_us;
};

typedef void (*subject_body)(void *argument);

/* Forks a child that stops itself, then calls @body and exits with 0. */
void subject_start(struct subject *subject, subject_body body, void *argument);
/* The same with a pid that must be free. */
void subject_start_as(struct subject *subject, pid_t pid, subject_body body,
		      void *argument);
/* Waits until the child has stopped (again), and takes the baseline. */
void subject_wait_stop(struct subject *subject);
void subject_register(struct subject *subject);
void subject_continue(const struct subject *subject);
/*
 * Waits for the child's end and its last record, and asserts that the records
 * add up to what the kernel says: faults, and CPU time to the nanosecond.
 */
void subject_finish(struct subject *subject, const struct ring *ring);
/* All of it, for a child that needs nothing in between. */
void subject_run(struct subject *subject, const struct ring *ring,
		 subject_body body, void *argument);

/* Stops the calling process, for subject_wait_stop(). */
void stop_myself(void);
/* ns of CPU time, all threads; exact while none of them runs. */
uint64_t cpu_time_ns(pid_t pid);
/* User and system time, as rusage tells it. */
uint64_t rusage_cpu_us(const struct rusage *usage);

#endif /* SUBJECT_H */

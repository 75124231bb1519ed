/* SPDX-License-Identifier: MIT */
/*
 * helper.h - a process that does something in every round, beside the spinner
 */
#ifndef HELPER_H
#define HELPER_H

#include <stdint.h>
#include <sys/types.h>

struct crowd;

/* What the helper and the spinner share. */
struct helper_count {
	uint64_t rounds;	/* complete ones */
	uint64_t values;	/* what was read, so that it is of use */
};

/* Does rounds for ever. */
typedef void helper_fn(const struct crowd *crowd, struct helper_count *count);

struct helper {
	pid_t pid;
	struct helper_count *count;
};

void helper_start(struct helper *helper, helper_fn *run,
		  const struct crowd *crowd);
uint64_t helper_rounds(const struct helper *helper);
/* CPU time of the helper up to now, ns. */
uint64_t helper_cpu(const struct helper *helper);
void helper_end(struct helper *helper);

/* procstat.c: open, read and close /proc/PID/stat; the same, and parse. */
helper_fn procstat_read, procstat_parse;
/* drain.c: copy the module's records, once a second. */
helper_fn drain;

#endif /* HELPER_H */

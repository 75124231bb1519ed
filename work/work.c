// SPDX-License-Identifier: MIT
/*
 * work.c - the workload: iterations of memory accesses with a sleep between
 * them, as in the course's program of the same name
 */
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sysexits.h>
#include <unistd.h>

#include "latency.h"
#include "memory.h"
#include "options.h"
#include "prng.h"
#include "registration.h"
#include "sequence.h"

static void list_offsets(struct sequence *sequence, uint64_t count)
{
	while (count-- > 0)
		printf("%" PRIu64 "\n", sequence_next(sequence));
}

/* A signal, such as the SIGCONT that starts a run, must not cut it short. */
static void sleep_fully(struct timespec left)
{
	while (nanosleep(&left, &left) != 0 && errno == EINTR)
		;
}

/* All that it takes to do an access. */
struct run {
	const struct options *options;
	struct sequence sequence;
	struct memory memory;
	/* Says which accesses read. */
	struct prng mix;
	struct latency latency;
	/* The page that the chase is at. */
	uint64_t page;
};

/* The cycle's links, each in its page, and where the chase begins. */
static void lay_links(struct run *run)
{
	struct sequence *sequence = &run->sequence;

	run->page = sequence_link(sequence, sequence->last / SEQUENCE_PAGE);
	while (sequence->laid < sequence->pages) {
		uint64_t offset = sequence_next(sequence);

		memory_put(&run->memory, offset,
			   sequence_link(sequence, offset / SEQUENCE_PAGE));
	}
}

/* Returns 0, or a positive errno after a message on standard error. */
static int access_once(struct run *run)
{
	const struct options *options = run->options;
	bool reads;

	if (options->pattern.kind == PATTERN_CHASE) {
		/* The next access can't begin before this one has ended. */
		run->page = memory_get(&run->memory, run->page * SEQUENCE_PAGE);
		return 0;
	}
	reads = options->reads && prng_below(&run->mix, 100) < options->reads;
	return memory_access(&run->memory, sequence_next(&run->sequence),
			     !reads);
}

static int access_timed(struct run *run)
{
	uint64_t start = latency_now();
	int err = access_once(run);

	latency_add(&run->latency, latency_now() - start);
	return err;
}

static int iterate(struct run *run)
{
	const struct options *options = run->options;
	uint64_t i, k;
	int err;

	for (i = 1; i <= options->iterations; i++) {
		for (k = 0; k < options->accesses; k++) {
			err = options->timed ? access_timed(run) :
					       access_once(run);
			if (err)
				return err;
		}
		printf("iteration %" PRIu64 "/%" PRIu64 "\n", i,
		       options->iterations);
		fflush(stdout);
		if (i < options->iterations)
			sleep_fully(options->sleep);
	}
	return 0;
}

static int64_t microseconds(struct timeval time)
{
	return (int64_t)time.tv_sec * 1000000 + time.tv_usec;
}

static void print_rusage(void)
{
	struct rusage usage;

	if (getrusage(RUSAGE_SELF, &usage) != 0)
		return;
	printf("{\"pid\":%d,\"minor_faults\":%ld,\"major_faults\":%ld,"
	       "\"user_us\":%" PRId64 ",\"system_us\":%" PRId64
	       ",\"max_rss_kib\":%ld}\n",
	       (int)getpid(), usage.ru_minflt, usage.ru_majflt,
	       microseconds(usage.ru_utime), microseconds(usage.ru_stime),
	       usage.ru_maxrss);
}

int main(int argc, char **argv)
{
	const struct options options = options_parse(argc, argv);
	struct run run = {
		.options = &options,
		.sequence = sequence_begin(options.pattern, options.size,
					   options.accesses, options.seed),
		/* Another one than that of the places, which stay the same. */
		.mix = { .state = ~options.seed },
	};
	bool chases = options.pattern.kind == PATTERN_CHASE;
	int status = EXIT_SUCCESS;

	if (options.lists) {
		list_offsets(&run.sequence,
			     options.iterations * options.accesses +
				     (chases ? run.sequence.pages : 0));
		return ferror(stdout) || fflush(stdout) ? EX_IOERR : 0;
	}

	if (options.stops)
		raise(SIGSTOP);
	if (options.registers && registration_request('R') != 0)
		return EX_UNAVAILABLE;

	if (memory_open(&run.memory, &options) != 0) {
		status = EXIT_FAILURE;
		goto out;
	}
	if (chases)
		lay_links(&run);
	if (iterate(&run) != 0)
		status = EXIT_FAILURE;
	if (options.timed)
		latency_print(&run.latency);
	print_rusage();

out:
	if (options.registers && registration_request('U') != 0)
		status = EXIT_FAILURE;
	return status;
}

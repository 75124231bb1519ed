// SPDX-License-Identifier: MIT
/*
 * work.c - the workload: iterations of memory accesses with a sleep between
 * them, as in the course's program of the same name
 */
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sysexits.h>
#include <unistd.h>

#include "content.h"
#include "options.h"
#include "registration.h"
#include "sequence.h"

/* Memory that faults page by page: a huge page would hide 511 of 512 faults. */
static volatile unsigned char *map_memory(uint64_t size)
{
	void *memory;

	if (prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0) != 0)
		return NULL;
	memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	return memory == MAP_FAILED ? NULL : memory;
}

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

static void iterate(const struct options *options, struct sequence *sequence,
		    volatile unsigned char *memory)
{
	struct content content = content_of(options->seed, options->content);
	uint64_t i, k;

	for (i = 1; i <= options->iterations; i++) {
		for (k = 0; k < options->accesses; k++) {
			uint64_t offset = sequence_next(sequence);

			/*
			 * Write without reading: a page that is read first
			 * faults twice, once for the zero page and once for
			 * its own.
			 */
			memory[offset] = (unsigned char)offset;
			content_fill(&content, memory, offset);
		}
		printf("iteration %" PRIu64 "/%" PRIu64 "\n", i,
		       options->iterations);
		fflush(stdout);
		if (i < options->iterations)
			sleep_fully(options->sleep);
	}
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
	struct options options = options_parse(argc, argv);
	struct sequence sequence = {
		.prng = { .state = options.seed },
		.size = options.size,
		.local = options.local,
	};
	volatile unsigned char *memory;
	int status = EXIT_SUCCESS;

	if (options.lists) {
		list_offsets(&sequence, options.iterations * options.accesses);
		return ferror(stdout) || fflush(stdout) ? EX_IOERR : 0;
	}

	if (options.stops)
		raise(SIGSTOP);
	if (options.registers && registration_request('R') != 0)
		return EX_UNAVAILABLE;

	memory = map_memory(options.size);
	if (!memory) {
		fprintf(stderr, "work: %" PRIu64 " bytes: %s\n", options.size,
			strerror(errno));
		status = EXIT_FAILURE;
		goto out;
	}
	iterate(&options, &sequence, memory);
	print_rusage();

out:
	if (options.registers && registration_request('U') != 0)
		status = EXIT_FAILURE;
	return status;
}

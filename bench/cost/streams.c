// SPDX-License-Identifier: MIT
/*
 * streams.c - what forks and faults cost while the module is told of them
 *
 * As in spin.c, an instruction is a nanosecond and the time stamp counter
 * counts them.
 */
#include <errno.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <x86intrin.h>

#include "crowd.h"
#include "fail.h"
#include "streams.h"

#define PAGE_BYTES	4096UL
#define MOST_TURNS	15

struct stream {
	const char *name;
	/* Of the request that switches it on. */
	char verb;
	/* The median counts. Odd, at most MOST_TURNS. */
	unsigned int turns;
	/* Instructions that it takes to do it @count times. */
	uint64_t (*turn)(unsigned int count);
};

static void fork_once(void)
{
	pid_t child = fork();

	if (child < 0)
		fail("fork: %s", strerror(errno));
	if (child == 0)
		_exit(0);
	if (waitpid(child, NULL, 0) != child)
		fail("waitpid: %s", strerror(errno));
}

/* All that was executed meanwhile, the ticks that sample the children too. */
static uint64_t fork_turn(unsigned int count)
{
	uint64_t start = __rdtsc();

	for (unsigned int i = 0; i < count; i++)
		fork_once();
	return __rdtsc() - start;
}

/* Each write is a fault: no page is there. */
static uint64_t fault_turn(unsigned int count)
{
	const size_t length = count * PAGE_BYTES;
	uint64_t start, elapsed;
	char *pages = mmap(NULL, length, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (pages == MAP_FAILED || madvise(pages, length, MADV_NOHUGEPAGE))
		fail("no memory for %u pages", count);
	start = __rdtsc();
	for (size_t at = 0; at < length; at += PAGE_BYTES)
		*(volatile char *)(pages + at) = 1;
	elapsed = __rdtsc() - start;
	munmap(pages, length);
	return elapsed;
}

/*
 * A turn of forks is long and has its share of ticks. Most turns of faults are
 * too short for a tick to come: ticks have a table of their own.
 */
static const struct stream forks = {
	.name = "forks", .verb = 'F', .turns = 1, .turn = fork_turn,
};

static const struct stream faults = {
	.name = "faults", .verb = 'T', .turns = 15, .turn = fault_turn,
};

static int compare(const void *left, const void *right)
{
	uint64_t one = *(const uint64_t *)left, other = *(const uint64_t *)right;

	return (one > other) - (one < other);
}

static void measure_state(const struct stream *stream, const char *state,
			  unsigned int processes, unsigned int count)
{
	uint64_t turns[MOST_TURNS] = { 0 };

	/* Does not count: memory that was never used before is had cheaper. */
	stream->turn(count);
	for (unsigned int i = 0; i < stream->turns; i++)
		turns[i] = stream->turn(count);
	qsort(turns, stream->turns, sizeof(turns[0]), compare);
	printf("stream=%s state=%s processes=%u count=%u elapsed=%llu\n",
	       stream->name, state, processes, count,
	       (unsigned long long)turns[stream->turns / 2]);
}

static void measure_stream(const struct stream *stream, unsigned int processes,
			   unsigned int count)
{
	pid_t self = getpid();
	const struct crowd own = { .pids = &self, .count = 1 };
	struct crowd others;

	crowd_start(&others, processes, 1, false);
	crowd_request(&others, 'R');
	measure_state(stream, "off", processes, count);
	crowd_request(&others, stream->verb);
	measure_state(stream, "others", processes, count);
	crowd_request(&own, stream->verb);
	measure_state(stream, "own", processes, count);
	crowd_request(&own, 'U');
	crowd_request(&others, 'U');
	crowd_end(&others);
}

void measure_forks(unsigned int processes, unsigned int count)
{
	measure_stream(&forks, processes, count);
}

void measure_faults(unsigned int processes, unsigned int count)
{
	measure_stream(&faults, processes, count);
}

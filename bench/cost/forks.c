// SPDX-License-Identifier: MIT
/*
 * forks.c - what a fork costs while the module is told of it, or is not
 *
 * As in spin.c, an instruction is a nanosecond and the time stamp counter
 * counts them: what passes from the first fork to the last wait is all that
 * was executed, ticks included.
 */
#include <errno.h>
#include <stdint.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <x86intrin.h>

#include "crowd.h"
#include "fail.h"
#include "forks.h"

/* Forks that do not count: the allocator's caches fill. */
#define WARM_UP	100U
#define TURNS	9

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

static uint64_t timed_forks(unsigned int count)
{
	uint64_t start = __rdtsc();

	for (unsigned int i = 0; i < count; i++)
		fork_once();
	return __rdtsc() - start;
}

static int compare(const void *left, const void *right)
{
	uint64_t one = *(const uint64_t *)left, other = *(const uint64_t *)right;

	return (one > other) - (one < other);
}

/* The median of several turns: what the kernel does once in a while is not ours. */
static void measure(const char *what, unsigned int count)
{
	uint64_t turns[TURNS];

	timed_forks(WARM_UP);
	for (int i = 0; i < TURNS; i++)
		turns[i] = timed_forks(count);
	qsort(turns, TURNS, sizeof(turns[0]), compare);
	printf("forks=%s count=%u elapsed=%llu\n", what, count,
	       (unsigned long long)turns[TURNS / 2]);
}

void measure_forks(unsigned int count)
{
	pid_t self = getpid();
	const struct crowd own = { .pids = &self, .count = 1 };
	struct crowd other;

	crowd_start(&other, 1, 1, false);
	crowd_request(&other, 'R');
	measure("unwatched", count);
	crowd_request(&other, 'F');
	measure("others", count);
	crowd_request(&own, 'F');
	measure("followed", count);
	crowd_request(&own, 'U');
	crowd_request(&other, 'U');
	crowd_end(&other);
}

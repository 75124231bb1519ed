// SPDX-License-Identifier: MIT
/*
 * accounting_running.c - how old the CPU time of a running process may be
 *
 * Nothing here depends on how fast the machine is: a process that used c0 ns
 * of CPU time at t0 and c1 at t1 has used, at a time t in between, at most
 * c0 + (t - t0), and at least c1 - (t1 - t).
 */
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "request.h"
#include "subject.h"
#include "suites.h"

#define SPIN_NS	300000000

struct span {
	uint64_t begin_ns;
	uint64_t begin_cpu_ns;
	uint64_t end_ns;
	uint64_t end_cpu_ns;
};

/* Time first, then CPU time at the begin, the other way round at the end. */
static void spin(void *argument)
{
	struct span *span = argument;

	span->begin_ns = now_ns();
	span->begin_cpu_ns = my_cpu_time_ns();
	/* In the vDSO, without a system call: nothing updates the account. */
	while (now_ns() < span->begin_ns + SPIN_NS)
		;
	span->end_cpu_ns = my_cpu_time_ns();
	span->end_ns = now_ns();
}

struct staleness {
	uint64_t worst_ns;
	size_t records;
};

static void check_record(const struct span *span, uint64_t time_ns,
			 uint64_t cpu_ns, struct staleness *staleness)
{
	uint64_t least = 0;

	if (time_ns < span->begin_ns || time_ns > span->end_ns)
		return;
	staleness->records++;
	/* The account is taken before the record's time: never ahead of it. */
	ASSERT_LE(cpu_ns, span->begin_cpu_ns + (time_ns - span->begin_ns));
	if (span->end_cpu_ns > span->end_ns - time_ns)
		least = span->end_cpu_ns - (span->end_ns - time_ns);
	if (least > cpu_ns && least - cpu_ns > staleness->worst_ns)
		staleness->worst_ns = least - cpu_ns;
}

/*
 * A late timer interrupt makes the account older, and only under the virtual
 * clock, where there is one CPU, none is late by the host's doing.
 */
static void at_most_a_jiffy_old(void)
{
	struct span *span = shared_memory(sizeof(*span));
	struct staleness staleness = { .worst_ns = 0 };
	struct mp3_record record;
	struct subject subject;
	struct ring ring;
	uint64_t cpu_ns;

	ring_open(&ring);
	subject_run(&subject, &ring, spin, span);
	cpu_ns = subject.base_cpu_ns;
	while (ring_next(&ring, &record)) {
		if (record.pid != (uint32_t)subject.pid)
			continue;
		cpu_ns += record.user_ns + record.system_ns;
		check_record(span, record.time_ns, cpu_ns, &staleness);
	}
	ASSERT_GE(staleness.records, 2);
	diag("%zu records of a running process, at most %llu ns old",
	     staleness.records, (unsigned long long)staleness.worst_ns);
	if (sysconf(_SC_NPROCESSORS_ONLN) == 1)
		ASSERT_LE(staleness.worst_ns, jiffy_ns());
}

static const struct test tests[] = {
	TEST(at_most_a_jiffy_old),
};

SUITE(accounting_running_suite, "accounting-running", "period_ms=7", tests);

// SPDX-License-Identifier: MIT
/*
 * accounting_life.c - which part of a process's life is in its records
 */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "request.h"
#include "subject.h"
#include "suites.h"

#define PAGES	400UL

/* What a process knew of itself right before and right after a request. */
struct moment {
	uint64_t minor_faults;
	uint64_t cpu_before_ns;
	uint64_t cpu_after_ns;
};

static uint64_t my_minor_faults(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (uint64_t)usage.ru_minflt;
}

/*
 * Reading the CPU clock brings the account of a running thread up to date,
 * so that the module's must lie between the two.
 */
static void request_for_myself(char verb, struct moment *moment)
{
	pid_t self = getpid();

	/* All that the request touches is there: no fault in between. */
	ASSERT_ERRNO(request('U', 1), ESRCH);
	memset(moment, 0, sizeof(*moment));
	my_cpu_time_ns();
	moment->minor_faults = my_minor_faults();
	moment->cpu_before_ns = my_cpu_time_ns();
	ASSERT_ERRNO(request(verb, self), 0);
	moment->cpu_after_ns = my_cpu_time_ns();
	ASSERT_EQ(my_minor_faults(), moment->minor_faults);
}

static void register_and_exit(void *moment)
{
	fault_pages(PAGES);
	request_for_myself('R', moment);
	fault_pages(PAGES / 2);
}

/* The course's way, and the end comes without U. */
static void registers_itself(void)
{
	struct moment *moment = shared_memory(sizeof(*moment));
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_start(&subject, register_and_exit, moment);
	subject_continue(&subject);
	ASSERT_OK(waitid(P_PID, (id_t)subject.pid, &(siginfo_t){ 0 },
			 WEXITED | WNOWAIT));
	subject.base.ru_minflt = (long)moment->minor_faults;
	subject.base_cpu_ns = moment->cpu_before_ns;
	subject.base_cpu_slack_ns =
		moment->cpu_after_ns - moment->cpu_before_ns;
	subject_finish(&subject, &ring);
	ASSERT_EQ(subject.status, 0);
	ASSERT_GE(subject.account.minor_faults, PAGES / 2);
	ASSERT_LT(subject.account.minor_faults, PAGES);
}

static void register_and_unregister(void *argument)
{
	struct moment *moments = argument;

	request_for_myself('R', &moments[0]);
	fault_pages(PAGES);
	request_for_myself('U', &moments[1]);
	fault_pages(10 * PAGES);
}

static void unregisters_itself(void)
{
	struct moment *moments = shared_memory(2 * sizeof(*moments));
	struct subject subject;
	struct account sum;
	struct ring ring;
	uint64_t cpu_ns;

	ring_open(&ring);
	subject_start(&subject, register_and_unregister, moments);
	subject_continue(&subject);
	ASSERT_EQ(waitpid(subject.pid, &subject.status, 0), subject.pid);
	ASSERT_EQ(subject.status, 0);
	ring_wait_last(&ring, subject.pid, &sum);
	cpu_ns = sum.user_ns + sum.system_ns;
	ASSERT_EQ(sum.last_records, 1);
	ASSERT_EQ(sum.minor_faults,
		  moments[1].minor_faults - moments[0].minor_faults);
	ASSERT_GE(cpu_ns,
		  moments[1].cpu_before_ns - moments[0].cpu_after_ns);
	ASSERT_LE(cpu_ns,
		  moments[1].cpu_after_ns - moments[0].cpu_before_ns);
}

static void live_on_after_stop(void *unused)
{
	(void)unused;
	fault_pages(10 * PAGES);
	use_cpu_until(60000000);
	stop_myself();
	fault_pages(PAGES);
}

static void registered_late(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_start(&subject, live_on_after_stop, NULL);
	subject_continue(&subject);
	subject_wait_stop(&subject);
	ASSERT_GE(subject.base.ru_minflt, 10 * PAGES);
	ASSERT_GE(subject.base_cpu_ns, 60000000);
	subject_register(&subject);
	subject_continue(&subject);
	subject_finish(&subject, &ring);
	ASSERT_GE(subject.account.minor_faults, PAGES);
	ASSERT_LT(subject.account.minor_faults, 2 * PAGES);
}

static void stop_twice(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
	stop_myself();
	fault_pages(20 * PAGES);
	use_cpu_until(60000000);
	stop_myself();
	fault_pages(2 * PAGES);
}

/* What it does between U and the second R is in no record. */
static void register_again(bool wait_for_tick)
{
	struct rusage first;
	struct subject subject;
	struct ring ring;
	uint64_t first_cpu_ns;

	ring_open(&ring);
	subject_start(&subject, stop_twice, NULL);
	first = subject.base;
	first_cpu_ns = subject.base_cpu_ns;
	subject_register(&subject);
	subject_continue(&subject);

	subject_wait_stop(&subject);
	ASSERT_ERRNO(request('U', subject.pid), 0);
	ASSERT(!is_listed(subject.pid));
	if (wait_for_tick)
		ring_wait_last(&ring, subject.pid, &subject.account);
	first.ru_minflt -= subject.base.ru_minflt;
	first.ru_majflt -= subject.base.ru_majflt;
	first_cpu_ns -= subject.base_cpu_ns;
	subject_continue(&subject);

	subject_wait_stop(&subject);
	subject_register(&subject);
	ASSERT(is_listed(subject.pid));
	subject.base.ru_minflt += first.ru_minflt;
	subject.base.ru_majflt += first.ru_majflt;
	subject.base_cpu_ns += first_cpu_ns;
	/* The last record of the first time is not that of the second. */
	ring_account(&ring, subject.pid, &subject.account);
	subject.earlier_last_records = subject.account.last_records;
	if (wait_for_tick)
		ASSERT_EQ(subject.earlier_last_records, 1);
	subject_continue(&subject);
	subject_finish(&subject, &ring);
	ASSERT_GE(subject.account.minor_faults, 3 * PAGES);
	ASSERT_LT(subject.account.minor_faults, 6 * PAGES);
}

static void registered_again(void)
{
	register_again(true);
}

/* In the same tick: the period is longer than all that happens. */
static void registered_again_at_once(void)
{
	register_again(false);
}

static const struct test tests[] = {
	TEST(registers_itself),
	TEST(unregisters_itself),
	TEST(registered_late),
	TEST(registered_again),
	TEST(registered_again_at_once, .module = "period_ms=500"),
};

SUITE(accounting_life_suite, "accounting-life", "period_ms=10", tests);

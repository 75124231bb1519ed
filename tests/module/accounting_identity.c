// SPDX-License-Identifier: MIT
/*
 * accounting_identity.c - a process's records are its own: not its children's,
 * not those of the next one with its number, none missing however short it is
 */
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "request.h"
#include "subject.h"
#include "suites.h"

#define PAGES		400UL
#define SHORT_LIVES	40
#define MANY_LIVES	300

static void fork_and_leave(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
	if (fork() == 0) {
		fault_pages(10 * PAGES);
		_exit(0);
	}
	fault_pages(PAGES);
}

/* Children are processes of their own. */
static void forks_and_does_not_wait(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, fork_and_leave, NULL);
	ASSERT_GE(subject.account.minor_faults, 2 * PAGES);
	ASSERT_LT(subject.account.minor_faults, 10 * PAGES);
}

static void fork_and_wait(void *usage)
{
	pid_t child;

	fault_pages(PAGES);
	child = fork();
	if (child == 0) {
		fault_pages(10 * PAGES);
		use_cpu_until(20000000);
		_exit(0);
	}
	ASSERT_EQ(wait4(child, NULL, 0, usage), child);
	fault_pages(PAGES);
	stop_myself();
}

/* wait4() adds what the process waited for; the records don't. */
static void forks_and_waits(void)
{
	struct rusage *reaped = shared_memory(sizeof(*reaped));
	struct subject subject;
	struct ring ring;
	int status;

	ring_open(&ring);
	subject_start(&subject, fork_and_wait, reaped);
	subject_register(&subject);
	subject_continue(&subject);
	ASSERT_EQ(waitpid(subject.pid, &status, WUNTRACED), subject.pid);
	ASSERT(WIFSTOPPED(status));
	ASSERT_GE(reaped->ru_minflt, 10 * PAGES);
	subject.reaped_minor_faults = (uint64_t)reaped->ru_minflt;
	subject.reaped_major_faults = (uint64_t)reaped->ru_majflt;
	subject.reaped_cpu_us = rusage_cpu_us(reaped);
	subject_continue(&subject);
	subject_finish(&subject, &ring);
	ASSERT_LT(subject.account.minor_faults, 10 * PAGES);
}

static void fault_little(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
}

static void fault_much(void *unused)
{
	(void)unused;
	fault_pages(20 * PAGES);
}

/* Runs a registered process to its end, without waiting for its records. */
static void run_unseen(struct subject *subject)
{
	subject_start(subject, fault_little, NULL);
	subject_register(subject);
	subject_continue(subject);
	ASSERT_EQ(wait4(subject->pid, &subject->status, 0, &subject->usage),
		  subject->pid);
}

/* The same number, before and after the first one's last record. */
static void pid_reuse(void)
{
	struct subject first, second;
	struct account account;
	struct ring ring;

	ring_open(&ring);
	run_unseen(&first);
	subject_start_as(&second, first.pid, fault_much, NULL);
	/* Nobody has registered this one. */
	ASSERT(!is_listed(second.pid));
	subject_continue(&second);
	ring_wait_last(&ring, first.pid, &account);
	ASSERT_ERRNO(request('U', second.pid), ESRCH);
	ASSERT_EQ(waitpid(second.pid, &second.status, 0), second.pid);
	ring_account(&ring, first.pid, &account);
	ASSERT_EQ(account.last_records, 1);
	ASSERT_EQ(account.minor_faults,
		  first.usage.ru_minflt - first.base.ru_minflt);
}

/* Both are registered, the second one while the first waits for its tick. */
static void pid_reuse_registered(void)
{
	struct subject first, second;
	struct ring ring;

	ring_open(&ring);
	run_unseen(&first);
	subject_start_as(&second, first.pid, fault_much, NULL);
	subject_register(&second);
	ASSERT(is_listed(second.pid));
	ring_wait_last(&ring, first.pid, &first.account);
	ASSERT_EQ(first.account.last_records, 1);
	ASSERT_EQ(first.account.minor_faults,
		  first.usage.ru_minflt - first.base.ru_minflt);
	/* From here on the number is that of the second. */
	ring.position = ring_head(&ring);
	subject_continue(&second);
	subject_finish(&second, &ring);
	ASSERT_GE(second.account.minor_faults, 20 * PAGES);
}

/* Most of these begin and end between two ticks. */
static void short_lives(void)
{
	struct subject subjects[SHORT_LIVES];
	struct ring ring;

	ring_open(&ring);
	for (int i = 0; i < SHORT_LIVES; i++)
		run_unseen(&subjects[i]);
	for (int i = 0; i < SHORT_LIVES; i++) {
		const struct subject *subject = &subjects[i];
		struct account sum;
		uint64_t cpu_us;

		ring_wait_last(&ring, subject->pid, &sum);
		ASSERT_EQ(sum.last_records, 1);
		ASSERT_EQ(sum.minor_faults, subject->usage.ru_minflt -
						    subject->base.ru_minflt);
		ASSERT_GE(sum.minor_faults, PAGES);
		cpu_us = (sum.user_ns + sum.system_ns + subject->base_cpu_ns) /
			 1000;
		/* wait4() may have come before it had left its CPU. */
		ASSERT_GE(cpu_us, rusage_cpu_us(&subject->usage));
	}
}

static void fault_a_page(void *unused)
{
	(void)unused;
	fault_pages(1);
}

/*
 * With so many ticks, some find a process that has ended but not yet left its
 * CPU, or was preempted on its way out.
 */
static void ends_around_ticks(void)
{
	struct ring ring;

	ring_open(&ring);
	for (int i = 0; i < MANY_LIVES; i++) {
		struct subject subject;

		ring.position = ring_head(&ring);
		subject_run(&subject, &ring, fault_a_page, NULL);
	}
}

static const struct test tests[] = {
	TEST(forks_and_does_not_wait),
	TEST(forks_and_waits),
	TEST(pid_reuse, .module = "period_ms=200"),
	TEST(pid_reuse_registered, .module = "period_ms=200"),
	TEST(short_lives, .module = "period_ms=1000"),
	TEST(ends_around_ticks, .module = "period_ms=1", .limit_s = 120),
};

SUITE(accounting_identity_suite, "accounting-identity", "period_ms=10", tests);

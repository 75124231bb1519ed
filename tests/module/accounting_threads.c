// SPDX-License-Identifier: MIT
/*
 * accounting_threads.c - the account is that of the whole thread group,
 * whatever becomes of its threads
 */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "request.h"
#include "subject.h"
#include "suites.h"

#define PAGES	300UL
#define WAVES	6UL
#define THREADS	4UL

static void *thread_faults(void *unused)
{
	(void)unused;
	for (int i = 0; i < 3; i++) {
		fault_pages(PAGES / 3);
		usleep(3000);
	}
	return NULL;
}

static pthread_t start(void *(*body)(void *))
{
	pthread_t thread;

	ASSERT_EQ(pthread_create(&thread, NULL, body, NULL), 0);
	return thread;
}

static void run_waves(void *unused)
{
	pthread_t threads[THREADS];

	(void)unused;
	for (size_t wave = 0; wave < WAVES; wave++) {
		for (size_t i = 0; i < THREADS; i++)
			threads[i] = start(thread_faults);
		for (size_t i = 0; i < THREADS; i++)
			pthread_join(threads[i], NULL);
	}
}

static void come_and_go(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, run_waves, NULL);
	ASSERT_EQ(subject.status, 0);
	ASSERT_GE(subject.account.minor_faults, WAVES * THREADS * PAGES);
	ASSERT_GE(subject.account.records, 2);
}

/* pthread_create() wants a function that could return. */
static void *fault_for_ever(void *unused)
{
	(void)unused;
	for (;;)
		fault_pages(PAGES);
	return NULL;
}

static void run_and_exit(void *unused)
{
	(void)unused;
	for (size_t i = 0; i < THREADS; i++)
		start(fault_for_ever);
	usleep(50000);
}

/* exit_group() while the others run. */
static void exit_while_others_run(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, run_and_exit, NULL);
	ASSERT_EQ(subject.status, 0);
}

static void run_for_ever(void *unused)
{
	(void)unused;
	for (size_t i = 0; i < THREADS; i++)
		start(fault_for_ever);
	pause();
}

static void killed(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_start(&subject, run_for_ever, NULL);
	subject_register(&subject);
	subject_continue(&subject);
	ring_wait_ticks(&ring, 5);
	ASSERT_OK(kill(subject.pid, SIGKILL));
	subject_finish(&subject, &ring);
	ASSERT(WIFSIGNALED(subject.status));
}

static void exec_alone(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
	become_role("fault", "700");
}

static void exec_from_leader(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, exec_alone, NULL);
	ASSERT_EQ(subject.status, 0);
	ASSERT_GE(subject.account.minor_faults, PAGES + 700);
}

static void exec_among_threads(void *unused)
{
	(void)unused;
	for (size_t i = 0; i < THREADS; i++)
		start(fault_for_ever);
	usleep(30000);
	become_role("fault", "700");
}

static void exec_from_leader_among_threads(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, exec_among_threads, NULL);
	ASSERT_EQ(subject.status, 0);
	ASSERT_GE(subject.account.minor_faults, 700);
}

static void *exec_in_thread(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
	usleep(30000);
	become_role("fault", "700");
}

/* The thread takes over the leader's number; the leader is no more. */
static void exec_elsewhere(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
	start(fault_for_ever);
	start(exec_in_thread);
	pause();
}

static void exec_from_another_thread(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, exec_elsewhere, NULL);
	ASSERT_EQ(subject.status, 0);
	ASSERT_GE(subject.account.minor_faults, 2 * PAGES + 700);
}

/* How the thread of a zombie leader is told to go on. */
static volatile int *leader_is_gone;

static void *outlive_leader(void *unused)
{
	(void)unused;
	while (!*leader_is_gone)
		usleep(1000);
	for (int i = 0; i < 10; i++) {
		fault_pages(PAGES);
		usleep(5000);
	}
	return NULL;
}

static void leave_thread_behind(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
	start(outlive_leader);
	syscall(SYS_exit, 0);
}

static char state_of(pid_t pid)
{
	char path[32], state = '?';
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	file = fopen(path, "r");
	ASSERT(file);
	ASSERT_EQ(fscanf(file, "%*d (%*[^)]) %c", &state), 1);
	fclose(file);
	return state;
}

static void zombie_leader(void)
{
	struct account at_its_end;
	struct subject subject;
	struct ring ring;

	leader_is_gone = shared_memory(sizeof(*leader_is_gone));
	ring_open(&ring);
	subject_start(&subject, leave_thread_behind, NULL);
	subject_register(&subject);
	subject_continue(&subject);
	while (state_of(subject.pid) != 'Z')
		usleep(1000);
	/* The process lives: no last record, and it stays in the list. */
	ring_wait_ticks(&ring, 3);
	ring_account(&ring, subject.pid, &at_its_end);
	ASSERT_EQ(at_its_end.last_records, 0);
	ASSERT(is_listed(subject.pid));
	/* Nor does a zombie leader keep anybody from registering. */
	ASSERT_ERRNO(request('R', subject.pid), EEXIST);

	*leader_is_gone = 1;
	subject_finish(&subject, &ring);
	ASSERT_GE(subject.account.minor_faults,
		  at_its_end.minor_faults + 10 * PAGES);
}

/* Registered only then: the thread that lives has all of the rest. */
static void zombie_leader_registered_late(void)
{
	struct subject subject;
	struct ring ring;

	leader_is_gone = shared_memory(sizeof(*leader_is_gone));
	ring_open(&ring);
	subject_start(&subject, leave_thread_behind, NULL);
	subject_continue(&subject);
	while (state_of(subject.pid) != 'Z')
		usleep(1000);
	/* Its thread must not run while the baseline is taken. */
	ASSERT_OK(kill(subject.pid, SIGSTOP));
	subject_wait_stop(&subject);
	subject_register(&subject);
	*leader_is_gone = 1;
	subject_continue(&subject);
	subject_finish(&subject, &ring);
	ASSERT_GE(subject.account.minor_faults, 10 * PAGES);
	ASSERT_GE(subject.base.ru_minflt, PAGES);
}

static const struct test tests[] = {
	TEST(come_and_go),
	TEST(exit_while_others_run),
	TEST(killed),
	TEST(exec_from_leader),
	TEST(exec_from_leader_among_threads),
	TEST(exec_from_another_thread),
	TEST(zombie_leader),
	TEST(zombie_leader_registered_late),
};

SUITE(accounting_threads_suite, "accounting-threads", "period_ms=10", tests);

// SPDX-License-Identifier: MIT
/*
 * children.c - the records of a process that is followed, and of all that come
 * from it, add up to what wait4() says of each and of all
 */
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "family.h"
#include "harness.h"
#include "load.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "subject.h"
#include "suites.h"

#define PAGES	100UL

/* How many pages each of three processes touches, or each of any other. */
static const size_t sizes[] = { PAGES, 2 * PAGES, 3 * PAGES };

/* Passed to processes, which only read it. */
static void *size(int index)
{
	return (void *)&sizes[index];
}

static void fault(void *pages)
{
	fault_pages(*(const size_t *)pages);
}

static void execute(void *pages)
{
	(void)pages;
	become_role("fault", "300");
}

static void live_for_ticks(void *pages)
{
	for (int i = 0; i < 5; i++) {
		fault(pages);
		usleep(10000);
	}
}

static void have_children(void *pages)
{
	pid_t first = spawn(fault, pages), second = spawn(execute, NULL);

	live_for_ticks(pages);
	family_reap(first);
	family_reap(second);
}

static void found_tree(void *unused)
{
	pid_t children[3];

	(void)unused;
	for (int i = 0; i < 3; i++)
		children[i] = spawn(have_children, size(i));
	fault_pages(PAGES);
	for (int i = 0; i < 3; i++)
		family_reap(children[i]);
}

static void tree(void)
{
	struct subject founder;
	struct ring ring;

	family_run(&founder, &ring, found_tree);
	ASSERT_EQ(family_check(&founder, &ring), 9);
}

static void end_at_once(void *unused)
{
	(void)unused;
}

static void fork_much(void *unused)
{
	(void)unused;
	for (int i = 0; i < 200; i++)
		family_reap(spawn(end_at_once, NULL));
}

/*
 * The period is longer than any of them lives: one record has it all, but for
 * the child that lives while a tick comes, at most one for each tick.
 */
static void shorter_than_a_tick(void)
{
	uint64_t last = 0, earlier = 0;
	struct subject founder;
	struct mp3_record record;
	struct ring ring;

	family_run(&founder, &ring, fork_much);
	ASSERT_EQ(family_check(&founder, &ring), 200);
	while (ring_next(&ring, &record)) {
		if (record.parent != (uint32_t)founder.pid)
			continue;
		if (record.flags & MP3_REC_LAST)
			last++;
		else
			earlier++;
	}
	ASSERT_EQ(last, 200);
	ASSERT_LE(earlier, ring.header->ticks);
}

static int exit_at_once(void *unused)
{
	(void)unused;
	return 0;
}

static void spawn_programs(void *unused)
{
	static char stack[4096] __attribute__((aligned(16)));
	char *const arguments[] = { "mp3-test", "--role", "fault", "200", NULL };
	pid_t child;

	(void)unused;
	ASSERT_EQ(posix_spawn(&child, "/proc/self/exe", NULL, NULL, arguments,
			      environ), 0);
	family_reap(child);
	/* What vfork() does, but for the stack. */
	child = clone(exit_at_once, stack + sizeof(stack),
		      CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);
	ASSERT_OK(child);
	family_reap(child);
}

static void vforked(void)
{
	struct subject founder;
	struct ring ring;

	family_run(&founder, &ring, spawn_programs);
	ASSERT_EQ(family_check(&founder, &ring), 2);
}

static void *thread(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
	family_reap(spawn(fault, size(0)));
	return NULL;
}

static void have_threads(void *unused)
{
	pthread_t threads[4];

	(void)unused;
	for (int i = 0; i < 4; i++)
		ASSERT_EQ(pthread_create(&threads[i], NULL, thread, NULL), 0);
	for (int i = 0; i < 4; i++)
		ASSERT_EQ(pthread_join(threads[i], NULL), 0);
}

/* Threads are no children; who forks in one is the process. */
static void from_threads(void)
{
	struct subject founder;
	struct ring ring;

	family_run(&founder, &ring, have_threads);
	ASSERT_EQ(family_check(&founder, &ring), 4);
}

static pid_t *orphan;

static void leave_orphan(void *unused)
{
	(void)unused;
	*orphan = spawn(live_for_ticks, size(0));
}

static void have_grandchild(void *unused)
{
	(void)unused;
	family_reap(spawn(leave_orphan, NULL));
}

/* It outlives parent and grandparent, and is followed to its end. */
static void orphaned(void)
{
	struct subject founder;
	struct mp3_record first;
	struct account account;
	struct ring ring;

	orphan = shared_memory(sizeof(*orphan));
	family_run(&founder, &ring, have_grandchild);
	ring_account(&ring, *orphan, &account);
	ASSERT_EQ(account.last_records, 1);
	ASSERT_GE(account.minor_faults, 5 * PAGES);
	ASSERT(ring_first(&ring, *orphan, &first));
	ASSERT_EQ(first.parent, family_member(0)->pid);
}

/* Who is only registered has no children; from F on it has. */
static void followed_later(void)
{
	struct subject founder;
	struct account account;
	struct ring ring;

	family_start(&founder, &ring, found_tree);
	subject_register(&founder);
	subject_continue(&founder);
	family_wait(&founder, &ring);
	ring_account(&ring, family_member(0)->pid, &account);
	ASSERT_EQ(account.records, 0);

	family_start(&founder, &ring, found_tree);
	subject_register(&founder);
	ASSERT_ERRNO(request('F', founder.pid), 0);
	subject_continue(&founder);
	family_wait(&founder, &ring);
	ASSERT_EQ(family_check(&founder, &ring), 9);
}

struct generations {
	pid_t before, grandchild, after;
	volatile int may_fork;
};

static struct generations *generations;

static void fork_when_told(void *unused)
{
	(void)unused;
	while (!generations->may_fork)
		usleep(1000);
	generations->grandchild = spawn(fault, size(0));
	family_reap(generations->grandchild);
}

static void fork_before_and_after(void *unused)
{
	(void)unused;
	generations->before = spawn(fork_when_told, NULL);
	stop_myself();
	generations->after = spawn(fault, size(0));
	family_reap(generations->after);
	generations->may_fork = 1;
	family_reap(generations->before);
}

/* U takes one process out; those that it has already go on, with theirs. */
static void unregistered_parent(void)
{
	struct account account;
	struct subject founder;
	struct ring ring;

	generations = shared_memory(sizeof(*generations));
	family_start(&founder, &ring, fork_before_and_after);
	ASSERT_ERRNO(request('F', founder.pid), 0);
	subject_continue(&founder);
	subject_wait_stop(&founder);
	ASSERT(is_listed(generations->before));
	ASSERT_ERRNO(request('U', founder.pid), 0);
	subject_continue(&founder);
	family_wait(&founder, &ring);
	ring_account(&ring, generations->after, &account);
	ASSERT_EQ(account.records, 0);
	ring_account(&ring, generations->before, &account);
	ASSERT_EQ(account.last_records, 1);
	ring_account(&ring, generations->grandchild, &account);
	ASSERT_EQ(account.last_records, 1);
	ASSERT_GE(account.minor_faults, PAGES);
}

static const struct test tests[] = {
	TEST(tree), TEST(shorter_than_a_tick, .module = "period_ms=500"),
	TEST(vforked), TEST(from_threads), TEST(orphaned), TEST(followed_later),
	TEST(unregistered_parent),
};

SUITE(children_suite, "children", "period_ms=10", tests);

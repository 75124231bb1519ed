// SPDX-License-Identifier: MIT
/*
 * children_limits.c - who may have children followed, and how many; and what
 * becomes of them when the module stops or goes
 */
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "module.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "subject.h"
#include "suites.h"

static void requests(void)
{
	pid_t own = sleeper(0), other = sleeper(ALICE);

	ASSERT_ERRNO(request('F', 2), EINVAL);
	ASSERT_ERRNO(request('F', 4000000), ESRCH);
	ASSERT_ERRNO(request_as(ALICE, 'F', own), EPERM);
	ASSERT_ERRNO(request_as(ALICE, 'F', other), 0);
	ASSERT_ERRNO(request_as(ALICE, 'F', other), EEXIST);
	ASSERT_ERRNO(request_as(ALICE, 'R', other), EEXIST);
	ASSERT_ERRNO(request('R', own), 0);
	ASSERT_ERRNO(request('F', own), 0);
	ASSERT_ERRNO(request('F', own), EEXIST);
	ASSERT_EQ(list_length(), 2);
	ASSERT_ERRNO(request('U', own), 0);
	ASSERT_ERRNO(request('F', own), 0);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_ERRNO(request('F', own), ESHUTDOWN);
}

static void sleep_on(void *unused)
{
	(void)unused;
	pause();
}

#define BOMB	20

static void fork_bomb(void *uid)
{
	if (*(uid_t *)uid)
		become(*(uid_t *)uid);
	stop_myself();
	for (int i = 0; i < BOMB; i++)
		spawn(sleep_on, NULL);
	stop_myself();
}

/* As many as @limit are sampled; the rest is counted, and lives. */
static void explode(uid_t uid, unsigned int limit)
{
	struct ring ring;
	int status;
	pid_t bomb;

	ring_open(&ring);
	bomb = spawn(fork_bomb, &uid);
	ASSERT_EQ(waitpid(bomb, &status, WUNTRACED), bomb);
	ASSERT_ERRNO(request_as(uid, 'F', bomb), 0);
	resume_process(bomb);
	ASSERT_EQ(waitpid(bomb, &status, WUNTRACED), bomb);
	ASSERT(WIFSTOPPED(status));
	ring_wait_ticks(&ring, 2);
	ASSERT_EQ(ring.header->processes, limit);
	ASSERT_EQ(list_length(), limit);
	ASSERT_EQ(ring.header->refused_children, BOMB + 1 - limit);
	ASSERT_EQ(ring.header->missed_children, 0);
}

static void user_limit(void)
{
	explode(ALICE, 3);
	/* It was hers alone. */
	ASSERT_ERRNO(request_as(BOB, 'F', sleeper(BOB)), 0);
}

static void full_list(void)
{
	explode(0, 16);
}

static void end_at_once(void *unused)
{
	(void)unused;
}

static void fork_for_ever(void *unused)
{
	(void)unused;
	for (;;)
		join(spawn(end_at_once, NULL));
}

/* The tracepoint is left while others are in it. */
static void unloaded_meanwhile(void)
{
	pid_t forkers[3];

	for (int i = 0; i < 3; i++)
		forkers[i] = spawn(fork_for_ever, NULL);
	for (int i = 0; i < 10; i++) {
		for (int j = 0; j < 3; j++)
			ASSERT_ERRNO(request('F', forkers[j]), 0);
		sleep_ms(20);
		ASSERT_ERRNO(module_unload_patiently(), 0);
		ASSERT_ERRNO(module_load("period_ms=1"), 0);
	}
}

static void stopped_meanwhile(void)
{
	struct ring ring;
	pid_t forker;

	ring_open(&ring);
	forker = spawn(fork_for_ever, NULL);
	ASSERT_ERRNO(request('F', forker), 0);
	ring_wait_ticks(&ring, 10);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_EQ(ring.header->processes, 0);
	sleep_ms(20);
	ASSERT_EQ(ring.header->processes, 0);
	ASSERT_EQ(list_length(), 0);
	ASSERT_EQ(ring.header->refused_children, 0);
}

#define FEW "max_processes=16 max_user_processes=3 period_ms=10"

static const struct test tests[] = {
	TEST(requests), TEST(user_limit, .module = FEW),
	TEST(full_list, .module = FEW), TEST(unloaded_meanwhile),
	TEST(stopped_meanwhile),
};

SUITE(children_limits_suite, "children-limits", "period_ms=10", tests);

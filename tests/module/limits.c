// SPDX-License-Identifier: MIT
/*
 * limits.c - what one user takes, others still have
 */
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define USER_PROCESSES	3
#define PROCESSES	16
/* An eighth is the administrator's. */
#define OPEN_TO_ALL	14
#define USER_MONITORS	16
#define MONITORS	64
#define MONITORS_TO_ALL	56

/* Registers so many processes of a user, all of which must be accepted. */
static void fill(uid_t uid, char verb, int count)
{
	for (int i = 0; i < count; i++)
		ASSERT_ERRNO(request_as(uid, verb, sleeper(uid)), 0);
}

/* Two users: the first one's greed is not the second one's loss. */
static void processes_of_a_user(void)
{
	pid_t first = sleeper(ALICE);
	struct account account;
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request_as(ALICE, 'R', first), 0);
	fill(ALICE, 'R', USER_PROCESSES - 1);
	ASSERT_ERRNO(request_as(ALICE, 'R', sleeper(ALICE)), EDQUOT);
	ASSERT_ERRNO(request_as(ALICE, 'R', first), EEXIST);
	fill(BOB, 'R', USER_PROCESSES);
	ASSERT_ERRNO(request_as(BOB, 'R', sleeper(BOB)), EDQUOT);
	/* What has its last record counts no more, whoever ended it. */
	ASSERT_ERRNO(request('U', first), 0);
	ring_wait_last(&ring, first, &account);
	ring_wait_ticks(&ring, 1);
	ASSERT_ERRNO(request_as(ALICE, 'R', sleeper(ALICE)), 0);
	ASSERT_ERRNO(request_as(ALICE, 'R', sleeper(ALICE)), EDQUOT);
	/* It is who opened the file that counts, not whose process it is. */
	ASSERT_ERRNO(request('R', sleeper(ALICE)), 0);
}

/* Many users together leave the administrator something. */
static void headroom_for_processes(void)
{
	int taken = 0;
	uid_t uid;

	for (uid = ALICE; taken + USER_PROCESSES <= OPEN_TO_ALL; uid++) {
		fill(uid, 'R', USER_PROCESSES);
		taken += USER_PROCESSES;
	}
	fill(uid, 'R', OPEN_TO_ALL - taken);
	ASSERT_ERRNO(request_as(uid + 1, 'R', sleeper(uid + 1)), ENOSPC);
	for (taken = OPEN_TO_ALL; taken < PROCESSES; taken++)
		ASSERT_ERRNO(request('R', sleeper(0)), 0);
	ASSERT_ERRNO(request('R', sleeper(0)), ENOSPC);
}

static void monitors_of_a_user(void)
{
	pid_t first = sleeper(ALICE);

	ASSERT_ERRNO(request_as(ALICE, 'M', first), 0);
	fill(ALICE, 'M', USER_MONITORS - 1);
	ASSERT_ERRNO(request_as(ALICE, 'M', sleeper(ALICE)), EDQUOT);
	fill(BOB, 'M', 1);
	ASSERT_ERRNO(request_as(ALICE, 'U', first), 0);
	ASSERT_ERRNO(request_as(ALICE, 'M', first), 0);
	/* Processes are counted apart. */
	ASSERT_ERRNO(request_as(ALICE, 'R', first), 0);
}

static void headroom_for_monitors(void)
{
	int taken = 0;
	uid_t uid;

	for (uid = ALICE; taken + USER_MONITORS <= MONITORS_TO_ALL; uid++) {
		fill(uid, 'M', USER_MONITORS);
		taken += USER_MONITORS;
	}
	fill(uid, 'M', MONITORS_TO_ALL - taken);
	ASSERT_ERRNO(request_as(uid, 'M', sleeper(uid)), ENOSPC);
	for (taken = MONITORS_TO_ALL; taken < MONITORS; taken++)
		ASSERT_ERRNO(request('M', sleeper(0)), 0);
	ASSERT_ERRNO(request('M', sleeper(0)), ENOSPC);
}

static void become_manager(void *unused)
{
	(void)unused;
	become_with(ALICE, 1ULL << CAP_SYS_RESOURCE);
}

static void become_root_without(void *unused)
{
	(void)unused;
	set_capabilities(~(1ULL << CAP_SYS_RESOURCE) &
			 ((1ULL << (CAP_LAST_CAP + 1)) - 1));
}

static int ask_register(void *pid)
{
	return request('R', *(pid_t *)pid);
}

/* The capability counts, not the number 0. */
static void capability(void)
{
	pid_t more = sleeper(ALICE), yet_more = sleeper(0);

	fill(ALICE, 'R', USER_PROCESSES);
	ASSERT_ERRNO(in_child(become_manager, ask_register, &more), 0);
	for (int i = 0; i < USER_PROCESSES; i++) {
		pid_t pid = sleeper(0);

		ASSERT_ERRNO(in_child(become_root_without, ask_register, &pid),
			     0);
	}
	ASSERT_ERRNO(in_child(become_root_without, ask_register, &yet_more),
		     EDQUOT);
}

static void enter_own_namespace(void *unused)
{
	(void)unused;
	become(ALICE);
	ASSERT_OK(unshare(CLONE_NEWUSER));
}

/* Root of a namespace that one made oneself is still oneself. */
static void user_namespace(void)
{
	pid_t more = sleeper(ALICE);

	if (access("/proc/self/ns/user", F_OK) != 0)
		skip("the kernel has no user namespaces");
	fill(ALICE, 'R', USER_PROCESSES);
	ASSERT_ERRNO(in_child(enter_own_namespace, ask_register, &more),
		     EDQUOT);
}

static const struct test tests[] = {
	TEST(processes_of_a_user), TEST(headroom_for_processes),
	TEST(monitors_of_a_user), TEST(headroom_for_monitors),
	TEST(capability), TEST(user_namespace),
};

#define PARAMETERS \
	"max_processes=16 max_user_processes=3 period_ms=10 monitor_ms=3600000"
SUITE(limits_suite, "limits", PARAMETERS, tests);

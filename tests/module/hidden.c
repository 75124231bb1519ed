// SPDX-License-Identifier: MIT
/*
 * hidden.c - where /proc hides the processes of others, the lists do, too
 */
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "request.h"
#include "suites.h"

#define PLACE		"/tmp/mp3-proc"
#define WATCHERS	1234

static const char *const lists[] = {
	PLACE "/mp3/status", PLACE "/mp3/monitors",
};

static pid_t alice_s, bob_s, root_s;

/* One process of each in both lists, and a mount of /proc of its own. */
static void begin(const char *options)
{
	pid_t *const all[] = { &alice_s, &bob_s, &root_s };
	const uid_t users[] = { ALICE, BOB, 0 };

	for (int i = 0; i < 3; i++) {
		*all[i] = sleeper(users[i]);
		ASSERT_ERRNO(request('R', *all[i]), 0);
		ASSERT_ERRNO(request('M', *all[i]), 0);
	}
	mkdir(PLACE, 0755);
	ASSERT_OK(mount("proc", PLACE, "proc", 0, options));
}

static void end(void)
{
	ASSERT_OK(umount2(PLACE, MNT_DETACH));
}

static void become_alice(void *unused)
{
	(void)unused;
	become(ALICE);
}

static void become_watcher(void *unused)
{
	const gid_t group = WATCHERS;

	(void)unused;
	ASSERT_OK(setgroups(1, &group));
	ASSERT_OK(setresgid(ALICE, ALICE, ALICE));
	ASSERT_OK(setresuid(ALICE, ALICE, ALICE));
}

static int sees_own_only(void *unused)
{
	(void)unused;
	for (int i = 0; i < 2; i++) {
		ASSERT_EQ(count_in_list(lists[i], alice_s), 1);
		ASSERT_EQ(count_in_list(lists[i], 0), 1);
	}
	return 0;
}

static int sees_all(void *unused)
{
	(void)unused;
	for (int i = 0; i < 2; i++)
		ASSERT_EQ(count_in_list(lists[i], 0), 3);
	return 0;
}

static void hidepid_0(void)
{
	begin("hidepid=0");
	ASSERT_EQ(in_child(become_alice, sees_all, NULL), 0);
	end();
}

/* The numbers of others can be seen there, if nothing else can. */
static void hidepid_1(void)
{
	begin("hidepid=1");
	ASSERT_EQ(in_child(become_alice, sees_all, NULL), 0);
	end();
}

static void hidepid_2(void)
{
	begin("hidepid=2,gid=1234");
	ASSERT_EQ(in_child(become_alice, sees_own_only, NULL), 0);
	ASSERT_EQ(in_child(become_watcher, sees_all, NULL), 0);
	ASSERT_EQ(in_child(NULL, sees_all, NULL), 0);
	end();
}

/* What only tracers see. */
static void hidepid_4(void)
{
	begin("hidepid=4,gid=1234");
	ASSERT_EQ(in_child(become_alice, sees_own_only, NULL), 0);
	ASSERT_EQ(in_child(become_watcher, sees_own_only, NULL), 0);
	ASSERT_EQ(in_child(NULL, sees_all, NULL), 0);
	end();
}

static const struct test tests[] = {
	TEST(hidepid_0), TEST(hidepid_1), TEST(hidepid_2), TEST(hidepid_4),
};

SUITE(hidden_suite, "hidden", "monitor_ms=3600000", tests);

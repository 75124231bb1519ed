// SPDX-License-Identifier: MIT
/*
 * namespaces.c - user namespaces decide who may observe, pid namespaces what
 * a number means
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "inside.h"
#include "load.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

static void write_map(pid_t pid, const char *name, const char *map)
{
	char path[40];
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/%s", pid, name);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	ASSERT_OK(fd);
	ASSERT_EQ(write(fd, map, strlen(map)), (ssize_t)strlen(map));
	close(fd);
}

static void need_namespaces(const char *name)
{
	char path[40];

	snprintf(path, sizeof(path), "/proc/self/ns/%s", name);
	if (access(path, F_OK) != 0)
		skip("the kernel has no %s namespaces", name);
}

/* Inside, 0 is Alice and 1 is Bob; nobody else is there. */
static void enter_user_namespace(const struct inside *inside)
{
	become(ALICE);
	ASSERT_OK(unshare(CLONE_NEWUSER));
	hand_over(inside->to_parent);
	wait_turn(inside->to_child);
	ASSERT_OK(setresgid(0, 0, 0));
	ASSERT_OK(setresuid(0, 0, 0));
}

static void map_users(const struct inside *inside)
{
	wait_turn(inside->to_parent);
	write_map(inside->pid, "uid_map", "0 1000 1\n1 1001 1\n");
	write_map(inside->pid, "gid_map", "0 1000 1\n1 1001 1\n");
	hand_over(inside->to_child);
}

/* Numbers that the child can't find out by itself; shared. */
static pid_t *outside_bob, *outside_root, *inside_bob;

static void register_inside(struct inside *inside)
{
	pid_t own, other;

	enter_user_namespace(inside);
	own = sleeper(0);
	other = sleeper(1);
	/* With all capabilities of the namespace, over all that is in it. */
	ASSERT_ERRNO(request('R', own), 0);
	ASSERT_ERRNO(request('R', other), 0);
	/* But not over what is outside, whoever that belongs to. */
	ASSERT_ERRNO(request('R', *outside_bob), EPERM);
	ASSERT_ERRNO(request('R', *outside_root), EPERM);
	ASSERT_ERRNO(request('U', *outside_bob), ESRCH);
	/* Without the capability: one's own, not the other's. */
	ASSERT_ERRNO(request_as(1, 'U', own), EPERM);
	ASSERT_ERRNO(request_as(1, 'U', other), 0);
	ASSERT_ERRNO(request_as(1, 'R', own), EPERM);
	ASSERT_ERRNO(request_as(1, 'R', other), 0);
}

static void user_namespace(void)
{
	struct inside inside;

	need_namespaces("user");
	outside_bob = shared_memory(sizeof(pid_t));
	outside_root = shared_memory(sizeof(pid_t));
	*outside_bob = sleeper(BOB);
	*outside_root = sleeper(0);
	start_inside(&inside, register_inside);
	map_users(&inside);
	finish_inside(&inside);
}

static void offer_bob(struct inside *inside)
{
	enter_user_namespace(inside);
	*inside_bob = sleeper(1);
	hand_over(inside->to_parent);
	wait_turn(inside->to_child);
}

/*
 * Who made a user namespace has all capabilities in it, so Alice may observe
 * what belongs to Bob there; Bob may, because it is his.
 */
static void owner_of_a_user_namespace(void)
{
	struct inside inside;

	need_namespaces("user");
	inside_bob = shared_memory(sizeof(pid_t));
	start_inside(&inside, offer_bob);
	map_users(&inside);
	wait_turn(inside.to_parent);
	ASSERT_ERRNO(request_as(BOB + 1, 'R', *inside_bob), EPERM);
	ASSERT_ERRNO(request_as(ALICE, 'R', *inside_bob), 0);
	ASSERT_ERRNO(request_as(BOB, 'U', *inside_bob), 0);
	hand_over(inside.to_child);
	finish_inside(&inside);
}

static void open_status_inside(struct inside *inside)
{
	int fd;

	/* Opened before: root outside. Opened after: root inside alone. */
	fd = status_open();
	enter_user_namespace(inside);
	ASSERT_ERRNO(request_on(fd, 'R', *outside_bob), 0);
	ASSERT_ERRNO(request('U', *outside_bob), EPERM);
	ASSERT_ERRNO(request_on(fd, 'U', *outside_bob), 0);
}

static void opened_before_entering(void)
{
	struct inside inside;

	need_namespaces("user");
	outside_bob = shared_memory(sizeof(pid_t));
	*outside_bob = sleeper(BOB);
	start_inside(&inside, open_status_inside);
	map_users(&inside);
	finish_inside(&inside);
}

/* Runs @body as pid 1 of a new pid namespace; @inside->pid is its number. */
static void start_in_pid_namespace(struct inside *inside,
				   void (*body)(struct inside *))
{
	ASSERT_OK(unshare(CLONE_NEWPID));
	start_inside(inside, body);
}

static void two_inside(struct inside *inside)
{
	pid_t child = sleeper(0);

	ASSERT_EQ(getpid(), 1);
	ASSERT_EQ(child, 2);
	ASSERT_ERRNO(request('R', 2), 0);
	/* The first of a namespace is no different from others. */
	ASSERT_ERRNO(request('R', 1), 0);
	ASSERT_ERRNO(request('R', 2), EEXIST);
	/* Outside, there is a process with this number. Not here. */
	ASSERT_ERRNO(request('R', *outside_root), ESRCH);
	ASSERT_ERRNO(request('U', *outside_root), ESRCH);
	ASSERT(is_listed(1));
	ASSERT(is_listed(2));
	ASSERT_EQ(list_length(), 2);
	hand_over(inside->to_parent);
	wait_turn(inside->to_child);
	ASSERT_ERRNO(request('U', 2), 0);
	ASSERT_EQ(list_length(), 1);
	hand_over(inside->to_parent);
	wait_turn(inside->to_child);
}

static void pid_namespace(void)
{
	struct inside inside;
	struct account sum;
	struct ring ring;

	need_namespaces("pid");
	ring_open(&ring);
	outside_root = shared_memory(sizeof(pid_t));
	*outside_root = sleeper(0);
	/* The numbers of a new namespace are small. */
	ASSERT_GE(*outside_root, 3);
	ASSERT_ERRNO(request('R', *outside_root), 0);
	start_in_pid_namespace(&inside, two_inside);

	wait_turn(inside.to_parent);
	/* The same processes under other numbers, and one more. */
	ASSERT(is_listed(inside.pid));
	ASSERT(is_listed(*outside_root));
	ASSERT(!is_listed(2));
	ASSERT_EQ(list_length(), 3);
	hand_over(inside.to_child);

	wait_turn(inside.to_parent);
	ASSERT_EQ(list_length(), 2);
	/* Records have the numbers of the initial namespace. */
	ring_wait_ticks(&ring, 2);
	ring_account(&ring, inside.pid, &sum);
	ASSERT_GE(sum.records, 1);
	ring_account(&ring, 2, &sum);
	ASSERT_EQ(sum.records, 0);
	hand_over(inside.to_child);
	finish_inside(&inside);
}

static void in_the_list(struct inside *inside)
{
	hand_over(inside->to_parent);
	wait_turn(inside->to_child);
	/* Registered from outside, and seen here by its number here. */
	ASSERT(is_listed(1));
	ASSERT_EQ(list_length(), 1);
	ASSERT_ERRNO(request('U', 1), 0);
}

static void registered_from_outside(void)
{
	struct inside inside;

	need_namespaces("pid");
	start_in_pid_namespace(&inside, in_the_list);
	wait_turn(inside.to_parent);
	ASSERT_ERRNO(request('R', inside.pid), 0);
	ASSERT_ERRNO(request('R', getpid()), 0);
	hand_over(inside.to_child);
	finish_inside(&inside);
	ASSERT_EQ(list_length(), 1);
	ASSERT(is_listed(getpid()));
}

static void register_for_two(struct inside *inside)
{
	enter_user_namespace(inside);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	ASSERT_ERRNO(request_as(1, 'R', sleeper(1)), 0);
	ASSERT_ERRNO(request_as(1, 'R', sleeper(1)), EDQUOT);
	ASSERT_ERRNO(request('R', sleeper(0)), EDQUOT);
}

/* Whoever is inside takes from what its maker may have. */
static void limit_of_its_maker(void)
{
	struct inside inside;

	need_namespaces("user");
	start_inside(&inside, register_for_two);
	map_users(&inside);
	finish_inside(&inside);
	/* The outside's Bob has taken nothing. */
	ASSERT_ERRNO(request_as(BOB, 'R', sleeper(BOB)), 0);
	ASSERT_ERRNO(request_as(ALICE, 'R', sleeper(ALICE)), EDQUOT);
}

static const struct test tests[] = {
	TEST(limit_of_its_maker,
	     .module = "period_ms=10 max_processes=16 max_user_processes=2"),
	TEST(user_namespace),
	TEST(owner_of_a_user_namespace),
	TEST(opened_before_entering),
	TEST(pid_namespace),
	TEST(registered_from_outside),
};

SUITE(namespaces_suite, "permissions-namespaces", "period_ms=10", tests);

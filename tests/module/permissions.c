// SPDX-License-Identifier: MIT
/*
 * permissions.c - who may register whose processes
 */
#include <linux/capability.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "program.h"
#include "request.h"
#include "suites.h"

#define BIT(capability)	(1ULL << (capability))
#define ALL_CAPS	(BIT(CAP_LAST_CAP + 1) - 1)

static void own_processes(void)
{
	pid_t mine = sleeper(ALICE);

	ASSERT_ERRNO(request_as(ALICE, 'R', mine), 0);
	ASSERT(is_listed(mine));
	ASSERT_ERRNO(request_as(ALICE, 'R', mine), EEXIST);
	ASSERT_ERRNO(request_as(ALICE, 'U', mine), 0);
	ASSERT(!is_listed(mine));
}

static void processes_of_others(void)
{
	pid_t theirs = sleeper(BOB), root_s = sleeper(0);

	ASSERT_ERRNO(request_as(ALICE, 'R', theirs), EPERM);
	ASSERT_ERRNO(request_as(ALICE, 'R', root_s), EPERM);
	ASSERT_EQ(list_length(), 0);
}

/* What one may not register one may not unregister. */
static void unregister_for_others(void)
{
	pid_t theirs = sleeper(BOB), root_s = sleeper(0);

	ASSERT_ERRNO(request_as(BOB, 'R', theirs), 0);
	ASSERT_ERRNO(request('R', root_s), 0);
	ASSERT_ERRNO(request_as(ALICE, 'U', theirs), EPERM);
	ASSERT_ERRNO(request_as(ALICE, 'U', root_s), EPERM);
	ASSERT(is_listed(theirs));
	ASSERT(is_listed(root_s));
	/* An unregistered one tells nothing about whose it is. */
	ASSERT_ERRNO(request_as(ALICE, 'U', sleeper(BOB)), ESRCH);
}

/* Root registered it: its owner may still say no. */
static void unregister_own(void)
{
	pid_t mine = sleeper(ALICE);

	ASSERT_ERRNO(request('R', mine), 0);
	ASSERT_ERRNO(request_as(ALICE, 'U', mine), 0);
}

static void root_registers_all(void)
{
	pid_t theirs = sleeper(ALICE);

	ASSERT_ERRNO(request('R', theirs), 0);
	ASSERT_ERRNO(request('U', theirs), 0);
}

/* One of the three user ids is another's: it acts for more than its user. */
static void mixed_user_ids(void)
{
	static const struct ids foreign[] = {
		{ ALICE, 0, 0 }, { ALICE, ALICE, 0 }, { ALICE, 0, ALICE },
		{ 0, ALICE, ALICE }, { ALICE, BOB, ALICE },
		{ ALICE, ALICE, BOB },
	};

	for (size_t i = 0; i < ARRAY_SIZE(foreign); i++) {
		pid_t pid = sleeper_with(foreign[i]);
		int error = request_as(ALICE, 'R', pid);

		if (error != EPERM)
			FAIL("ids %u %u %u: %s", foreign[i].real,
			     foreign[i].effective, foreign[i].saved,
			     strerrorname(error));
	}
}

static uid_t effective_uid_of(pid_t pid)
{
	char path[40];
	struct stat about;

	/* Files of a process in /proc belong to its effective user. */
	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	ASSERT_OK(stat(path, &about));
	return about.st_uid;
}

static void setuid_program(void)
{
	static const char path[] = "/tmp/mp3-test-setuid";
	int go[2];
	pid_t pid;

	copy_program(path, 04755);
	ASSERT_OK(pipe(go));
	pid = fork();
	if (pid == 0) {
		char byte;

		become(ALICE);
		ASSERT_EQ(read(go[0], &byte, 1), 1);
		execl(path, path, "--role", "sleep", "1000", NULL);
		FAIL("execl: %s", strerrorname(errno));
	}
	while (effective_uid_of(pid) != ALICE)
		usleep(1000);
	ASSERT_ERRNO(request_as(ALICE, 'R', pid), 0);
	ASSERT_EQ(write(go[1], "", 1), 1);
	while (effective_uid_of(pid) != 0)
		usleep(1000);
	/* It is still registered, but no longer hers. */
	ASSERT_ERRNO(request_as(ALICE, 'U', pid), EPERM);
	ASSERT_ERRNO(request('U', pid), 0);
	ASSERT_ERRNO(request_as(ALICE, 'R', pid), EPERM);
	unlink(path);
}

/* An open file and what is asked through it. */
struct through {
	int fd;
	pid_t pid;
};

static void become_alice(void *unused)
{
	(void)unused;
	become(ALICE);
}

static int register_through(void *argument)
{
	const struct through *through = argument;

	return request_on(through->fd, 'R', through->pid);
}

/* The opener counts: a file handed over is a right handed over. */
static void opened_by_root(void)
{
	struct through through = { .fd = status_open(), .pid = sleeper(BOB) };

	ASSERT_ERRNO(in_child(become_alice, register_through, &through), 0);
	ASSERT(is_listed(through.pid));
}

/* Nor can root be tricked into registering for whoever opened the file. */
static void opened_by_user(void)
{
	struct through through = { .pid = sleeper(BOB) };

	ASSERT_OK(seteuid(ALICE));
	through.fd = status_open();
	ASSERT_OK(seteuid(0));
	ASSERT_ERRNO(register_through(&through), EPERM);
	through.pid = sleeper(0);
	ASSERT_ERRNO(register_through(&through), EPERM);
	through.pid = sleeper(ALICE);
	ASSERT_ERRNO(register_through(&through), 0);
}

static void become_tracer(void *unused)
{
	(void)unused;
	become_with(ALICE, BIT(CAP_SYS_PTRACE));
}

static void become_killer(void *unused)
{
	(void)unused;
	become_with(ALICE, BIT(CAP_KILL));
}

static void lose_tracing(void *unused)
{
	(void)unused;
	set_capabilities(ALL_CAPS & ~BIT(CAP_SYS_PTRACE));
}

static int ask_register(void *pid)
{
	return request('R', *(pid_t *)pid);
}

static int ask_monitor(void *pid)
{
	return request('M', *(pid_t *)pid);
}

/* The capability counts, not the number 0. */
static void capability(void)
{
	pid_t bob_s = sleeper(BOB), alice_s = sleeper(ALICE);
	pid_t root_s = sleeper(0);

	ASSERT_ERRNO(in_child(become_killer, ask_register, &bob_s), EPERM);
	ASSERT_ERRNO(in_child(lose_tracing, ask_register, &bob_s), EPERM);
	ASSERT_ERRNO(in_child(become_tracer, ask_register, &bob_s), 0);
	ASSERT_ERRNO(in_child(become_tracer, ask_register, &root_s), 0);
	ASSERT_ERRNO(in_child(lose_tracing, ask_register, &alice_s), EPERM);
}

/* A monitor gets a signal, so whoever names it must be allowed to send it. */
static void monitors(void)
{
	pid_t bob_s = sleeper(BOB), alice_s = sleeper(ALICE);

	ASSERT_ERRNO(in_child(become_alice, ask_monitor, &alice_s), 0);
	ASSERT_ERRNO(in_child(become_alice, ask_monitor, &bob_s), EPERM);
	ASSERT_ERRNO(in_child(become_tracer, ask_monitor, &bob_s), EPERM);
	ASSERT_ERRNO(in_child(become_killer, ask_monitor, &bob_s), 0);
	ASSERT_ERRNO(request_as(ALICE, 'U', bob_s), EPERM);
	ASSERT_ERRNO(request_as(BOB, 'U', bob_s), 0);
}

static const struct test tests[] = {
	TEST(own_processes),
	TEST(processes_of_others),
	TEST(unregister_for_others),
	TEST(unregister_own),
	TEST(root_registers_all),
	TEST(mixed_user_ids),
	TEST(setuid_program),
	TEST(opened_by_root),
	TEST(opened_by_user),
	TEST(capability),
	TEST(monitors),
};

SUITE(permissions_suite, "permissions", "", tests);

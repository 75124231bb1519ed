// SPDX-License-Identifier: MIT
/*
 * permissions_files.c - who may read the ring, stop the sampling, see the
 * list, and how many may be in it
 */
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define READERS_GROUP	1234

static void become_alice(void *unused)
{
	(void)unused;
	become(ALICE);
}

static void check_file(const char *path, mode_t mode, gid_t group)
{
	struct stat about;

	ASSERT_OK(stat(path, &about));
	ASSERT_EQ(about.st_mode & 07777, mode);
	ASSERT_EQ(about.st_uid, 0);
	ASSERT_EQ(about.st_gid, group);
}

static void file_modes(void)
{
	check_file(MP3_DEVICE_PATH, 0440, 0);
	check_file(MP3_STATUS_PATH, 0666, 0);
	check_file("/proc/mp3/stop", 0200, 0);
	check_file("/proc/mp3/monitors", 0444, 0);
}

static void become_reader(void *unused)
{
	gid_t group = READERS_GROUP;

	(void)unused;
	ASSERT_OK(setgroups(1, &group));
	ASSERT_OK(setresgid(ALICE, ALICE, ALICE));
	ASSERT_OK(setresuid(ALICE, ALICE, ALICE));
}

static int open_device(void *flags)
{
	return open(MP3_DEVICE_PATH, *(int *)flags) < 0 ? errno : 0;
}

static int open_stop(void *flags)
{
	return open("/proc/mp3/stop", *(int *)flags) < 0 ? errno : 0;
}

static int map_ring(void *unused)
{
	struct ring ring;

	(void)unused;
	ring_open(&ring);
	ring_close(&ring);
	return 0;
}

static void device_for_root_only(void)
{
	int flags = O_RDONLY;

	ASSERT_ERRNO(in_child(become_alice, open_device, &flags), EACCES);
	ASSERT_ERRNO(in_child(become_reader, open_device, &flags), EACCES);
	ASSERT_ERRNO(in_child(NULL, map_ring, NULL), 0);
}

static void device_for_a_group(void)
{
	int readable = O_RDONLY, writable = O_RDWR;

	check_file(MP3_DEVICE_PATH, 0440, READERS_GROUP);
	ASSERT_ERRNO(in_child(become_reader, map_ring, NULL), 0);
	ASSERT_ERRNO(in_child(become_reader, open_device, &writable), EACCES);
	ASSERT_ERRNO(in_child(become_alice, open_device, &readable), EACCES);
}

static void stop_for_root_only(void)
{
	int flags = O_WRONLY;

	ASSERT_ERRNO(in_child(become_alice, open_stop, &flags), EACCES);
	ASSERT_ERRNO(in_child(NULL, open_stop, &flags), 0);
}

static int list_has(void *pid)
{
	return is_listed(*(pid_t *)pid) ? 0 : ENOENT;
}

static void list_for_everybody(void)
{
	pid_t root_s = sleeper(0);

	ASSERT_ERRNO(request('R', root_s), 0);
	ASSERT_ERRNO(in_child(become_alice, list_has, &root_s), 0);
}

/* One that left counts until its last record is written. */
static void limit(void)
{
	pid_t pids[4];
	struct ring ring;
	struct account sum;

	ring_open(&ring);
	for (int i = 0; i < 4; i++)
		pids[i] = sleeper(ALICE);
	for (int i = 0; i < 3; i++)
		ASSERT_ERRNO(request('R', pids[i]), 0);
	ASSERT_ERRNO(request('R', pids[3]), ENOSPC);
	ASSERT_ERRNO(request('R', pids[0]), EEXIST);
	ASSERT_EQ(list_length(), 3);

	ASSERT_ERRNO(request('U', pids[1]), 0);
	ring_wait_last(&ring, pids[1], &sum);
	ring_wait_ticks(&ring, 1);
	ASSERT_ERRNO(request('R', pids[3]), 0);
	ASSERT_ERRNO(request('R', pids[1]), ENOSPC);

	ASSERT_OK(kill(pids[0], SIGKILL));
	ASSERT_EQ(waitpid(pids[0], NULL, 0), pids[0]);
	ring_wait_last(&ring, pids[0], &sum);
	ring_wait_ticks(&ring, 1);
	ASSERT_ERRNO(request('R', pids[1]), 0);
}

static const struct test tests[] = {
	TEST(file_modes),
	TEST(device_for_root_only),
	TEST(device_for_a_group, .module = "gid=1234"),
	TEST(stop_for_root_only),
	TEST(list_for_everybody),
	TEST(limit, .module = "max_processes=3 period_ms=10"),
};

SUITE(permissions_files_suite, "permissions-files", "", tests);

// SPDX-License-Identifier: MIT
/*
 * disks.c - several disks, what they hold, and settings that are refused
 */
#include <fcntl.h>
#include <inttypes.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "load.h"
#include "module.h"
#include "suites.h"
#include "tap.h"

#define MIB	((uint64_t)1048576)

static int open_disk(const char *path, int flags)
{
	int disk = open(path, flags | O_CLOEXEC);

	ASSERT_OK(disk);
	return disk;
}

static uint64_t size_of(int disk)
{
	uint64_t size;

	ASSERT_OK(ioctl(disk, BLKGETSIZE64, &size));
	return size;
}

/* The host put "what the disk holds" at the store's start, before the boot. */
static void contents_from_before_the_boot(void)
{
	static const char expected[] = "what the disk holds\n";
	char text[sizeof(expected)] = "";
	int disk;

	disk_load("ro=1:read_ns=1000");
	disk = open_disk("/dev/mp3_disk0", O_RDONLY);
	ASSERT_EQ(pread(disk, text, sizeof(expected) - 1, 0), sizeof(expected) - 1);
	ASSERT_EQ(strcmp(text, expected), 0);
	ASSERT_OK(close(disk));
	disk_unload();
}

static void a_read_only_disk(void)
{
	char *memory = aligned_memory(4096);
	int disk, read_only = 0;

	disk_load("ro=1:read_ns=1000");
	disk = open("/dev/mp3_disk0", O_RDWR | O_CLOEXEC);
	if (disk != -1) {
		ASSERT_EQ(pwrite(disk, memory, 4096, 0), -1);
		ASSERT_EQ(errno, EPERM);
		ASSERT_OK(close(disk));
	}
	disk = open_disk("/dev/mp3_disk0", O_RDONLY);
	ASSERT_OK(ioctl(disk, BLKROGET, &read_only));
	ASSERT_EQ(read_only, 1);
	ASSERT_OK(close(disk));
	ASSERT_EQ(disk_number("mp3/write_requests"), 0);
	disk_unload();
	free(memory);
}

/* Each keeps its own, from one end to the other, also over an unload. */
static void several_disks(void)
{
	char parameters[512], *memory = aligned_memory(MIB);
	char *again = aligned_memory(MIB);
	int first, second;

	snprintf(parameters, sizeof(parameters),
		 "disks=start=%" PRIu64 ":size=2M:read_ns=100,"
		 "start=%" PRIu64 ":size=1M:write_ns=100",
		 store_start, store_start + 2 * MIB);
	ASSERT_EQ(module_load_disks(parameters), 0);
	first = open_disk("/dev/mp3_disk0", O_RDWR | O_DIRECT);
	second = open_disk("/dev/mp3_disk1", O_RDWR | O_DIRECT);
	ASSERT_EQ(size_of(first), 2 * MIB);
	ASSERT_EQ(size_of(second), MIB);
	memset(memory, 'a', MIB);
	ASSERT_EQ(pwrite(first, memory, MIB, MIB), MIB);
	memset(memory, 'b', MIB);
	ASSERT_EQ(pwrite(second, memory, MIB, 0), MIB);
	ASSERT_EQ(pwrite(second, memory, MIB, MIB), -1);
	ASSERT_EQ(errno, ENOSPC);
	ASSERT_OK(close(first));
	ASSERT_OK(close(second));
	disk_unload();

	ASSERT_EQ(module_load_disks(parameters), 0);
	first = open_disk("/dev/mp3_disk0", O_RDONLY | O_DIRECT);
	ASSERT_EQ(pread(first, again, MIB, MIB), MIB);
	memset(memory, 'a', MIB);
	ASSERT_EQ(memcmp(memory, again, MIB), 0);
	ASSERT_OK(close(first));
	disk_unload();
	free(memory);
	free(again);
}

static void refuse(const char *parameters, int error)
{
	diag("%s", parameters);
	ASSERT_EQ(module_load_disks(parameters), error);
	ASSERT_EQ(access("/sys/block/mp3_disk0", F_OK), -1);
}

/* One disk that lies in the memory that was left alone, and what else is said of it. */
static void refuse_ours(const char *settings, int error)
{
	char parameters[512];

	snprintf(parameters, sizeof(parameters), "disks=start=%" PRIu64 "%s",
		 store_start, settings);
	refuse(parameters, error);
}

static void refuse_the_same_memory_twice(void)
{
	char parameters[512];

	snprintf(parameters, sizeof(parameters),
		 "disks=start=%" PRIu64 ":size=2M,start=%" PRIu64 ":size=2M",
		 store_start, store_start + MIB);
	refuse(parameters, EBUSY);
}

static void settings_that_are_refused(void)
{
	refuse("", EINVAL);
	refuse("disks=size=1M", EINVAL);
	refuse_ours("", EINVAL);
	refuse_ours(":size=1000", EINVAL);
	refuse_ours(":size=6000", EINVAL);
	refuse_ours(":size=1M:colour=1", EINVAL);
	refuse_ours(":size=1M:depth", EINVAL);
	refuse_ours(":size=1M:depth=", EINVAL);
	refuse_ours(":size=1M:depth=0", EINVAL);
	refuse_ours(":size=1M:depth=1025", EINVAL);
	refuse_ours(":size=1M:depth=8x", EINVAL);
	refuse_ours(":size=1M:rpm=7200", EINVAL);
	refuse_ours(":size=1M:read_settle_ns=5", EINVAL);
	/* The kernel's own memory, memory that isn't there, and a part twice. */
	refuse("disks=start=16M:size=1M", EBUSY);
	refuse("disks=start=1T:size=1M", EBUSY);
	refuse_ours(":size=1T", EBUSY);
	refuse_the_same_memory_twice();
}

static const struct test tests[] = {
	{ "disks/contents_from_before_the_boot", contents_from_before_the_boot },
	{ "disks/a_read_only_disk", a_read_only_disk },
	{ "disks/several_disks", several_disks },
	{ "disks/settings_that_are_refused", settings_that_are_refused },
};

SUITE(disks_suite, tests);

/* Without what needs a host that has filled the store. */
const struct suite untimed_suite = {
	.tests = tests + 1,
	.count = COUNT_OF(tests) - 1,
};

// SPDX-License-Identifier: MIT
/*
 * counts.c - what sysfs says was done is what was done
 */
#include <fcntl.h>
#include <linux/fs.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "load.h"
#include "module.h"
#include "suites.h"
#include "tap.h"

#define SLOW	"read_ns=10000000:write_ns=10000000:depth=32:servers=8"

/* Fields of /sys/block/.../stat that count the same. */
enum { READS = 1, READ_SECTORS = 3, WRITES = 5, WRITTEN_SECTORS = 7,
	DISCARDS = 12, DISCARDED_SECTORS = 14, FLUSHES = 16 };

static void everything_that_the_kernel_counts(void)
{
	const struct load reads = { .depth = 4, .block = 8192, .count = 30 };
	const struct load writes = {
		.write = true, .random = true, .depth = 32, .block = 4096, .count = 70,
	};
	uint64_t range[2] = { 65536, 131072 };
	char *memory = aligned_memory(300000);
	int disk;

	disk_load(SLOW);
	load_run(&reads);
	load_run(&writes);
	/* Through the page cache, too: merged, as the kernel likes. */
	disk = open("/dev/mp3_disk0", O_RDWR | O_CLOEXEC);
	ASSERT_OK(disk);
	ASSERT_EQ(pwrite(disk, memory, 300000, 123), 300000);
	ASSERT_OK(fsync(disk));
	ASSERT_OK(ioctl(disk, BLKDISCARD, range));
	ASSERT_OK(close(disk));

	ASSERT(disk_number("mp3/read_requests") >= 30);
	ASSERT(disk_number("mp3/write_requests") > 70);
	ASSERT_EQ(disk_number("mp3/discard_bytes"), 131072);
	ASSERT(disk_number("mp3/flush_requests") >= 1);
	ASSERT_EQ(disk_number("mp3/read_requests"), disk_stat(READS));
	ASSERT_EQ(disk_number("mp3/read_bytes"), disk_stat(READ_SECTORS) * 512);
	/* The kernel takes a flush without data for a write, too. */
	ASSERT_EQ(disk_number("mp3/write_requests") + 1, disk_stat(WRITES));
	ASSERT_EQ(disk_number("mp3/write_bytes"), disk_stat(WRITTEN_SECTORS) * 512);
	ASSERT_EQ(disk_number("mp3/discard_requests"), disk_stat(DISCARDS));
	ASSERT_EQ(disk_number("mp3/discard_bytes"), disk_stat(DISCARDED_SECTORS) * 512);
	ASSERT_EQ(disk_number("mp3/flush_requests"), disk_stat(FLUSHES));
	disk_unload();
	free(memory);
}

/* Each write takes 10 ms; between them the device has nothing to do. */
static void the_time_that_it_is_busy(void)
{
	const struct load load = {
		.write = true, .depth = 1, .block = 4096, .count = 20,
	};

	disk_load(SLOW);
	for (int i = 0; i < 5; i++) {
		load_run(&load);
		ASSERT_OK(usleep(100000));
	}
	ASSERT_WITHIN_1_PERCENT(disk_number("mp3/busy_ns"), 100 * 10e6);
	ASSERT_EQ(disk_number("mp3/queued_ns"), 0);
	ASSERT_EQ(disk_number("mp3/longest_queue"), 1);
	disk_unload();
}

/* 32 at once and eight servers: none, 10, 20 and 30 ms of waiting. */
static void the_time_that_requests_wait(void)
{
	const struct load load = {
		.random = true, .depth = 32, .block = 4096, .count = 32,
	};

	disk_load(SLOW);
	load_run(&load);
	/* The later of them come while the first are served already. */
	ASSERT(disk_number("mp3/queued_ns") <= 8 * 60000000ULL);
	ASSERT(disk_number("mp3/queued_ns") >= 8 * 60000000ULL * 95 / 100);
	ASSERT_EQ(disk_number("mp3/longest_queue"), 32);
	ASSERT_WITHIN_1_PERCENT(disk_number("mp3/busy_ns"), 40e6);
	disk_unload();
}

/* A flush comes after the writes before it, and is answered. */
static void a_flush_waits_for_writes(void)
{
	const struct load load = {
		.write = true, .random = true, .depth = 1, .block = 4096, .count = 1,
	};
	uint64_t before, took;
	int disk;

	disk_load(SLOW);
	load_run(&load);
	disk = open("/dev/mp3_disk0", O_RDWR | O_DIRECT | O_CLOEXEC);
	ASSERT_OK(disk);
	before = disk_number("mp3/flush_requests");
	took = now_ns();
	ASSERT_OK(fsync(disk));
	took = now_ns() - took;
	ASSERT_EQ(disk_number("mp3/flush_requests"), before + 1);
	ASSERT_WITHIN_1_PERCENT(took, 10e6);
	ASSERT_OK(close(disk));
	disk_unload();
}

static const struct test tests[] = {
	{ "counts/everything_that_the_kernel_counts", everything_that_the_kernel_counts },
	{ "counts/the_time_that_it_is_busy", the_time_that_it_is_busy },
	{ "counts/the_time_that_requests_wait", the_time_that_requests_wait },
	{ "counts/a_flush_waits_for_writes", a_flush_waits_for_writes },
};

SUITE(counts_suite, tests);

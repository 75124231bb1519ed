// SPDX-License-Identifier: MIT
/*
 * machine_levels.c - what the records say that the machine has, and how long it
 * was idle, is what /proc says
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock_kind.h"
#include "harness.h"
#include "identity.h"
#include "load.h"
#include "proc_file.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"
#include "swap.h"

#define VMSTAT		"/proc/vmstat"
#define MEMINFO		"/proc/meminfo"
#define DIRTY_PAGES	400
/* So long that each CPU has handed over what it kept to itself. */
#define FOLDED_MS	3000

struct levels {
	uint64_t free, available, cache, swap_free, dirty, writeback;
};

static struct levels read_levels(void)
{
	return (struct levels){
		.free = proc_sum(VMSTAT, "nr_free_pages"),
		.available = proc_pages(MEMINFO, "MemAvailable:"),
		.cache = proc_sum(VMSTAT, "nr_file_pages") -
			 proc_sum(VMSTAT, "nr_swapcached"),
		.swap_free = proc_pages(MEMINFO, "SwapFree:"),
		.dirty = proc_sum(VMSTAT, "nr_dirty"),
		.writeback = proc_sum(VMSTAT, "nr_writeback"),
	};
}

static void check_level(const char *what, uint64_t level, uint64_t before,
			uint64_t after, uint64_t slack)
{
	uint64_t low = before < after ? before : after;
	uint64_t high = before < after ? after : before;

	diag("%s: %llu", what, (unsigned long long)level);
	if (level + slack < low || high + slack < level)
		FAIL("%s: %llu, not %llu to %llu", what,
		     (unsigned long long)level, (unsigned long long)low,
		     (unsigned long long)high);
}

/* Reading /proc itself takes and gives back some memory. */
#define OWN_PAGES	64

/* A record of now, whose levels are those of /proc around it. */
static struct mp3_machine_record check_levels(struct ring *ring)
{
	struct mp3_machine_record record;
	struct levels before, after;

	sleep_ms(FOLDED_MS);
	read_levels();
	before = read_levels();
	ring->position = ring_head(ring);
	ring_wait_ticks(ring, 2);
	after = read_levels();
	record = ring_machine(ring, NULL, NULL);
	ASSERT_NE(record.seq, 0);
	check_level("free", record.free_pages, before.free, after.free,
		    OWN_PAGES);
	check_level("available", record.available_pages, before.available,
		    after.available, OWN_PAGES);
	check_level("page cache", record.cache_pages, before.cache,
		    after.cache, 0);
	check_level("free swap", record.swap_free_pages, before.swap_free,
		    after.swap_free, 0);
	check_level("dirty", record.dirty_pages, before.dirty, after.dirty, 0);
	check_level("written back", record.writeback_pages, before.writeback,
		    after.writeback, 0);
	ASSERT_EQ(record.cpus, sysconf(_SC_NPROCESSORS_ONLN));
	return record;
}

static void levels(void)
{
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	ASSERT_EQ(check_levels(&ring).swap_free_pages, 0);
	swap_on();
	ASSERT_LT(0, check_levels(&ring).swap_free_pages);
	swap_off();
}

static void dirty_pages(void)
{
	static char page[4096];
	struct mp3_machine_record clean, dirty;
	struct ring ring;
	int fd;

	fd = open("/dev/ram0", O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		skip("there is no RAM disk (brd)");
	ASSERT_OK(fsync(fd));
	ring_open(&ring);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	clean = check_levels(&ring);
	for (off_t i = 0; i < DIRTY_PAGES; i++)
		ASSERT_EQ(pwrite(fd, page, sizeof(page),
				 i * (off_t)sizeof(page)), sizeof(page));
	dirty = check_levels(&ring);
	ASSERT_GE(dirty.dirty_pages, clean.dirty_pages + DIRTY_PAGES / 2);
	ASSERT_GE(dirty.cache_pages, DIRTY_PAGES);
	close(fd);
}

static void compute(void *ns)
{
	use_cpu_until(*(uint64_t *)ns);
}

/* Idle time of all CPUs, waiting for I/O included, in whole clock ticks. */
static uint64_t stat_idle_ns(uint64_t *tick_ns)
{
	FILE *file = fopen("/proc/stat", "r");
	uint64_t fields[5];
	char line[200];
	char *at = line + strlen("cpu ");

	ASSERT(file);
	ASSERT(fgets(line, sizeof(line), file));
	fclose(file);
	/* User, nice, system, idle, waiting. */
	for (int i = 0; i < 5; i++)
		fields[i] = strtoull(at, &at, 10);
	*tick_ns = 1000000000 / (uint64_t)sysconf(_SC_CLK_TCK);
	return (fields[3] + fields[4]) * *tick_ns;
}

static void add_idle(const struct mp3_machine_record *record, void *idle_ns)
{
	*(uint64_t *)idle_ns += record->idle_ns;
}

static void idle(void)
{
	const uint64_t work_ns = 300000000, rest_ns = 700000000;
	uint64_t begin_ns, before, after, tick_ns, idle_ns = 0;
	pid_t process = sleeper(0);
	struct ring ring;

	ring_open(&ring);
	begin_ns = now_ns();
	before = stat_idle_ns(&tick_ns);
	ASSERT_ERRNO(request('R', process), 0);
	join(spawn(compute, (void *)&work_ns));
	sleep_ms(rest_ns / 1000000);
	ASSERT_ERRNO(request('U', process), 0);
	ring_wait_idle(&ring);
	after = stat_idle_ns(&tick_ns);
	ring_machine(&ring, add_idle, &idle_ns);
	diag("idle for %llu ns of %llu; /proc/stat: %llu",
	     (unsigned long long)idle_ns,
	     (unsigned long long)(now_ns() - begin_ns),
	     (unsigned long long)(after - before));
	/* It cuts off a part of a tick from each of the two. */
	ASSERT_LE(idle_ns, after - before + 2 * tick_ns);
	ASSERT_LT(0, idle_ns);
	if (clock_is_virtual())
		ASSERT_LE(after - before, idle_ns + 4 * tick_ns);
}

static const struct test tests[] = {
	TEST(levels), TEST(dirty_pages), TEST(idle),
};

SUITE(machine_levels_suite, "machine-levels", "period_ms=10", tests);

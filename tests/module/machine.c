// SPDX-License-Identifier: MIT
/*
 * machine.c - the records of the machine add up to what /proc/vmstat grows by
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
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
#define SWAP_PAGES	500UL
#define DIRTY_PAGES	400
/* So long that each CPU has handed over what it kept to itself. */
#define FOLDED_MS	3000

enum count {
	SWAP_IN, SWAP_OUT, SCAN_KSWAPD, SCAN_DIRECT, STEAL_KSWAPD, STEAL_DIRECT,
	REFAULT_ANON, REFAULT_FILE, STALLS, COUNTS
};

/* What /proc/vmstat calls them; the last has a line for each zone. */
static const char *const names[COUNTS] = {
	"pswpin", "pswpout", "pgscan_kswapd", "pgscan_direct",
	"pgsteal_kswapd", "pgsteal_direct", "workingset_refault_anon",
	"workingset_refault_file", "allocstall_",
};

struct counts {
	uint64_t of[COUNTS];
};

static struct counts read_vmstat(void)
{
	struct counts counts;

	for (int i = 0; i < COUNTS; i++)
		counts.of[i] = proc_sum(VMSTAT, names[i]);
	return counts;
}

static void add_record(struct counts *counts,
		       const struct mp3_machine_record *record)
{
	const uint32_t values[COUNTS] = {
		record->swap_in, record->swap_out,
		record->scan_kswapd, record->scan_direct,
		record->steal_kswapd, record->steal_direct,
		record->refault_anon, record->refault_file, record->stalls,
	};

	for (int i = 0; i < COUNTS; i++)
		counts->of[i] += values[i];
}

/* Takes what is there; returns the last record. */
static struct mp3_machine_record read_records(struct ring *ring,
					      struct counts *counts,
					      uint64_t *idle_ns)
{
	const struct mp3_machine_record *machine;
	struct mp3_record record, last = { .seq = 0 };

	machine = (const struct mp3_machine_record *)&record;
	while (ring_next(ring, &record)) {
		if (!(record.flags & MP3_REC_MACHINE))
			continue;
		add_record(counts, machine);
		*idle_ns += machine->idle_ns;
		last = record;
	}
	ASSERT_EQ(ring->lost, 0);
	return *(const struct mp3_machine_record *)&last;
}

/* A series of ticks, and what /proc/vmstat said around its begin and its end. */
struct series {
	struct ring ring;
	pid_t process;
	struct counts before_begin, after_begin, before_end, after_end;
	struct counts recorded;
};

static void series_begin(struct series *series)
{
	memset(series, 0, sizeof(*series));
	series->process = sleeper(0);
	ring_open(&series->ring);
	/* Nothing of this process is swapped out, to come back when it counts. */
	ASSERT_OK(mlockall(MCL_CURRENT));
	read_vmstat();
	series->before_begin = read_vmstat();
	ASSERT_ERRNO(request('R', series->process), 0);
	series->after_begin = read_vmstat();
}

/*
 * The records add up to the growth between two moments that lie in between, so
 * to the growth itself if nothing happened meanwhile.
 */
static void series_end(struct series *series)
{
	uint64_t idle_ns = 0;

	sleep_ms(FOLDED_MS);
	series->before_end = read_vmstat();
	ASSERT_ERRNO(request('U', series->process), 0);
	ring_wait_idle(&series->ring);
	series->after_end = read_vmstat();
	read_records(&series->ring, &series->recorded, &idle_ns);
	for (int i = 0; i < COUNTS; i++) {
		uint64_t recorded = series->recorded.of[i];
		uint64_t least = series->before_end.of[i] -
				 series->after_begin.of[i];
		uint64_t most = series->after_end.of[i] -
				series->before_begin.of[i];

		diag("%s %llu", names[i], (unsigned long long)recorded);
		ASSERT_LE(least, recorded);
		ASSERT_LE(recorded, most);
		/* On a machine that nobody else uses, it is exact. */
		if (clock_is_virtual())
			ASSERT_EQ(least, most);
	}
	ring_close(&series->ring);
	end_process(series->process);
}

static void swap_out_and_in(void *unused)
{
	char *memory = filled_memory(SWAP_PAGES);

	(void)unused;
	page_out(memory, SWAP_PAGES);
	read_back(memory, SWAP_PAGES);
}

static void swapping(void)
{
	struct series series;

	swap_on();
	series_begin(&series);
	join(spawn(swap_out_and_in, NULL));
	series_end(&series);
	ASSERT_GE(series.recorded.of[SWAP_OUT], SWAP_PAGES / 2);
	ASSERT_GE(series.recorded.of[SWAP_IN], SWAP_PAGES / 2);
	swap_off();
}

/* What happens between two series is in none of them. */
static void between_series(void)
{
	struct series series;

	swap_on();
	series_begin(&series);
	series_end(&series);
	ASSERT_EQ(series.recorded.of[SWAP_OUT], 0);
	join(spawn(swap_out_and_in, NULL));
	sleep_ms(FOLDED_MS);
	series_begin(&series);
	series_end(&series);
	ASSERT_EQ(series.recorded.of[SWAP_OUT], 0);
	ASSERT_EQ(series.recorded.of[SWAP_IN], 0);
	swap_off();
}

/* The kernel's choice when it has no memory any more. */
static void want_all_memory(void *unused)
{
	int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

	(void)unused;
	ASSERT_EQ(write(fd, "1000", 4), 4);
	fill_memory();
}

static void reclaim(void)
{
	struct series series;
	pid_t greedy;
	int status;

	swap_on();
	series_begin(&series);
	greedy = spawn(want_all_memory, NULL);
	ASSERT_EQ(waitpid(greedy, &status, 0), greedy);
	ASSERT(WIFSIGNALED(status));
	series_end(&series);
	ASSERT_LT(0, series.recorded.of[SCAN_KSWAPD]);
	ASSERT_LT(0, series.recorded.of[SCAN_DIRECT]);
	ASSERT_LT(0, series.recorded.of[STEAL_KSWAPD] +
			     series.recorded.of[STEAL_DIRECT]);
	ASSERT_LT(0, series.recorded.of[STALLS]);
	ASSERT_LT(0, series.recorded.of[SWAP_OUT]);
	swap_off();
}

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
	struct counts counts = { .of = { 0 } };
	uint64_t idle_ns = 0;

	sleep_ms(FOLDED_MS);
	read_levels();
	before = read_levels();
	ring->position = ring_head(ring);
	ring_wait_ticks(ring, 2);
	after = read_levels();
	record = read_records(ring, &counts, &idle_ns);
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

static void idle(void)
{
	const uint64_t work_ns = 300000000, rest_ns = 700000000;
	uint64_t begin_ns, before, after, tick_ns, idle_ns = 0;
	struct counts counts = { .of = { 0 } };
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
	read_records(&ring, &counts, &idle_ns);
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

static void switched_off(void)
{
	struct mp3_record record;
	size_t records = 0;
	struct ring ring;

	ring_open(&ring);
	ASSERT_EQ(ring.header->features & MP3_FEATURE_MACHINE, 0);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	ring_wait_ticks(&ring, 10);
	while (ring_next(&ring, &record)) {
		ASSERT_EQ(record.flags & MP3_REC_MACHINE, 0);
		records++;
	}
	ASSERT_LE(20, records);
}

static const struct test tests[] = {
	TEST(swapping), TEST(between_series), TEST(reclaim, .limit_s = 300),
	TEST(levels), TEST(dirty_pages), TEST(idle),
	TEST(switched_off, .module = "period_ms=10 machine=0"),
};

SUITE(machine_suite, "machine", "period_ms=10", tests);

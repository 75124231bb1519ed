// SPDX-License-Identifier: MIT
/*
 * machine.c - the counts of the records of the machine add up to what
 * /proc/vmstat grows by
 */
#include <fcntl.h>
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
#define SWAP_PAGES	500UL
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

static void add_record(const struct mp3_machine_record *record, void *sum)
{
	struct counts *counts = sum;

	const uint32_t values[COUNTS] = {
		record->swap_in, record->swap_out,
		record->scan_kswapd, record->scan_direct,
		record->steal_kswapd, record->steal_direct,
		record->refault_anon, record->refault_file, record->stalls,
	};

	for (int i = 0; i < COUNTS; i++)
		counts->of[i] += values[i];
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
	sleep_ms(FOLDED_MS);
	series->before_end = read_vmstat();
	ASSERT_ERRNO(request('U', series->process), 0);
	ring_wait_idle(&series->ring);
	series->after_end = read_vmstat();
	ring_machine(&series->ring, add_record, &series->recorded);
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

/* The records are read meanwhile: the ring may be too small for all of them. */
static int series_wait(struct series *series, pid_t child)
{
	int status;
	pid_t ended;

	while ((ended = waitpid(child, &status, WNOHANG)) == 0) {
		ring_machine(&series->ring, add_record, &series->recorded);
		sleep_ms(100);
	}
	ASSERT_EQ(ended, child);
	return status;
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
	int status;

	swap_on();
	series_begin(&series);
	status = series_wait(&series, spawn(want_all_memory, NULL));
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
	TEST(switched_off, .module = "period_ms=10 machine=0"),
};

SUITE(machine_suite, "machine", "period_ms=10", tests);

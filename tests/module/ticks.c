// SPDX-License-Identifier: MIT
/*
 * ticks.c - tick k comes at epoch + k * period, whatever was before
 */
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <unistd.h>

#include "clock_kind.h"
#include "harness.h"
#include "identity.h"
#include "load.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

static uint64_t due_ns(const struct mp3_header *header, uint64_t tick)
{
	return header->epoch_ns + tick * header->period_ns;
}

/* What a series of ticks was like. */
struct pace {
	uint64_t ticks;		/* that ran */
	uint64_t last;		/* number of the last one */
	uint64_t late;		/* of those that ran, with MP3_REC_LATE */
	uint64_t worst_ns;	/* the most that one came after it was due */
};

static void add_tick(const struct mp3_header *header,
		     const struct mp3_record *sum, struct pace *pace)
{
	uint64_t due = due_ns(header, sum->tick);

	ASSERT_LT(pace->last, sum->tick);
	ASSERT_LE(due, sum->time_ns);
	if (pace->worst_ns < sum->time_ns - due)
		pace->worst_ns = sum->time_ns - due;
	/* The flag is set when the tick begins, this is when it ends. */
	if (sum->flags & MP3_REC_LATE) {
		ASSERT_LT(due + header->period_ns, sum->time_ns);
		pace->late++;
	}
	pace->ticks++;
	pace->last = sum->tick;
}

/* From the ring's position on; the counts must be those of the header. */
static void read_pace(struct ring *ring, struct pace *pace)
{
	const struct mp3_header *header = ring->header;
	struct mp3_record record;

	memset(pace, 0, sizeof(*pace));
	while (ring_next(ring, &record)) {
		if (record.flags & MP3_REC_SUM)
			add_tick(header, &record, pace);
	}
	ASSERT_EQ(ring->lost, 0);
	ASSERT_EQ(header->ticks, pace->ticks);
	ASSERT_EQ(header->late_ticks, pace->late);
	ASSERT_EQ(header->missed_ticks, pace->last - pace->ticks);
	diag("%llu ticks to number %llu, %llu late, the worst %llu ns",
	     (unsigned long long)pace->ticks, (unsigned long long)pace->last,
	     (unsigned long long)pace->late,
	     (unsigned long long)pace->worst_ns);
}

/* Registers a process and takes it back after tick @ticks is due. */
static void run_series(struct ring *ring, uint64_t ticks)
{
	pid_t process = sleeper(0);

	ring_open(ring);
	ASSERT_ERRNO(request('R', process), 0);
	sleep_until_ns(due_ns(ring->header, ticks) +
		       ring->header->period_ns / 2);
	ASSERT_ERRNO(request('U', process), 0);
	ring_wait_idle(ring);
}

static void check_pace(uint64_t ticks)
{
	struct ring ring;
	struct pace pace;

	run_series(&ring, ticks);
	read_pace(&ring, &pace);
	ASSERT_LE(1, pace.ticks);
	if (!clock_is_virtual())
		return;
	/* One more, for the last record. */
	ASSERT_EQ(pace.last, ticks + 1);
	ASSERT_EQ(pace.ticks, ticks + 1);
	ASSERT_EQ(pace.late, 0);
	ASSERT_LT(pace.worst_ns, ring.header->period_ns);
}

static void every_millisecond(void)
{
	check_pace(2000);
}

static void every_10_ms(void)
{
	check_pace(500);
}

/* 13 jiffies at HZ=250. */
static void every_52_ms(void)
{
	check_pace(200);
}

static void every_10_s(void)
{
	if (!clock_is_virtual())
		skip("it takes 50 s; only virtual time is free");
	check_pace(4);
}

/* Where ticks are queued by jiffies, it takes 624 s. */
static void no_drift(void)
{
	const uint64_t ticks = 12000;
	struct mp3_record record;
	struct ring ring;

	if (!clock_is_virtual())
		skip("it takes 600 s; only virtual time is free");
	check_pace(ticks);
	ring_open(&ring);
	/* Two records a tick. */
	ASSERT_EQ(ring_peek(&ring, 2 * ticks - 1, &record), RING_RECORD);
	ASSERT_EQ(record.tick, ticks);
	ASSERT_LE(600000000000, record.time_ns - ring.header->epoch_ns);
	ASSERT_LT(record.time_ns - ring.header->epoch_ns, 600050000000);
}

static void throttle(bool on)
{
	int fd = open("/proc/sys/kernel/sched_rt_runtime_us", O_WRONLY);
	const char *value = on ? "950000" : "-1";

	if (fd < 0)
		skip("real-time processes are throttled");
	ASSERT_EQ(write(fd, value, strlen(value)), strlen(value));
	close(fd);
}

/* No other process on this processor, nor the sampler, for so long. */
static void hog(uint64_t ns)
{
	const struct sched_param high = { .sched_priority = 50 };
	const struct sched_param none = { .sched_priority = 0 };
	uint64_t end_ns;

	ASSERT_OK(sched_setscheduler(0, SCHED_FIFO, &high));
	end_ns = now_ns() + ns;
	while (now_ns() < end_ns)
		;
	ASSERT_OK(sched_setscheduler(0, SCHED_OTHER, &none));
}

/*
 * The sampler can't run for 10.5 periods: of the ten ticks that become due, the
 * first runs late, the last runs at once, and the rest is missed.
 */
static void delayed(void)
{
	pid_t process = sleeper(0);
	struct ring ring;
	struct pace pace;
	uint64_t period;

	if (processors() > 1)
		skip("there is another processor for the sampler");
	throttle(false);
	ring_open(&ring);
	period = ring.header->period_ns;
	ASSERT_ERRNO(request('R', process), 0);
	sleep_until_ns(due_ns(ring.header, 5) + period / 4);
	hog(10 * period + period / 2);
	sleep_ms(200);
	throttle(true);
	ASSERT_ERRNO(request('U', process), 0);
	ring_wait_idle(&ring);
	read_pace(&ring, &pace);
	ASSERT_LE(1, pace.late);
	ASSERT_LE(8, pace.last - pace.ticks);
	if (!clock_is_virtual())
		return;
	ASSERT_EQ(pace.late, 1);
	ASSERT_EQ(pace.last - pace.ticks, 8);
}

static const struct test tests[] = {
	TEST(every_millisecond, .module = "period_ms=1"),
	TEST(every_10_ms, .module = "period_ms=10"),
	TEST(every_52_ms, .module = "period_ms=52"),
	TEST(every_10_s, .module = "period_ms=10000", .limit_s = 120),
	TEST(no_drift, .module = "machine=0", .limit_s = 700),
	TEST(delayed, .module = "period_ms=10"),
};

SUITE(ticks_suite, "time", "", tests);

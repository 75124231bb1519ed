// SPDX-License-Identifier: MIT
/*
 * readers.c - any number of readers, slow and fast, each with its own account
 * of what it read and what it lost
 */
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "load.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define READERS		8
#define TRIES		50

/* What a reader has to say, for its parent. */
struct report {
	uint64_t start;
	uint64_t read;
	uint64_t lost;
	uint64_t digest;
	/* Reads up to this position; 0: it is not known yet. */
	uint64_t end;
};

static void digest_record(struct report *report, const struct mp3_record *record)
{
	report->digest = (report->digest ^ record->check) * 0x100000001b3ULL;
	report->read++;
}

static uint64_t end_of(const struct report *report)
{
	return __atomic_load_n(&report->end, __ATOMIC_ACQUIRE);
}

/* Opens a ring of its own and reads up to the end that its parent sets. */
static void read_to_end(void *argument)
{
	struct report *report = argument;
	struct mp3_record record;
	struct ring ring;

	ring_open(&ring);
	ring.position = report->start;
	while (!end_of(report) || ring.position < end_of(report)) {
		if (ring_next(&ring, &record))
			digest_record(report, &record);
		else
			sleep_ms(1);
	}
	report->lost = ring.lost;
}

static void finish(struct report *report, pid_t child, uint64_t end)
{
	__atomic_store_n(&report->end, end, __ATOMIC_RELEASE);
	join(child);
	ASSERT_EQ(report->start + report->read + report->lost, end);
}

static void many(void)
{
	struct report *reports = shared_memory(READERS * sizeof(*reports));
	pid_t process = sleeper(0), children[READERS];
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', process), 0);
	for (int i = 0; i < READERS; i++)
		children[i] = spawn(read_to_end, &reports[i]);
	ring_wait_ticks(&ring, 100);
	ASSERT_ERRNO(request('U', process), 0);
	ring_wait_idle(&ring);
	for (int i = 0; i < READERS; i++) {
		finish(&reports[i], children[i], ring_head(&ring));
		ASSERT_EQ(reports[i].lost, 0);
		ASSERT_EQ(reports[i].digest, reports[0].digest);
	}
	ASSERT_LE(200, reports[0].read);
}

/* Each at a position of its own: none moves another's. */
static void own_position(void)
{
	struct mp3_record record;
	pid_t process = sleeper(0);
	struct ring rings[3];

	for (int i = 0; i < 3; i++)
		ring_open(&rings[i]);
	ASSERT_ERRNO(request('R', process), 0);
	ring_wait_ticks(&rings[0], 20);
	ASSERT_ERRNO(request('U', process), 0);
	ring_wait_idle(&rings[0]);
	for (uint64_t i = 0; i < 40; i++) {
		ASSERT(ring_next(&rings[0], &record));
		ASSERT_EQ(record.seq, i + 1);
		if (i % 2)
			ASSERT(ring_next(&rings[1], &record));
	}
	ASSERT_EQ(rings[1].position, 20);
	ASSERT(ring_next(&rings[2], &record));
	ASSERT_EQ(record.seq, 1);
}

/*
 * Has the module write between @least and @most records, or fails to: that
 * depends on how fast we are. Nothing is registered before and after.
 */
static bool write_records(struct ring *ring, uint64_t least, uint64_t most)
{
	uint64_t start = ring_head(ring);
	pid_t process = sleeper(0);

	ASSERT_ERRNO(request('R', process), 0);
	ring_wait_head(ring, start + least - 1);
	ASSERT_ERRNO(request('U', process), 0);
	ring_wait_idle(ring);
	end_process(process);
	return ring_head(ring) - start <= most;
}

/* A reader that is stopped while @least to @most records are written. */
static bool stall(uint64_t least, uint64_t most, uint64_t *lost, uint64_t *late)
{
	struct report *report = shared_memory(sizeof(*report));
	struct ring ring;
	bool in_time;
	pid_t child;

	ring_open(&ring);
	report->start = ring.position;
	child = spawn(read_to_end, report);
	pause_process(child);
	in_time = write_records(&ring, least, most);
	resume_process(child);
	finish(report, child, ring_head(&ring));
	*lost = report->lost;
	*late = ring_head(&ring) - report->start;
	ring_close(&ring);
	return in_time;
}

static void stopped_shorter_than_the_ring(void)
{
	uint64_t lost, late;

	for (int i = 0; i < TRIES; i++) {
		/* The ring keeps 63 of 64. */
		if (!stall(40, 63, &lost, &late))
			continue;
		ASSERT_EQ(lost, 0);
		return;
	}
	skip("this machine is too slow to stop the module in time");
}

static void stopped_longer_than_the_ring(void)
{
	uint64_t lost, late;

	for (uint64_t records = 64; records < 1000; records += 150) {
		stall(records, UINT64_MAX, &lost, &late);
		ASSERT_LE(records, late);
		ASSERT_EQ(lost, late - 63);
	}
}

/* The oldest that can be read, and the first that can't any more. */
static void edge_of_the_ring(void)
{
	struct mp3_record record;
	struct ring ring;
	uint64_t head;

	ring_open(&ring);
	write_records(&ring, 200, UINT64_MAX);
	head = ring_head(&ring);
	ASSERT_EQ(ring_peek(&ring, head, &record), RING_EMPTY);
	ASSERT_EQ(ring_peek(&ring, head - 1, &record), RING_RECORD);
	ASSERT_EQ(record.seq, head);
	ASSERT_EQ(ring_peek(&ring, head - 63, &record), RING_RECORD);
	ASSERT_EQ(record.seq, head - 62);
	ASSERT_EQ(ring_peek(&ring, head - 64, &record), RING_LOST);
	ASSERT_EQ(ring_peek(&ring, 0, &record), RING_LOST);
}

/* Reads as fast as it can; ring_next() asserts that every record is whole. */
static void race(void *argument)
{
	struct report *report = argument;
	struct mp3_record record;
	uint64_t read = 0;
	struct ring ring;

	ring_open(&ring);
	report->start = ring.position;
	while (!end_of(report)) {
		if (ring_next(&ring, &record))
			read++;
	}
	report->read = read;
	report->lost = ring.lost;
	ASSERT_EQ(report->start + read + ring.lost, ring.position);
}

/* The writer laps the ring of 64 in every tick of a millisecond. */
static void lapped(void)
{
	struct report *reports = shared_memory(2 * sizeof(*reports));
	pid_t children[2];
	struct ring ring;

	ring_open(&ring);
	for (int i = 0; i < 70; i++)
		ASSERT_ERRNO(request('R', sleeper(0)), 0);
	for (int i = 0; i < 2; i++)
		children[i] = spawn(race, &reports[i]);
	ring_wait_ticks(&ring, 60);
	for (int i = 0; i < 2; i++) {
		__atomic_store_n(&reports[i].end, 1, __ATOMIC_RELEASE);
		join(children[i]);
		diag("read %llu, lost %llu", (unsigned long long)reports[i].read,
		     (unsigned long long)reports[i].lost);
	}
}

static const struct test tests[] = {
	TEST(many, .module = "period_ms=1 capacity=65536 machine=0"),
	TEST(own_position,
	     .module = "period_ms=1 capacity=65536 machine=0"),
	TEST(stopped_shorter_than_the_ring),
	TEST(stopped_longer_than_the_ring), TEST(edge_of_the_ring),
	TEST(lapped, .limit_s = 120),
};

SUITE(readers_suite, "readers", "period_ms=1 capacity=64 machine=0", tests);

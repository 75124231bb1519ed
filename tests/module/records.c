// SPDX-License-Identifier: MIT
/*
 * records.c - the header and the stream of records say what docs/abi.md says
 */
#include <unistd.h>

#include "audit.h"
#include "harness.h"
#include "identity.h"
#include "load.h"
#include "module.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define PERIOD_NS	1000000UL

static void check_reserved(const struct mp3_header *header)
{
	const char *rest = (const char *)(header + 1);

	for (int i = 0; i < 5; i++)
		ASSERT_EQ(header->reserved[i], 0);
	for (size_t i = 0; i < MP3_HEADER_SIZE - sizeof(*header); i++)
		ASSERT_EQ(rest[i], 0);
}

static void check_idle(const struct mp3_header *header)
{
	ASSERT_EQ(header->head, 0);
	ASSERT_EQ(header->closed, 0);
	ASSERT_EQ(header->ticks, 0);
	ASSERT_EQ(header->late_ticks, 0);
	ASSERT_EQ(header->missed_ticks, 0);
	ASSERT_EQ(header->processes, 0);
	ASSERT_EQ(header->state, 0);
	ASSERT_EQ(header->epoch_ns, 0);
	ASSERT_EQ(header->refused_children, 0);
	ASSERT_EQ(header->missed_children, 0);
	ASSERT_EQ(header->handoffs, 0);
}

static void header(void)
{
	uint64_t before = now_ns(), after;
	const struct mp3_header *header;
	struct ring ring;

	ASSERT_ERRNO(module_load("period_ms=7 capacity=100 monitor_ms=1234"), 0);
	after = now_ns();
	ring_open(&ring);
	header = ring.header;
	ASSERT_EQ(header->header_size, 4096);
	ASSERT_EQ(header->record_size, 128);
	ASSERT_EQ(header->capacity, 128);
	ASSERT_EQ(header->period_ns, 7000000);
	ASSERT_EQ(header->handoff_period_ns, 1234000000);
	ASSERT_EQ(header->clock_id, 1);
	/* A kernel may be without tracepoints. */
	ASSERT_EQ(header->features & ~MP3_FEATURE_FAULTS, MP3_FEATURE_MACHINE);
	ASSERT_LE(before, header->load_ns);
	ASSERT_LE(header->load_ns, after);
	check_reserved(header);
	check_idle(header);
}

static void state(void)
{
	pid_t first = sleeper(0), second = sleeper(0);
	uint64_t before = now_ns();
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', first), 0);
	ASSERT_LE(before, ring.header->epoch_ns);
	ASSERT_LE(ring.header->epoch_ns, now_ns());
	ASSERT_EQ(ring.header->state, MP3_STATE_RUNNING);
	ASSERT_EQ(ring.header->processes, 1);
	ASSERT_ERRNO(request('R', second), 0);
	ASSERT_EQ(ring.header->processes, 2);
	ring_wait_ticks(&ring, 1);
	ASSERT_ERRNO(request('U', first), 0);
	ring_wait_ticks(&ring, 1);
	ASSERT_EQ(ring.header->processes, 1);
	ASSERT_ERRNO(request('U', second), 0);
	ring_wait_idle(&ring);
	ASSERT_EQ(ring.header->state, 0);
	ASSERT_EQ(ring.header->processes, 0);
	check_reserved(ring.header);
}

static void work_in_steps(void *unused)
{
	(void)unused;
	for (;;) {
		fault_pages(5);
		sleep_ms(7);
	}
}

static void sums(void)
{
	struct audit audit;
	struct ring ring;

	ring_open(&ring);
	audit_start(&audit, &ring);
	for (int i = 0; i < 3; i++)
		ASSERT_ERRNO(request('R', spawn(work_in_steps, NULL)), 0);
	ring_wait_ticks(&ring, 100);
	audit_read(&audit);
	ASSERT_LE(100, audit.ticks);
	ASSERT_EQ(ring.lost, 0);
}

/* Positions go on over series, ticks start anew, counts go on. */
static void series(void)
{
	pid_t process = sleeper(0);
	uint64_t epoch_ns = 0, ticks = 0;
	struct audit audit;
	struct ring ring;

	ring_open(&ring);
	audit_start(&audit, &ring);
	for (int i = 0; i < 5; i++) {
		uint64_t missed = ring.header->missed_ticks;

		ASSERT_ERRNO(request('R', process), 0);
		ASSERT_LT(epoch_ns, ring.header->epoch_ns);
		epoch_ns = ring.header->epoch_ns;
		ring_wait_ticks(&ring, 20);
		ASSERT_ERRNO(request('U', process), 0);
		ring_wait_idle(&ring);
		audit_read(&audit);
		ASSERT(audit.series_ended);
		missed = ring.header->missed_ticks - missed;
		/* What was due either ran or was missed. */
		ASSERT_EQ(ring.header->ticks - ticks + missed, audit.tick);
		ticks = ring.header->ticks;
	}
	ASSERT_EQ(ring.position, ring.header->head);
	ASSERT_EQ(ring.lost, 0);
}

/* Two records a tick: whoever sees closed sees the count of its ticks. */
static void counts_before_closed(void)
{
	const uint64_t *head, *ticks;
	uint64_t end, looks = 0;
	struct ring ring;

	ring_open(&ring);
	head = (const uint64_t *)&ring.header->head;
	ticks = (const uint64_t *)&ring.header->ticks;
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	end = now_ns() + 200 * PERIOD_NS;
	do {
		uint64_t closed = ring_closed(&ring);

		ASSERT_LE(closed / 2, __atomic_load_n(ticks, __ATOMIC_RELAXED));
		ASSERT_LE(closed, __atomic_load_n(head, __ATOMIC_RELAXED));
		ASSERT_EQ(closed % 2, 0);
		looks++;
	} while (now_ns() < end);
	diag("%llu looks", (unsigned long long)looks);
}

static const struct test tests[] = {
	TEST(header, .module = no_module), TEST(state), TEST(sums),
	TEST(series),
	TEST(counts_before_closed, .module = "period_ms=1 machine=0"),
};

SUITE(records_suite, "records", "period_ms=10 capacity=8192", tests);

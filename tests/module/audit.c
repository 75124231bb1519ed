// SPDX-License-Identifier: MIT
/*
 * audit.c - follows the stream of records and asserts that they fit together
 */
#include <string.h>

#include "audit.h"
#include "harness.h"

void audit_start(struct audit *audit, struct ring *ring)
{
	memset(audit, 0, sizeof(*audit));
	audit->ring = ring;
	audit->in_step = true;
}

static void check_number(const struct audit *audit,
			 const struct mp3_record *record)
{
	ASSERT_LT(0, record->tick);
	if (!audit->tick)
		return;
	/* Who came while the last ones left keeps the series going. */
	if (!audit->series_ended || record->tick != 1)
		ASSERT_LT(audit->tick, record->tick);
}

static void add_record(struct audit *audit, const struct mp3_record *record)
{
	struct mp3_record *sum = &audit->sum;

	ASSERT_NE(record->pid, 0);
	ASSERT_EQ(record->processes, 0);
	ASSERT_EQ(audit->machines, 0);
	ASSERT_EQ(record->reserved0, 0);
	ASSERT_EQ(record->reserved1 | record->reserved2, 0);
	if (audit->records)
		ASSERT_EQ(record->tick, sum->tick);
	sum->tick = record->tick;
	sum->minor_faults += record->minor_faults;
	sum->major_faults += record->major_faults;
	sum->user_ns += record->user_ns;
	sum->system_ns += record->system_ns;
	sum->anon_pages += record->anon_pages;
	sum->file_pages += record->file_pages;
	sum->shmem_pages += record->shmem_pages;
	sum->swap_entries += record->swap_entries;
	sum->traced_faults += record->traced_faults;
	audit->records++;
	if (record->flags & MP3_REC_LAST)
		audit->last_records++;
}

static void add_machine(struct audit *audit, const struct mp3_record *record)
{
	ASSERT_EQ(record->pid, 0);
	ASSERT_EQ(record->processes, 0);
	ASSERT_EQ(record->flags & ~(MP3_REC_MACHINE | MP3_REC_LATE), 0);
	if (audit->records)
		ASSERT_EQ(record->tick, audit->sum.tick);
	audit->machines++;
}

static void check_sum(const struct audit *audit, const struct mp3_record *sum)
{
	ASSERT_EQ(sum->pid, 0);
	ASSERT_EQ(sum->flags & MP3_REC_LAST, 0);
	ASSERT_EQ(sum->processes, audit->records);
	ASSERT_EQ(sum->tick, audit->sum.tick);
	ASSERT_EQ(sum->minor_faults, audit->sum.minor_faults);
	ASSERT_EQ(sum->major_faults, audit->sum.major_faults);
	ASSERT_EQ(sum->user_ns, audit->sum.user_ns);
	ASSERT_EQ(sum->system_ns, audit->sum.system_ns);
	ASSERT_EQ(sum->parent, 0);
	ASSERT_EQ(sum->anon_pages, audit->sum.anon_pages);
	ASSERT_EQ(sum->file_pages, audit->sum.file_pages);
	ASSERT_EQ(sum->shmem_pages, audit->sum.shmem_pages);
	ASSERT_EQ(sum->swap_entries, audit->sum.swap_entries);
	ASSERT_EQ(sum->traced_faults, audit->sum.traced_faults);
}

static void check_machines(const struct audit *audit)
{
	uint32_t features = audit->ring->header->features;

	ASSERT_EQ(audit->machines, (features & MP3_FEATURE_MACHINE) ? 1 : 0);
}

static void begin_tick(struct audit *audit)
{
	memset(&audit->sum, 0, sizeof(audit->sum));
	audit->records = 0;
	audit->last_records = 0;
	audit->machines = 0;
}

static void close_tick(struct audit *audit, const struct mp3_record *sum)
{
	if (audit->in_step) {
		check_sum(audit, sum);
		check_machines(audit);
		audit->ticks++;
		audit->tick = sum->tick;
		audit->series_ended = audit->last_records == audit->records;
	}
	begin_tick(audit);
	audit->in_step = true;
}

/* Somewhere in a tick, and it isn't known which one was before. */
static void lose_step(struct audit *audit)
{
	begin_tick(audit);
	audit->in_step = false;
	audit->tick = 0;
}

void audit_read(struct audit *audit)
{
	uint64_t lost = audit->ring->lost;
	struct mp3_record record;

	while (ring_next(audit->ring, &record)) {
		if (audit->ring->lost != lost) {
			lost = audit->ring->lost;
			lose_step(audit);
		}
		ASSERT_LE(audit->time_ns, record.time_ns);
		audit->time_ns = record.time_ns;
		check_number(audit, &record);
		if (record.flags & MP3_REC_SUM)
			close_tick(audit, &record);
		else if (record.flags & MP3_REC_MACHINE)
			add_machine(audit, &record);
		else
			add_record(audit, &record);
	}
}

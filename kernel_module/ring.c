// SPDX-License-Identifier: GPL-2.0-only
/*
 * ring.c - the ring: a header page and records, in memory that is mapped
 *
 * The sampler is the only writer, readers never write. A reader that is slower
 * than the ring is long loses records and can count them: see docs/abi.md.
 */
#include <linux/build_bug.h>
#include <linux/ktime.h>
#include <linux/log2.h>
#include <linux/mm.h>
#include <linux/time.h>
#include <linux/vmalloc.h>

#include "mp3_internal.h"

static struct mp3_header *mp3_header;
static struct mp3_record *mp3_records;
/* The writer's own: what user space can see is never read back. */
static u64 mp3_head;
static u64 mp3_closed;
static u64 mp3_mask;
static u64 mp3_ticks, mp3_late_ticks, mp3_missed_ticks, mp3_handoffs;
static u64 mp3_load_ns;

/* Stores all words but the first; returns the digest with that of @sum. */
static u32 mp3_ring_store(struct mp3_record *slot,
			  const struct mp3_record *record, u64 sum)
{
	const mp3_word *from = (const mp3_word *)record;
	mp3_word *to = (mp3_word *)slot;
	int i;

	/* Each tick does it for each process: a loop takes half as long again. */
#pragma GCC unroll 16
	for (i = 1; i < MP3_RECORD_WORDS; i++) {
		u64 word = i == MP3_TICK_WORD ? record->tick : from[i];

		to[i] = word;
		sum = mp3_record_mix(sum, word);
	}
	return sum;
}

/*
 * Append a record of either kind; seq and check are set here. Only the sampler
 * calls this.
 */
void mp3_ring_put(const struct mp3_record *record)
{
	struct mp3_record *slot = &mp3_records[mp3_head & mp3_mask];
	u64 seq = mp3_head + 1;

	/*
	 * Order the head of the previous record before the destruction of this
	 * slot: a reader that copied a byte written below sees, after its own
	 * read barrier, a head that tells it so. Pairs with the barrier
	 * between copying and the second look at head in the reader.
	 */
	smp_wmb();
	WRITE_ONCE(slot->seq, 0);
	/* No new field before seq is 0. Pairs with the same barrier. */
	smp_wmb();
	slot->check = mp3_ring_store(slot, record, mp3_record_mix(0, seq));
	mp3_head = seq;
	/* The fields before seq. Pairs with the reader's acquire of seq. */
	smp_store_release(&slot->seq, seq);
	/* The record before head. Pairs with the reader's acquire of head. */
	smp_store_release(&mp3_header->head, seq);
}

static void mp3_ring_set_state(u32 processes, bool stopped)
{
	u32 state = processes ? MP3_STATE_RUNNING : 0;

	if (stopped)
		state |= MP3_STATE_STOPPED;
	WRITE_ONCE(mp3_header->processes, processes);
	/*
	 * All records and counts before the end of their series. Pairs with
	 * the reader's acquire of state.
	 */
	smp_store_release(&mp3_header->state, state);
}

/* Processes were registered or the module was stopped; one call at a time. */
void mp3_ring_update(u64 epoch_ns, u32 processes, bool stopped)
{
	mp3_ring_set_state(processes, stopped);
	/*
	 * A new epoch after the state in which its ticks run: who sees it does
	 * not take the state before it for an end. Pairs with the reader's
	 * acquire of epoch_ns.
	 */
	smp_store_release(&mp3_header->epoch_ns, epoch_ns);
}

/*
 * All records of a tick are there: publish the counts. Not at the same time as
 * mp3_ring_update().
 */
void mp3_ring_close_tick(u64 missed, bool late, u32 processes, bool stopped,
			 const struct mp3_unfollowed *unfollowed)
{
	mp3_ticks++;
	mp3_late_ticks += late;
	mp3_missed_ticks += missed;
	WRITE_ONCE(mp3_header->ticks, mp3_ticks);
	WRITE_ONCE(mp3_header->late_ticks, mp3_late_ticks);
	WRITE_ONCE(mp3_header->missed_ticks, mp3_missed_ticks);
	WRITE_ONCE(mp3_header->refused_children, unfollowed->refused);
	WRITE_ONCE(mp3_header->missed_children, unfollowed->missed);
	/* The counts before closed. Pairs with the reader's acquire of it. */
	smp_store_release(&mp3_header->closed, mp3_head);
	/* Who hears of it finds it in the map: pairs with mp3_ring_closed(). */
	smp_store_release(&mp3_closed, mp3_head);
	mp3_ring_set_state(processes, stopped);
}

/* The monitors' timer expired. On the sampler's thread only. */
void mp3_ring_hand_off(u64 now)
{
	WRITE_ONCE(mp3_header->handoff_position, mp3_closed);
	WRITE_ONCE(mp3_header->handoff_ns, now);
	mp3_handoffs++;
	/* Both before their count. Pairs with the reader's acquire of it. */
	smp_store_release(&mp3_header->handoffs, mp3_handoffs);
}

/* Records written up to and with the last tick; from any context. */
u64 mp3_ring_closed(void)
{
	/* Pairs with the store-release in mp3_ring_close_tick(). */
	return smp_load_acquire(&mp3_closed);
}

/* Tells one load of the module from another. */
u64 mp3_ring_load_ns(void)
{
	return mp3_load_ns;
}

int mp3_ring_map(struct vm_area_struct *vma)
{
	return remap_vmalloc_range(vma, mp3_header, vma->vm_pgoff);
}

int mp3_ring_init(unsigned int capacity, u64 period_ns, u64 handoff_period_ns,
		  u32 features)
{
	BUILD_BUG_ON(sizeof(struct mp3_header) > MP3_HEADER_SIZE);
	BUILD_BUG_ON(sizeof(struct mp3_record) !=
		     MP3_RECORD_WORDS * sizeof(mp3_word));
	BUILD_BUG_ON(sizeof(struct mp3_machine_record) !=
		     sizeof(struct mp3_record));
	BUILD_BUG_ON(offsetof(struct mp3_machine_record, tick) !=
		     offsetof(struct mp3_record, tick));

	capacity = roundup_pow_of_two(capacity);
	mp3_header = vmalloc_user(MP3_HEADER_SIZE +
				  (size_t)capacity * sizeof(*mp3_records));
	if (!mp3_header)
		return -ENOMEM;
	mp3_records = (void *)mp3_header + MP3_HEADER_SIZE;
	mp3_mask = capacity - 1;

	mp3_header->magic = MP3_MAGIC;
	mp3_header->abi_version = MP3_ABI_VERSION;
	mp3_header->header_size = MP3_HEADER_SIZE;
	mp3_header->record_size = sizeof(*mp3_records);
	mp3_header->capacity = capacity;
	mp3_header->period_ns = period_ns;
	mp3_header->handoff_period_ns = handoff_period_ns;
	mp3_header->clock_id = CLOCK_MONOTONIC;
	mp3_header->features = features;
	mp3_load_ns = ktime_get_ns();
	mp3_header->load_ns = mp3_load_ns;
	return 0;
}

void mp3_ring_exit(void)
{
	vfree(mp3_header);
}

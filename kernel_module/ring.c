// SPDX-License-Identifier: GPL-2.0-only
/*
 * ring.c - /dev/mp3: a header page and a ring of records, mapped read-only
 *
 * The sampler is the only writer, readers never write. A reader that is slower
 * than the ring is long loses records and can count them: see docs/abi.md.
 */
#include <linux/atomic.h>
#include <linux/log2.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/time.h>
#include <linux/vmalloc.h>
#include <linux/wait.h>

#include "mp3_compat.h"
#include "mp3_internal.h"

static struct mp3_header *mp3_header;
static struct mp3_record *mp3_records;
static u64 mp3_head;
static u64 mp3_mask;
static DECLARE_WAIT_QUEUE_HEAD(mp3_readers);

/* Per open file: up to where poll() has reported. */
struct mp3_poll_state {
	atomic64_t seen;
};

/* Append a record; its seq is set here. Only the sampler calls this. */
void mp3_ring_put(const struct mp3_record *record)
{
	struct mp3_record *slot = &mp3_records[mp3_head & mp3_mask];

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
	slot->time_ns = record->time_ns;
	slot->pid = record->pid;
	slot->flags = record->flags;
	slot->minor_faults = record->minor_faults;
	slot->major_faults = record->major_faults;
	slot->user_ns = record->user_ns;
	slot->system_ns = record->system_ns;
	slot->tick = record->tick;
	slot->processes = record->processes;
	mp3_head++;
	/* The fields before seq. Pairs with the reader's acquire of seq. */
	smp_store_release(&slot->seq, mp3_head);
	/* The record before head. Pairs with the reader's acquire of head. */
	smp_store_release(&mp3_header->head, mp3_head);
}

/* All records of a tick are there: update the counts and wake the readers. */
void mp3_ring_close_tick(u64 epoch_ns, u64 missed, bool late, u32 processes)
{
	WRITE_ONCE(mp3_header->epoch_ns, epoch_ns);
	WRITE_ONCE(mp3_header->ticks, mp3_header->ticks + 1);
	WRITE_ONCE(mp3_header->missed_ticks, mp3_header->missed_ticks + missed);
	if (late)
		WRITE_ONCE(mp3_header->late_ticks, mp3_header->late_ticks + 1);
	WRITE_ONCE(mp3_header->processes, processes);
	wake_up_interruptible(&mp3_readers);
}

static int mp3_open(struct inode *inode, struct file *file)
{
	struct mp3_poll_state *state;

	state = kzalloc(sizeof(*state), GFP_KERNEL);
	if (!state)
		return -ENOMEM;
	file->private_data = state;
	return nonseekable_open(inode, file);
}

static int mp3_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static int mp3_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (vma->vm_flags & VM_WRITE)
		return -EPERM;
	/* Nor may mprotect() make it writable later. */
	vm_flags_clear(vma, VM_MAYWRITE);
	return remap_vmalloc_range(vma, mp3_header, vma->vm_pgoff);
}

/* Readable when a tick has closed since this file's previous poll(). */
static __poll_t mp3_poll(struct file *file, poll_table *wait)
{
	struct mp3_poll_state *state = file->private_data;
	u64 head;

	poll_wait(file, &mp3_readers, wait);
	head = READ_ONCE(mp3_header->head);
	if (atomic64_xchg(&state->seen, head) == head)
		return 0;
	return EPOLLIN | EPOLLRDNORM;
}

static const struct file_operations mp3_fops = {
	.owner		= THIS_MODULE,
	.open		= mp3_open,
	.release	= mp3_release,
	.mmap		= mp3_mmap,
	.poll		= mp3_poll,
};

static struct miscdevice mp3_device = {
	.minor	= MISC_DYNAMIC_MINOR,
	.name	= MP3_NAME,
	.fops	= &mp3_fops,
	.mode	= 0440,
};

int mp3_ring_init(unsigned int capacity, u64 period_ns)
{
	int err;

	BUILD_BUG_ON(sizeof(struct mp3_header) > MP3_HEADER_SIZE);
	BUILD_BUG_ON(sizeof(struct mp3_record) != 64);

	capacity = roundup_pow_of_two(capacity);
	mp3_header = vmalloc_user(MP3_HEADER_SIZE +
				  (size_t)capacity * sizeof(*mp3_records));
	if (!mp3_header)
		return -ENOMEM;
	mp3_records = (void *)mp3_header + MP3_HEADER_SIZE;
	mp3_mask = capacity - 1;
	mp3_head = 0;

	mp3_header->magic = MP3_MAGIC;
	mp3_header->abi_version = MP3_ABI_VERSION;
	mp3_header->header_size = MP3_HEADER_SIZE;
	mp3_header->record_size = sizeof(*mp3_records);
	mp3_header->capacity = capacity;
	mp3_header->period_ns = period_ns;
	mp3_header->clock_id = CLOCK_MONOTONIC;

	err = misc_register(&mp3_device);
	if (err)
		vfree(mp3_header);
	return err;
}

void mp3_ring_exit(void)
{
	misc_deregister(&mp3_device);
	vfree(mp3_header);
}

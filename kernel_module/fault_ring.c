// SPDX-License-Identifier: GPL-2.0-only
/*
 * fault_ring.c - the rings of faults, one for each CPU, and the order of their
 * stores
 *
 * Their memory is vmalloc()ed, and mapped read-only by faults_device.c. On each
 * CPU one record is written at a time, with preemption off.
 */
#include <linux/build_bug.h>
#include <linux/cpumask.h>
#include <linux/ktime.h>
#include <linux/log2.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/time.h>
#include <linux/vmalloc.h>

#include "mp3_faults.h"
#include "mp3_internal.h"

/* The writer's own: what user space can see is never read back. */
struct mp3_fault_writer {
	struct mp3_fault_ring *ring;
	u64 head;
};

static struct mp3_faults_header *mp3_faults_header;
static DEFINE_PER_CPU(struct mp3_fault_writer, mp3_fault_writer);
static u64 mp3_fault_mask;

static struct mp3_fault_record *
mp3_fault_slot(const struct mp3_fault_writer *writer)
{
	struct mp3_fault_record *records = (void *)writer->ring +
					   MP3_FAULT_RING_HEADER_SIZE;

	return &records[writer->head & mp3_fault_mask];
}

/* Append a record of the thread that runs here. Needs preemption off. */
void mp3_fault_put(u64 address, u64 ip, u32 flags)
{
	struct mp3_fault_writer *writer = this_cpu_ptr(&mp3_fault_writer);
	struct mp3_fault_record *slot = mp3_fault_slot(writer);
	const struct task_struct *thread = current;
	u64 time_ns = ktime_get_ns();
	u64 seq = writer->head + 1;

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
	slot->time_ns = time_ns;
	slot->address = address;
	slot->ip = ip;
	slot->pid = thread->tgid;
	slot->tid = thread->pid;
	slot->flags = flags;
	slot->minor_faults = thread->min_flt;
	slot->major_faults = thread->maj_flt;
	writer->head = seq;
	/* The fields before seq. Pairs with the reader's acquire of seq. */
	smp_store_release(&slot->seq, seq);
	/* The record before head. Pairs with the reader's acquire of head. */
	smp_store_release(&writer->ring->head, seq);
}

int mp3_fault_rings_map(struct vm_area_struct *vma)
{
	return remap_vmalloc_range(vma, mp3_faults_header, vma->vm_pgoff);
}

/* While nobody can have a map. */
void mp3_fault_rings_add_feature(u32 feature)
{
	mp3_faults_header->features |= feature;
}

/* @capacity: of a ring, records; rounded up to a power of two. */
int mp3_fault_rings_init(unsigned int capacity)
{
	struct mp3_faults_header *header;
	size_t ring_size;
	int cpu;

	BUILD_BUG_ON(sizeof(struct mp3_faults_header) > MP3_FAULTS_HEADER_SIZE);
	BUILD_BUG_ON(sizeof(struct mp3_fault_ring) > MP3_FAULT_RING_HEADER_SIZE);
	BUILD_BUG_ON(sizeof(struct mp3_fault_record) != 64);

	capacity = roundup_pow_of_two(capacity);
	ring_size = MP3_FAULT_RING_HEADER_SIZE +
		    (size_t)capacity * sizeof(struct mp3_fault_record);
	header = vmalloc_user(MP3_FAULTS_HEADER_SIZE + nr_cpu_ids * ring_size);
	if (!header)
		return -ENOMEM;

	header->magic = MP3_FAULTS_MAGIC;
	header->abi_version = MP3_ABI_VERSION;
	header->header_size = MP3_FAULTS_HEADER_SIZE;
	header->ring_header_size = MP3_FAULT_RING_HEADER_SIZE;
	header->record_size = sizeof(struct mp3_fault_record);
	header->rings = nr_cpu_ids;
	header->ring_size = ring_size;
	header->capacity = capacity;
	header->clock_id = CLOCK_MONOTONIC;
	header->load_ns = mp3_ring_load_ns();
	mp3_faults_header = header;
	mp3_fault_mask = capacity - 1;
	for_each_possible_cpu(cpu)
		per_cpu(mp3_fault_writer, cpu).ring = (void *)header +
			MP3_FAULTS_HEADER_SIZE + cpu * ring_size;
	return 0;
}

void mp3_fault_rings_exit(void)
{
	vfree(mp3_faults_header);
}

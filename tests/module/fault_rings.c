// SPDX-License-Identifier: MIT
/*
 * fault_rings.c - a reader of /dev/mp3_faults, by docs/abi.md
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fault_rings.h"
#include "harness.h"
#include "ring.h"

static const void *map(int fd, size_t size)
{
	const void *memory = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, 0);

	if (memory == MAP_FAILED)
		FAIL("mmap of %zu bytes: %s", size, strerrorname(errno));
	return memory;
}

static const struct mp3_fault_ring *ring_at(const struct fault_rings *rings,
					    uint32_t index)
{
	return (const void *)((const char *)rings->header +
			      rings->header->header_size +
			      index * rings->header->ring_size);
}

/* Pairs with the module's store-release: the records before it are there. */
static uint64_t head_of(const struct fault_rings *rings, uint32_t index)
{
	return __atomic_load_n(&ring_at(rings, index)->head, __ATOMIC_ACQUIRE);
}

void fault_rings_open(struct fault_rings *rings)
{
	const struct mp3_faults_header *header;

	memset(rings, 0, sizeof(*rings));
	rings->fd = open(MP3_FAULTS_DEVICE_PATH, O_RDONLY | O_CLOEXEC);
	ASSERT_OK(rings->fd);
	header = map(rings->fd, MP3_FAULTS_HEADER_SIZE);
	ASSERT_EQ(header->magic, MP3_FAULTS_MAGIC);
	ASSERT_EQ(header->abi_version, MP3_ABI_VERSION);
	ASSERT_GE(header->record_size, sizeof(struct mp3_fault_record));
	ASSERT_LE(header->rings, FAULT_RINGS_MAX);
	rings->size = header->header_size + header->rings * header->ring_size;
	ASSERT_OK(munmap((void *)header, MP3_FAULTS_HEADER_SIZE));
	rings->header = map(rings->fd, rings->size);
	for (uint32_t i = 0; i < rings->header->rings; i++)
		rings->positions[i] = head_of(rings, i);
}

void fault_rings_close(struct fault_rings *rings)
{
	ASSERT_OK(munmap((void *)rings->header, rings->size));
	ASSERT_OK(close(rings->fd));
}

uint64_t fault_rings_written(const struct fault_rings *rings)
{
	uint64_t written = 0;

	for (uint32_t i = 0; i < rings->header->rings; i++)
		written += head_of(rings, i);
	return written;
}

static void append(struct faults *faults, const struct mp3_fault_record *record)
{
	/* Grows by doubling. */
	if (!(faults->count & (faults->count - 1)))
		faults->records = realloc(faults->records,
					  (faults->count ? 2 * faults->count : 1) *
						  sizeof(*record));
	ASSERT(faults->records);
	faults->records[faults->count++] = *record;
}

/* The record at @position, unless it was overwritten. */
static bool peek(const struct fault_rings *rings, uint32_t index,
		 uint64_t position, struct mp3_fault_record *record)
{
	const struct mp3_faults_header *header = rings->header;
	size_t slot = position & (header->capacity - 1);

	memcpy(record, (const char *)ring_at(rings, index) +
			       header->ring_header_size +
			       slot * header->record_size, sizeof(*record));
	/* The copy before the second look at head. */
	__atomic_thread_fence(__ATOMIC_ACQUIRE);
	if (head_of(rings, index) - position >= header->capacity)
		return false;
	ASSERT_EQ(record->seq, position + 1);
	ASSERT_EQ(record->reserved, 0);
	return true;
}

static void take_ring(struct fault_rings *rings, uint32_t index,
		      struct faults *faults)
{
	uint64_t *position = &rings->positions[index];
	struct mp3_fault_record record;

	while (*position < head_of(rings, index)) {
		if (peek(rings, index, *position, &record)) {
			append(faults, &record);
			++*position;
		} else {
			uint64_t oldest = head_of(rings, index) -
					  rings->header->capacity + 1;

			rings->lost += oldest - *position;
			*position = oldest;
		}
	}
}

static int compare_times(const void *left, const void *right)
{
	const struct mp3_fault_record *one = left, *other = right;

	return (one->time_ns > other->time_ns) - (one->time_ns < other->time_ns);
}

void fault_rings_take(struct fault_rings *rings, struct faults *faults)
{
	memset(faults, 0, sizeof(*faults));
	for (uint32_t i = 0; i < rings->header->rings; i++)
		take_ring(rings, i, faults);
	if (faults->count)
		qsort(faults->records, faults->count, sizeof(*faults->records),
		      compare_times);
}

struct faults faults_of(const struct faults *faults, pid_t pid)
{
	struct faults found = { .count = 0 };

	for (size_t i = 0; i < faults->count; i++) {
		if (faults->records[i].pid == (uint32_t)pid)
			append(&found, &faults->records[i]);
	}
	return found;
}

struct faults faults_of_thread(const struct faults *faults, pid_t tid)
{
	struct faults found = { .count = 0 };

	for (size_t i = 0; i < faults->count; i++) {
		if (faults->records[i].tid == (uint32_t)tid)
			append(&found, &faults->records[i]);
	}
	return found;
}

struct faults faults_within(const struct faults *faults, const void *memory,
			    size_t size)
{
	struct faults found = { .count = 0 };

	for (size_t i = 0; i < faults->count; i++) {
		if (faults->records[i].address - (uintptr_t)memory < size)
			append(&found, &faults->records[i]);
	}
	return found;
}

uint64_t faults_entries(const struct faults *faults)
{
	uint64_t entries = 0;

	for (size_t i = 0; i < faults->count; i++)
		entries += !(faults->records[i].flags & MP3_FAULT_MAJOR_END);
	return entries;
}

/* What the thread had counted at its next fault. */
static void counted_next(const struct faults *thread, size_t i, uint64_t *minor,
			 uint64_t *major)
{
	for (i++; i < thread->count; i++) {
		if (thread->records[i].flags & MP3_FAULT_MAJOR_END)
			continue;
		*minor = thread->records[i].minor_faults;
		*major = thread->records[i].major_faults;
		return;
	}
}

static bool has_end(const struct faults *thread, size_t i)
{
	const struct mp3_fault_record *fault = &thread->records[i];
	const struct mp3_fault_record *end = fault + 1;

	if (i + 1 == thread->count || !(end->flags & MP3_FAULT_MAJOR_END))
		return false;
	ASSERT_EQ(end->address, fault->address);
	ASSERT_EQ(end->major_faults, fault->major_faults + 1);
	ASSERT_EQ(end->minor_faults, fault->minor_faults);
	ASSERT_LT(fault->time_ns, end->time_ns);
	return true;
}

/* One fault, and what its thread counted from it to the next one. */
static void add_kind(struct fault_kinds *kinds, bool ends, uint64_t minor,
		     uint64_t major)
{
	if (ends) {
		ASSERT_LT(0, major);
		kinds->major++;
		major--;
	} else if (minor) {
		kinds->minor++;
		minor--;
	} else {
		kinds->uncounted++;
	}
	kinds->untrapped_minor += minor;
	kinds->untrapped_major += major;
}

struct fault_kinds faults_kinds(const struct faults *thread, uint64_t minor,
				uint64_t major)
{
	struct fault_kinds kinds = { .minor = 0 };

	for (size_t i = 0; i < thread->count; i++) {
		const struct mp3_fault_record *fault = &thread->records[i];
		uint64_t next_minor = minor, next_major = major;

		if (fault->flags & MP3_FAULT_MAJOR_END)
			continue;
		counted_next(thread, i, &next_minor, &next_major);
		ASSERT_LE(fault->minor_faults, next_minor);
		ASSERT_LE(fault->major_faults, next_major);
		add_kind(&kinds, has_end(thread, i),
			 next_minor - fault->minor_faults,
			 next_major - fault->major_faults);
	}
	return kinds;
}

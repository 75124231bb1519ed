// SPDX-License-Identifier: MIT
/*
 * ring.c - a reader of /dev/mp3, by docs/abi.md
 */
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "harness.h"
#include "ring.h"

#define POLL_US	5000

static void *map(int fd, size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, 0);

	if (memory == MAP_FAILED)
		FAIL("mmap of %zu bytes: %s", size, strerrorname(errno));
	return memory;
}

int ring_open_device(void)
{
	int fd = open(MP3_DEVICE_PATH, O_RDONLY | O_CLOEXEC);

	ASSERT_OK(fd);
	return fd;
}

void ring_use(struct ring *ring, int fd)
{
	const struct mp3_header *header = map(fd, MP3_HEADER_SIZE);

	memset(ring, 0, sizeof(*ring));
	ring->fd = fd;
	ASSERT_EQ(header->magic, MP3_MAGIC);
	ASSERT_EQ(header->abi_version, MP3_ABI_VERSION);
	ASSERT_GE(header->record_size, sizeof(struct mp3_record));
	ring->size = header->header_size +
		     header->capacity * header->record_size;
	ASSERT_OK(munmap((void *)header, MP3_HEADER_SIZE));
	ring->header = map(ring->fd, ring->size);
	ring->records = (const char *)ring->header + ring->header->header_size;
	ring->position = ring_head(ring);
}

void ring_open(struct ring *ring)
{
	ring_use(ring, ring_open_device());
}

void ring_close(struct ring *ring)
{
	ASSERT_OK(munmap((void *)ring->header, ring->size));
	ASSERT_OK(close(ring->fd));
}

/* Pairs with the module's store-release: the records before it are there. */
uint64_t ring_head(const struct ring *ring)
{
	return __atomic_load_n(&ring->header->head, __ATOMIC_ACQUIRE);
}

/* Pairs with the module's store-release: the counts before it are there. */
uint64_t ring_closed(const struct ring *ring)
{
	return __atomic_load_n(&ring->header->closed, __ATOMIC_ACQUIRE);
}

enum ring_result ring_peek(const struct ring *ring, uint64_t position,
			   struct mp3_record *record)
{
	uint64_t capacity = ring->header->capacity;
	size_t slot = position & (capacity - 1);

	if (position >= ring_head(ring))
		return RING_EMPTY;
	memcpy(record, ring->records + slot * ring->header->record_size,
	       sizeof(*record));
	/* The copy before the second look at head. */
	__atomic_thread_fence(__ATOMIC_ACQUIRE);
	if (ring_head(ring) - position >= capacity)
		return RING_LOST;
	ASSERT_EQ(record->seq, position + 1);
	ASSERT_EQ(record->check, mp3_record_check(record));
	return RING_RECORD;
}

bool ring_next(struct ring *ring, struct mp3_record *record)
{
	for (;;) {
		uint64_t oldest;

		switch (ring_peek(ring, ring->position, record)) {
		case RING_EMPTY:
			return false;
		case RING_RECORD:
			ring->position++;
			return true;
		case RING_LOST:
			oldest = ring_head(ring) - ring->header->capacity + 1;
			ring->lost += oldest - ring->position;
			ring->position = oldest;
		}
	}
}

void ring_account(const struct ring *ring, pid_t pid, struct account *sum)
{
	struct ring reader = *ring;
	struct mp3_record record;

	memset(sum, 0, sizeof(*sum));
	while (ring_next(&reader, &record)) {
		if (record.pid != (uint32_t)pid ||
		    record.flags & MP3_REC_MACHINE)
			continue;
		sum->records++;
		sum->minor_faults += record.minor_faults;
		sum->major_faults += record.major_faults;
		sum->user_ns += record.user_ns;
		sum->system_ns += record.system_ns;
		sum->traced_faults += record.traced_faults;
		if (record.flags & MP3_REC_LAST)
			sum->last_records++;
	}
	ASSERT_EQ(reader.lost, ring->lost);
}

bool ring_first(const struct ring *ring, pid_t pid, struct mp3_record *first)
{
	struct ring reader = *ring;

	while (ring_next(&reader, first)) {
		if (first->pid == (uint32_t)pid)
			return true;
	}
	return false;
}

bool ring_latest(const struct ring *ring, pid_t pid, unsigned int flags,
		 struct mp3_record *latest)
{
	struct ring reader = *ring;
	struct mp3_record record;
	bool found = false;

	while (ring_next(&reader, &record)) {
		if (record.pid != (uint32_t)pid ||
		    (record.flags & flags) != flags)
			continue;
		*latest = record;
		found = true;
	}
	return found;
}

struct mp3_machine_record ring_machine(struct ring *ring,
				       machine_visitor visit, void *argument)
{
	struct mp3_record record, last = { .seq = 0 };

	while (ring_next(ring, &record)) {
		if (!(record.flags & MP3_REC_MACHINE))
			continue;
		if (visit)
			visit((const struct mp3_machine_record *)&record,
			      argument);
		last = record;
	}
	ASSERT_EQ(ring->lost, 0);
	return *(const struct mp3_machine_record *)&last;
}

void ring_wait_last_records(const struct ring *ring, pid_t pid, uint64_t count,
			    struct account *sum)
{
	ring_account(ring, pid, sum);
	while (sum->last_records < count) {
		usleep(POLL_US);
		ring_account(ring, pid, sum);
	}
}

void ring_wait_last(const struct ring *ring, pid_t pid, struct account *sum)
{
	ring_wait_last_records(ring, pid, 1, sum);
}

void ring_wait_ticks(const struct ring *ring, uint64_t ticks)
{
	const uint64_t *count = (const uint64_t *)&ring->header->ticks;
	uint64_t end = __atomic_load_n(count, __ATOMIC_ACQUIRE) + ticks;

	while (__atomic_load_n(count, __ATOMIC_ACQUIRE) < end)
		usleep(POLL_US);
}

void ring_wait_idle(const struct ring *ring)
{
	const uint32_t *state = &ring->header->state;

	while (__atomic_load_n(state, __ATOMIC_ACQUIRE) & MP3_STATE_RUNNING ||
	       ring_closed(ring) != ring_head(ring))
		usleep(POLL_US);
}

void ring_wait_head(const struct ring *ring, uint64_t position)
{
	while (ring_head(ring) <= position)
		usleep(POLL_US);
}

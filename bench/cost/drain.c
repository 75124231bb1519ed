// SPDX-License-Identifier: MIT
/*
 * drain.c - a reader of the ring: sleeps until a second's ticks are there,
 * then copies their records
 */
#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "crowd.h"
#include "fail.h"
#include "helper.h"
#include "ring.h"

#define TICKS_AT_ONCE 20

static void wait_for(const struct ring *ring, __u64 position)
{
	struct pollfd event = { .fd = ring->fd, .events = POLLIN };

	/* docs/abi.md: waked when the stream is longer than the offset. */
	if (lseek(ring->fd, (off_t)position - 1, SEEK_SET) < 0 ||
	    poll(&event, 1, -1) != 1)
		fail("poll: %s", strerror(errno));
}

void drain(const struct crowd *crowd, struct helper_count *count)
{
	const __u64 batch = TICKS_AT_ONCE * ((__u64)crowd->count + 1);
	struct mp3_record copy;
	struct ring ring;
	__u64 at, closed, capacity;

	ring_open(&ring);
	capacity = ring.header->capacity;
	at = __atomic_load_n(&ring.header->closed, __ATOMIC_ACQUIRE);
	for (;;) {
		wait_for(&ring, at + batch);
		closed = __atomic_load_n(&ring.header->closed, __ATOMIC_ACQUIRE);
		for (; at < closed; at++) {
			copy = ring.records[at & (capacity - 1)];
			/* The copy before the second look at head. */
			__atomic_thread_fence(__ATOMIC_ACQUIRE);
			if (__atomic_load_n(&ring.header->head,
					    __ATOMIC_RELAXED) - at >= capacity ||
			    copy.seq != at + 1)
				fail("a record was lost");
			count->values += copy.minor_faults + copy.major_faults +
					 copy.user_ns + copy.system_ns;
		}
		__atomic_store_n(&count->rounds, count->rounds + 1,
				 __ATOMIC_RELAXED);
	}
}

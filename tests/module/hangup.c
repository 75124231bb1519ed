// SPDX-License-Identifier: MIT
/*
 * hangup.c - readers learn of the end of a series
 */
#include <poll.h>
#include <unistd.h>

#include "expect.h"
#include "identity.h"
#include "load.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define IN	(POLLIN | POLLRDNORM)
#define READERS	8

static short events(int fd, int timeout_ms)
{
	struct pollfd file = { .fd = fd, .events = IN };

	ASSERT_OK(poll(&file, 1, timeout_ms));
	return file.revents;
}

static void far_ahead(int fd)
{
	ASSERT_EQ(lseek(fd, 1000000, SEEK_SET), 1000000);
}

/* The last process has gone: hang-up and last records come together. */
static void at_the_end(void)
{
	pid_t process = sleeper(0);
	struct mp3_record record;
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', process), 0);
	far_ahead(ring.fd);
	ASSERT_EQ(events(ring.fd, 0), 0);
	end_process(process);
	ASSERT_EQ(events(ring.fd, -1), POLLHUP);
	ASSERT_EQ(ring_closed(&ring), ring_head(&ring));
	/* Before the machine and the sum. */
	ASSERT_EQ(ring_peek(&ring, ring_closed(&ring) - 3, &record),
		  RING_RECORD);
	ASSERT_EQ(record.pid, process);
	ASSERT_EQ(record.flags & MP3_REC_LAST, MP3_REC_LAST);
	ASSERT_EQ(lseek(ring.fd, -1, SEEK_END), ring_closed(&ring) - 1);
	ASSERT_EQ(events(ring.fd, 0), IN | POLLHUP);
}

static void one_of_two_left(void)
{
	pid_t first = sleeper(0), second = sleeper(0);
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', first), 0);
	ASSERT_ERRNO(request('R', second), 0);
	far_ahead(ring.fd);
	ASSERT_ERRNO(request('U', first), 0);
	ring_wait_ticks(&ring, 2);
	ASSERT_EQ(events(ring.fd, 0), 0);
	ASSERT_ERRNO(request('U', second), 0);
	ASSERT_EQ(events(ring.fd, -1), POLLHUP);
}

static void opened_afterwards(void)
{
	pid_t process = sleeper(0);
	struct ring before, after;

	ring_open(&before);
	ASSERT_ERRNO(request('R', process), 0);
	ASSERT_ERRNO(request('U', process), 0);
	ring_wait_idle(&before);
	ASSERT_EQ(events(before.fd, -1), IN | POLLHUP);

	ring_open(&after);
	ASSERT_EQ(events(after.fd, 0), IN);
	far_ahead(after.fd);
	ASSERT_EQ(events(after.fd, 30), 0);

	/* Another series: the old hang-up is over, and a new one comes. */
	ASSERT_ERRNO(request('R', process), 0);
	far_ahead(before.fd);
	ASSERT_EQ(events(before.fd, 0), 0);
	ASSERT_ERRNO(request('U', process), 0);
	ASSERT_EQ(events(before.fd, -1), POLLHUP);
	ASSERT_EQ(events(after.fd, -1), POLLHUP);
}

static void wait_for_count(const int *count, int wanted)
{
	while (__atomic_load_n(count, __ATOMIC_ACQUIRE) < wanted)
		sleep_ms(1);
}

/* It asks for nothing, and still is told of the end. */
static void wait_for_hangup(void *ready)
{
	struct pollfd file;
	struct ring ring;

	ring_open(&ring);
	file = (struct pollfd){ .fd = ring.fd };
	__atomic_add_fetch((int *)ready, 1, __ATOMIC_ACQ_REL);
	ASSERT_EQ(poll(&file, 1, -1), 1);
	ASSERT_EQ(file.revents, POLLHUP);
	ASSERT_EQ(ring_closed(&ring), ring_head(&ring));
}

static void start_readers(pid_t *readers)
{
	int *ready = shared_memory(sizeof(*ready));

	for (int i = 0; i < READERS; i++)
		readers[i] = spawn(wait_for_hangup, ready);
	wait_for_count(ready, READERS);
}

static void join_readers(const pid_t *readers)
{
	for (int i = 0; i < READERS; i++)
		join(readers[i]);
}

static void every_reader(void)
{
	pid_t process = sleeper(0), readers[READERS];

	start_readers(readers);
	ASSERT_ERRNO(request('R', process), 0);
	sleep_ms(50);
	end_process(process);
	join_readers(readers);
}

static const struct test tests[] = {
	TEST(at_the_end), TEST(one_of_two_left), TEST(opened_afterwards),
	TEST(every_reader),
};

SUITE(hangup_suite, "hangup", "period_ms=5 capacity=4096", tests);

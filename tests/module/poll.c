// SPDX-License-Identifier: MIT
/*
 * poll.c - readers sleep until there is enough to read, and no longer
 */
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <unistd.h>

#include "expect.h"
#include "identity.h"
#include "load.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define IN	(POLLIN | POLLRDNORM)

/* What poll() says of the device; -1: waits as long as it takes. */
static short events(int fd, int timeout_ms)
{
	struct pollfd file = { .fd = fd, .events = IN };

	ASSERT_EQ(poll(&file, 1, timeout_ms) == -1, 0);
	return file.revents;
}

/* As a reader does that is at @position and wants @count records. */
static void ask_for(const struct ring *ring, uint64_t position, uint64_t count)
{
	off_t offset = (off_t)(position + count - 1);

	ASSERT_EQ(lseek(ring->fd, offset, SEEK_SET), offset);
}

/* With @period_ms ticks of two records. */
static pid_t start(struct ring *ring)
{
	pid_t process = sleeper(0);

	ring_open(ring);
	ASSERT_ERRNO(request('R', process), 0);
	return process;
}

static void stop(const struct ring *ring, pid_t process)
{
	ASSERT_ERRNO(request('U', process), 0);
	ring_wait_idle(ring);
}

static void at_first(void)
{
	struct ring ring;

	ring_open(&ring);
	ASSERT_EQ(events(ring.fd, 0), 0);
	ASSERT_EQ(events(ring.fd, 30), 0);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	ASSERT_EQ(events(ring.fd, -1), IN);
	ASSERT_LE(2, ring_closed(&ring));
	/* It stays so: the offset is still 0. */
	ASSERT_EQ(events(ring.fd, 0), IN);
}

static void seek(void)
{
	struct ring ring;
	off_t end;

	stop(&ring, start(&ring));
	end = (off_t)ring_closed(&ring);
	ASSERT_EQ(lseek(ring.fd, 0, SEEK_CUR), 0);
	ASSERT_EQ(lseek(ring.fd, 0, SEEK_END), end);
	ASSERT_EQ(lseek(ring.fd, 0, SEEK_CUR), end);
	ASSERT_EQ(lseek(ring.fd, -1, SEEK_CUR), end - 1);
	ASSERT_EQ(lseek(ring.fd, 1000, SEEK_END), end + 1000);
	ASSERT_EQ(lseek(ring.fd, INT64_MAX, SEEK_SET), INT64_MAX);
	ASSERT_FAILS(lseek(ring.fd, -1, SEEK_SET), EINVAL);
	ASSERT_FAILS(lseek(ring.fd, -end - 1, SEEK_END), EINVAL);
	ASSERT_FAILS(lseek(ring.fd, 0, 99), EINVAL);
	/* What failed has moved nothing. */
	ASSERT_EQ(lseek(ring.fd, 0, SEEK_CUR), INT64_MAX);
}

/* Exactly from which offset on there is input. */
static void offset_and_input(void)
{
	struct ring ring;
	uint64_t closed;

	stop(&ring, start(&ring));
	closed = ring_closed(&ring);
	ASSERT_EQ(closed % 2, 0);
	ask_for(&ring, closed - 1, 1);
	ASSERT_EQ(events(ring.fd, 0) & IN, IN);
	ask_for(&ring, closed, 1);
	ASSERT_EQ(events(ring.fd, 0) & IN, 0);
	ask_for(&ring, 0, closed);
	ASSERT_EQ(events(ring.fd, 0) & IN, IN);
	ask_for(&ring, 0, closed + 1);
	ASSERT_EQ(events(ring.fd, 0) & IN, 0);
}

/*
 * Waits for @count records and gives how often the thread was woken. A tick
 * is two records, so without a watermark it would be half of @count.
 */
static long wait_for_records(const struct ring *ring, uint64_t count)
{
	uint64_t position = ring_closed(ring);
	long slept;

	ask_for(ring, position, count);
	slept = times_slept();
	ASSERT_EQ(events(ring->fd, -1), IN);
	slept = times_slept() - slept;
	ASSERT_LE(position + count, ring_closed(ring));
	return slept;
}

static void watermark(void)
{
	struct ring ring;

	start(&ring);
	/* One sleep, and what the kernel may do in between. */
	ASSERT_LE(wait_for_records(&ring, 200), 10);
	ASSERT_LE(wait_for_records(&ring, 100), 10);
	ASSERT_LE(wait_for_records(&ring, 1), 10);
}

static void wait_for_own_watermark(void *argument)
{
	uint64_t count = *(const uint64_t *)argument;
	struct ring ring;

	ring_open(&ring);
	ASSERT_LE(wait_for_records(&ring, count), 10);
}

static void several_watermarks(void)
{
	uint64_t counts[] = { 1, 2, 3, 50, 101, 150 };
	const size_t readers = ARRAY_SIZE(counts);
	pid_t children[6];
	struct ring ring;

	start(&ring);
	for (size_t i = 0; i < readers; i++)
		children[i] = spawn(wait_for_own_watermark, &counts[i]);
	for (size_t i = 0; i < readers; i++)
		join(children[i]);
}

static void from_the_end(void)
{
	struct ring ring;
	off_t end;

	start(&ring);
	end = lseek(ring.fd, 0, SEEK_END);
	ASSERT_OK(end);
	ASSERT_EQ(events(ring.fd, -1), IN);
	ASSERT_LT(end, ring_closed(&ring));
}

static void with_epoll(void)
{
	struct epoll_event event = { .events = EPOLLIN }, got;
	int set = epoll_create1(EPOLL_CLOEXEC);
	pid_t process;
	struct ring ring;

	process = start(&ring);
	ASSERT_OK(set);
	ask_for(&ring, ring_closed(&ring), 20);
	ASSERT_OK(epoll_ctl(set, EPOLL_CTL_ADD, ring.fd, &event));
	ASSERT_EQ(epoll_wait(set, &got, 1, -1), 1);
	ASSERT_EQ(got.events, EPOLLIN);
	ASSERT_LE(20, ring_closed(&ring));
	ask_for(&ring, ring_closed(&ring), 1000000);
	ASSERT_EQ(epoll_wait(set, &got, 1, 0), 0);
	stop(&ring, process);
	ASSERT_EQ(epoll_wait(set, &got, 1, -1), 1);
	ASSERT_EQ(got.events, EPOLLHUP);
	/* And back to where there is input. */
	ask_for(&ring, 0, 1);
	ASSERT_EQ(epoll_wait(set, &got, 1, 0), 1);
	ASSERT_EQ(got.events, EPOLLIN | EPOLLHUP);
}

static int select_input(int fd, struct timeval *timeout)
{
	fd_set input, output, exceptions;
	int count;

	FD_ZERO(&input);
	FD_ZERO(&output);
	FD_ZERO(&exceptions);
	FD_SET(fd, &input);
	FD_SET(fd, &output);
	FD_SET(fd, &exceptions);
	count = select(fd + 1, &input, &output, &exceptions, timeout);
	ASSERT_OK(count);
	ASSERT(!FD_ISSET(fd, &output));
	ASSERT(!FD_ISSET(fd, &exceptions));
	return count;
}

static void with_select(void)
{
	struct timeval at_once = { .tv_sec = 0 };
	struct ring ring;

	start(&ring);
	ask_for(&ring, ring_closed(&ring), 20);
	ASSERT_EQ(select_input(ring.fd, NULL), 1);
	ASSERT_LE(20, ring_closed(&ring));
	ask_for(&ring, ring_closed(&ring), 1000000);
	ASSERT_EQ(select_input(ring.fd, &at_once), 0);
}

static void *poll_thread(void *fd)
{
	ASSERT_EQ(events(*(int *)fd, -1) & IN, IN);
	return NULL;
}

/* A thread polls far ahead, another one seeks back; nothing else happens. */
static void seek_wakes(void)
{
	pthread_t thread;
	struct ring ring;
	pid_t process;
	int fresh;

	process = start(&ring);
	ring_wait_ticks(&ring, 1);
	stop(&ring, process);
	fresh = ring_open_device();
	ASSERT_EQ(lseek(fresh, 1000000, SEEK_SET), 1000000);
	ASSERT_EQ(pthread_create(&thread, NULL, poll_thread, &fresh), 0);
	sleep_ms(50);
	ASSERT_EQ(lseek(fresh, 0, SEEK_SET), 0);
	ASSERT_EQ(pthread_join(thread, NULL), 0);
}

static void *seek_thread(void *argument)
{
	const struct ring *ring = argument;

	for (int i = 0; i < 2000; i++)
		ask_for(ring, ring_closed(ring), (uint64_t)(1 + i % 7));
	return NULL;
}

static void seek_meanwhile(void)
{
	pthread_t thread;
	struct ring ring;

	start(&ring);
	ASSERT_EQ(pthread_create(&thread, NULL, seek_thread, &ring), 0);
	for (int i = 0; i < 20; i++)
		ASSERT_EQ(events(ring.fd, -1) & ~IN, 0);
	ASSERT_EQ(pthread_join(thread, NULL), 0);
}

static const struct test tests[] = {
	TEST(at_first), TEST(seek), TEST(offset_and_input), TEST(watermark),
	TEST(several_watermarks), TEST(from_the_end), TEST(with_epoll),
	TEST(with_select), TEST(seek_wakes), TEST(seek_meanwhile),
};

SUITE(poll_suite, "poll", "period_ms=2 capacity=4096 machine=0", tests);

// SPDX-License-Identifier: MIT
/*
 * stop.c - a write to /proc/mp3/stop ends the sampling for good, so that the
 * module can be unloaded whoever still reads
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include "expect.h"
#include "identity.h"
#include "load.h"
#include "module.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define IN		(POLLIN | POLLRDNORM)
#define PROCESSES	3
#define OPENERS		6

static short events(int fd, int timeout_ms)
{
	struct pollfd file = { .fd = fd, .events = IN };

	ASSERT_OK(poll(&file, 1, timeout_ms));
	return file.revents;
}

static void check_last_records(const struct ring *ring, const pid_t *processes)
{
	for (int i = 0; i < PROCESSES; i++) {
		struct account account;

		ring_account(ring, processes[i], &account);
		ASSERT_EQ(account.last_records, 1);
	}
	ASSERT_EQ(ring_closed(ring), ring_head(ring));
	ASSERT_EQ(ring->header->state, MP3_STATE_STOPPED);
	ASSERT_EQ(ring->header->processes, 0);
}

/* All of it is there when the write returns. */
static void last_records(void)
{
	pid_t processes[PROCESSES];
	struct ring ring;

	ring_open(&ring);
	for (int i = 0; i < PROCESSES; i++) {
		processes[i] = sleeper(0);
		ASSERT_ERRNO(request('R', processes[i]), 0);
	}
	ASSERT_ERRNO(module_stop(), 0);
	check_last_records(&ring, processes);
	ASSERT_EQ(list_length(), 0);
	ASSERT_EQ(events(ring.fd, 0), IN | POLLHUP);
}

static void nothing_goes_any_more(void)
{
	pid_t process = sleeper(0), other = sleeper(0);
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', process), 0);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_ERRNO(request('R', process), ESHUTDOWN);
	ASSERT_ERRNO(request('R', other), ESHUTDOWN);
	ASSERT_ERRNO(request('M', process), ESHUTDOWN);
	ASSERT_ERRNO(request('U', process), ESRCH);
	ASSERT_FAILS(open(MP3_DEVICE_PATH, O_RDONLY), ENODEV);
	/* Who has the file may still read what is there. */
	ASSERT(mmap(NULL, ring.size, PROT_READ, MAP_SHARED, ring.fd, 0) !=
	       MAP_FAILED);
}

/* Nothing was ever registered. */
static void when_idle(void)
{
	struct ring ring;

	ring_open(&ring);
	ASSERT_EQ(events(ring.fd, 0), 0);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_EQ(events(ring.fd, -1), POLLHUP);
	ASSERT_EQ(ring.header->state, MP3_STATE_STOPPED);
	ASSERT_EQ(ring_head(&ring), 0);
}

/* One that was unregistered has its last record once, not twice. */
static void one_that_leaves(void)
{
	pid_t process = sleeper(0);
	struct account account;
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', process), 0);
	ASSERT_ERRNO(request('U', process), 0);
	ASSERT_ERRNO(module_stop(), 0);
	ring_account(&ring, process, &account);
	ASSERT_EQ(account.last_records, 1);
}

static void twice(void)
{
	struct ring ring;
	uint64_t head;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	ASSERT_ERRNO(module_stop(), 0);
	head = ring_head(&ring);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_EQ(ring_head(&ring), head);
	ASSERT_EQ(ring_closed(&ring), head);
	ASSERT_EQ(events(ring.fd, 0), IN | POLLHUP);
}

/* However it is written: what is written is not looked at. */
static void any_write(void)
{
	int fd = open("/proc/mp3/stop", O_WRONLY);
	struct ring ring;

	ASSERT_OK(fd);
	ring_open(&ring);
	ASSERT_FAILS(read(fd, &ring, 1), EBADF);
	ASSERT_EQ(write(fd, "\0\377", 2), 2);
	ASSERT_EQ(events(ring.fd, 0), POLLHUP);
	ASSERT_EQ(pwrite(fd, "stop", 4, 1000), 4);
	ASSERT_EQ(ring.header->state, MP3_STATE_STOPPED);
}

static void then_unload(void)
{
	/* First, lest it inherits the map. */
	pid_t process = sleeper(0);
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', process), 0);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_ERRNO(module_unload(), EWOULDBLOCK);
	ASSERT_OK(close(ring.fd));
	/* Mapped still. */
	ASSERT_ERRNO(module_unload(), EWOULDBLOCK);
	ASSERT_OK(munmap((void *)ring.header, ring.size));
	ASSERT_ERRNO(module_unload(), 0);
}

/* Monitors are signalled on: the stop is not theirs. */
static void monitors_go_on(void)
{
	pid_t monitor = sleeper(0);

	ASSERT_ERRNO(request('M', monitor), 0);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_ERRNO(request('U', monitor), 0);
	ASSERT_ERRNO(request('U', monitor), ESRCH);
}

/* Until the module is stopped: open, wait a little or for the stop, close. */
static void open_and_wait(void *opened)
{
	for (int round = 0;; round++) {
		struct pollfd file = { .fd = open(MP3_DEVICE_PATH, O_RDONLY) };

		if (file.fd == -1) {
			ASSERT_EQ(errno, ENODEV);
			return;
		}
		__atomic_add_fetch((int *)opened, 1, __ATOMIC_RELAXED);
		ASSERT_OK(poll(&file, 1, round % 4 ? 1 : -1));
		ASSERT_OK(close(file.fd));
	}
}

/* None that gets in waits for a hang-up that was before. */
static void against_open(void)
{
	int *opened = shared_memory(sizeof(*opened));
	pid_t openers[OPENERS];

	for (int turn = 0; turn < 10; turn++) {
		for (int i = 0; i < OPENERS; i++)
			openers[i] = spawn(open_and_wait, opened);
		ASSERT_ERRNO(request('R', sleeper(0)), 0);
		sleep_ms((unsigned int)turn);
		ASSERT_ERRNO(module_stop(), 0);
		for (int i = 0; i < OPENERS; i++)
			join(openers[i]);
		ASSERT_ERRNO(module_unload(), 0);
		ASSERT_ERRNO(module_load("period_ms=1"), 0);
	}
	diag("opened %d times", *opened);
}

static void register_and_leave(void *unused)
{
	int error;

	(void)unused;
	do {
		error = request('R', getpid());
		ASSERT(error == 0 || error == ESHUTDOWN);
		error = request('U', getpid());
		ASSERT(error == 0 || error == ESRCH);
	} while (error != ESRCH);
}

/* Whoever comes before has a last record, whoever comes after is refused. */
static void against_requests(void)
{
	pid_t children[4];
	struct ring ring;

	ring_open(&ring);
	for (int i = 0; i < 4; i++)
		children[i] = spawn(register_and_leave, NULL);
	sleep_ms(100);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_EQ(ring.header->state, MP3_STATE_STOPPED);
	ASSERT_EQ(ring.header->processes, 0);
	ASSERT_EQ(ring_closed(&ring), ring_head(&ring));
	for (int i = 0; i < 4; i++)
		join(children[i]);
}

static const struct test tests[] = {
	TEST(last_records), TEST(nothing_goes_any_more), TEST(when_idle),
	TEST(one_that_leaves), TEST(twice), TEST(any_write),
	TEST(then_unload), TEST(monitors_go_on),
	TEST(against_open, .module = "period_ms=1"),
	TEST(against_requests, .module = "period_ms=1"),
};

SUITE(stop_suite, "stop", "period_ms=10 capacity=4096", tests);

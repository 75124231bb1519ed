// SPDX-License-Identifier: MIT
/*
 * cycles.c - load, register, sample and unload, again and again, while others
 * read, wait and write all the time
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "audit.h"
#include "harness.h"
#include "identity.h"
#include "load.h"
#include "module.h"
#include "options.h"
#include "process.h"
#include "request.h"
#include "suites.h"
#include "traces.h"

#define SUBJECTS	6
#define HELPERS		6
/* So often it is tried to unload before the readers are sent away. */
#define TRIES		100

static const char *const parameters[] = {
	"period_ms=1 capacity=64 monitor_ms=10 monitor_signal=28",
	"period_ms=2 capacity=4096 monitor_ms=10 monitor_signal=28",
	"period_ms=1 capacity=256 monitor_ms=11 monitor_signal=34",
};

/* What the helpers have in common. */
struct stage {
	pid_t subjects[SUBJECTS];
	/* There will be a stop: whoever opened before it may wait for it. */
	int patient;
	int quit;
	_Atomic uint64_t records;
	_Atomic uint64_t hang_ups;
	_Atomic uint64_t requests;
};

static struct stage *stage;

static bool goes_on(void)
{
	return !__atomic_load_n(&stage->quit, __ATOMIC_RELAXED);
}

/* -1: the module is on its way, in or out. */
static int try_open(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);

	if (fd == -1 && errno != ENOENT && errno != ENXIO && errno != ENODEV)
		FAIL("open %s: %s", path, strerrorname(errno));
	return fd;
}

static void read_ring(void *unused)
{
	(void)unused;
	for (; goes_on(); sleep_ms(2)) {
		int fd = try_open(MP3_DEVICE_PATH, O_RDONLY);
		struct mp3_record record;
		struct ring ring;

		if (fd == -1)
			continue;
		ring_use(&ring, fd);
		ring.position = 0;
		while (ring_next(&ring, &record))
			;
		stage->records += ring.position;
		ring_close(&ring);
	}
}

static void wait_for_records(void *unused)
{
	(void)unused;
	for (; goes_on(); sleep_ms(2)) {
		struct pollfd file = { .events = POLLIN };
		int patient;

		file.fd = try_open(MP3_DEVICE_PATH, O_RDONLY);
		if (file.fd == -1)
			continue;
		patient = __atomic_load_n(&stage->patient, __ATOMIC_ACQUIRE);
		ASSERT_OK(lseek(file.fd, patient ? INT64_MAX : 1000, SEEK_SET));
		ASSERT_OK(poll(&file, 1, patient ? -1 : 2));
		if (patient)
			ASSERT_EQ(file.revents, POLLHUP);
		if (file.revents & POLLHUP)
			stage->hang_ups++;
		ASSERT_OK(close(file.fd));
	}
}

static void check_answer(ssize_t written)
{
	static const int known[] = {
		ESRCH, EEXIST, ESHUTDOWN, ENOSPC, EINVAL, EIO, EOPNOTSUPP,
	};

	if (written >= 0)
		return;
	for (size_t i = 0; i < ARRAY_SIZE(known); i++) {
		if (errno == known[i])
			return;
	}
	FAIL("write: %s", strerrorname(errno));
}

static void write_requests(void *unused)
{
	static const char verbs[] = "RTMUx";

	(void)unused;
	for (unsigned int i = 0; goes_on(); i++) {
		int fd = try_open(MP3_STATUS_PATH, O_RDWR);
		pid_t pid = i % 7 == 0 ? getpid() : stage->subjects[i % SUBJECTS];

		if (fd != -1) {
			char text[64];

			snprintf(text, sizeof(text), "%c %d", verbs[i % 5], pid);
			check_answer(write(fd, text, strlen(text)));
			check_answer(read(fd, text, sizeof(text)));
			stage->requests++;
			close(fd);
		}
		sleep_ms(1);
	}
}

/* Processes that come, are registered, and go. */
static void come_and_go(void *unused)
{
	(void)unused;
	while (goes_on()) {
		int fd = try_open(MP3_STATUS_PATH, O_WRONLY);
		pid_t child = sleeper(0);
		char text[32];

		snprintf(text, sizeof(text), "R %d", child);
		if (fd != -1) {
			check_answer(write(fd, text, strlen(text)));
			close(fd);
		}
		end_process(child);
		sleep_ms(7);
	}
}

static void sample(void)
{
	struct audit audit;
	struct ring ring;

	ring_open(&ring);
	ring.position = 0;
	audit_start(&audit, &ring);
	for (int i = 0; i < 2; i++) {
		int error = request('R', stage->subjects[i]);

		ASSERT(error == 0 || error == EEXIST);
	}
	while (ring_head(&ring) < 10) {
		/* A helper may have unregistered it. */
		request('R', stage->subjects[0]);
		sleep_ms(1);
	}
	audit_read(&audit);
	ring_close(&ring);
}

static void send_away(void)
{
	ASSERT_ERRNO(module_stop(), 0);
	__atomic_store_n(&stage->patient, 0, __ATOMIC_RELEASE);
}

static void unload(bool stop)
{
	int error, tries = 0;

	if (stop)
		send_away();
	while ((error = module_unload()) == EWOULDBLOCK) {
		if (++tries == TRIES && !stop)
			send_away();
		sleep_ms(1);
	}
	ASSERT_ERRNO(error, 0);
}

static void cycle(unsigned long number)
{
	bool stop = number % 2;

	ASSERT_ERRNO(module_load(parameters[number % 3]), 0);
	__atomic_store_n(&stage->patient, stop, __ATOMIC_RELEASE);
	sample();
	unload(stop);
	ASSERT_NO_TRACES();
	for (int i = 0; i < SUBJECTS; i++)
		ASSERT_OK(kill(stage->subjects[i], 0));
}

static void under_load(void)
{
	static const process_body bodies[HELPERS] = {
		read_ring, read_ring, wait_for_records, wait_for_records,
		write_requests, come_and_go,
	};
	unsigned long cycles = options.cycles;
	pid_t helpers[HELPERS];

	/* Monitors' signals: one is ignored unless handled, the other is not. */
	signal(34, SIG_IGN);
	stage = shared_memory(sizeof(*stage));
	for (int i = 0; i < SUBJECTS; i++)
		stage->subjects[i] = sleeper(0);
	for (int i = 0; i < HELPERS; i++)
		helpers[i] = spawn(bodies[i], NULL);
	for (unsigned long i = 0; i < cycles; i++)
		cycle(i);
	__atomic_store_n(&stage->quit, 1, __ATOMIC_RELAXED);
	for (int i = 0; i < HELPERS; i++)
		join(helpers[i]);
	diag("%lu cycles, %llu records read, %llu hang-ups, %llu requests",
	     cycles, (unsigned long long)stage->records,
	     (unsigned long long)stage->hang_ups,
	     (unsigned long long)stage->requests);
}

static const struct test tests[] = {
	TEST(under_load, .limit_s = 120),
};

SUITE(cycles_suite, "cycles", no_module, tests);

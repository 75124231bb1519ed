// SPDX-License-Identifier: MIT
/*
 * reset.c - a counter that somebody sets to zero while it is sampled
 *
 * Another module does it (tests/module-reset), as drivers have done that took
 * what they read for theirs.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "subject.h"
#include "suites.h"

#define RESET_PATH	"/lib/modules/mp3_reset.ko"
#define PAGES		500UL
#define CPU_NS		60000000UL

/* It does its work while it is loaded and then refuses to stay. */
static void reset_counters(pid_t pid)
{
	char parameters[32];
	int fd = open(RESET_PATH, O_RDONLY | O_CLOEXEC);

	if (fd == -1)
		skip("there is no %s", RESET_PATH);
	snprintf(parameters, sizeof(parameters), "pid=%d", pid);
	ASSERT_EQ(syscall(SYS_finit_module, fd, parameters, 0), -1);
	ASSERT_EQ(errno, EAGAIN);
	close(fd);
}

/* Two phases of the same work, and a stop after each. */
static void work_twice(void *unused)
{
	(void)unused;
	for (uint64_t phase = 1; phase <= 2; phase++) {
		fault_pages(PAGES);
		use_cpu_until(phase * CPU_NS);
		stop_myself();
	}
}

/* No record holds more than the process can have done since @begun_ns. */
static void check_records(const struct ring *ring, pid_t pid, uint64_t resets,
			  uint64_t begun_ns)
{
	uint64_t elapsed_ns = now_ns() - begun_ns;
	struct ring reader = *ring;
	struct mp3_record record;
	uint64_t flagged = 0, sums = 0;

	while (ring_next(&reader, &record)) {
		bool sum = record.flags & MP3_REC_SUM;

		if (record.flags & MP3_REC_MACHINE)
			continue;
		ASSERT(sum || record.pid == (uint32_t)pid);
		ASSERT_LE(record.minor_faults, 3 * PAGES);
		ASSERT_LE(record.major_faults, PAGES);
		ASSERT_LE(record.user_ns + record.system_ns, elapsed_ns);
		if (record.flags & MP3_REC_RESET) {
			flagged += !sum;
			sums += sum;
			ASSERT_EQ(record.minor_faults, 0);
			ASSERT_EQ(record.major_faults, 0);
		}
	}
	ASSERT_EQ(flagged, resets);
	ASSERT_EQ(sums, resets);
}

static void while_registered(void)
{
	uint64_t begun_ns = now_ns();
	struct subject subject;
	struct account account;
	struct ring ring;

	ring_open(&ring);
	subject_start(&subject, work_twice, NULL);
	subject_register(&subject);
	subject_continue(&subject);
	subject_wait_stop(&subject);
	ring_wait_ticks(&ring, 2);
	ring_account(&ring, subject.pid, &account);
	ASSERT_GE(account.minor_faults, PAGES);

	reset_counters(subject.pid);
	ring_wait_ticks(&ring, 2);
	check_records(&ring, subject.pid, 1, begun_ns);

	/* It counts on from there. */
	subject_continue(&subject);
	subject_wait_stop(&subject);
	ASSERT_OK(kill(subject.pid, SIGKILL));
	ring_wait_last(&ring, subject.pid, &account);
	check_records(&ring, subject.pid, 1, begun_ns);
	ASSERT_GE(account.minor_faults, 2 * PAGES);
	ASSERT_LE(account.minor_faults, 2 * PAGES + PAGES / 2);
	ASSERT_GE(account.user_ns + account.system_ns, 3 * CPU_NS / 2);
	ASSERT_EQ(waitpid(subject.pid, NULL, 0), subject.pid);
}

/* What was set to zero before it was registered is no business of ours. */
static void before_and_between(void)
{
	uint64_t begun_ns = now_ns();
	struct subject subject;
	struct account account;
	struct ring ring;

	ring_open(&ring);
	subject_start(&subject, work_twice, NULL);
	reset_counters(subject.pid);
	subject_register(&subject);
	subject_continue(&subject);
	subject_wait_stop(&subject);
	/* Within one tick: unregistered, set to zero, registered again. */
	ASSERT_ERRNO(request('U', subject.pid), 0);
	reset_counters(subject.pid);
	ASSERT_ERRNO(request('R', subject.pid), 0);
	subject_continue(&subject);
	subject_wait_stop(&subject);
	ASSERT_ERRNO(request('U', subject.pid), 0);
	ring_wait_last(&ring, subject.pid, &account);
	check_records(&ring, subject.pid, 0, begun_ns);
	ASSERT_GE(account.minor_faults, 2 * PAGES);
	ASSERT_LE(account.minor_faults, 2 * PAGES + PAGES / 2);
}

static const struct test tests[] = {
	TEST(while_registered, .module = "period_ms=10"),
	TEST(before_and_between, .module = "period_ms=2000"),
};

SUITE(reset_suite, "reset", "", tests);

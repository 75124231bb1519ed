// SPDX-License-Identifier: MIT
/*
 * contention.c - no process, however low its priority, makes a tick late
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock_kind.h"
#include "harness.h"
#include "identity.h"
#include "load.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define PROCESSES	1000
#define TICKS		80

/* "(full)" of "none voluntary (full)"; for the reader of the result. */
static void say_preemption(void)
{
	char modes[128] = "unknown\n";

	mkdir("/tmp/mp3-debug", 0700);
	if (mount("debug", "/tmp/mp3-debug", "debugfs", 0, NULL) == 0) {
		FILE *file = fopen("/tmp/mp3-debug/sched/preempt", "r");

		if (file) {
			ASSERT(fgets(modes, sizeof(modes), file));
			fclose(file);
		}
		umount2("/tmp/mp3-debug", MNT_DETACH);
	}
	modes[strcspn(modes, "\n")] = '\0';
	diag("preemption: %s", modes);
}

static void be_idle_user(void)
{
	const struct sched_param none = { .sched_priority = 0 };

	become(ALICE);
	ASSERT_OK(sched_setscheduler(0, SCHED_IDLE, &none));
}

/* Gets the processor seldom, and so is preempted wherever it is. */
static void read_lists(void *unused)
{
	static const char *const paths[] = {
		"/proc/mp3/status", "/proc/mp3/monitors",
	};

	(void)unused;
	be_idle_user();
	for (unsigned int i = 0;; i++) {
		char list[8192];
		int fd = open(paths[i % 2], O_RDONLY);

		ASSERT_OK(fd);
		while (read(fd, list, sizeof(list)) > 0)
			;
		close(fd);
	}
}

static void request_for_ever(void *unused)
{
	pid_t self = getpid();

	(void)unused;
	be_idle_user();
	for (;;) {
		request('R', self);
		request('U', self);
	}
}

static void compute(void *unused)
{
	(void)unused;
	for (;;)
		now_ns();
}

static void contend(void (*body)(void *))
{
	struct ring ring;
	uint64_t due_ns;

	if (!clock_is_virtual())
		skip("where time is real, a tick may be late by the host's doing");
	say_preemption();
	ring_open(&ring);
	for (int i = 0; i < PROCESSES; i++)
		ASSERT_ERRNO(request('R', spawn_cheaply()), 0);
	due_ns = ring.header->epoch_ns + TICKS * ring.header->period_ns;
	spawn(compute, NULL);
	spawn(body, NULL);
	sleep_until_ns(due_ns + ring.header->period_ns / 2);
	diag("%llu ticks, %llu missed, %llu late",
	     (unsigned long long)ring.header->ticks,
	     (unsigned long long)ring.header->missed_ticks,
	     (unsigned long long)ring.header->late_ticks);
	ASSERT_EQ(ring.header->missed_ticks, 0);
	ASSERT_EQ(ring.header->late_ticks, 0);
	ASSERT_EQ(ring.header->ticks, TICKS);
}

static void idle_reader(void)
{
	contend(read_lists);
}

static void idle_requester(void)
{
	contend(request_for_ever);
}

/*
 * A tick of so many takes longer than a period. It rests as long as it worked,
 * so others get half of the processor.
 */
static void longer_than_a_period(void)
{
	uint64_t begin_ns, cpu_ns, ticks, missed;
	struct ring ring;

	if (!clock_is_virtual())
		skip("where time is real, a tick may be late by the host's doing");
	if (processors() > 1)
		skip("there is another processor for the sampler");
	ring_open(&ring);
	for (int i = 0; i < CHEAP_MAX; i++)
		ASSERT_ERRNO(request('R', spawn_cheaply()), 0);
	begin_ns = now_ns();
	cpu_ns = my_cpu_time_ns();
	ticks = ring.header->ticks;
	missed = ring.header->missed_ticks;
	while (now_ns() < begin_ns + 400000000)
		;
	cpu_ns = my_cpu_time_ns() - cpu_ns;
	ticks = ring.header->ticks - ticks;
	missed = ring.header->missed_ticks - missed;
	diag("%llu ticks, %llu missed, %llu ns of CPU left",
	     (unsigned long long)ticks, (unsigned long long)missed,
	     (unsigned long long)cpu_ns);
	ASSERT_LE(395, ticks + missed);
	ASSERT_LE(ticks + missed, 405);
	/* So many that not every one can run. */
	ASSERT_LE(100, missed);
	ASSERT_LE(400000000 / 5 * 2, cpu_ns);
}

static const struct test tests[] = {
	TEST(idle_reader, .limit_s = 120), TEST(idle_requester, .limit_s = 120),
	TEST(longer_than_a_period, .module = "period_ms=1 capacity=65536"),
};

SUITE(contention_suite, "contention", "period_ms=50 capacity=262144", tests);

// SPDX-License-Identifier: MIT
/*
 * monitor.c - the hand-off: a signal to every monitor each monitor_ms, after
 * the position has been published
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock_kind.h"
#include "harness.h"
#include "identity.h"
#include "load.h"
#include "monitors.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define HANDOFF_NS	100000000ULL
#define MONITORS_MAX	64

static void grammar(void)
{
	pid_t process = sleeper(0), both = sleeper(0);

	ASSERT_ERRNO(request('M', process), 0);
	ASSERT(is_monitor(process));
	ASSERT(!is_listed(process));
	ASSERT_ERRNO(request('M', process), EEXIST);
	ASSERT_ERRNO(request('R', both), 0);
	ASSERT(!is_monitor(both));
	ASSERT_ERRNO(request('M', both), 0);
	ASSERT(is_monitor(both) && is_listed(both));
	/* U ends what there is, be it one or both. */
	ASSERT_ERRNO(request('U', both), 0);
	ASSERT(!is_monitor(both) && !is_listed(both));
	ASSERT_ERRNO(request('U', both), ESRCH);
	ASSERT_ERRNO(request('U', process), 0);
	ASSERT_ERRNO(request('U', process), ESRCH);
	ASSERT_EQ(monitor_count(), 0);
	ASSERT_ERRNO(request('M', process), 0);
}

static void nobody(void)
{
	pid_t ended = sleeper(0);

	end_process(ended);
	ASSERT_ERRNO(request('M', ended), ESRCH);
	ASSERT_ERRNO(request('M', 1), EINVAL);
	ASSERT_ERRNO(request('M', 2), EINVAL);
	ASSERT_EQ(monitor_count(), 0);
}

static void limit(void)
{
	pid_t monitors[MONITORS_MAX], another = sleeper(0);

	for (int i = 0; i < MONITORS_MAX; i++) {
		monitors[i] = sleeper(0);
		ASSERT_ERRNO(request('M', monitors[i]), 0);
	}
	ASSERT_ERRNO(request('M', another), ENOSPC);
	ASSERT_EQ(monitor_count(), MONITORS_MAX);
	ASSERT_ERRNO(request('M', monitors[5]), EEXIST);
	ASSERT_ERRNO(request('U', monitors[5]), 0);
	ASSERT_ERRNO(request('M', another), 0);
	ASSERT_EQ(monitor_count(), MONITORS_MAX);
}

/* Signal k comes at the begin + k * monitor_ms, and its position before it. */
static void signals(void)
{
	bool exact = clock_is_virtual();
	uint64_t begin_ns, position = 0;
	struct ring ring;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	block_signal(SIGUSR1);
	begin_ns = now_ns();
	ASSERT_ERRNO(request('M', getpid()), 0);
	for (uint64_t k = 1; k <= 10; k++) {
		uint64_t due_ns = begin_ns + k * HANDOFF_NS;

		await_signal(SIGUSR1);
		ASSERT_LE(due_ns, now_ns());
		if (exact)
			ASSERT_LT(now_ns(), due_ns + HANDOFF_NS / 10);
		ASSERT_LE(k, handoffs(&ring));
		ASSERT_LE(due_ns, ring.header->handoff_ns);
		ASSERT_LE(ring.header->handoff_ns, now_ns());
		/* A tick each 10 ms: it moves from one to the next. */
		ASSERT_LT(position, ring.header->handoff_position);
		position = ring.header->handoff_position;
		ASSERT_LE(position, ring_closed(&ring));
	}
}

/* Without a monitor there is no hand-off; with the first the time begins. */
static void begins_with_the_first(void)
{
	struct ring ring;
	uint64_t begin_ns, count;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	sleep_ms(350);
	ASSERT_EQ(handoffs(&ring), 0);
	ASSERT_EQ(ring.header->handoff_ns, 0);

	block_signal(SIGUSR1);
	ASSERT_ERRNO(request('M', getpid()), 0);
	await_signal(SIGUSR1);
	sleep_ms(60);
	ASSERT_ERRNO(request('U', getpid()), 0);
	count = handoffs(&ring);
	sleep_ms(350);
	ASSERT_EQ(handoffs(&ring), count);

	drain_signal(SIGUSR1);
	begin_ns = now_ns();
	ASSERT_ERRNO(request('M', getpid()), 0);
	await_signal(SIGUSR1);
	/* A whole period, not the rest of one. */
	ASSERT_LE(begin_ns + HANDOFF_NS, now_ns());
}

static void count_signals(void *shared)
{
	int *counts = shared;

	block_signal(SIGUSR1);
	__atomic_add_fetch(&counts[0], 1, __ATOMIC_ACQ_REL);
	for (;;) {
		await_signal(SIGUSR1);
		__atomic_add_fetch(&counts[1], 1, __ATOMIC_ACQ_REL);
	}
}

/* Hand-offs count expiries, not signals, and the second joins in. */
static void several(void)
{
	int *counts = shared_memory(2 * sizeof(*counts));
	struct ring ring;
	pid_t monitors[3];

	ring_open(&ring);
	for (int i = 0; i < 3; i++)
		monitors[i] = spawn(count_signals, counts);
	while (__atomic_load_n(&counts[0], __ATOMIC_ACQUIRE) < 3)
		sleep_ms(1);
	for (int i = 0; i < 3; i++) {
		ASSERT_ERRNO(request('M', monitors[i]), 0);
		sleep_ms(20);
	}
	while (handoffs(&ring) < 5)
		sleep_ms(10);
	for (int i = 0; i < 3; i++)
		ASSERT_ERRNO(request('U', monitors[i]), 0);
	sleep_ms(50);
	if (clock_is_virtual()) {
		ASSERT_EQ(handoffs(&ring), 5);
		ASSERT_EQ(counts[1], 15);
	}
	ASSERT_LE(counts[1], 3 * (int)handoffs(&ring));
}

/* A dead monitor is dropped at the next hand-off, and with it the timer. */
static void death(void)
{
	int *counts = shared_memory(2 * sizeof(*counts));
	struct ring ring;
	uint64_t count;
	pid_t monitor;

	ring_open(&ring);
	monitor = spawn(count_signals, counts);
	while (!__atomic_load_n(&counts[0], __ATOMIC_ACQUIRE))
		sleep_ms(1);
	ASSERT_ERRNO(request('M', monitor), 0);
	while (handoffs(&ring) < 2)
		sleep_ms(10);
	end_process(monitor);
	ASSERT_EQ(monitor_count(), 0);
	/* The list shows none that was reaped, so one may be to come. */
	do {
		count = handoffs(&ring);
		sleep_ms(350);
	} while (handoffs(&ring) != count);
	ASSERT_ERRNO(request('U', monitor), ESRCH);
}

/* It never said what it wants: the signal ends it, as any other would. */
static void unprepared(void)
{
	pid_t monitor = sleeper(0);
	int status;

	ASSERT_ERRNO(request('M', monitor), 0);
	ASSERT_EQ(waitpid(monitor, &status, 0), monitor);
	ASSERT(WIFSIGNALED(status));
	ASSERT_EQ(WTERMSIG(status), SIGUSR1);
}

/* Not reaped, a zombie is no monitor either. */
static void zombie(void)
{
	pid_t monitor = sleeper(0);
	siginfo_t info;

	ASSERT_ERRNO(request('M', monitor), 0);
	ASSERT_OK(kill(monitor, SIGKILL));
	ASSERT_OK(waitid(P_PID, (id_t)monitor, &info, WEXITED | WNOWAIT));
	while (monitor_count() > 0)
		sleep_ms(10);
	ASSERT_ERRNO(request('M', monitor), ESRCH);
}

static const struct test tests[] = {
	/* Before the first signal, which would end them. */
	TEST(grammar, .module = "monitor_ms=3600000"),
	TEST(limit, .module = "monitor_ms=3600000"), TEST(nobody),
	TEST(signals), TEST(begins_with_the_first), TEST(several), TEST(death),
	TEST(unprepared), TEST(zombie),
};

#define PARAMETERS "period_ms=10 monitor_ms=100 capacity=4096"
SUITE(monitor_suite, "monitor", PARAMETERS, tests);

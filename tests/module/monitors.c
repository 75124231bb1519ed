// SPDX-License-Identifier: MIT
/*
 * monitors.c - processes that are signalled at hand-offs
 */
#include <time.h>

#include "harness.h"
#include "monitors.h"
#include "process.h"
#include "request.h"

#define MONITORS_PATH	"/proc/mp3/monitors"

bool is_monitor(pid_t pid)
{
	size_t count = count_in_list(MONITORS_PATH, pid);

	ASSERT_LE(count, 1);
	return count == 1;
}

size_t monitor_count(void)
{
	return count_in_list(MONITORS_PATH, 0);
}

/* Pairs with the module's store-release. */
uint64_t handoffs(const struct ring *ring)
{
	return __atomic_load_n(&ring->header->handoffs, __ATOMIC_ACQUIRE);
}

void wait_handoffs(const struct ring *ring, uint64_t count)
{
	uint64_t end = handoffs(ring) + count;

	while (handoffs(ring) < end)
		sleep_ms(5);
}

static sigset_t only(int signal)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, signal);
	return set;
}

void block_signal(int signal)
{
	sigset_t set = only(signal);

	ASSERT_OK(sigprocmask(SIG_BLOCK, &set, NULL));
}

void await_signal(int signal)
{
	sigset_t set = only(signal);
	siginfo_t info;

	ASSERT_EQ(sigwaitinfo(&set, &info), signal);
	ASSERT_EQ(info.si_code, SI_KERNEL);
	ASSERT_EQ(info.si_pid, 0);
}

int drain_signal(int signal)
{
	const struct timespec at_once = { .tv_sec = 0 };
	sigset_t set = only(signal);
	int count = 0;

	while (sigtimedwait(&set, NULL, &at_once) == signal)
		count++;
	return count;
}

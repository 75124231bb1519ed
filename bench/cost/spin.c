// SPDX-License-Identifier: MIT
/*
 * spin.c - a process that computes, and what it lost to all others
 *
 * Under QEMU's -icount shift=0 each instruction takes a nanosecond, and the
 * time stamp counter counts nanoseconds. So the counter's difference is the
 * number of instructions that the machine's only CPU executed, and what is
 * more than the loop's own was stolen from it: interrupts, switches, others.
 */
#include <errno.h>
#include <sched.h>
#include <x86intrin.h>

#include "fail.h"
#include "spin.h"

#define CHECK_ATTEMPTS	20
#define CHECK_TURNS	1000U
/* Reading the counter twice and entering the loop take less. */
#define CHECK_SLACK	100U

static void set_policy(int policy)
{
	const struct sched_param param = { .sched_priority = 0 };

	if (sched_setscheduler(0, policy, &param))
		fail("sched_setscheduler: %s", strerror(errno));
}

static uint64_t timed_turns(uint64_t turns)
{
	uint64_t start = __rdtsc();

	/* 254 times nothing, then two instructions that count. */
	__asm__ volatile("1:\n\t"
			 ".rept 254\n\tnop\n\t.endr\n\t"
			 "dec %0\n\t"
			 "jnz 1b"
			 : "+r"(turns)
			 :
			 : "cc");
	return __rdtsc() - start;
}

uint64_t spin(uint64_t turns)
{
	uint64_t elapsed;

	set_policy(SCHED_IDLE);
	elapsed = timed_turns(turns);
	set_policy(SCHED_OTHER);
	return elapsed;
}

/* Short enough that some attempts are not interrupted. */
void spin_check_clock(void)
{
	uint64_t best = UINT64_MAX;
	const uint64_t own = (uint64_t)CHECK_TURNS * SPIN_TURN;

	for (int i = 0; i < CHECK_ATTEMPTS; i++) {
		uint64_t elapsed = timed_turns(CHECK_TURNS);

		if (elapsed < best)
			best = elapsed;
	}
	if (best < own || best - own > CHECK_SLACK)
		fail("%llu instructions took %llu ns: this is not the virtual clock",
		     (unsigned long long)own, (unsigned long long)best);
}

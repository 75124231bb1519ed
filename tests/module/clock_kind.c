// SPDX-License-Identifier: MIT
/*
 * clock_kind.c - recognizes a clock that counts instructions
 */
#include <stdint.h>
#include <unistd.h>

#include "clock_kind.h"
#include "load.h"

#define TURNS	200000UL
#define TRIES	8
/* Of 1000: interrupts and the calls around the loop. */
#define SLACK	5

#ifdef __x86_64__
static void run_two_a_turn(void)
{
	uint64_t turns = TURNS;

	__asm__ volatile("1: dec %0\n\tjnz 1b" : "+r"(turns));
}

static void run_ten_a_turn(void)
{
	uint64_t turns = TURNS, one = 1, other = 3;

	__asm__ volatile("1: imul %1, %2\n\timul %2, %1\n\timul %1, %2\n\t"
			 "imul %2, %1\n\timul %1, %2\n\timul %2, %1\n\t"
			 "imul %1, %2\n\timul %2, %1\n\tdec %0\n\tjnz 1b"
			 : "+r"(turns), "+r"(one), "+r"(other));
}

/* One of a few runs is without an interrupt. */
static bool takes(void (*run)(void), uint64_t expected_ns)
{
	for (int i = 0; i < TRIES; i++) {
		uint64_t start = now_ns(), ns;

		run();
		ns = now_ns() - start;
		if (ns >= expected_ns &&
		    ns <= expected_ns + expected_ns * SLACK / 1000)
			return true;
	}
	return false;
}

/* On no real processor does a multiplication take as long as a decrement. */
bool clock_is_virtual(void)
{
	return takes(run_two_a_turn, 2 * TURNS) &&
	       takes(run_ten_a_turn, 10 * TURNS);
}
#else
bool clock_is_virtual(void)
{
	return false;
}
#endif

int processors(void)
{
	return (int)sysconf(_SC_NPROCESSORS_ONLN);
}

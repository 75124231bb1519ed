// SPDX-License-Identifier: MIT
/*
 * faults_major.c - a major fault's record says that it was one, and another
 * record says when it ended
 */
#include "harness.h"
#include "load.h"
#include "major.h"
#include "suites.h"
#include "swap.h"
#include "traced.h"

#define PAGES	300UL

static void check_ends(const struct traced *traced, uint64_t least)
{
	struct fault_kinds kinds = traced_kinds(traced);

	if (!(traced->rings.header->features & MP3_FAULTS_FEATURE_MAJOR_END))
		skip("perf does not count here");
	ASSERT_LE(least, kinds.major);
	ASSERT_EQ(kinds.untrapped_major, 0);
	ASSERT_EQ(traced->own.count - faults_entries(&traced->own), kinds.major);
}

static void go_through_swap(void *unused)
{
	char *memory = filled_memory(PAGES);

	(void)unused;
	page_out(memory, PAGES);
	read_back(memory, PAGES);
}

static void major_from_swap(void)
{
	struct traced traced;

	swap_on();
	traced_run(&traced, go_through_swap, NULL);
	swap_off();
	/* Some may stay in memory. */
	check_ends(&traced, PAGES / 2);
}

static void read_disk(void *unused)
{
	(void)unused;
	major_faults(PAGES);
}

static void major_from_a_disk(void)
{
	struct traced traced;

	if (!major_faults_possible())
		skip("there is no RAM disk (brd)");
	traced_run(&traced, read_disk, NULL);
	check_ends(&traced, PAGES);
}

static const struct test tests[] = {
	TEST(major_from_swap), TEST(major_from_a_disk),
};

SUITE(faults_major_suite, "faults-major", "period_ms=10", tests);

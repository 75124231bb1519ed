// SPDX-License-Identifier: MIT
/*
 * timing.c - sequential and random reads and writes of 4 and 128 KiB, one at
 * a time and 32 at once, take as long as the model computes
 *
 * The device is slow, so that what the kernel and this program need for a
 * request (10 to 100 us) is well below a percent of it.
 */
#include "load.h"
#include "module.h"
#include "suites.h"
#include "tap.h"

#define SERVERS		8
#define COUNT_DEEP	640
#define COUNT_SHALLOW	60

static const struct speed {
	double latency_ns;
	double bytes_per_s;
} reads = { 5e6, 20e6 }, writes = { 8e6, 10e6 };

/* With the queue always full, what is slower decides: the servers or the link. */
static double computed_ns(const struct load *load)
{
	const struct speed *speed = load->write ? &writes : &reads;
	double transfer = load->block / speed->bytes_per_s * 1e9;
	double alone = speed->latency_ns + transfer;

	if (load->depth == 1)
		return load->count * alone;
	if (alone / SERVERS > transfer)
		return load->count * alone / SERVERS;
	return speed->latency_ns + load->count * transfer;
}

static void check(bool write, bool random, unsigned int depth, uint32_t block)
{
	const struct load load = {
		.write = write,
		.random = random,
		.depth = depth,
		.block = block,
		.count = depth == 1 ? COUNT_SHALLOW : COUNT_DEEP,
	};
	double took_ns;

	disk_load("read_ns=5000000:read_bps=20000000:"
		  "write_ns=8000000:write_bps=10000000:depth=32:servers=8");
	took_ns = (double)load_run(&load);
	ASSERT_WITHIN_1_PERCENT(took_ns, computed_ns(&load));
	ASSERT_EQ(disk_number("mp3/longest_queue"), depth);
	/* None was merged or split. */
	ASSERT_EQ(disk_number(write ? "mp3/write_requests" : "mp3/read_requests"),
		  load.count);
	disk_unload();
}

#define CASE(name, ...) static void name(void) { check(__VA_ARGS__); }

CASE(sequential_read_1_4k, false, false, 1, 4096)
CASE(sequential_read_1_128k, false, false, 1, 131072)
CASE(sequential_read_32_4k, false, false, 32, 4096)
CASE(sequential_read_32_128k, false, false, 32, 131072)
CASE(random_read_1_4k, false, true, 1, 4096)
CASE(random_read_1_128k, false, true, 1, 131072)
CASE(random_read_32_4k, false, true, 32, 4096)
CASE(random_read_32_128k, false, true, 32, 131072)
CASE(sequential_write_1_4k, true, false, 1, 4096)
CASE(sequential_write_1_128k, true, false, 1, 131072)
CASE(sequential_write_32_4k, true, false, 32, 4096)
CASE(sequential_write_32_128k, true, false, 32, 131072)
CASE(random_write_1_4k, true, true, 1, 4096)
CASE(random_write_1_128k, true, true, 1, 131072)
CASE(random_write_32_4k, true, true, 32, 4096)
CASE(random_write_32_128k, true, true, 32, 131072)

static const struct test tests[] = {
	{ "timing/sequential_read_1_4k", sequential_read_1_4k },
	{ "timing/sequential_read_1_128k", sequential_read_1_128k },
	{ "timing/sequential_read_32_4k", sequential_read_32_4k },
	{ "timing/sequential_read_32_128k", sequential_read_32_128k },
	{ "timing/random_read_1_4k", random_read_1_4k },
	{ "timing/random_read_1_128k", random_read_1_128k },
	{ "timing/random_read_32_4k", random_read_32_4k },
	{ "timing/random_read_32_128k", random_read_32_128k },
	{ "timing/sequential_write_1_4k", sequential_write_1_4k },
	{ "timing/sequential_write_1_128k", sequential_write_1_128k },
	{ "timing/sequential_write_32_4k", sequential_write_32_4k },
	{ "timing/sequential_write_32_128k", sequential_write_32_128k },
	{ "timing/random_write_1_4k", random_write_1_4k },
	{ "timing/random_write_1_128k", random_write_1_128k },
	{ "timing/random_write_32_4k", random_write_32_4k },
	{ "timing/random_write_32_128k", random_write_32_128k },
};

SUITE(timing_suite, tests);

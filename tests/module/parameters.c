// SPDX-License-Identifier: MIT
/*
 * parameters.c - a parameter outside its range is refused and leaves nothing
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "harness.h"
#include "module.h"
#include "ring.h"
#include "suites.h"
#include "traces.h"

static const char *const refused[] = {
	"period_ms=0", "period_ms=10001", "period_ms=4294967295",
	"capacity=0", "capacity=63", "capacity=16777217", "capacity=4294967295",
	"max_processes=0", "max_processes=65536", "max_processes=4294967295",
	"max_user_processes=0", "max_user_processes=65536",
	"gid=2147483648", "gid=4294967295",
	"fault_capacity=0", "fault_capacity=63", "fault_capacity=4194305",
	"monitor_ms=0", "monitor_ms=9", "monitor_ms=3600001",
	"monitor_signal=0", "monitor_signal=65", "monitor_signal=4294967295",
	"period_ms=1 capacity=64 max_processes=1 monitor_ms=9",
};

/* The kernel itself looks at these. */
static const char *const not_numbers[] = {
	"period_ms=", "period_ms", "period_ms=x", "period_ms=-1",
	"period_ms=1.5", "capacity=1e3", "capacity=64k", "gid=root",
	"monitor_signal=SIGUSR1", "max_processes=''", "machine=2",
	"machine=maybe",
};

static const char *const accepted[] = {
	"period_ms=1", "period_ms=10000", "capacity=64", "capacity=65536",
	"max_processes=1", "max_processes=65535",
	"max_user_processes=1", "max_user_processes=65535", "gid=0", "gid=2147483647",
	"fault_capacity=64", "fault_capacity=4194304",
	"monitor_ms=10", "monitor_ms=3600000", "monitor_signal=1",
	"monitor_signal=64", "period_ms=0x10", "machine=0", "machine",
};

static void refuse(const char *const *table, size_t count, int error)
{
	for (size_t i = 0; i < count; i++) {
		diag("%s", table[i]);
		ASSERT_ERRNO(module_load(table[i]), error);
		ASSERT_NO_TRACES();
	}
	/* And nothing keeps it from being loaded. */
	ASSERT_ERRNO(module_load(""), 0);
}

static void out_of_range(void)
{
	refuse(refused, ARRAY_SIZE(refused), EINVAL);
}

static void no_numbers(void)
{
	refuse(not_numbers, ARRAY_SIZE(not_numbers), EINVAL);
}

static void no_unsigned_int(void)
{
	static const char *const table[] = {
		"period_ms=4294967296", "capacity=99999999999999999999",
	};

	refuse(table, ARRAY_SIZE(table), ERANGE);
}

static void ends_of_the_ranges(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(accepted); i++) {
		diag("%s", accepted[i]);
		ASSERT_ERRNO(module_load(accepted[i]), 0);
		ASSERT_ERRNO(module_unload(), 0);
	}
}

static unsigned int parameter(const char *name)
{
	char path[100], text[32];
	FILE *file;

	snprintf(path, sizeof(path), "/sys/module/mp3/parameters/%s", name);
	file = fopen(path, "r");
	ASSERT(file);
	ASSERT(fgets(text, sizeof(text), file));
	fclose(file);
	return (unsigned int)strtoul(text, NULL, 10);
}

static void defaults(void)
{
	struct ring ring;

	ASSERT_EQ(parameter("period_ms"), 50);
	ASSERT_EQ(parameter("capacity"), 24000);
	ASSERT_EQ(parameter("max_processes"), 4096);
	ASSERT_EQ(parameter("max_user_processes"), 256);
	ASSERT_EQ(parameter("gid"), 0);
	ASSERT_EQ(parameter("fault_capacity"), 32768);
	ASSERT_EQ(parameter("monitor_ms"), 30000);
	ASSERT_EQ(parameter("monitor_signal"), 10);
	ring_open(&ring);
	/* A kernel may be without tracepoints. */
	ASSERT_EQ(ring.header->features & ~MP3_FEATURE_FAULTS,
		  MP3_FEATURE_MACHINE);
	ASSERT_EQ(ring.header->capacity, 32768);
	ASSERT_EQ(ring.header->period_ns, 50000000);
	ASSERT_EQ(ring.header->handoff_period_ns, 30000000000);
}

static const struct test tests[] = {
	TEST(out_of_range, .log = "mp3: * is not in *"),
	TEST(no_numbers, .log = "mp3: `*' invalid for parameter `*'"),
	TEST(no_unsigned_int, .log = "mp3: *' * parameter `*'"),
	TEST(ends_of_the_ranges), TEST(defaults, .module = ""),
};

SUITE(parameters_suite, "parameters", no_module, tests);

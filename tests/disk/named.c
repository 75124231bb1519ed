// SPDX-License-Identifier: MIT
/*
 * named.c - the named models that don't rotate, one request at a time
 *
 * They are so quick that the kernel's own time counts. It is taken away by
 * measuring the same requests on a disk that takes 50 us for each. (One
 * that answers at once would not do: the kernel goes to sleep and wakes up
 * while the disk works.)
 */
#include "load.h"
#include "module.h"
#include "suites.h"
#include "tap.h"

#define COUNT	500

#define KNOWN_NS	50000
#define KNOWN		"read_ns=50000:write_ns=50000"

static double took_ns(const char *settings, const struct load *load)
{
	double ns;

	disk_load(settings);
	ns = (double)load_run(load);
	disk_unload();
	return ns;
}

static void check(const char *name, bool write, uint32_t block)
{
	const char *settings = model_settings(name);
	const struct load load = {
		.write = write, .random = true, .depth = 1, .block = block,
		.count = COUNT,
	};
	double latency = model_number(settings, write ? "write_ns" : "read_ns");
	double bandwidth = model_number(settings, write ? "write_bps" : "read_bps");
	double kernel_ns = took_ns(KNOWN, &load) / COUNT - KNOWN_NS;
	double device_ns = took_ns(settings, &load) / COUNT - kernel_ns;

	ASSERT_WITHIN_1_PERCENT(device_ns, latency + block / bandwidth * 1e9);
}

static void check_all(const char *name)
{
	check(name, false, 4096);
	check(name, false, 131072);
	check(name, true, 4096);
	check(name, true, 131072);
}

static void ssd(void)
{
	check_all("ssd");
}

static void nvme(void)
{
	check_all("nvme");
}

static const struct test tests[] = {
	{ "named/ssd", ssd },
	{ "named/nvme", nvme },
};

SUITE(named_suite, tests);

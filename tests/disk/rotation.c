// SPDX-License-Identifier: MIT
/*
 * rotation.c - the named rotating disk: arm, rotation and track buffer, all
 * computed here once more, in another way
 */
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "load.h"
#include "module.h"
#include "suites.h"
#include "tap.h"

#define BLOCK	4096

static double turn_ns(const char *hdd)
{
	return 60e9 / model_number(hdd, "rpm");
}

static double track_bytes(const char *hdd)
{
	return floor(model_number(hdd, "read_bps") * turn_ns(hdd) / 1e9);
}

/* When a request that comes at @now is done, with the head at @head. */
static double computed_end_ns(const char *hdd, bool write, double now,
			      double head, double place)
{
	double settle = model_number(hdd, write ? "write_settle_ns" : "read_settle_ns");
	double seek = model_number(hdd, write ? "write_seek_ns" : "read_seek_ns");
	double track = track_bytes(hdd), turn = turn_ns(hdd);
	double tracks = model_number(hdd, "capacity") / track;
	double distance = fabs(floor(place / track) - floor(head / track));
	double wait;

	now += model_number(hdd, write ? "write_ns" : "read_ns");
	if (distance > 0)
		now += settle + (seek - settle) * 15 / 8 * sqrt(distance / tracks);
	wait = fmod(place, track) / track * turn - fmod(now, turn);
	now += wait < 0 ? wait + turn : wait;
	return now + BLOCK / model_number(hdd, "read_bps") * 1e9;
}

static void random_one_by_one(bool write)
{
	const char *hdd = model_settings("hdd");
	void *memory = aligned_memory(BLOCK);
	double computed_ns = 0, took_ns = 0, head = 0;
	uint64_t random = 7;
	int disk;

	disk_load(hdd);
	disk = open("/dev/mp3_disk0", O_RDWR | O_DIRECT | O_CLOEXEC);
	ASSERT_OK(disk);
	for (int i = 0; i < 1000; i++) {
		uint64_t place = next_random(&random, store_size / BLOCK) * BLOCK;
		double start = (double)now_ns(), end;

		ASSERT_EQ(write ? pwrite(disk, memory, BLOCK, (off_t)place) :
				  pread(disk, memory, BLOCK, (off_t)place), BLOCK);
		end = (double)now_ns();
		took_ns += end - start;
		computed_ns += computed_end_ns(hdd, write, start, head, (double)place) - start;
		head = (double)(place + BLOCK);
	}
	ASSERT_WITHIN_1_PERCENT(took_ns, computed_ns);
	ASSERT_OK(close(disk));
	disk_unload();
	free(memory);
}

static void random_reads(void)
{
	random_one_by_one(false);
}

static void random_writes(void)
{
	random_one_by_one(true);
}

static double bytes_per_s(bool write, unsigned int depth, uint32_t block)
{
	const struct load load = {
		.write = write, .random = false, .depth = depth,
		.block = block, .count = 200000000 / block,
	};
	double took_ns, bytes = (double)load.count * block;

	disk_load(model_settings("hdd"));
	took_ns = (double)load_run(&load);
	disk_unload();
	return bytes / took_ns * 1e9;
}

/* The drive reads on by itself, so no turn is lost between two requests. */
static void sequential_reads(void)
{
	double rate = bytes_per_s(false, 1, 131072);

	ASSERT_WITHIN_1_PERCENT(rate, model_number(model_settings("hdd"), "read_bps"));
}

/* The next one is already there when one is written. */
static void sequential_writes_in_a_queue(void)
{
	double rate = bytes_per_s(true, 32, 131072);

	ASSERT_WITHIN_1_PERCENT(rate, model_number(model_settings("hdd"), "write_bps"));
}

/* Each one misses its place by a little, and waits for a whole turn. */
static void sequential_writes_one_by_one(void)
{
	const char *hdd = model_settings("hdd");
	const struct load load = {
		.write = true, .depth = 1, .block = BLOCK, .count = 200,
	};
	double took_ns;

	disk_load(hdd);
	took_ns = (double)load_run(&load);
	/* Of the turn, the next block begins where the last one ended. */
	ASSERT_WITHIN_1_PERCENT(took_ns, load.count *
		(turn_ns(hdd) + BLOCK / model_number(hdd, "write_bps") * 1e9));
	disk_unload();
}

static const struct test tests[] = {
	{ "rotation/random_reads", random_reads },
	{ "rotation/random_writes", random_writes },
	{ "rotation/sequential_reads", sequential_reads },
	{ "rotation/sequential_writes_in_a_queue", sequential_writes_in_a_queue },
	{ "rotation/sequential_writes_one_by_one", sequential_writes_one_by_one },
};

SUITE(rotation_suite, tests);

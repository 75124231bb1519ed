// SPDX-License-Identifier: MIT
/*
 * fuzz.c - rounds of random operations by several processes at once, root's
 * and a user's; after each the module must be whole and the log quiet
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "audit.h"
#include "fault_rings.h"
#include "fuzzer.h"
#include "harness.h"
#include "identity.h"
#include "load.h"
#include "module.h"
#include "options.h"
#include "pid_list.h"
#include "process.h"
#include "request.h"
#include "suites.h"
#include "traces.h"

#define FUZZERS		4
#define ROUND		10000UL

/* The signals are ignored by who hasn't asked for them: any may be monitor. */
static const char *const parameters[] = {
	"period_ms=1 capacity=256 monitor_ms=10 monitor_signal=28 fault_capacity=64",
	"period_ms=2 capacity=512 monitor_ms=13 monitor_signal=23 gid=1000",
	"period_ms=5 capacity=64 max_processes=5 monitor_ms=10 monitor_signal=28",
	"period_ms=1 capacity=65536 monitor_ms=10 monitor_signal=23 gid=1000",
};

/* One round, known to all of its processes. */
struct round {
	unsigned long number;
	unsigned long operations;	/* of each fuzzer */
	pid_t pool[FUZZER_POOL];
	int over;
	uint64_t accepted;
	uint64_t mapped;
	uint64_t audited;		/* ticks */
	uint64_t faults;
};

static struct round *current;

/* Two are root's; stops come in every fourth round only. */
static void fuzz(unsigned int index)
{
	struct fuzzer fuzzer = {
		.random.state = options.seed * 1000003 +
				current->number * FUZZERS + index,
		.is_root = index < 2,
		.may_stop = index == 0 && current->number % 4 == 3,
		.pool = current->pool,
	};

	if (!fuzzer.is_root)
		become(ALICE);
	fuzzer_start(&fuzzer);
	for (unsigned long i = 0; i < current->operations; i++)
		fuzzer_step(&fuzzer);
	fuzzer_end(&fuzzer);
	__atomic_add_fetch(&current->accepted, fuzzer.accepted, __ATOMIC_RELAXED);
	__atomic_add_fetch(&current->mapped, fuzzer.mapped, __ATOMIC_RELAXED);
}

static void fuzz_in_child(void *index)
{
	fuzz(*(unsigned int *)index);
}

/* Each is whole, or fault_rings_take() fails. */
static void take_faults(struct fault_rings *rings)
{
	struct faults faults;

	fault_rings_take(rings, &faults);
	current->faults += faults.count + rings->lost;
	rings->lost = 0;
	free(faults.records);
}

/* Follows the streams all the time; what it can't follow it must have lost. */
static void follow(void *opened)
{
	struct fault_rings rings;
	struct audit audit;
	struct ring ring;

	ring_open(&ring);
	fault_rings_open(&rings);
	audit_start(&audit, &ring);
	__atomic_store_n((int *)opened, 1, __ATOMIC_RELEASE);
	while (!__atomic_load_n(&current->over, __ATOMIC_ACQUIRE)) {
		audit_read(&audit);
		take_faults(&rings);
		sleep_ms(5);
	}
	audit_read(&audit);
	take_faults(&rings);
	current->audited += audit.ticks;
	ASSERT_EQ(audit.ring->position, ring_head(&ring));
}

static pid_t start_follower(void)
{
	int *opened = shared_memory(sizeof(*opened));
	pid_t follower = spawn(follow, opened);

	while (!__atomic_load_n(opened, __ATOMIC_ACQUIRE))
		sleep_ms(1);
	return follower;
}

static bool is_alive(pid_t pid)
{
	char path[64], state = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	file = fopen(path, "r");
	if (!file)
		return false;
	/* Names have no parentheses here. */
	ASSERT_EQ(fscanf(file, "%*d (%*[^)]) %c", &state), 1);
	fclose(file);
	return state != 'Z' && state != 'X';
}

static void check_alive(pid_t pid, void *unused)
{
	(void)unused;
	if (!is_alive(pid))
		FAIL("%d is listed and has ended", pid);
}

static void unregister(pid_t pid, void *unused)
{
	(void)unused;
	ASSERT_ERRNO(request('U', pid), 0);
}

/* The list changes while it is read. */
static void clear_list(const char *path)
{
	while (pid_list_read(path, unregister, NULL) > 0)
		;
}

/* Now that nobody else is at work. */
static void check_lists(const struct ring *ring)
{
	/* Two more ticks: who has ended is gone by now. */
	if (ring->header->state & MP3_STATE_RUNNING)
		ring_wait_ticks(ring, 2);
	pid_list_read(MP3_STATUS_PATH, check_alive, NULL);
	clear_list(MP3_STATUS_PATH);
	clear_list("/proc/mp3/monitors");
	ring_wait_idle(ring);
	ASSERT_EQ(ring->header->processes, 0);
	ASSERT_EQ(ring_head(ring), ring_closed(ring));
}

static void run_fuzzers(void)
{
	unsigned int indices[FUZZERS] = { 0, 1, 2, 3 };
	pid_t children[FUZZERS];

	for (int i = 0; i < FUZZERS; i++)
		children[i] = spawn(fuzz_in_child, &indices[i]);
	for (int i = 0; i < FUZZERS; i++)
		join(children[i]);
	/* What they left behind is ours. */
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
}

static void run_round(void)
{
	pid_t follower;
	struct ring ring;

	ASSERT_ERRNO(module_load(parameters[current->number % 4]), 0);
	ring_open(&ring);
	follower = start_follower();
	run_fuzzers();
	check_lists(&ring);
	__atomic_store_n(&current->over, 1, __ATOMIC_RELEASE);
	join(follower);
	ring_close(&ring);
	ASSERT_ERRNO(module_unload(), 0);
	ASSERT_NO_TRACES();
	for (int i = 0; i < FUZZER_POOL; i++)
		ASSERT(is_alive(current->pool[i]));
	__atomic_store_n(&current->over, 0, __ATOMIC_RELEASE);
}

static void operations(void)
{
	unsigned long rounds = (options.operations + ROUND - 1) / ROUND;

	diag("seed %llu", (unsigned long long)options.seed);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	current = shared_memory(sizeof(*current));
	current->operations = options.operations / rounds / FUZZERS;
	for (int i = 0; i < FUZZER_POOL; i++)
		current->pool[i] = sleeper(i < FUZZER_POOL / 2 ? 0 : ALICE);
	for (; current->number < rounds; current->number++)
		run_round();
	diag("%lu operations in %lu rounds: %llu requests accepted, %llu maps, "
	     "%llu ticks and %llu faults audited",
	     current->operations * FUZZERS * rounds, rounds,
	     (unsigned long long)current->accepted,
	     (unsigned long long)current->mapped,
	     (unsigned long long)current->audited,
	     (unsigned long long)current->faults);
}

static const struct test tests[] = {
	TEST(operations, .limit_s = 120),
};

SUITE(fuzz_suite, "fuzz", no_module, tests);

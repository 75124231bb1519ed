// SPDX-License-Identifier: MIT
/*
 * faults_life.c - no record of a fault goes missing uncounted, whatever becomes
 * of the process, the rings or the module
 */
#include <sys/wait.h>
#include <unistd.h>

#include "family.h"
#include "fault_rings.h"
#include "harness.h"
#include "load.h"
#include "module.h"
#include "process.h"
#include "request.h"
#include "suites.h"
#include "traced.h"

#define PAGES	100UL

static void fault_for_ever(void *unused)
{
	(void)unused;
	for (;;)
		fault_pages(PAGES);
}

static void end_at_once(void *unused)
{
	(void)unused;
}

static void fork_for_ever(void *unused)
{
	(void)unused;
	for (;;)
		join(spawn(end_at_once, NULL));
}

static void fault(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
}

static void have_children(void *unused)
{
	pid_t child = spawn(fault, NULL);

	fault(unused);
	family_reap(child);
}

static void found_tree(void *unused)
{
	pid_t children[3];

	for (int i = 0; i < 3; i++)
		children[i] = spawn(have_children, NULL);
	fault(unused);
	for (int i = 0; i < 3; i++)
		family_reap(children[i]);
}

/* From its first instruction on: what it has counted is what is recorded. */
static void check_child(const struct ring *ring, const struct faults *all,
			pid_t pid)
{
	struct faults own = faults_of(all, pid);
	struct account account;
	struct fault_kinds kinds;

	ring_account(ring, pid, &account);
	ASSERT_EQ(faults_entries(&own), account.traced_faults);
	ASSERT_LT(0, own.count);
	ASSERT_EQ(own.records[0].minor_faults, 0);
	kinds = faults_kinds(&own, account.minor_faults, account.major_faults);
	ASSERT_LE(PAGES, kinds.minor);
	ASSERT_EQ(kinds.untrapped_minor + kinds.untrapped_major, 0);
	ASSERT_EQ(kinds.minor, account.minor_faults);
	ASSERT_EQ(kinds.major, account.major_faults);
}

static void by_children(void)
{
	struct fault_rings rings;
	struct subject founder;
	struct faults all;
	struct ring ring;
	size_t members;

	fault_rings_open(&rings);
	family_start(&founder, &ring, found_tree);
	ASSERT_ERRNO(request('F', founder.pid), 0);
	ASSERT_ERRNO(request('T', founder.pid), 0);
	subject_continue(&founder);
	family_wait(&founder, &ring);
	members = family_check(&founder, &ring);
	ASSERT_EQ(members, 6);
	fault_rings_take(&rings, &all);
	ASSERT_EQ(rings.lost, 0);
	for (size_t i = 0; i < members; i++)
		check_child(&ring, &all, family_member(i)->pid);
}

#define BOMB	20
#define LIMIT	8

/* Children that have faulted. */
static int *done;

static void fault_and_stay(void *unused)
{
	fault(unused);
	__atomic_add_fetch(done, 1, __ATOMIC_RELEASE);
	pause();
}

static void fork_bomb(void *unused)
{
	(void)unused;
	stop_myself();
	for (int i = 0; i < BOMB; i++)
		spawn(fault_and_stay, NULL);
	while (__atomic_load_n(done, __ATOMIC_ACQUIRE) < BOMB)
		sleep_ms(1);
	stop_myself();
}

/* Children that are not followed are not traced, and are counted as before. */
static void bomb(void)
{
	struct fault_rings rings;
	struct account sums;
	struct faults all;
	struct ring ring;
	int status;
	pid_t founder;

	done = shared_memory(sizeof(*done));
	ring_open(&ring);
	fault_rings_open(&rings);
	founder = spawn(fork_bomb, NULL);
	ASSERT_EQ(waitpid(founder, &status, WUNTRACED), founder);
	ASSERT_ERRNO(request('F', founder), 0);
	ASSERT_ERRNO(request('T', founder), 0);
	resume_process(founder);
	ASSERT_EQ(waitpid(founder, &status, WUNTRACED), founder);
	ring_wait_ticks(&ring, 2);
	ASSERT_EQ(ring.header->refused_children, BOMB + 1 - LIMIT);
	ASSERT_ERRNO(module_stop(), 0);
	fault_rings_take(&rings, &all);
	ASSERT_EQ(rings.lost, 0);
	ring_account(&ring, 0, &sums);
	ASSERT_EQ(faults_entries(&all), sums.traced_faults);
	ASSERT_LE((LIMIT - 1) * PAGES, sums.traced_faults);
	ASSERT_LT(sums.traced_faults, BOMB * PAGES);
}

static void fault_much(void *unused)
{
	(void)unused;
	for (int i = 0; i < 10; i++)
		fault_pages(PAGES);
}

/* What a reader came too late for is known by its number. */
static void overwritten(void)
{
	struct fault_rings rings;
	struct subject subject;
	struct faults kept;
	struct ring ring;

	ring_open(&ring);
	fault_rings_open(&rings);
	subject_start(&subject, fault_much, NULL);
	ASSERT_ERRNO(request('T', subject.pid), 0);
	subject_continue(&subject);
	subject_finish(&subject, &ring);
	fault_rings_take(&rings, &kept);
	ASSERT_LE(10 * PAGES, subject.account.traced_faults);
	ASSERT_EQ(fault_rings_written(&rings), subject.account.traced_faults);
	ASSERT_EQ(kept.count + rings.lost, subject.account.traced_faults);
	/* One slot may be being written. */
	ASSERT_LE(kept.count, rings.header->rings * 63);
	ASSERT_LE(63, kept.count);
}

/* On and off while it faults; each time no fault is lost, and none too many. */
static void on_and_off(void)
{
	pid_t process = spawn(fault_for_ever, NULL);
	uint64_t entries = 0, lost = 0;
	struct fault_rings rings;
	struct account account;
	struct ring ring;

	ring_open(&ring);
	fault_rings_open(&rings);
	for (int i = 0; i < 30; i++) {
		struct faults some;

		ASSERT_ERRNO(request('T', process), 0);
		sleep_ms(2);
		ASSERT_ERRNO(request('U', process), 0);
		fault_rings_take(&rings, &some);
		entries += faults_entries(&some);
		lost = rings.lost;
	}
	ring_wait_idle(&ring);
	ASSERT_EQ(lost, 0);
	ASSERT_LT(0, entries);
	ring_account(&ring, process, &account);
	ASSERT_EQ(account.traced_faults, entries);
}

static void stopped_meanwhile(void)
{
	pid_t process = spawn(fault_for_ever, NULL);
	struct fault_rings rings;
	struct account account;
	struct faults faults;
	struct ring ring;

	ring_open(&ring);
	fault_rings_open(&rings);
	ASSERT_ERRNO(request('T', process), 0);
	ring_wait_ticks(&ring, 3);
	ASSERT_ERRNO(module_stop(), 0);
	ring_account(&ring, process, &account);
	ASSERT_EQ(account.last_records, 1);
	sleep_ms(30);
	fault_rings_take(&rings, &faults);
	ASSERT_LT(0, account.traced_faults);
	ASSERT_EQ(faults_entries(&faults) + rings.lost, account.traced_faults);
}

/* The tracepoints are left while others are in them. */
static void unloaded_meanwhile(void)
{
	pid_t processes[3];

	processes[0] = spawn(fault_for_ever, NULL);
	processes[1] = spawn(fork_for_ever, NULL);
	processes[2] = spawn(fault_for_ever, NULL);
	for (int i = 0; i < 10; i++) {
		for (int j = 0; j < 3; j++) {
			ASSERT_ERRNO(request('F', processes[j]), 0);
			ASSERT_ERRNO(request('T', processes[j]), 0);
		}
		sleep_ms(20);
		ASSERT_ERRNO(module_unload_patiently(), 0);
		ASSERT_ERRNO(module_load("period_ms=1 fault_capacity=64"), 0);
	}
}

#define SMALL "period_ms=10 fault_capacity=64"
#define FEW "period_ms=10 max_processes=8"

static const struct test tests[] = {
	TEST(by_children), TEST(bomb, .module = FEW),
	TEST(overwritten, .module = SMALL), TEST(on_and_off),
	TEST(stopped_meanwhile), TEST(unloaded_meanwhile, .module = SMALL),
};

SUITE(faults_life_suite, "faults-life", "period_ms=10", tests);

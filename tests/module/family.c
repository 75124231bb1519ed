// SPDX-License-Identifier: MIT
/*
 * family.c - a process that is followed and its descendants, with what wait4()
 * says of each
 */
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "family.h"
#include "harness.h"
#include "load.h"
#include "request.h"

#define MEMBERS_MAX	512

/* Shared by all of the family. */
struct family {
	size_t count;
	struct member members[MEMBERS_MAX];
};

static struct family *family;

void family_start(struct subject *founder, struct ring *ring, subject_body body)
{
	family = shared_memory(sizeof(*family));
	ring_open(ring);
	subject_start(founder, body, NULL);
}

void family_wait(struct subject *founder, struct ring *ring)
{
	siginfo_t info;

	ASSERT_OK(waitid(P_PID, (id_t)founder->pid, &info, WEXITED | WNOWAIT));
	ring_wait_idle(ring);
	ASSERT_EQ(wait4(founder->pid, &founder->status, 0, &founder->usage),
		  founder->pid);
	ASSERT_EQ(founder->status, 0);
}

void family_run(struct subject *founder, struct ring *ring, subject_body body)
{
	family_start(founder, ring, body);
	ASSERT_ERRNO(request('F', founder->pid), 0);
	subject_continue(founder);
	family_wait(founder, ring);
}

void family_reap(pid_t child)
{
	size_t index = __atomic_fetch_add(&family->count, 1, __ATOMIC_RELAXED);
	struct member *member = &family->members[index];
	int status;

	ASSERT_LT(index, MEMBERS_MAX);
	ASSERT_EQ(wait4(child, &status, 0, &member->usage), child);
	ASSERT_EQ(status, 0);
	member->pid = child;
	member->parent = getpid();
}

const struct member *family_member(size_t index)
{
	ASSERT_LT(index, family->count);
	return &family->members[index];
}

/* What wait4() says, in the terms of records. */
struct use {
	uint64_t minor_faults;
	uint64_t major_faults;
	uint64_t cpu_us;
	/* By how much cpu_us may be off: each usage cuts off two fractions. */
	uint64_t slack_us;
};

static struct use use_of(const struct rusage *usage)
{
	return (struct use){
		.minor_faults = (uint64_t)usage->ru_minflt,
		.major_faults = (uint64_t)usage->ru_majflt,
		.cpu_us = rusage_cpu_us(usage),
		.slack_us = 2,
	};
}

static void take_off(struct use *use, const struct use *part)
{
	use->minor_faults -= part->minor_faults;
	use->major_faults -= part->major_faults;
	use->cpu_us -= part->cpu_us;
	use->slack_us += part->slack_us;
}

/* @use was with that of its children. */
static void take_off_children(struct use *use, pid_t parent)
{
	for (size_t i = 0; i < family->count; i++) {
		struct use child = use_of(&family->members[i].usage);

		if (family->members[i].parent == parent)
			take_off(use, &child);
	}
}

static void check_use(const struct account *account, const struct use *use)
{
	uint64_t us = (account->user_ns + account->system_ns) / 1000;

	ASSERT_EQ(account->minor_faults, use->minor_faults);
	ASSERT_EQ(account->major_faults, use->major_faults);
	ASSERT_LE(use->cpu_us, us + use->slack_us);
	/* One that has ended may still run, elsewhere, when wait4() looks. */
	if (sysconf(_SC_NPROCESSORS_ONLN) == 1)
		ASSERT_LE(us, use->cpu_us + use->slack_us);
}

static void check_member(const struct ring *ring, const struct member *member)
{
	struct use use = use_of(&member->usage);
	struct mp3_record first, last;
	struct account account;

	take_off_children(&use, member->pid);
	ring_account(ring, member->pid, &account);
	check_use(&account, &use);
	ASSERT_EQ(account.last_records, 1);
	ASSERT(ring_first(ring, member->pid, &first));
	ASSERT(ring_latest(ring, member->pid, MP3_REC_LAST, &last));
	ASSERT_EQ(first.parent, member->parent);
	ASSERT_EQ(last.parent, member->parent);
}

/* What the founder and all others did since it was registered. */
static struct use use_of_all(const struct subject *founder)
{
	struct use use = use_of(&founder->usage);
	struct use before = use_of(&founder->base);

	before.cpu_us = founder->base_cpu_ns / 1000;
	take_off(&use, &before);
	return use;
}

size_t family_check(const struct subject *founder, const struct ring *ring)
{
	struct use all = use_of_all(founder), own = all;
	struct account account;

	take_off_children(&own, founder->pid);
	ring_account(ring, founder->pid, &account);
	check_use(&account, &own);
	for (size_t i = 0; i < family->count; i++)
		check_member(ring, &family->members[i]);
	/* The sums of the ticks are those of all. */
	ring_account(ring, 0, &account);
	check_use(&account, &all);
	return family->count;
}

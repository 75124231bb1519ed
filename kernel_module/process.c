// SPDX-License-Identifier: GPL-2.0-only
/*
 * process.c - a process that is sampled: its accounts, and the records that
 * they make
 *
 * Requests and the tick take accounts without a lock. The lock of the list says
 * which of them counts.
 */
#include <linux/ktime.h>
#include <linux/pid.h>

#include "process.h"

struct mp3_registry mp3_processes;

/* These are guarded by the list's lock. */

struct mp3_unfollowed mp3_unfollowed;
static u64 mp3_turn;

/* One that leaves included; NULL. Needs the lock. */
struct mp3_process *mp3_process_find(const struct pid *pid)
{
	struct mp3_entry *entry = mp3_registry_find(&mp3_processes, pid);

	return entry ? container_of(entry, struct mp3_process, entry) : NULL;
}

/* The account that a new @process begins with. Needs the lock. */
void mp3_process_begin(struct mp3_process *process,
		       const struct mp3_totals *totals)
{
	process->latest = *totals;
	process->turn = ++mp3_turn;
	process->reported = *totals;
	mp3_split_runtime(totals->runtime, totals->utime, totals->stime,
			  &process->cputime);
}

/**
 * mp3_process_settle - make an account count
 * @process: whose account it is
 * @turn: of the process, from before the account was taken
 * @totals: the account
 *
 * If another one did meanwhile, that one counts for both: it was taken while
 * whoever took this one was at it, too. So a later account is never less. Needs
 * the lock.
 */
void mp3_process_settle(struct mp3_process *process, u64 turn,
			const struct mp3_totals *totals)
{
	if (process->turn != turn)
		return;
	process->latest = *totals;
	/*
	 * The account before its turn. Pairs with the acquire in
	 * mp3_process_sample().
	 */
	smp_store_release(&process->turn, ++mp3_turn);
}

/*
 * Registered again before the tick that would have written its last record:
 * what it did in between is skipped. Needs the lock.
 */
void mp3_process_return(struct mp3_process *process, u64 turn,
			const struct mp3_totals *totals)
{
	const struct mp3_totals left = process->latest;
	struct mp3_totals *skipped = &process->skipped;

	mp3_process_settle(process, turn, totals);
	skipped->minor_faults += process->latest.minor_faults - left.minor_faults;
	skipped->major_faults += process->latest.major_faults - left.major_faults;
	skipped->runtime += process->latest.runtime - left.runtime;
	skipped->utime += process->latest.utime - left.utime;
	skipped->stime += process->latest.stime - left.stime;
	process->entry.leaving = false;
}

/*
 * What a counter grew by. One that went back, because somebody set it to zero,
 * grew by nobody knows how much: by 0, and from here on it counts again.
 */
static u64 mp3_growth(u64 now, u64 *skipped, u64 *reported, u16 *flags)
{
	u64 growth = now - *skipped - *reported;

	if ((s64)growth < 0) {
		*flags |= MP3_REC_RESET;
		*skipped = now - *reported;
		return 0;
	}
	*reported += growth;
	return growth;
}

/* Its faults that came into the rings since its previous record. */
static u64 mp3_traced_growth(struct mp3_process *process)
{
	/*
	 * What is counted is in its ring for whoever reads the record. Pairs
	 * with the barrier in mp3_fault_record().
	 */
	u64 now = atomic64_read_acquire(&process->traced);
	u64 growth = now - process->reported_traced;

	process->reported_traced = now;
	return growth;
}

/* What @process did since its previous record. Needs the lock. */
static void mp3_process_report(struct mp3_process *process,
			       struct mp3_record *record)
{
	const struct mp3_totals *now = &process->latest;
	const struct mp3_cputime before = process->cputime;
	struct mp3_totals *skipped = &process->skipped;
	struct mp3_totals *reported = &process->reported;

	record->minor_faults = mp3_growth(now->minor_faults,
					  &skipped->minor_faults,
					  &reported->minor_faults,
					  &record->flags);
	record->major_faults = mp3_growth(now->major_faults,
					  &skipped->major_faults,
					  &reported->major_faults,
					  &record->flags);
	mp3_growth(now->runtime, &skipped->runtime, &reported->runtime,
		   &record->flags);
	mp3_growth(now->utime, &skipped->utime, &reported->utime,
		   &record->flags);
	mp3_growth(now->stime, &skipped->stime, &reported->stime,
		   &record->flags);
	mp3_split_runtime(reported->runtime, reported->utime, reported->stime,
			  &process->cputime);
	record->user_ns = process->cputime.user_ns - before.user_ns;
	record->system_ns = process->cputime.system_ns - before.system_ns;
	record->traced_faults = mp3_traced_growth(process);
}

static void mp3_process_memory(const struct mp3_process *process,
			       struct mp3_record *record)
{
	struct mp3_memory memory;

	mp3_memory(&process->entry.target, &memory);
	record->anon_pages = memory.anon;
	record->file_pages = memory.file;
	record->shmem_pages = memory.shmem;
	record->swap_entries = memory.swapped;
}

/* Pages that several processes have count once for each of them. */
static void mp3_add_record(struct mp3_record *sum,
			   const struct mp3_record *record)
{
	sum->flags |= record->flags & MP3_REC_RESET;
	sum->minor_faults += record->minor_faults;
	sum->major_faults += record->major_faults;
	sum->user_ns += record->user_ns;
	sum->system_ns += record->system_ns;
	sum->anon_pages += record->anon_pages;
	sum->file_pages += record->file_pages;
	sum->shmem_pages += record->shmem_pages;
	sum->swap_entries += record->swap_entries;
	sum->traced_faults += record->traced_faults;
	sum->processes++;
}

/**
 * mp3_process_sample - write the process's record of this tick
 * @process: in the list; dropped from it, if it is its last record
 * @stopped: it is
 * @sum: what the records of this tick add up to
 *
 * Whoever unregisters the process or registers it again meanwhile does so
 * before this tick, or after it. Needs RCU.
 */
void mp3_process_sample(struct mp3_process *process, bool stopped,
			struct mp3_record *sum)
{
	/* Pairs with the release in mp3_process_settle(): ours is not older. */
	u64 turn = smp_load_acquire(&process->turn);
	/* Before the account: what it used until then is all it will use. */
	bool last = stopped || mp3_target_ended(&process->entry.target);
	struct task_struct *task = READ_ONCE(process->entry.target.task);
	struct mp3_totals totals;
	struct mp3_record record = {
		.pid = pid_nr(process->entry.target.pid),
		.tick = sum->tick,
		.flags = sum->flags & MP3_REC_LATE,
		.parent = process->parent,
	};

	if (task)
		mp3_account(task, &totals);
	mp3_process_memory(process, &record);
	spin_lock(&mp3_processes.lock);
	if (process->entry.leaving)
		last = true;
	else if (task)
		mp3_process_settle(process, turn, &totals);
	mp3_process_report(process, &record);
	if (last)
		mp3_registry_drop(&mp3_processes, &process->entry);
	spin_unlock(&mp3_processes.lock);

	if (last)
		record.flags |= MP3_REC_LAST;
	record.time_ns = ktime_get_ns();
	mp3_ring_put(&record);
	mp3_add_record(sum, &record);
}

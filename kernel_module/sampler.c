// SPDX-License-Identifier: GPL-2.0-only
/*
 * sampler.c - the processes that are sampled, and the tick: one record for
 * each of them, then their sum
 *
 * It runs from the first registration until no process is left, and starts
 * anew, with a new epoch, at the next one.
 *
 * The tick waits for nobody. Its thread has the highest nice value, but whoever
 * makes a request may have the lowest, and a lock that such a process holds when
 * it is preempted is held for long. So only the tick takes processes from their
 * list; requests and the tick take accounts without a lock, and then hold the
 * list's spinlock for a few instructions, in which nobody is preempted.
 */
#include <linux/build_bug.h>
#include <linux/capability.h>
#include <linux/ktime.h>
#include <linux/rculist.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "cputime.h"
#include "mp3_internal.h"

struct mp3_process {
	struct mp3_entry entry;

	/* These are guarded by the list's lock. */

	/* The last account that counts, be it of a request or of a tick. */
	struct mp3_totals latest;
	/* Which one that is, over all processes. */
	u64 turn;
	/* What it did while it was not registered, to be taken off, mod 2^64. */
	struct mp3_totals skipped;

	/* The tick's own: what the records up to now add up to. */
	struct mp3_totals reported;
	struct mp3_cputime cputime;
};

struct mp3_registry mp3_processes;
/* Both guarded by the list's lock. */
static struct mp3_clock mp3_sampler;
static u64 mp3_turn;

static struct mp3_process *mp3_process_find(const struct pid *pid)
{
	struct mp3_entry *entry = mp3_registry_find(&mp3_processes, pid);

	return entry ? container_of(entry, struct mp3_process, entry) : NULL;
}

/*
 * Make an account count that was taken since @process was at @turn. If another
 * one did meanwhile, that one counts for both: it was taken while whoever took
 * this one was at it, too. So a later account is never less. Needs the lock.
 */
static void mp3_settle(struct mp3_process *process, u64 turn,
		       const struct mp3_totals *totals)
{
	if (process->turn != turn)
		return;
	process->latest = *totals;
	/* The account before its turn. Pairs with the acquire in mp3_sample(). */
	smp_store_release(&process->turn, ++mp3_turn);
}

/*
 * Registered again before the tick that would have written its last record:
 * what it did in between is skipped. Needs the lock.
 */
static void mp3_process_return(struct mp3_process *process, u64 turn,
			       const struct mp3_totals *totals)
{
	const struct mp3_totals left = process->latest;
	struct mp3_totals *skipped = &process->skipped;

	mp3_settle(process, turn, totals);
	skipped->minor_faults += process->latest.minor_faults - left.minor_faults;
	skipped->major_faults += process->latest.major_faults - left.major_faults;
	skipped->runtime += process->latest.runtime - left.runtime;
	skipped->utime += process->latest.utime - left.utime;
	skipped->stime += process->latest.stime - left.stime;
	process->entry.leaving = false;
}

/* The account that a new @process begins with. */
static void mp3_process_begin(struct mp3_process *process,
			      const struct mp3_totals *totals)
{
	process->latest = *totals;
	process->turn = ++mp3_turn;
	process->reported = *totals;
	mp3_split_runtime(totals->runtime, totals->utime, totals->stime,
			  &process->cputime);
}

/* See that there are ticks. Needs the lock. */
static void mp3_sampler_start(void)
{
	if (!mp3_sampler.running) {
		mp3_clock_start(&mp3_sampler);
		mp3_device_begin();
	}
	mp3_ring_update(mp3_sampler.epoch_ns, mp3_processes.count,
			mp3_processes.closed);
}

/*
 * With a new @process, whose process was at @turn when @totals were taken;
 * @taken says whether the list has it now. Needs the lock.
 */
static int mp3_process_add(struct mp3_process *process, u64 turn,
			   const struct mp3_totals *totals, bool *taken)
{
	struct mp3_process *known = mp3_process_find(process->entry.target.pid);
	int err;

	*taken = false;
	if (mp3_processes.closed)
		return -ESHUTDOWN;
	if (known && !known->entry.leaving)
		return -EEXIST;
	if (known) {
		mp3_process_return(known, turn, totals);
		return 0;
	}
	mp3_process_begin(process, totals);
	err = mp3_registry_add(&mp3_processes, &process->entry);
	if (err)
		return err;
	*taken = true;
	mp3_sampler_start();
	return 0;
}

/* 0: it is not in the list. */
static u64 mp3_process_turn(const struct pid *pid)
{
	const struct mp3_process *process;
	u64 turn;

	spin_lock(&mp3_processes.lock);
	process = mp3_process_find(pid);
	turn = process ? process->turn : 0;
	spin_unlock(&mp3_processes.lock);
	return turn;
}

/**
 * mp3_process_register - sample a process from now on
 * @nr: its thread group id in the caller's pid namespace
 * @file: the opened status file; its opener must be allowed to observe it
 *
 * Return: 0; -EEXIST: it is registered already; -ESHUTDOWN: the module was
 * stopped; or as mp3_entry_init() and mp3_registry_add().
 */
int mp3_process_register(pid_t nr, const struct file *file)
{
	struct mp3_process *process;
	struct mp3_totals totals;
	bool taken;
	u64 turn;
	int err;

	process = kzalloc(sizeof(*process), GFP_KERNEL_ACCOUNT);
	if (!process)
		return -ENOMEM;
	err = mp3_entry_init(&process->entry, nr, file, CAP_SYS_PTRACE);
	if (err) {
		kfree(process);
		return err;
	}

	turn = mp3_process_turn(process->entry.target.pid);
	mp3_account(process->entry.target.task, &totals);
	spin_lock(&mp3_processes.lock);
	err = mp3_process_add(process, turn, &totals, &taken);
	spin_unlock(&mp3_processes.lock);
	if (!taken)
		mp3_entry_discard(&process->entry);
	return err;
}

/* Needs the lock. The next tick writes its last record. */
static int mp3_process_leave(const struct pid *pid, u64 turn,
			     const struct mp3_totals *totals)
{
	struct mp3_process *process = mp3_process_find(pid);

	if (!process || process->entry.leaving)
		return -ESRCH;
	mp3_settle(process, turn, totals);
	process->entry.leaving = true;
	return 0;
}

/**
 * mp3_process_unregister - stop sampling a process
 * @pid: its identity
 * @file: the opened status file; its opener must be allowed to observe it
 *
 * Return: 0; -ESRCH: it is not registered; -EPERM: it is somebody else's.
 */
int mp3_process_unregister(const struct pid *pid, const struct file *file)
{
	struct mp3_process *process;
	struct mp3_target target;
	struct mp3_totals totals;
	int err = -EPERM;
	u64 turn;

	spin_lock(&mp3_processes.lock);
	process = mp3_process_find(pid);
	if (!process || process->entry.leaving) {
		spin_unlock(&mp3_processes.lock);
		return -ESRCH;
	}
	/* The next tick may drop it. */
	mp3_target_copy(&target, &process->entry.target);
	turn = process->turn;
	spin_unlock(&mp3_processes.lock);

	if (mp3_target_may(&target, file, CAP_SYS_PTRACE)) {
		mp3_account(target.task, &totals);
		spin_lock(&mp3_processes.lock);
		err = mp3_process_leave(pid, turn, &totals);
		spin_unlock(&mp3_processes.lock);
	}
	mp3_target_put(&target);
	return err;
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
}

/*
 * The process's record of this tick; it adds up to @sum. Whoever unregisters
 * the process or registers it again meanwhile does so before this tick, or
 * after it.
 *
 * Return: it is sampled on.
 */
static bool mp3_sample(struct mp3_process *process, bool stopped,
		       struct mp3_record *sum)
{
	/* Pairs with the release in mp3_settle(): our account is not older. */
	u64 turn = smp_load_acquire(&process->turn);
	/* Before the account: what it used until then is all it will use. */
	bool last = stopped || mp3_target_ended(&process->entry.target);
	struct mp3_totals totals;
	struct mp3_record record = {
		.pid = pid_nr(process->entry.target.pid),
		.tick = sum->tick,
		.flags = sum->flags & MP3_REC_LATE,
	};

	mp3_account(process->entry.target.task, &totals);
	spin_lock(&mp3_processes.lock);
	if (process->entry.leaving)
		last = true;
	else
		mp3_settle(process, turn, &totals);
	mp3_process_report(process, &record);
	if (last)
		mp3_registry_drop(&mp3_processes, &process->entry);
	spin_unlock(&mp3_processes.lock);

	if (last)
		record.flags |= MP3_REC_LAST;
	record.time_ns = ktime_get_ns();
	mp3_ring_put(&record);

	sum->flags |= record.flags & MP3_REC_RESET;
	sum->minor_faults += record.minor_faults;
	sum->major_faults += record.major_faults;
	sum->user_ns += record.user_ns;
	sum->system_ns += record.system_ns;
	sum->processes++;
	return !last;
}

/*
 * All that were registered up to number @newest. Return: how many of them are
 * sampled on.
 */
static unsigned int mp3_sample_all(u64 newest, bool stopped,
				   struct mp3_record *sum)
{
	struct mp3_process *process;
	unsigned int left = 0;

	rcu_read_lock();
	list_for_each_entry_rcu(process, &mp3_processes.entries, entry.node) {
		if (process->entry.number > newest)
			break;
		/* It stays: nobody but us takes it from the list. */
		rcu_read_unlock();
		cond_resched();
		rcu_read_lock();
		left += mp3_sample(process, stopped, sum);
	}
	rcu_read_unlock();
	return left;
}

/* The tick that began at @begin is done. */
static void mp3_tick_end(u64 begin, unsigned int left,
			 const struct mp3_record *sum)
{
	u64 missed = 0;

	spin_lock(&mp3_processes.lock);
	/* It rests for as long as it worked, however short the period. */
	if (left)
		missed = mp3_clock_advance(&mp3_sampler,
					   2 * sum->time_ns - begin);
	else
		mp3_clock_stop(&mp3_sampler);
	mp3_ring_close_tick(missed, sum->flags & MP3_REC_LATE,
			    mp3_processes.count, mp3_processes.closed);
	if (!left) {
		mp3_device_end();
		/* Who came during the last tick begins a new series. */
		if (mp3_processes.count)
			mp3_sampler_start();
	}
	spin_unlock(&mp3_processes.lock);
	mp3_device_wake();
}

static void mp3_tick(struct kthread_work *work)
{
	struct mp3_record sum = { .flags = MP3_REC_SUM };
	unsigned int left;
	u64 begin, newest;
	bool due, stopped;

	spin_lock(&mp3_processes.lock);
	begin = ktime_get_ns();
	due = mp3_clock_is_due(&mp3_sampler, begin);
	if (begin > mp3_clock_due(&mp3_sampler) + mp3_sampler.period_ns)
		sum.flags |= MP3_REC_LATE;
	sum.tick = mp3_sampler.next_tick;
	newest = mp3_processes.newest;
	stopped = mp3_processes.closed;
	spin_unlock(&mp3_processes.lock);
	if (!due)
		return;

	left = mp3_sample_all(newest, stopped, &sum);
	sum.time_ns = ktime_get_ns();
	mp3_ring_put(&sum);
	mp3_tick_end(begin, left, &sum);
}

/**
 * mp3_sampler_stop - for good: write all last records, hang up on the readers
 *
 * After that no open file is of use; when they are closed, the module can be
 * unloaded.
 */
void mp3_sampler_stop(void)
{
	spin_lock(&mp3_processes.lock);
	mp3_processes.closed = true;
	mp3_ring_update(mp3_sampler.epoch_ns, mp3_processes.count, true);
	spin_unlock(&mp3_processes.lock);

	mp3_clock_run_now(&mp3_sampler);
	mp3_device_close_down();
}

void mp3_sampler_init(u64 period_ns, unsigned int limit, unsigned int user_limit)
{
	BUILD_BUG_ON(offsetof(struct mp3_process, entry));

	mp3_registry_init(&mp3_processes, limit, user_limit);
	mp3_clock_init(&mp3_sampler, &mp3_processes.lock, period_ns, mp3_tick);
}

/* At unload, when nobody can register any more. */
void mp3_sampler_exit(void)
{
	mp3_clock_exit(&mp3_sampler);
	mp3_registry_exit(&mp3_processes);
}

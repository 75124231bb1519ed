// SPDX-License-Identifier: GPL-2.0-only
/*
 * sampler.c - the tick: one record for each process that is sampled, one of the
 * machine, then the processes' sum
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
#include <linux/ktime.h>
#include <linux/rculist.h>
#include <linux/sched.h>

#include "process.h"

/* There are records of the machine. */
static bool mp3_with_machine;

/* These are guarded by the processes' lock. */

static struct mp3_clock mp3_sampler;
/* What the machine's records add up to, and how many of them there are. */
static struct mp3_machine mp3_reported;
static u64 mp3_machine_turn;

/* How many processes there are now. Needs the lock. */
void mp3_sampler_announce(void)
{
	mp3_ring_update(mp3_sampler.epoch_ns, mp3_processes.count,
			mp3_processes.closed);
}

/* For a request that may begin a series: what that will count from. */
void mp3_sampler_prepare(struct mp3_series *series)
{
	bool begins;

	spin_lock(&mp3_processes.lock);
	series->turn = mp3_machine_turn;
	begins = mp3_with_machine && !mp3_sampler.running;
	spin_unlock(&mp3_processes.lock);

	series->machine.counted = false;
	if (begins)
		mp3_machine_read(&series->machine, true);
}

/**
 * mp3_sampler_start - see that there are ticks
 * @series: from mp3_sampler_prepare(); if a series begins, its machine records
 * count from there on, unless there was such a record meanwhile
 *
 * Needs the lock.
 */
void mp3_sampler_start(const struct mp3_series *series)
{
	if (!mp3_sampler.running) {
		if (series->machine.counted && series->turn == mp3_machine_turn)
			mp3_reported = series->machine;
		mp3_clock_start(&mp3_sampler);
		mp3_device_begin();
	}
	mp3_sampler_announce();
}

/* All that were registered up to number @newest. */
static void mp3_sample_all(u64 newest, bool stopped, struct mp3_record *sum)
{
	struct mp3_process *process;

	rcu_read_lock();
	list_for_each_entry_rcu(process, &mp3_processes.entries, entry.node) {
		if (process->entry.number > newest)
			break;
		/* It stays: nobody but us takes it from the list. */
		rcu_read_unlock();
		cond_resched();
		rcu_read_lock();
		mp3_process_sample(process, stopped, sum);
	}
	rcu_read_unlock();
}

/* The machine's record of this tick. */
static void mp3_sample_machine(const struct mp3_record *sum)
{
	struct mp3_machine_record record = {
		.tick = sum->tick,
		.flags = MP3_REC_MACHINE | (sum->flags & MP3_REC_LATE),
	};
	struct mp3_machine machine;

	if (!mp3_with_machine)
		return;
	mp3_machine_read(&machine, false);
	spin_lock(&mp3_processes.lock);
	mp3_machine_report(&mp3_reported, &machine, &record);
	mp3_machine_turn++;
	spin_unlock(&mp3_processes.lock);
	record.time_ns = ktime_get_ns();
	mp3_ring_put((struct mp3_record *)&record);
}

/*
 * The tick that began at @begin is done. Who came meanwhile keeps the series
 * going: a child whose parent has gone, for one.
 */
static void mp3_tick_end(u64 begin, const struct mp3_record *sum)
{
	unsigned int left;
	u64 missed = 0;

	spin_lock(&mp3_processes.lock);
	left = mp3_processes.count;
	/* It rests for as long as it worked, however short the period. */
	if (left)
		missed = mp3_clock_advance(&mp3_sampler,
					   2 * sum->time_ns - begin);
	else
		mp3_clock_stop(&mp3_sampler);
	mp3_ring_close_tick(missed, sum->flags & MP3_REC_LATE, left,
			    mp3_processes.closed, &mp3_unfollowed);
	if (!left)
		mp3_device_end();
	spin_unlock(&mp3_processes.lock);
	mp3_device_wake();
}

static void mp3_tick(struct kthread_work *work)
{
	struct mp3_record sum = { .flags = MP3_REC_SUM };
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

	mp3_sample_all(newest, stopped, &sum);
	mp3_sample_machine(&sum);
	sum.time_ns = ktime_get_ns();
	mp3_ring_put(&sum);
	mp3_tick_end(begin, &sum);
}

/**
 * mp3_sampler_stop - for good: write all last records, hang up on the readers
 *
 * After that no open file is of use; when they are closed, the module can be
 * unloaded.
 */
void mp3_sampler_stop(void)
{
	/* Before the last records, which count all faults in the rings. */
	mp3_faults_stop();
	spin_lock(&mp3_processes.lock);
	mp3_processes.closed = true;
	mp3_ring_update(mp3_sampler.epoch_ns, mp3_processes.count, true);
	spin_unlock(&mp3_processes.lock);

	mp3_clock_run_now(&mp3_sampler);
	mp3_device_close_down();
}

void mp3_sampler_init(u64 period_ns, unsigned int limit,
		      unsigned int user_limit, bool machine)
{
	BUILD_BUG_ON(offsetof(struct mp3_process, entry));

	mp3_with_machine = machine;
	mp3_registry_init(&mp3_processes, limit, user_limit);
	mp3_clock_init(&mp3_sampler, &mp3_processes.lock, period_ns, mp3_tick);
}

/* At unload, when nobody can register any more. */
void mp3_sampler_exit(void)
{
	mp3_clock_exit(&mp3_sampler);
	mp3_registry_exit(&mp3_processes);
}

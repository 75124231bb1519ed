// SPDX-License-Identifier: GPL-2.0-only
/*
 * sampler.c - the tick: one record for every registered process, then their
 * sum
 *
 * It runs from the first registration until no process is left, and starts
 * anew, with a new epoch, at the next one.
 */
#include <linux/jiffies.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/workqueue.h>

#include "mp3_internal.h"

static void mp3_tick(struct work_struct *work);

static struct workqueue_struct *mp3_workqueue;
static DECLARE_DELAYED_WORK(mp3_work, mp3_tick);

/* Guarded by mp3_lock. */
static bool mp3_running;
static u64 mp3_period_ns;
static u64 mp3_epoch_ns;
static u64 mp3_next_tick;

static u64 mp3_due_ns(void)
{
	return mp3_epoch_ns + mp3_next_tick * mp3_period_ns;
}

/*
 * Ask for the first timer interrupt at or after the tick is due. The delay is
 * counted from the last interrupt, not from now, so the work can come up to a
 * jiffy early; mp3_tick() asks again then.
 */
static void mp3_queue(u64 now)
{
	u64 due = mp3_due_ns();
	u64 wait = due > now ? due - now : 0;

	queue_delayed_work(mp3_workqueue, &mp3_work,
			   nsecs_to_jiffies(wait) + 1);
}

/* The process's record of this tick; it adds up to @sum. */
static void mp3_sample(struct mp3_process *process, struct mp3_record *sum)
{
	/* Before the account: what it used until then is all it will use. */
	bool last = process->leaving || mp3_process_ended(process);
	struct mp3_usage usage;
	struct mp3_record record = {
		.pid = pid_nr(process->pid),
		.tick = sum->tick,
		.flags = (sum->flags & MP3_REC_LATE) |
			 (last ? MP3_REC_LAST : 0),
	};

	if (process->leaving)
		usage = process->final;
	else
		mp3_account(process->task, &process->reported, &usage);

	record.time_ns = ktime_get_ns();
	record.minor_faults =
		usage.minor_faults - process->reported.minor_faults;
	record.major_faults =
		usage.major_faults - process->reported.major_faults;
	record.user_ns = usage.user_ns - process->reported.user_ns;
	record.system_ns = usage.system_ns - process->reported.system_ns;
	mp3_ring_put(&record);

	sum->minor_faults += record.minor_faults;
	sum->major_faults += record.major_faults;
	sum->user_ns += record.user_ns;
	sum->system_ns += record.system_ns;
	sum->processes++;

	if (last)
		mp3_process_drop(process);
	else
		process->reported = usage;
}

static void mp3_tick(struct work_struct *work)
{
	struct mp3_process *process, *next;
	struct mp3_record sum = { .flags = MP3_REC_SUM };
	u64 now, late_ns, missed = 0;
	u32 left = 0;

	mutex_lock(&mp3_lock);
	now = ktime_get_ns();
	if (now < mp3_due_ns()) {
		mp3_queue(now);
		goto unlock;
	}

	late_ns = now - mp3_due_ns();
	if (late_ns > mp3_period_ns)
		sum.flags |= MP3_REC_LATE;
	sum.tick = mp3_next_tick;

	list_for_each_entry_safe(process, next, &mp3_processes, node)
		mp3_sample(process, &sum);
	list_for_each_entry(process, &mp3_processes, node)
		left++;

	now = ktime_get_ns();
	sum.time_ns = now;
	mp3_ring_put(&sum);

	/* Never catch up in a burst: what is past is missed, and counted. */
	mp3_next_tick++;
	if (now > mp3_due_ns()) {
		missed = div64_u64(now - mp3_due_ns(), mp3_period_ns);
		mp3_next_tick += missed;
	}

	mp3_ring_close_tick(mp3_epoch_ns, missed, sum.flags & MP3_REC_LATE,
			    left);
	mp3_running = left;
	if (mp3_running)
		mp3_queue(now);
unlock:
	mutex_unlock(&mp3_lock);
}

/* A process was registered: see that there are ticks. Needs mp3_lock. */
void mp3_sampler_start(void)
{
	lockdep_assert_held(&mp3_lock);
	if (mp3_running)
		return;
	mp3_running = true;
	mp3_epoch_ns = ktime_get_ns();
	mp3_next_tick = 1;
	mp3_queue(mp3_epoch_ns);
}

int mp3_sampler_init(u64 period_ns)
{
	mp3_period_ns = period_ns;
	/*
	 * Freezable would lose ticks; memory reclaim must not wait behind us,
	 * nor we behind it, hence a rescuer of our own.
	 */
	mp3_workqueue = alloc_ordered_workqueue(MP3_NAME, WQ_MEM_RECLAIM |
						WQ_HIGHPRI);
	return mp3_workqueue ? 0 : -ENOMEM;
}

/* At unload, after registration has been closed: nothing queues it again. */
void mp3_sampler_exit(void)
{
	cancel_delayed_work_sync(&mp3_work);
	destroy_workqueue(mp3_workqueue);
	mp3_running = false;
}

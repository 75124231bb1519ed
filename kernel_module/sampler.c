// SPDX-License-Identifier: GPL-2.0-only
/*
 * sampler.c - the tick: one record for every registered process, then their
 * sum
 *
 * It runs from the first registration until no process is left, and starts
 * anew, with a new epoch, at the next one.
 */
#include <linux/ktime.h>

#include "mp3_internal.h"

static struct mp3_clock mp3_sampler;

/* The process's record of this tick; it adds up to @sum. */
static void mp3_sample(struct mp3_process *process, struct mp3_record *sum)
{
	/* Before the account: what it used until then is all it will use. */
	bool last = process->leaving || mp3_target_ended(&process->target);
	struct mp3_usage usage;
	struct mp3_record record = {
		.pid = pid_nr(process->target.pid),
		.tick = sum->tick,
		.flags = (sum->flags & MP3_REC_LATE) |
			 (last ? MP3_REC_LAST : 0),
	};

	if (process->leaving)
		usage = process->final;
	else
		mp3_account(process->target.task, &process->reported, &usage);

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

static void mp3_tick(struct kthread_work *work)
{
	struct mp3_record sum = { .flags = MP3_REC_SUM };
	struct mp3_process *process, *next;
	u64 now, missed = 0;

	mutex_lock(&mp3_lock);
	now = ktime_get_ns();
	if (!mp3_clock_is_due(&mp3_sampler, now))
		goto unlock;

	if (now > mp3_clock_due(&mp3_sampler) + mp3_sampler.period_ns)
		sum.flags |= MP3_REC_LATE;
	sum.tick = mp3_sampler.next_tick;

	list_for_each_entry_safe(process, next, &mp3_processes, node)
		mp3_sample(process, &sum);

	now = ktime_get_ns();
	sum.time_ns = now;
	mp3_ring_put(&sum);

	if (mp3_process_count)
		missed = mp3_clock_advance(&mp3_sampler, now);
	else
		mp3_clock_stop(&mp3_sampler);
	mp3_ring_close_tick(missed, sum.flags & MP3_REC_LATE,
			    mp3_process_count);
	mp3_device_wake(!mp3_process_count);
unlock:
	mutex_unlock(&mp3_lock);
}

/* A process was registered: see that there are ticks. Needs mp3_lock. */
void mp3_sampler_start(void)
{
	if (!mp3_sampler.running) {
		mp3_clock_start(&mp3_sampler);
		mp3_device_begin();
	}
	mp3_ring_update(mp3_sampler.epoch_ns, mp3_process_count);
}

/**
 * mp3_sampler_stop - for good: write all last records, hang up on the readers
 *
 * After that no open file is of use; when they are closed, the module can be
 * unloaded.
 */
void mp3_sampler_stop(void)
{
	struct mp3_process *process;

	mutex_lock(&mp3_lock);
	mp3_stopped = true;
	list_for_each_entry(process, &mp3_processes, node)
		mp3_process_leave(process);
	mp3_ring_update(mp3_sampler.epoch_ns, mp3_process_count);
	mutex_unlock(&mp3_lock);

	mp3_clock_run_now(&mp3_sampler);
	mp3_device_close_down();
}

void mp3_sampler_init(u64 period_ns)
{
	mp3_clock_init(&mp3_sampler, period_ns, mp3_tick);
}

/* At unload, after registration has been closed: nothing starts it again. */
void mp3_sampler_exit(void)
{
	mp3_clock_exit(&mp3_sampler);
}

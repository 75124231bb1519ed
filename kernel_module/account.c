// SPDX-License-Identifier: GPL-2.0-only
/*
 * account.c - what a process has used so far, without changing anything in it
 *
 * The kernel's own sums (thread_group_cputime(), getrusage()) are not exported
 * to modules; this is the same walk.
 */
#include <linux/math64.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>

#include "mp3_internal.h"

/*
 * The kernel counts user and system time by what a timer tick interrupts, but
 * measures their sum exactly. As cputime_adjust() does, divide the exact sum
 * in the proportion of the counted parts, and let neither part run backwards.
 */
static void mp3_split_runtime(u64 runtime, u64 utime, u64 stime,
			      const struct mp3_usage *previous,
			      struct mp3_usage *usage)
{
	if (runtime <= previous->user_ns + previous->system_ns) {
		usage->user_ns = previous->user_ns;
		usage->system_ns = previous->system_ns;
		return;
	}

	if (!stime)
		utime = runtime;
	else if (!utime)
		stime = runtime;
	else
		stime = mul_u64_u64_div_u64(stime, runtime, stime + utime);

	stime = max(stime, previous->system_ns);
	utime = runtime - stime;
	if (utime < previous->user_ns) {
		utime = previous->user_ns;
		stime = runtime - utime;
	}
	usage->user_ns = utime;
	usage->system_ns = stime;
}

/*
 * Sum up @task's thread group: the threads that live and what the dead ones
 * left in the signal struct. @previous is an earlier result for the same
 * process or all zero. The caller holds a reference to @task, which may be
 * dead, reaped or no longer the leader: its signal struct stays valid.
 *
 * CPU time of a thread that is running right now may be up to one timer tick
 * old; the remainder comes with the next call.
 */
void mp3_account(struct task_struct *task, const struct mp3_usage *previous,
		 struct mp3_usage *usage)
{
	struct signal_struct *signal = task->signal;
	u64 runtime, utime, stime;
	struct task_struct *thread;
	unsigned long flags;
	int seq, next = 0;

	rcu_read_lock();
	do {
		seq = next;
		flags = read_seqbegin_or_lock_irqsave(&signal->stats_lock,
						      &seq);
		usage->minor_faults = signal->min_flt;
		usage->major_faults = signal->maj_flt;
		runtime = signal->sum_sched_runtime;
		utime = signal->utime;
		stime = signal->stime;
		__for_each_thread(signal, thread) {
			usage->minor_faults += READ_ONCE(thread->min_flt);
			usage->major_faults += READ_ONCE(thread->maj_flt);
			runtime += READ_ONCE(thread->se.sum_exec_runtime);
			utime += READ_ONCE(thread->utime);
			stime += READ_ONCE(thread->stime);
		}
		/* If a thread exited meanwhile: once more, with the lock. */
		next = 1;
	} while (need_seqretry(&signal->stats_lock, seq));
	done_seqretry_irqrestore(&signal->stats_lock, seq, flags);
	rcu_read_unlock();

	mp3_split_runtime(runtime, utime, stime, previous, usage);
}

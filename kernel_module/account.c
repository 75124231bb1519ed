// SPDX-License-Identifier: GPL-2.0-only
/*
 * account.c - what a process has used so far, without changing anything in it
 *
 * The kernel's own sums (thread_group_cputime(), getrusage()) are not exported
 * to modules; this is the same walk.
 */
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>

#include "mp3_internal.h"

/* The threads that live and what the dead ones left in the signal struct. */
static void mp3_add_up(struct signal_struct *signal, struct mp3_totals *totals)
{
	struct task_struct *thread;

	totals->minor_faults = signal->min_flt;
	totals->major_faults = signal->maj_flt;
	totals->runtime = signal->sum_sched_runtime;
	totals->utime = signal->utime;
	totals->stime = signal->stime;
	__for_each_thread(signal, thread) {
		totals->minor_faults += READ_ONCE(thread->min_flt);
		totals->major_faults += READ_ONCE(thread->maj_flt);
		totals->runtime += READ_ONCE(thread->se.sum_exec_runtime);
		totals->utime += READ_ONCE(thread->utime);
		totals->stime += READ_ONCE(thread->stime);
	}
}

/*
 * Sum up @task's thread group. The caller holds a reference to @task, which may
 * be dead, reaped or no longer the leader: its signal struct stays valid.
 *
 * CPU time of a thread that is running right now may be as old as the last
 * timer interrupt of its CPU; the remainder comes with the next call.
 */
void mp3_account(struct task_struct *task, struct mp3_totals *totals)
{
	struct signal_struct *signal = task->signal;
	unsigned long flags;
	unsigned int seq;

	rcu_read_lock();
	seq = read_seqbegin(&signal->stats_lock);
	mp3_add_up(signal, totals);
	if (read_seqretry(&signal->stats_lock, seq)) {
		/* A thread exited meanwhile: once more, and none may now. */
		read_seqlock_excl_irqsave(&signal->stats_lock, flags);
		mp3_add_up(signal, totals);
		read_sequnlock_excl_irqrestore(&signal->stats_lock, flags);
	}
	rcu_read_unlock();
}

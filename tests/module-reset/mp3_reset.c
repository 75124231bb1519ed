// SPDX-License-Identifier: GPL-2.0-only
/*
 * mp3_reset.c - sets the counters of a process to zero
 *
 * insmod mp3_reset.ko pid=N zeroes what the process's threads have counted, as
 * a module does that takes the counters for its own, and then fails with
 * EAGAIN, so that it need not be unloaded. For mp3-test alone.
 */
#include <linux/module.h>
#include <linux/pid.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>

static int pid;
module_param(pid, int, 0444);
MODULE_PARM_DESC(pid, "the process, in the caller's pid namespace");

static int __init mp3_reset_init(void)
{
	struct task_struct *leader, *thread;
	int err = -ESRCH;

	rcu_read_lock();
	leader = pid_task(find_vpid(pid), PIDTYPE_TGID);
	if (leader) {
		for_each_thread(leader, thread) {
			thread->min_flt = 0;
			thread->maj_flt = 0;
			thread->utime = 0;
			thread->stime = 0;
		}
		err = -EAGAIN;
	}
	rcu_read_unlock();
	return err;
}

module_init(mp3_reset_init);

MODULE_DESCRIPTION("Sets the counters of a process to zero");
MODULE_AUTHOR("The mp3 authors");
MODULE_LICENSE("GPL");

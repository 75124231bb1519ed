// SPDX-License-Identifier: GPL-2.0-only
/*
 * monitor.c - the hand-off to monitors that are waked by a signal
 *
 * From the first monitor's registration on, a timer runs. Whenever it expires,
 * the length of the stream is noted in the header page and every monitor gets
 * a signal: up to there it may read. Signals that are pending already are not
 * queued twice; that loses nothing, since the position only grows.
 */
#include <linux/capability.h>
#include <linux/ktime.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

#include "mp3_internal.h"

#define MP3_MONITORS_MAX	64

struct mp3_monitor {
	struct list_head node;
	struct mp3_target target;
	/* Who registered it, and whether that one may signal any process. */
	kuid_t uid;
	bool capable;
};

/* Guarded by mp3_lock. */
static LIST_HEAD(mp3_monitors);
static unsigned int mp3_monitor_count;
static struct mp3_clock mp3_handoff;
static int mp3_signal;

static struct mp3_monitor *mp3_monitor_find(const struct pid *pid)
{
	struct mp3_monitor *monitor;

	lockdep_assert_held(&mp3_lock);
	list_for_each_entry(monitor, &mp3_monitors, node) {
		if (monitor->target.pid == pid)
			return monitor;
	}
	return NULL;
}

static void mp3_monitor_drop(struct mp3_monitor *monitor)
{
	list_del(&monitor->node);
	mp3_monitor_count--;
	mp3_target_put(&monitor->target);
	kfree(monitor);
}

static int mp3_monitor_add(struct mp3_monitor *monitor)
{
	if (mp3_stopped)
		return -ESHUTDOWN;
	if (mp3_monitor_find(monitor->target.pid))
		return -EEXIST;
	if (mp3_monitor_count >= MP3_MONITORS_MAX)
		return -ENOSPC;
	list_add_tail(&monitor->node, &mp3_monitors);
	mp3_monitor_count++;
	return 0;
}

/**
 * mp3_monitor_register - signal a process at every hand-off from now on
 * @nr: its thread group id in the caller's pid namespace
 * @file: the opened status file; its opener must be allowed to signal it
 *
 * Return: 0; -EEXIST: it is a monitor already; -ENOSPC: there are 64;
 * -ESHUTDOWN: the module was stopped; -ENOMEM; or as mp3_target_get().
 */
int mp3_monitor_register(pid_t nr, const struct file *file)
{
	struct mp3_monitor *monitor;
	int err;

	monitor = kzalloc(sizeof(*monitor), GFP_KERNEL);
	if (!monitor)
		return -ENOMEM;
	err = mp3_target_get(&monitor->target, nr, file, CAP_KILL);
	if (err)
		goto err_free;
	monitor->uid = file->f_cred->euid;
	monitor->capable = mp3_target_capable(&monitor->target, file, CAP_KILL);

	mutex_lock(&mp3_lock);
	err = mp3_monitor_add(monitor);
	if (!err)
		mp3_clock_start(&mp3_handoff);
	mutex_unlock(&mp3_lock);
	if (err)
		goto err_target;
	return 0;

err_target:
	mp3_target_put(&monitor->target);
err_free:
	kfree(monitor);
	return err;
}

/**
 * mp3_monitor_unregister - no more signals for a process
 * @pid: its identity
 * @file: the opened status file; its opener must be allowed to signal it
 *
 * Return: 0; -ESRCH: it is no monitor; -EPERM: it is somebody else's.
 */
int mp3_monitor_unregister(const struct pid *pid, const struct file *file)
{
	struct mp3_monitor *monitor;
	int err = 0;

	mutex_lock(&mp3_lock);
	monitor = mp3_monitor_find(pid);
	if (!monitor)
		err = -ESRCH;
	else if (!mp3_target_may(&monitor->target, file, CAP_KILL))
		err = -EPERM;
	else
		mp3_monitor_drop(monitor);
	if (!mp3_monitor_count)
		mp3_clock_stop(&mp3_handoff);
	mutex_unlock(&mp3_lock);
	return err;
}

/*
 * Return: false if there is nobody to signal any more. A process that became
 * somebody else's by executing a set-user-id program must not be killed by a
 * signal that kill(2) would refuse.
 */
static bool mp3_monitor_signal(const struct mp3_monitor *monitor)
{
	if (mp3_target_ended(&monitor->target))
		return false;
	if (!monitor->capable &&
	    !mp3_target_owned(&monitor->target, monitor->uid))
		return false;
	return !kill_pid(monitor->target.pid, mp3_signal, 1);
}

static void mp3_hand_off(struct kthread_work *work)
{
	struct mp3_monitor *monitor, *next;
	u64 now;

	mutex_lock(&mp3_lock);
	now = ktime_get_ns();
	if (!mp3_clock_is_due(&mp3_handoff, now))
		goto unlock;

	mp3_ring_hand_off(now);
	list_for_each_entry_safe(monitor, next, &mp3_monitors, node) {
		if (!mp3_monitor_signal(monitor))
			mp3_monitor_drop(monitor);
	}
	if (mp3_monitor_count)
		mp3_clock_advance(&mp3_handoff, now);
	else
		mp3_clock_stop(&mp3_handoff);
unlock:
	mutex_unlock(&mp3_lock);
}

/* One monitor a line, as the reader's pid namespace numbers them. */
void mp3_monitor_show(struct seq_file *seq)
{
	struct mp3_monitor *monitor;

	mutex_lock(&mp3_lock);
	list_for_each_entry(monitor, &mp3_monitors, node) {
		pid_t nr = pid_vnr(monitor->target.pid);

		if (nr && pid_has_task(monitor->target.pid, PIDTYPE_TGID))
			seq_printf(seq, "%d\n", nr);
	}
	mutex_unlock(&mp3_lock);
}

void mp3_monitor_init(u64 period_ns, int signal)
{
	mp3_signal = signal;
	mp3_clock_init(&mp3_handoff, period_ns, mp3_hand_off);
}

/* At unload: nobody can register any more. */
void mp3_monitor_exit(void)
{
	struct mp3_monitor *monitor, *next;

	mp3_clock_exit(&mp3_handoff);
	mutex_lock(&mp3_lock);
	list_for_each_entry_safe(monitor, next, &mp3_monitors, node)
		mp3_monitor_drop(monitor);
	mutex_unlock(&mp3_lock);
}

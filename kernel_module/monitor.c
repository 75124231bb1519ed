// SPDX-License-Identifier: GPL-2.0-only
/*
 * monitor.c - the hand-off to monitors that are woken by a signal
 *
 * From the first monitor's registration on, a timer runs. Whenever it expires,
 * the length of the stream is noted in the header page and every monitor gets
 * a signal: up to there it may read. Signals that are pending already are not
 * queued twice; that loses nothing, since the position only grows.
 */
#include <linux/build_bug.h>
#include <linux/capability.h>
#include <linux/ktime.h>
#include <linux/rculist.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

#include "mp3_internal.h"

#define MP3_MONITORS_MAX	64
#define MP3_USER_MONITORS_MAX	16

struct mp3_monitor {
	struct mp3_entry entry;
	/* Who registered it, and whether that one may signal any process. */
	kuid_t uid;
	bool capable;
};

struct mp3_registry mp3_monitors;
/* Guarded by the list's lock. */
static struct mp3_clock mp3_handoff;
static int mp3_signal;

/* Needs the lock. */
static int mp3_monitor_add(struct mp3_monitor *monitor)
{
	int err;

	if (mp3_monitors.closed)
		return -ESHUTDOWN;
	if (mp3_registry_find(&mp3_monitors, monitor->entry.target.pid))
		return -EEXIST;
	err = mp3_registry_add(&mp3_monitors, &monitor->entry);
	if (err)
		return err;
	mp3_clock_start(&mp3_handoff);
	return 0;
}

/**
 * mp3_monitor_register - signal a process at every hand-off from now on
 * @nr: its thread group id in the caller's pid namespace
 * @file: the opened status file; its opener must be allowed to signal it
 *
 * Return: 0; -EEXIST: it is a monitor already; -ESHUTDOWN: the module was
 * stopped; or as mp3_entry_init() and mp3_registry_add().
 */
int mp3_monitor_register(pid_t nr, const struct file *file)
{
	struct mp3_monitor *monitor;
	int err;

	monitor = kzalloc(sizeof(*monitor), GFP_KERNEL_ACCOUNT);
	if (!monitor)
		return -ENOMEM;
	err = mp3_entry_init(&monitor->entry, nr, file, CAP_KILL);
	if (err) {
		kfree(monitor);
		return err;
	}
	monitor->uid = file->f_cred->euid;
	monitor->capable = mp3_target_capable(&monitor->entry.target, file,
					      CAP_KILL);

	spin_lock(&mp3_monitors.lock);
	err = mp3_monitor_add(monitor);
	spin_unlock(&mp3_monitors.lock);
	if (err)
		mp3_entry_discard(&monitor->entry);
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
	struct mp3_target target;
	struct mp3_entry *entry;
	int err = -EPERM;

	spin_lock(&mp3_monitors.lock);
	entry = mp3_registry_find(&mp3_monitors, pid);
	if (entry)
		mp3_target_copy(&target, &entry->target);
	spin_unlock(&mp3_monitors.lock);
	if (!entry)
		return -ESRCH;

	if (mp3_target_may(&target, file, CAP_KILL)) {
		spin_lock(&mp3_monitors.lock);
		entry = mp3_registry_find(&mp3_monitors, pid);
		err = entry ? 0 : -ESRCH;
		if (entry)
			mp3_registry_drop(&mp3_monitors, entry);
		if (!mp3_monitors.count)
			mp3_clock_stop(&mp3_handoff);
		spin_unlock(&mp3_monitors.lock);
	}
	mp3_target_put(&target);
	return err;
}

/*
 * Return: false if there is nobody to signal any more. A process that became
 * somebody else's by executing a set-user-id program must not be killed by a
 * signal that kill(2) would refuse.
 */
static bool mp3_monitor_signal(const struct mp3_monitor *monitor)
{
	const struct mp3_target *target = &monitor->entry.target;

	if (mp3_target_ended(target))
		return false;
	if (!monitor->capable && !mp3_target_owned(target, monitor->uid))
		return false;
	return !kill_pid(target->pid, mp3_signal, 1);
}

/* The lock is held for one signal: none comes after the monitor's end. */
static void mp3_signal_all(void)
{
	struct mp3_monitor *monitor;

	rcu_read_lock();
	list_for_each_entry_rcu(monitor, &mp3_monitors.entries, entry.node) {
		spin_lock(&mp3_monitors.lock);
		if (!monitor->entry.leaving && !mp3_monitor_signal(monitor))
			mp3_registry_drop(&mp3_monitors, &monitor->entry);
		spin_unlock(&mp3_monitors.lock);
	}
	rcu_read_unlock();
}

static void mp3_hand_off(struct kthread_work *work)
{
	u64 now;
	bool due;

	spin_lock(&mp3_monitors.lock);
	now = ktime_get_ns();
	due = mp3_clock_is_due(&mp3_handoff, now);
	spin_unlock(&mp3_monitors.lock);
	if (!due)
		return;

	mp3_ring_hand_off(now);
	mp3_signal_all();
	spin_lock(&mp3_monitors.lock);
	if (mp3_monitors.count)
		mp3_clock_advance(&mp3_handoff, now);
	else
		mp3_clock_stop(&mp3_handoff);
	spin_unlock(&mp3_monitors.lock);
}

/* Nobody can register any more; the hand-offs go on. */
void mp3_monitor_close(void)
{
	spin_lock(&mp3_monitors.lock);
	mp3_monitors.closed = true;
	spin_unlock(&mp3_monitors.lock);
}

void mp3_monitor_init(u64 period_ns, int signal)
{
	BUILD_BUG_ON(offsetof(struct mp3_monitor, entry));

	mp3_signal = signal;
	mp3_registry_init(&mp3_monitors, MP3_MONITORS_MAX,
			  MP3_USER_MONITORS_MAX);
	mp3_clock_init(&mp3_handoff, &mp3_monitors.lock, period_ns,
		       mp3_hand_off);
}

/* At unload, when nobody can register any more. */
void mp3_monitor_exit(void)
{
	mp3_clock_exit(&mp3_handoff);
	mp3_registry_exit(&mp3_monitors);
}

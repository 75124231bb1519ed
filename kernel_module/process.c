// SPDX-License-Identifier: GPL-2.0-only
/*
 * process.c - the registered processes
 */
#include <linux/capability.h>
#include <linux/slab.h>

#include "mp3_internal.h"

/* Requests against the tick; mp3_internal.h says what it guards. */
DEFINE_MUTEX(mp3_lock);
LIST_HEAD(mp3_processes);
unsigned int mp3_process_count;
bool mp3_stopped;

static struct mp3_process *mp3_process_find(const struct pid *pid)
{
	struct mp3_process *process;

	lockdep_assert_held(&mp3_lock);
	list_for_each_entry(process, &mp3_processes, node) {
		if (process->target.pid == pid)
			return process;
	}
	return NULL;
}

/*
 * Registered again before the tick that would have written its last record:
 * what it did in between is skipped.
 */
static void mp3_process_return(struct mp3_process *process)
{
	struct mp3_usage *reported = &process->reported;
	const struct mp3_usage *left_at = &process->final;
	struct mp3_usage now;

	mp3_account(process->target.task, left_at, &now);
	reported->minor_faults += now.minor_faults - left_at->minor_faults;
	reported->major_faults += now.major_faults - left_at->major_faults;
	reported->user_ns += now.user_ns - left_at->user_ns;
	reported->system_ns += now.system_ns - left_at->system_ns;
	process->leaving = false;
}

/* With a new @process for @target; takes over both unless it fails. */
static int mp3_process_add(struct mp3_process *process)
{
	static const struct mp3_usage nothing;
	struct mp3_process *known = mp3_process_find(process->target.pid);

	if (mp3_stopped)
		return -ESHUTDOWN;
	if (known && !known->leaving)
		return -EEXIST;
	if (known) {
		mp3_process_return(known);
		mp3_target_put(&process->target);
		kfree(process);
		return 0;
	}
	if (mp3_process_count >= mp3_max_processes)
		return -ENOSPC;

	mp3_account(process->target.task, &nothing, &process->reported);
	list_add_tail(&process->node, &mp3_processes);
	mp3_process_count++;
	return 0;
}

/**
 * mp3_process_register - sample a process from now on
 * @nr: its thread group id in the caller's pid namespace
 * @file: the opened status file; its opener must be allowed to observe it
 *
 * Return: 0; -EEXIST: it is registered already; -ENOSPC: the limit is reached;
 * -ESHUTDOWN: the module was stopped; -ENOMEM; or as mp3_target_get().
 */
int mp3_process_register(pid_t nr, const struct file *file)
{
	struct mp3_process *process;
	int err;

	process = kzalloc(sizeof(*process), GFP_KERNEL);
	if (!process)
		return -ENOMEM;
	err = mp3_target_get(&process->target, nr, file, CAP_SYS_PTRACE);
	if (err)
		goto err_free;

	mutex_lock(&mp3_lock);
	err = mp3_process_add(process);
	if (!err)
		mp3_sampler_start();
	mutex_unlock(&mp3_lock);
	if (err)
		goto err_target;
	return 0;

err_target:
	mp3_target_put(&process->target);
err_free:
	kfree(process);
	return err;
}

/*
 * Take the last account of @process. The next tick writes it: the sampler
 * stays the ring's only writer. Needs mp3_lock.
 */
void mp3_process_leave(struct mp3_process *process)
{
	if (process->leaving)
		return;
	mp3_account(process->target.task, &process->reported, &process->final);
	process->leaving = true;
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
	int err = 0;

	mutex_lock(&mp3_lock);
	process = mp3_process_find(pid);
	if (!process || process->leaving)
		err = -ESRCH;
	else if (!mp3_target_may(&process->target, file, CAP_SYS_PTRACE))
		err = -EPERM;
	else
		mp3_process_leave(process);
	mutex_unlock(&mp3_lock);
	return err;
}

/* Forget @process, which has its last record. Needs mp3_lock. */
void mp3_process_drop(struct mp3_process *process)
{
	list_del(&process->node);
	mp3_process_count--;
	mp3_target_put(&process->target);
	kfree(process);
}

/* One registered pid a line, as the reader's pid namespace numbers them. */
void mp3_process_show(struct seq_file *seq)
{
	struct mp3_process *process;

	mutex_lock(&mp3_lock);
	list_for_each_entry(process, &mp3_processes, node) {
		pid_t nr = pid_vnr(process->target.pid);

		/* A number that was given back may be another process's now. */
		if (nr && !process->leaving &&
		    pid_has_task(process->target.pid, PIDTYPE_TGID))
			seq_printf(seq, "%d\n", nr);
	}
	mutex_unlock(&mp3_lock);
}

/* At unload: nobody can register any more and the sampler has stopped. */
void mp3_process_exit(void)
{
	struct mp3_process *process, *next;

	mutex_lock(&mp3_lock);
	list_for_each_entry_safe(process, next, &mp3_processes, node)
		mp3_process_drop(process);
	mutex_unlock(&mp3_lock);
}

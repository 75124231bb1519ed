// SPDX-License-Identifier: GPL-2.0-only
/*
 * process.c - the registered processes
 */
#include <linux/capability.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/slab.h>

#include "mp3_internal.h"

/* Requests against the tick; mp3_internal.h says what it guards. */
DEFINE_MUTEX(mp3_lock);
LIST_HEAD(mp3_processes);

static unsigned int mp3_process_count;

/* Who opened @file may observe its own processes; CAP_SYS_PTRACE, all. */
static bool mp3_may_observe(const struct file *file, struct task_struct *task)
{
	const struct cred *theirs;
	bool allowed;

	rcu_read_lock();
	theirs = __task_cred(task);
	allowed = (uid_eq(file->f_cred->euid, theirs->uid) &&
		   uid_eq(file->f_cred->euid, theirs->euid) &&
		   uid_eq(file->f_cred->euid, theirs->suid)) ||
		  file_ns_capable(file, theirs->user_ns, CAP_SYS_PTRACE);
	rcu_read_unlock();
	return allowed;
}

static struct mp3_process *mp3_process_find(const struct pid *pid)
{
	struct mp3_process *process;

	lockdep_assert_held(&mp3_lock);
	list_for_each_entry(process, &mp3_processes, node) {
		if (process->pid == pid && !process->leaving)
			return process;
	}
	return NULL;
}

/**
 * mp3_process_ended - no thread of the process runs or faults any more
 * @process: a registered process
 *
 * True from the moment its last thread is a zombie. A leader that exited
 * before its threads, and one that another thread replaces by exec, has not
 * ended: then signal->live is not zero.
 */
bool mp3_process_ended(const struct mp3_process *process)
{
	struct task_struct *leader;
	bool ended;

	rcu_read_lock();
	leader = pid_task(process->pid, PIDTYPE_TGID);
	ended = !leader ||
		(!atomic_read(&leader->signal->live) &&
		 READ_ONCE(leader->exit_state) && thread_group_empty(leader));
	rcu_read_unlock();
	return ended;
}

/**
 * mp3_process_register - sample a process from now on
 * @nr: its thread group id in the caller's pid namespace
 * @file: the opened status file; its opener must be allowed to observe it
 *
 * Return: 0; -ESRCH: there is no such process; -EINVAL: it is a kernel
 * thread; -EPERM: it is somebody else's; -EEXIST: it is registered already;
 * -ENOSPC: the limit is reached; -ENOMEM.
 */
int mp3_process_register(pid_t nr, const struct file *file)
{
	static const struct mp3_usage nothing;
	struct mp3_process *process;
	int err;

	process = kzalloc(sizeof(*process), GFP_KERNEL);
	if (!process)
		return -ENOMEM;

	err = -ESRCH;
	process->pid = find_get_pid(nr);
	if (!process->pid)
		goto err_free;
	process->task = get_pid_task(process->pid, PIDTYPE_TGID);
	if (!process->task)
		goto err_pid;
	if (mp3_process_ended(process))
		goto err_task;

	err = -EINVAL;
	if (process->task->flags & PF_KTHREAD)
		goto err_task;

	err = -EPERM;
	if (!mp3_may_observe(file, process->task))
		goto err_task;

	mutex_lock(&mp3_lock);
	err = -EEXIST;
	if (mp3_process_find(process->pid))
		goto err_unlock;
	err = -ENOSPC;
	if (mp3_process_count >= mp3_max_processes)
		goto err_unlock;
	mp3_account(process->task, &nothing, &process->reported);
	list_add_tail(&process->node, &mp3_processes);
	mp3_process_count++;
	mp3_sampler_start();
	mutex_unlock(&mp3_lock);
	return 0;

err_unlock:
	mutex_unlock(&mp3_lock);
err_task:
	put_task_struct(process->task);
err_pid:
	put_pid(process->pid);
err_free:
	kfree(process);
	return err;
}

/**
 * mp3_process_unregister - stop sampling a process
 * @nr: its thread group id in the caller's pid namespace
 * @file: the opened status file; its opener must be allowed to observe it
 *
 * What it did since the last tick is in its last record, which the next tick
 * writes: the sampler stays the ring's only writer.
 *
 * Return: 0; -ESRCH: it is not registered; -EPERM: it is somebody else's.
 */
int mp3_process_unregister(pid_t nr, const struct file *file)
{
	struct mp3_process *process;
	struct pid *pid;
	int err = 0;

	pid = find_get_pid(nr);
	if (!pid)
		return -ESRCH;

	mutex_lock(&mp3_lock);
	process = mp3_process_find(pid);
	if (!process) {
		err = -ESRCH;
	} else if (!mp3_may_observe(file, process->task)) {
		err = -EPERM;
	} else {
		mp3_account(process->task, &process->reported, &process->final);
		process->leaving = true;
	}
	mutex_unlock(&mp3_lock);

	put_pid(pid);
	return err;
}

/* Forget @process, which has its last record. Needs mp3_lock. */
void mp3_process_drop(struct mp3_process *process)
{
	list_del(&process->node);
	mp3_process_count--;
	put_task_struct(process->task);
	put_pid(process->pid);
	kfree(process);
}

/* One registered pid a line, as the reader's pid namespace numbers them. */
void mp3_process_show(struct seq_file *seq)
{
	struct mp3_process *process;

	mutex_lock(&mp3_lock);
	list_for_each_entry(process, &mp3_processes, node) {
		pid_t nr = pid_vnr(process->pid);

		if (nr && !process->leaving)
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

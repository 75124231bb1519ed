// SPDX-License-Identifier: GPL-2.0-only
/*
 * target.c - the process that a request names
 */
#include <linux/capability.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>

#include "mp3_compat.h"
#include "mp3_internal.h"

/* Is @task a process of who opened @file, or has that one @capability? */
static bool mp3_may(const struct file *file, struct task_struct *task,
		    int capability)
{
	const struct cred *theirs;
	kuid_t uid = file->f_cred->euid;
	bool allowed;

	rcu_read_lock();
	theirs = __task_cred(task);
	allowed = (uid_eq(uid, theirs->uid) && uid_eq(uid, theirs->euid) &&
		   uid_eq(uid, theirs->suid)) ||
		  file_ns_capable(file, theirs->user_ns, capability);
	rcu_read_unlock();
	return allowed;
}

/**
 * mp3_target_may - may who opened @file have a say in @target now?
 * @target: a process; it may have changed its user since it was registered
 * @file: the opened status file
 * @capability: what is needed for the processes of others
 */
bool mp3_target_may(const struct mp3_target *target, const struct file *file,
		    int capability)
{
	struct task_struct *leader;
	bool allowed;

	/* Another thread may have replaced the leader by exec. */
	leader = get_pid_task(target->pid, PIDTYPE_TGID);
	allowed = mp3_may(file, leader ? leader : target->task, capability);
	if (leader)
		put_task_struct(leader);
	return allowed;
}

/**
 * mp3_target_ended - no thread of the process runs or faults any more
 * @target: a process
 *
 * True from the moment its last thread is a zombie that has left its CPU. A
 * leader that exited before its threads, and one that another thread replaces
 * by exec, has not ended: then signal->live is not zero.
 */
bool mp3_target_ended(const struct mp3_target *target)
{
	struct task_struct *leader;
	bool ended;

	rcu_read_lock();
	leader = pid_task(target->pid, PIDTYPE_TGID);
	ended = !leader ||
		(!atomic_read(&leader->signal->live) &&
		 READ_ONCE(leader->exit_state) && thread_group_empty(leader) &&
		 !mp3_on_cpu(leader));
	rcu_read_unlock();
	return ended;
}

/**
 * mp3_target_get - find a process and take references to it
 * @target: is filled
 * @nr: its thread group id in the caller's pid namespace
 * @file: the opened status file
 * @capability: what its opener needs for the processes of others
 *
 * Return: 0; -ESRCH: there is no such process; -EINVAL: it is a kernel thread
 * or the system's init; -EPERM: it is somebody else's.
 */
int mp3_target_get(struct mp3_target *target, pid_t nr,
		   const struct file *file, int capability)
{
	int err = -ESRCH;

	target->pid = find_get_pid(nr);
	if (!target->pid)
		return -ESRCH;
	target->task = get_pid_task(target->pid, PIDTYPE_TGID);
	if (!target->task)
		goto err_pid;
	if (mp3_target_ended(target))
		goto err_task;
	err = -EINVAL;
	if (target->task->flags & PF_KTHREAD || is_global_init(target->task))
		goto err_task;
	err = -EPERM;
	if (!mp3_target_may(target, file, capability))
		goto err_task;
	return 0;

err_task:
	put_task_struct(target->task);
err_pid:
	put_pid(target->pid);
	return err;
}

void mp3_target_put(struct mp3_target *target)
{
	put_task_struct(target->task);
	put_pid(target->pid);
}

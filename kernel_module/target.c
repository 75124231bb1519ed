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

/* Another thread may have replaced the leader by exec. NULL: all are gone. */
static struct task_struct *mp3_target_leader(const struct mp3_target *target)
{
	struct task_struct *leader = pid_task(target->pid, PIDTYPE_TGID);

	return leader ? leader : READ_ONCE(target->task);
}

/**
 * mp3_target_owned - is it wholly a process of this user now?
 * @target: a process; it may have changed its user since it was registered
 * @uid: the user
 */
bool mp3_target_owned(const struct mp3_target *target, kuid_t uid)
{
	const struct task_struct *leader;
	const struct cred *theirs;
	bool owned = false;

	rcu_read_lock();
	leader = mp3_target_leader(target);
	if (leader) {
		theirs = __task_cred(leader);
		owned = uid_eq(uid, theirs->uid) &&
			uid_eq(uid, theirs->euid) && uid_eq(uid, theirs->suid);
	}
	rcu_read_unlock();
	return owned;
}

/* Has who opened @file a capability in the user namespace of @target? */
bool mp3_target_capable(const struct mp3_target *target,
			const struct file *file, int capability)
{
	const struct task_struct *leader;
	bool capable;

	rcu_read_lock();
	leader = mp3_target_leader(target);
	capable = leader && file_ns_capable(file, __task_cred(leader)->user_ns,
					    capability);
	rcu_read_unlock();
	return capable;
}

/**
 * mp3_target_may - may who opened @file have a say in @target now?
 * @target: a process
 * @file: the opened status file
 * @capability: what is needed for the processes of others
 */
bool mp3_target_may(const struct mp3_target *target, const struct file *file,
		    int capability)
{
	return mp3_target_owned(target, file->f_cred->euid) ||
	       mp3_target_capable(target, file, capability);
}

/* A zombie's last thread: has it been switched away from for the last time? */
static bool mp3_has_left_cpu(const struct task_struct *task)
{
	if (mp3_task_state(task) != TASK_DEAD)
		return false;
	/*
	 * on_cpu as it is after the state, not a 0 from before the task was
	 * last put on its CPU. Pairs with do_task_dead(), which sets the state
	 * under pi_lock, after prepare_task() set on_cpu to 1 and the switch
	 * released the run queue's lock.
	 */
	smp_rmb();
	return !mp3_on_cpu(task);
}

/**
 * mp3_target_ended - no thread of the process runs or faults any more
 * @target: a process
 *
 * True from the moment its last thread is a zombie that has left its CPU for
 * the last time (do_task_dead()). A leader that exited before its threads, and
 * one that another thread replaces by exec, has not ended: then signal->live
 * is not zero.
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
		 mp3_has_left_cpu(leader));
	rcu_read_unlock();
	return ended;
}

static bool mp3_is_thread_dumpable(struct task_struct *thread)
{
	bool dumpable;

	task_lock(thread);
	dumpable = !thread->mm || mp3_is_dumpable(thread);
	task_unlock(thread);
	return dumpable;
}

/* May others see what is in the memory of the process, if it has any? */
bool mp3_target_dumpable(const struct mp3_target *target)
{
	struct task_struct *leader, *thread;
	bool dumpable = true;

	rcu_read_lock();
	leader = pid_task(target->pid, PIDTYPE_TGID);
	if (leader) {
		for_each_thread(leader, thread)
			dumpable = dumpable && mp3_is_thread_dumpable(thread);
	}
	rcu_read_unlock();
	return dumpable;
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

/* References of one's own to what @from refers to, which has a task. */
void mp3_target_copy(struct mp3_target *target, const struct mp3_target *from)
{
	target->pid = get_pid(from->pid);
	target->task = get_task_struct(from->task);
}

void mp3_target_put(struct mp3_target *target)
{
	if (target->task)
		put_task_struct(target->task);
	put_pid(target->pid);
}

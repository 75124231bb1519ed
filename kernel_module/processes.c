// SPDX-License-Identifier: GPL-2.0-only
/*
 * processes.c - the processes that are sampled: how they come into the list by
 * request, and leave it
 */
#include <linux/capability.h>
#include <linux/slab.h>

#include "process.h"

/* What a request takes before it holds the lock. */
struct mp3_accounts {
	/* Of the process, when it was at that turn; 0: it was not in the list. */
	u64 turn;
	struct mp3_totals totals;
	/* Of the machine. */
	struct mp3_series series;
};

/* Needs the lock. */
static void mp3_process_trace(struct mp3_process *process)
{
	WRITE_ONCE(process->trace, true);
	process->was_traced = true;
}

/*
 * With a new @process, whose process is registered already. Needs the lock.
 *
 * Return: 0; -EEXIST: it is registered as it should be.
 */
static int mp3_process_again(struct mp3_process *known,
			     const struct mp3_process *process,
			     const struct mp3_accounts *accounts)
{
	bool follow = process->follow && !known->follow;
	bool trace = process->trace && !known->trace;

	if (known->entry.leaving) {
		mp3_process_return(known, accounts->turn, &accounts->totals);
		WRITE_ONCE(known->follow, process->follow);
	} else if (!follow && !trace) {
		return -EEXIST;
	}
	if (follow)
		WRITE_ONCE(known->follow, true);
	if (trace)
		mp3_process_trace(known);
	return 0;
}

/*
 * With a new @process; @taken says whether the list has it now. Needs the lock.
 */
static int mp3_process_add(struct mp3_process *process,
			   const struct mp3_accounts *accounts, bool *taken)
{
	struct mp3_process *known = mp3_process_find(process->entry.target.pid);
	int err;

	*taken = false;
	if (mp3_processes.closed)
		return -ESHUTDOWN;
	if (known)
		return mp3_process_again(known, process, accounts);
	mp3_process_begin(process, &accounts->totals);
	err = mp3_registry_add(&mp3_processes, &process->entry);
	if (err)
		return err;
	*taken = true;
	mp3_sampler_start(&accounts->series);
	return 0;
}

/* For a request that is about to register @target. */
static void mp3_accounts_take(const struct mp3_target *target,
			      struct mp3_accounts *accounts)
{
	const struct mp3_process *process;

	spin_lock(&mp3_processes.lock);
	process = mp3_process_find(target->pid);
	accounts->turn = process ? process->turn : 0;
	spin_unlock(&mp3_processes.lock);

	mp3_account(target->task, &accounts->totals);
	mp3_sampler_prepare(&accounts->series);
}

/* Have the kernel tell what a new @process is to be observed with. */
static int mp3_process_prepare(const struct mp3_process *process)
{
	int err = 0;

	/* Nobody looks into it, perf neither: mp3_process_traced(). */
	if (process->trace && !mp3_target_dumpable(&process->entry.target))
		return -EPERM;
	if (process->follow)
		err = mp3_follow_begin();
	if (!err && process->trace)
		err = mp3_faults_begin();
	return err;
}

/**
 * mp3_process_register - sample a process from now on
 * @nr: its thread group id in the caller's pid namespace
 * @file: the opened status file; its opener must be allowed to observe it
 * @how: MP3_FOLLOW: the children that it will have, too, and theirs;
 * MP3_TRACE: and record its faults
 *
 * Return: 0; -EEXIST: it is registered already; -ESHUTDOWN: the module was
 * stopped; -EPERM: its faults are not for whoever opened the file; or as
 * mp3_entry_init(), mp3_registry_add(), mp3_follow_begin() and
 * mp3_faults_begin().
 */
int mp3_process_register(pid_t nr, const struct file *file, unsigned int how)
{
	struct mp3_accounts accounts;
	struct mp3_process *process;
	bool taken;
	int err;

	if (how & MP3_TRACE && !mp3_faults_may(file))
		return -EPERM;
	process = kzalloc(sizeof(*process), GFP_KERNEL_ACCOUNT);
	if (!process)
		return -ENOMEM;
	process->follow = how & MP3_FOLLOW;
	process->trace = how & MP3_TRACE;
	process->was_traced = process->trace;
	err = mp3_entry_init(&process->entry, nr, file, CAP_SYS_PTRACE);
	if (err) {
		kfree(process);
		return err;
	}
	err = mp3_process_prepare(process);
	if (err) {
		mp3_entry_discard(&process->entry);
		return err;
	}

	mp3_accounts_take(&process->entry.target, &accounts);
	spin_lock(&mp3_processes.lock);
	err = mp3_process_add(process, &accounts, &taken);
	spin_unlock(&mp3_processes.lock);
	if (!taken)
		mp3_entry_discard(&process->entry);
	return err;
}

/*
 * No fault of the process comes into the rings any more, and those that did are
 * counted: its last record can have them all.
 */
static void mp3_process_untrace(const struct pid *pid)
{
	struct mp3_process *process;
	bool was_traced = false;

	spin_lock(&mp3_processes.lock);
	process = mp3_process_find(pid);
	if (process) {
		was_traced = process->was_traced;
		WRITE_ONCE(process->trace, false);
	}
	spin_unlock(&mp3_processes.lock);
	/* Probes run with preemption off. */
	if (was_traced)
		synchronize_rcu();
}

/*
 * Needs the lock. The next tick writes its last record.
 *
 * Return: 0; -ESRCH: it is not registered; -EAGAIN: it is traced, again.
 */
static int mp3_process_leave(const struct pid *pid, u64 turn,
			     const struct mp3_totals *totals)
{
	struct mp3_process *process = mp3_process_find(pid);

	if (!process || process->entry.leaving)
		return -ESRCH;
	if (process->trace)
		return -EAGAIN;
	mp3_process_settle(process, turn, totals);
	process->entry.leaving = true;
	return 0;
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
	struct mp3_target target;
	struct mp3_totals totals;
	int err = -EPERM;
	u64 turn;

	spin_lock(&mp3_processes.lock);
	process = mp3_process_find(pid);
	if (!process || process->entry.leaving || !process->entry.target.task) {
		spin_unlock(&mp3_processes.lock);
		return -ESRCH;
	}
	/* The next tick may drop it. */
	mp3_target_copy(&target, &process->entry.target);
	turn = process->turn;
	spin_unlock(&mp3_processes.lock);

	if (!mp3_target_may(&target, file, CAP_SYS_PTRACE))
		goto out;
	do {
		mp3_process_untrace(pid);
		mp3_account(target.task, &totals);
		spin_lock(&mp3_processes.lock);
		err = mp3_process_leave(pid, turn, &totals);
		spin_unlock(&mp3_processes.lock);
	} while (err == -EAGAIN);
out:
	mp3_target_put(&target);
	return err;
}

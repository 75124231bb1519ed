// SPDX-License-Identifier: GPL-2.0-only
/*
 * children.c - the processes that are sampled because their parents are
 * followed
 */
#include <linux/pid.h>
#include <linux/rculist.h>
#include <linux/slab.h>

#include "process.h"

/* Children that each fork looks at. */
#define MP3_LOOKS	4

/*
 * Register a child that has not run yet: all that it will ever do is in its
 * records. Needs the lock.
 *
 * Return: the list has it now.
 */
static bool mp3_child_add(struct mp3_process *child,
			  const struct mp3_process *parent)
{
	const struct mp3_totals none = { 0 };

	/* It was unregistered meanwhile, or the module was stopped. */
	if (!parent || parent->entry.leaving || !parent->follow ||
	    mp3_processes.closed)
		return false;
	child->trace = parent->trace;
	child->was_traced = parent->trace;
	mp3_process_begin(child, &none);
	if (mp3_registry_add_child(&mp3_processes, &child->entry,
				   &parent->entry)) {
		mp3_unfollowed.refused++;
		return false;
	}
	mp3_sampler_announce();
	return true;
}

/*
 * Children that are gone already wait for the tick without their tasks, whose
 * memory the kernel can use again for the next ones: to hold it is most of what
 * following costs a fork. It is enough to look at those that came last. Needs
 * the lock.
 */
static void mp3_children_let_go(void)
{
	unsigned int looks = MP3_LOOKS;
	struct mp3_process *process;
	struct mp3_totals totals;

	rcu_read_lock();
	list_for_each_entry_reverse(process, &mp3_processes.entries,
				    entry.node) {
		if (!looks--)
			break;
		if (!process->entry.hold ||
		    pid_task(process->entry.target.pid, PIDTYPE_TGID))
			continue;
		mp3_account(process->entry.target.task, &totals);
		if (!process->entry.leaving)
			mp3_process_settle(process, process->turn, &totals);
		mp3_entry_let_go(&process->entry);
	}
	rcu_read_unlock();
}

/* Is @pid a process whose children are to be sampled? Who forks asks it. */
static bool mp3_is_followed(const struct pid *pid)
{
	const struct mp3_process *process;
	bool followed;

	rcu_read_lock();
	process = mp3_process_peek(pid);
	followed = process && READ_ONCE(process->follow);
	rcu_read_unlock();
	return followed;
}

/**
 * mp3_children_fork - sample the child of a process that is followed
 * @parent: any process, which has just forked
 * @child: the new one, which has not run yet
 *
 * Whoever forks waits for it, perhaps with preemption off.
 */
void mp3_children_fork(struct task_struct *parent, struct task_struct *child)
{
	struct pid *pid = task_tgid(parent);
	struct mp3_process *process;
	bool taken;

	if (!mp3_is_followed(pid))
		return;
	process = kzalloc(sizeof(*process), GFP_ATOMIC | __GFP_NOWARN);
	if (!process) {
		spin_lock(&mp3_processes.lock);
		mp3_unfollowed.missed++;
		spin_unlock(&mp3_processes.lock);
		return;
	}
	mp3_entry_init_child(&process->entry, child);
	process->follow = true;
	process->parent = pid_nr(pid);
	spin_lock(&mp3_processes.lock);
	mp3_children_let_go();
	taken = mp3_child_add(process, mp3_process_find(pid));
	spin_unlock(&mp3_processes.lock);
	if (!taken)
		mp3_entry_discard(&process->entry);
}

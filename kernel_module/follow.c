// SPDX-License-Identifier: GPL-2.0-only
/*
 * follow.c - the children of processes that are followed
 *
 * The kernel has a tracepoint where a fork is complete and the child has not
 * run yet. It is switched on by the first process that is to be followed, and
 * stays so until the module is unloaded: to switch it off takes long.
 */
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/tracepoint.h>

#include "mp3_internal.h"

/* Guards all below. */
static DEFINE_MUTEX(mp3_follow_lock);
/* The tracepoint, when our probe is in it. */
static struct tracepoint *mp3_fork_tracepoint;

/* The prototype of sched_process_fork. */
static void mp3_fork_probe(void *unused, struct task_struct *parent,
			   struct task_struct *child)
{
	/* A thread belongs to a process that is sampled or not already. */
	if (child->signal != parent->signal)
		mp3_children_fork(parent, child);
}

static void mp3_look_for_fork(struct tracepoint *tracepoint, void *found)
{
	if (!strcmp(tracepoint->name, "sched_process_fork"))
		*(struct tracepoint **)found = tracepoint;
}

static int mp3_follow_switch_on(void)
{
	struct tracepoint *tracepoint = NULL;
	int err;

	if (mp3_fork_tracepoint)
		return 0;
	/* The tracepoints themselves are not exported, but can be looked for. */
	for_each_kernel_tracepoint(mp3_look_for_fork, &tracepoint);
	if (!tracepoint)
		return -EOPNOTSUPP;
	err = tracepoint_probe_register(tracepoint, mp3_fork_probe, NULL);
	if (!err)
		mp3_fork_tracepoint = tracepoint;
	return err;
}

/**
 * mp3_follow_begin - hear of forks from now on
 *
 * Return: 0; -EOPNOTSUPP: not in this kernel; -ENOMEM.
 */
int mp3_follow_begin(void)
{
	int err;

	/* A probe runs with preemption off; with real time, locks can sleep. */
	if (!IS_ENABLED(CONFIG_TRACEPOINTS) || IS_ENABLED(CONFIG_PREEMPT_RT))
		return -EOPNOTSUPP;
	mutex_lock(&mp3_follow_lock);
	err = mp3_follow_switch_on();
	mutex_unlock(&mp3_follow_lock);
	return err;
}

/* At unload, when nobody can make requests any more. */
void mp3_follow_exit(void)
{
	if (!IS_ENABLED(CONFIG_TRACEPOINTS) || !mp3_fork_tracepoint)
		return;
	tracepoint_probe_unregister(mp3_fork_tracepoint, mp3_fork_probe, NULL);
	/* The probe is part of the module, and so are the lists that it looks at. */
	tracepoint_synchronize_unregister();
}

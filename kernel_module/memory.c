// SPDX-License-Identifier: GPL-2.0-only
/*
 * memory.c - what memory a process has now
 */
#include <linux/mm.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>

#include "mp3_internal.h"

/*
 * While the task is locked, its memory stays. get_task_mm() would do but for
 * its end: the last mmput() tears all of it down, and the tick would wait.
 */
static bool mp3_memory_of(struct task_struct *thread, struct mp3_memory *memory)
{
	struct mm_struct *mm;

	task_lock(thread);
	mm = thread->mm;
	if (mm) {
		memory->anon = get_mm_counter(mm, MM_ANONPAGES);
		memory->file = get_mm_counter(mm, MM_FILEPAGES);
		memory->shmem = get_mm_counter(mm, MM_SHMEMPAGES);
		memory->swapped = get_mm_counter(mm, MM_SWAPENTS);
	}
	task_unlock(thread);
	return mm;
}

/*
 * The first thread that has memory: a leader may have exited, or been replaced.
 * Needs RCU.
 */
static void mp3_memory_of_any(const struct mp3_target *target,
			      struct mp3_memory *memory)
{
	struct task_struct *leader, *thread;

	leader = pid_task(target->pid, PIDTYPE_TGID);
	if (!leader)
		return;
	for_each_thread(leader, thread) {
		if (mp3_memory_of(thread, memory))
			break;
	}
}

/**
 * mp3_memory - read a process's counts of pages
 * @target: the process; nothing, once its last thread has given up its memory
 * @memory: is filled
 *
 * The kernel's counts lag, by what docs/abi.md says.
 */
void mp3_memory(const struct mp3_target *target, struct mp3_memory *memory)
{
	struct task_struct *task;

	*memory = (struct mp3_memory){ 0 };
	rcu_read_lock();
	task = READ_ONCE(target->task);
	if (task && !mp3_memory_of(task, memory))
		mp3_memory_of_any(target, memory);
	rcu_read_unlock();
}

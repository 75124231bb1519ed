/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mp3_compat.h - differences between kernels, each with the version that
 * ends it, and between configurations; no other file asks for the kernel's version
 *
 * Names of our own, never the kernel's: distributions take new functions into
 * old kernels.
 */
#ifndef MP3_COMPAT_H
#define MP3_COMPAT_H

#include <linux/hrtimer.h>
#include <linux/kernel_stat.h>
#include <linux/kthread.h>
#include <linux/mm.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include <linux/sched/coredump.h>
#include <linux/tick.h>
#include <linux/time64.h>
#include <linux/version.h>

#ifndef SUID_DUMP_USER
#include <linux/sched/exec_state.h>
#endif

/* CPU time and sums of faults are read as single words. */
#ifndef CONFIG_64BIT
#error "mp3 needs a 64-bit kernel"
#endif

/* Ends with 5.14, where state became __state. */
static inline unsigned int mp3_task_state(const struct task_struct *task)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 14, 0)
	return READ_ONCE(task->state);
#else
	return READ_ONCE(task->__state);
#endif
}

/* Ends with 6.2, where device_type.devnode() got a const device. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 2, 0)
#define MP3_DEVNODE_CONST
#else
#define MP3_DEVNODE_CONST const
#endif

/* Ends with 6.13, which brought hrtimer_setup(). */
static inline void
mp3_hrtimer_setup(struct hrtimer *timer,
		  enum hrtimer_restart (*expire)(struct hrtimer *),
		  clockid_t clock, const enum hrtimer_mode mode)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)
	hrtimer_init(timer, clock, mode);
	timer->function = expire;
#else
	hrtimer_setup(timer, expire, clock, mode);
#endif
}

/* Ends with 6.14, where kthread_create_worker() no longer starts the thread. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 14, 0)
#define mp3_kthread_run_worker(flags, name)	kthread_create_worker(flags, name)
#else
#define mp3_kthread_run_worker(flags, name)	kthread_run_worker(flags, name)
#endif

/* What a CPU has counted of an event. Whoever adds CPUs up keeps them from going. */
static inline u64 mp3_vm_event(int cpu, int event)
{
#ifdef CONFIG_VM_EVENT_COUNTERS
	return READ_ONCE(per_cpu(vm_event_states, cpu).event[event]);
#else
	return 0;
#endif
}

/*
 * Ends with 7.3, where the counts of scanned and reclaimed pages became node
 * stats: one of the two is 0.
 */
#if LINUX_VERSION_CODE < KERNEL_VERSION(7, 3, 0)
#define mp3_reclaim_event(cpu, event)	mp3_vm_event(cpu, event)
#define mp3_reclaim_stat(item)		0
#else
#define mp3_reclaim_event(cpu, event)	0
#define mp3_reclaim_stat(item)		global_node_page_state(item)
#endif

#ifdef CONFIG_PERF_EVENTS
/* Ends with 6.1, where a sample says what it has. 0: it has no address. */
static inline u64 mp3_sample_address(const struct perf_sample_data *data)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 1, 0)
	return data->addr;
#else
	return data->sample_flags & PERF_SAMPLE_ADDR ? data->addr : 0;
#endif
}
#endif

/*
 * May others see what is in the task's memory? Ends with 7.3 at the latest,
 * where that became the task's own. Needs RCU; the task is locked, or current.
 */
static inline bool mp3_is_dumpable(const struct task_struct *task)
{
#ifdef SUID_DUMP_USER
	return task->mm && get_dumpable(task->mm) == SUID_DUMP_USER;
#else
	const struct task_exec_state *state;

	state = rcu_dereference_check(task->exec_state, rcu_read_lock_any_held());
	return state && READ_ONCE(state->dumpable) == TASK_DUMPABLE_OWNER;
#endif
}

/* Without swap there is no such count. */
static inline unsigned long mp3_swap_cache_pages(void)
{
#ifdef CONFIG_SWAP
	return global_node_page_state(NR_SWAPCACHE);
#else
	return 0;
#endif
}

/* As in /proc/stat, which asks the idle loop unless that keeps no account. */
static inline u64 mp3_cpu_idle_ns(int cpu)
{
	const u64 none = -1;
	u64 idle = get_cpu_idle_time_us(cpu, NULL);
	u64 waiting = get_cpu_iowait_time_us(cpu, NULL);

	if (idle == none || waiting == none)
		return kcpustat_cpu(cpu).cpustat[CPUTIME_IDLE] +
		       kcpustat_cpu(cpu).cpustat[CPUTIME_IOWAIT];
	return (idle + waiting) * NSEC_PER_USEC;
}

/* Without SMP there is one CPU, and whoever asks is on it. */
static inline bool mp3_on_cpu(const struct task_struct *task)
{
#ifdef CONFIG_SMP
	/*
	 * What it used before it left its CPU comes before that. Pairs with the
	 * store-release of on_cpu in finish_task().
	 */
	return smp_load_acquire(&task->on_cpu);
#else
	return false;
#endif
}

#endif /* MP3_COMPAT_H */

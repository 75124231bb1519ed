/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mp3_compat.h - differences between kernels, each with the version that
 * ends it, and between configurations; no other file asks for the kernel's version
 */
#ifndef MP3_COMPAT_H
#define MP3_COMPAT_H

#include <linux/hrtimer.h>
#include <linux/kthread.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/version.h>

/* Ends with 6.3, which brought vm_flags_clear(). */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 3, 0)
static inline void vm_flags_clear(struct vm_area_struct *vma,
				  unsigned long flags)
{
	vma->vm_flags &= ~flags;
}
#endif

/* Ends with 6.2, where device_type.devnode() got a const device. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 2, 0)
#define MP3_DEVNODE_CONST
#else
#define MP3_DEVNODE_CONST const
#endif

/* Ends with 6.13, which brought hrtimer_setup(). */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)
static inline void hrtimer_setup(struct hrtimer *timer,
				 enum hrtimer_restart (*expire)(struct hrtimer *),
				 clockid_t clock, const enum hrtimer_mode mode)
{
	hrtimer_init(timer, clock, mode);
	timer->function = expire;
}
#endif

/* Ends with 6.14, where kthread_create_worker() no longer starts the thread. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 14, 0)
#define kthread_run_worker(flags, name)	kthread_create_worker(flags, name)
#endif

/* Without SMP there is one CPU, and whoever asks is on it. */
static inline bool mp3_on_cpu(const struct task_struct *task)
{
#ifdef CONFIG_SMP
	return READ_ONCE(task->on_cpu);
#else
	return false;
#endif
}

#endif /* MP3_COMPAT_H */

/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mp3_internal.h - what the parts of the module know of each other
 *
 * main.c     loads and unloads; module parameters
 * proc.c     /proc/mp3: requests and lists
 * target.c   the process that a request names, and who may name it
 * process.c  the registered processes
 * monitor.c  the registered monitors: a signal at every hand-off
 * account.c  what a process has used so far
 * clock.c    work that is due every period
 * sampler.c  the tick
 * ring.c     the header page and the records
 * device.c   /dev/mp3: maps the ring and wakes readers
 */
#ifndef MP3_INTERNAL_H
#define MP3_INTERNAL_H

#include <linux/cred.h>
#include <linux/fs.h>
#include <linux/hrtimer.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/types.h>
#include <linux/uidgid.h>

#include "mp3.h"

#define MP3_NAME "mp3"

/* What a process, with all its threads, has used since it started. */
struct mp3_usage {
	u64 minor_faults;
	u64 major_faults;
	u64 user_ns;
	u64 system_ns;
};

/* A process that somebody named, with a reference to each. */
struct mp3_target {
	/* Identity: a process that reuses the number has another struct pid. */
	struct pid *pid;
	/* Account: keeps ->signal, where dead threads leave their counts. */
	struct task_struct *task;
};

struct mp3_process {
	struct list_head node;
	struct mp3_target target;
	/* The usage that the records up to now add up to. */
	struct mp3_usage reported;
	/* Unregistered; the next tick writes what is left and drops it. */
	bool leaving;
	struct mp3_usage final;
};

/* Something that happens every period; guarded by mp3_lock. */
struct mp3_clock {
	struct hrtimer timer;
	struct kthread_work work;
	u64 period_ns;
	u64 epoch_ns;
	/* Due at epoch_ns + next_tick * period_ns. */
	u64 next_tick;
	bool running;
	/* Do the next tick now. */
	bool hurry;
};

static inline u64 mp3_clock_due(const struct mp3_clock *clock)
{
	return clock->epoch_ns + clock->next_tick * clock->period_ns;
}

/*
 * Guards the processes, the monitors, the clocks and mp3_stopped. A tick holds
 * it from beginning to end, so a request comes before a tick or after it.
 */
extern struct mutex mp3_lock;
extern struct list_head mp3_processes;
extern unsigned int mp3_process_count;
/* Sampling has ended for good. */
extern bool mp3_stopped;

/* account.c */
void mp3_account(struct task_struct *task, const struct mp3_usage *previous,
		 struct mp3_usage *usage);

/* clock.c */
void mp3_clock_init(struct mp3_clock *clock, u64 period_ns,
		    kthread_work_func_t tick);
void mp3_clock_start(struct mp3_clock *clock);
bool mp3_clock_is_due(struct mp3_clock *clock, u64 now);
u64 mp3_clock_advance(struct mp3_clock *clock, u64 now);
void mp3_clock_stop(struct mp3_clock *clock);
void mp3_clock_run_now(struct mp3_clock *clock);
void mp3_clock_exit(struct mp3_clock *clock);
int mp3_clocks_init(void);
void mp3_clocks_exit(void);

/* device.c */
int mp3_device_init(kgid_t gid);
void mp3_device_exit(void);
void mp3_device_begin(void);
void mp3_device_wake(bool ended);
void mp3_device_close_down(void);

/* main.c */
extern unsigned int mp3_max_processes;

/* monitor.c */
int mp3_monitor_register(pid_t nr, const struct file *file);
int mp3_monitor_unregister(const struct pid *pid, const struct file *file);
void mp3_monitor_show(struct seq_file *seq);
void mp3_monitor_init(u64 period_ns, int signal);
void mp3_monitor_exit(void);

/* proc.c */
int mp3_proc_init(void);
void mp3_proc_exit(void);

/* process.c */
int mp3_process_register(pid_t nr, const struct file *file);
int mp3_process_unregister(const struct pid *pid, const struct file *file);
void mp3_process_leave(struct mp3_process *process);
void mp3_process_drop(struct mp3_process *process);
void mp3_process_show(struct seq_file *seq);
void mp3_process_exit(void);

/* ring.c */
int mp3_ring_init(unsigned int capacity, u64 period_ns, u64 handoff_period_ns);
void mp3_ring_exit(void);
int mp3_ring_map(struct vm_area_struct *vma);
void mp3_ring_put(struct mp3_record *record);
void mp3_ring_update(u64 epoch_ns, u32 processes);
void mp3_ring_close_tick(u64 missed, bool late, u32 processes);
void mp3_ring_hand_off(u64 now);
u64 mp3_ring_closed(void);

/* sampler.c */
void mp3_sampler_init(u64 period_ns);
void mp3_sampler_exit(void);
void mp3_sampler_start(void);
void mp3_sampler_stop(void);

/* target.c */
int mp3_target_get(struct mp3_target *target, pid_t nr,
		   const struct file *file, int capability);
void mp3_target_put(struct mp3_target *target);
bool mp3_target_may(const struct mp3_target *target, const struct file *file,
		    int capability);
bool mp3_target_capable(const struct mp3_target *target,
			const struct file *file, int capability);
bool mp3_target_owned(const struct mp3_target *target, kuid_t uid);
bool mp3_target_ended(const struct mp3_target *target);

#endif /* MP3_INTERNAL_H */

/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mp3_internal.h - what the parts of the module know of each other
 *
 * main.c     loads and unloads; module parameters
 * ring.c     /dev/mp3: the ring and its map
 * proc.c     /proc/mp3/status: registration
 * process.c  the registered processes
 * account.c  what a process has used so far
 * sampler.c  the tick
 */
#ifndef MP3_INTERNAL_H
#define MP3_INTERNAL_H

#include <linux/cred.h>
#include <linux/fs.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/types.h>

#include "mp3.h"

#define MP3_NAME "mp3"

/* What a process, with all its threads, has used since it started. */
struct mp3_usage {
	u64 minor_faults;
	u64 major_faults;
	u64 user_ns;
	u64 system_ns;
};

struct mp3_process {
	struct list_head node;
	/* Identity: a process that reuses the number has another struct pid. */
	struct pid *pid;
	/* Account: keeps ->signal, where dead threads leave their counts. */
	struct task_struct *task;
	/* The usage that the records up to now add up to. */
	struct mp3_usage reported;
	/* Unregistered; the next tick writes what is left and drops it. */
	bool leaving;
	struct mp3_usage final;
};

/*
 * Guards the list of processes and the sampler's state. The sampler holds it
 * for a whole tick, so a request either comes before a tick or after it.
 */
extern struct mutex mp3_lock;
extern struct list_head mp3_processes;

/* account.c */
void mp3_account(struct task_struct *task, const struct mp3_usage *previous,
		 struct mp3_usage *usage);

/* process.c */
int mp3_process_register(pid_t nr, const struct file *file);
int mp3_process_unregister(pid_t nr, const struct file *file);
bool mp3_process_ended(const struct mp3_process *process);
void mp3_process_drop(struct mp3_process *process);
void mp3_process_show(struct seq_file *seq);
void mp3_process_exit(void);

/* ring.c */
int mp3_ring_init(unsigned int capacity, u64 period_ns);
void mp3_ring_exit(void);
void mp3_ring_put(const struct mp3_record *record);
void mp3_ring_close_tick(u64 epoch_ns, u64 missed, bool late, u32 processes);

/* sampler.c */
int mp3_sampler_init(u64 period_ns);
void mp3_sampler_exit(void);
void mp3_sampler_start(void);

/* proc.c */
int mp3_proc_init(void);
void mp3_proc_exit(void);

/* main.c */
extern unsigned int mp3_max_processes;

#endif /* MP3_INTERNAL_H */

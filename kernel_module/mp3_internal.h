/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mp3_internal.h - what the parts of the module know of each other
 *
 * main.c      loads and unloads; module parameters
 * proc.c      /proc/mp3: requests and lists
 * target.c    the process that a request names, and who may name it
 * registry.c  a list of registered processes, limited for each user
 * process.c   a process that is sampled: its accounts and its records
 * processes.c how processes come into the list by request, and leave it
 * children.c  how the children of processes that are followed come into it
 * follow.c    hears of forks
 * sampler.c   the tick
 * faults.c    hears of faults
 * fault_ends.c  hears of the ends of major ones
 * fault_ring.c  the rings of faults
 * faults_device.c  /dev/mp3_faults: maps them
 * monitor.c   the registered monitors: a signal at every hand-off
 * account.c   what a process has used so far
 * memory.c    what memory it has now
 * machine.c   what the machine does and has
 * cputime.h   how much of its CPU time was the user's
 * clock.c     work that is due every period
 * ring.c      the header page and the records
 * device.c    /dev/mp3: maps the ring and wakes readers
 */
#ifndef MP3_INTERNAL_H
#define MP3_INTERNAL_H

#include <linux/cred.h>
#include <linux/fs.h>
#include <linux/hashtable.h>
#include <linux/hrtimer.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/pid.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/types.h>
#include <linux/uidgid.h>

#include "mp3.h"

#define MP3_NAME "mp3"

/* What a process, with all its threads, has used since it started. */
struct mp3_totals {
	u64 minor_faults;
	u64 major_faults;
	/* CPU time, ns: measured, and as timer ticks divided it. */
	u64 runtime;
	u64 utime;
	u64 stime;
};

/* What memory a process has now, pages. */
struct mp3_memory {
	u64 anon;
	u64 file;
	u64 shmem;
	u64 swapped;
};

/* What the machine has counted since it booted, and has now. */
struct mp3_machine {
	/* False: the counts could not be read, and are not set. */
	bool counted;
	/* Pages. */
	u64 swap_in, swap_out;
	u64 scan_kswapd, scan_direct;
	u64 steal_kswapd, steal_direct;
	u64 refault_anon, refault_file;
	u64 stalls;
	/* Of the CPUs that are online. */
	u64 idle_ns;
	u32 cpus;
};

/* Children of followed processes that are not sampled, since load. */
struct mp3_unfollowed {
	/* A limit was reached. */
	u64 refused;
	/* There was no memory. */
	u64 missed;
};

/* How a process is observed, beyond its samples. */
#define MP3_FOLLOW	(1U << 0)
#define MP3_TRACE	(1U << 1)

/* A process that somebody named, with a reference to each. */
struct mp3_target {
	/* Identity: a process that reuses the number has another struct pid. */
	struct pid *pid;
	/*
	 * Account: keeps ->signal, where dead threads leave their counts. NULL:
	 * the process is gone, and its account was taken.
	 */
	struct task_struct *task;
};

struct mp3_user;

/* To give a task back when nobody under RCU looks at it any more. */
struct mp3_hold {
	struct rcu_head rcu;
	struct task_struct *task;
};

/* A registered process: the first member of what one of the lists holds. */
struct mp3_entry {
	struct list_head node;
	struct hlist_node by_pid;
	struct rcu_head rcu;
	struct mp3_target target;
	/* Who it counts for; NULL: nobody. */
	struct mp3_user *user;
	/* For mp3_entry_let_go(); NULL: it keeps the task to its end. */
	struct mp3_hold *hold;
	/* Entries get numbers from 1 on, in the order of the list. */
	u64 number;
	/* Unregistered: it is no longer shown and will soon be gone. */
	bool leaving;
};

struct mp3_registry {
	/* Guards all below, but who walks the entries under RCU needs no lock. */
	spinlock_t lock;
	struct list_head entries;
	DECLARE_HASHTABLE(by_pid, 12);
	DECLARE_HASHTABLE(users, 6);
	/* Entries, at most, of all users and of one. */
	unsigned int limit;
	unsigned int user_limit;
	unsigned int count;
	/* The last entry's number. */
	u64 newest;
	/* Nothing can be registered any more. */
	bool closed;
};

/* What a series of ticks counts the machine from, if it begins now. */
struct mp3_series {
	/* Records of the machine up to then. */
	u64 turn;
	struct mp3_machine machine;
};

/*
 * The entry of a process, one that leaves included; NULL. Needs the lock, or RCU:
 * then it may leave the list at any time. Each fault on the machine looks here.
 */
static inline struct mp3_entry *
mp3_registry_peek(struct mp3_registry *registry, const struct pid *pid)
{
	struct mp3_entry *entry;

	hash_for_each_possible_rcu(registry->by_pid, entry, by_pid,
				   (uintptr_t)pid,
				   lockdep_is_held(&registry->lock)) {
		if (entry->target.pid == pid)
			return entry;
	}
	return NULL;
}

/* Something that happens every period. */
struct mp3_clock {
	struct hrtimer timer;
	struct kthread_work work;
	/* Guards all below. */
	spinlock_t *lock;
	u64 period_ns;
	u64 epoch_ns;
	/* Due at epoch_ns + next_tick * period_ns. */
	u64 next_tick;
	bool running;
	/* That tick is under way. */
	bool ticking;
	/* Do the next tick now. */
	bool hurry;
};

static inline u64 mp3_clock_due(const struct mp3_clock *clock)
{
	return clock->epoch_ns + clock->next_tick * clock->period_ns;
}

/* account.c */
void mp3_account(struct task_struct *task, struct mp3_totals *totals);

/* clock.c */
void mp3_clock_init(struct mp3_clock *clock, spinlock_t *lock, u64 period_ns,
		    kthread_work_func_t tick);
void mp3_clock_start(struct mp3_clock *clock);
bool mp3_clock_is_due(struct mp3_clock *clock, u64 now);
u64 mp3_clock_advance(struct mp3_clock *clock, u64 earliest);
void mp3_clock_stop(struct mp3_clock *clock);
void mp3_clock_run_now(struct mp3_clock *clock);
void mp3_clock_exit(struct mp3_clock *clock);
int mp3_clocks_init(void);
void mp3_clocks_exit(void);

/* device.c */
int mp3_device_init(kgid_t gid);
void mp3_device_exit(void);
void mp3_device_begin(void);
void mp3_device_end(void);
void mp3_device_wake(void);
void mp3_device_close_down(void);

/* children.c */
void mp3_children_fork(struct task_struct *parent, struct task_struct *child);

/* fault_ends.c */
int mp3_fault_ends_begin(void);
void mp3_fault_ends_stop(void);

/* fault_ring.c */
int mp3_fault_rings_init(unsigned int capacity);
void mp3_fault_rings_exit(void);
void mp3_fault_rings_add_feature(u32 feature);
int mp3_fault_rings_map(struct vm_area_struct *vma);
void mp3_fault_put(u64 address, u64 ip, u32 flags);

/* faults.c, or a kernel that can't tell of faults */
#ifdef CONFIG_X86_64
bool mp3_faults_init(unsigned int capacity);
void mp3_faults_exit(void);
bool mp3_faults_possible(void);
bool mp3_faults_may(const struct file *file);
int mp3_faults_prepare(void);
int mp3_faults_begin(void);
void mp3_faults_stop(void);
#else
static inline bool mp3_faults_init(unsigned int capacity) { return false; }
static inline void mp3_faults_exit(void) {}
static inline bool mp3_faults_may(const struct file *file) { return true; }
static inline int mp3_faults_begin(void) { return -EOPNOTSUPP; }
static inline void mp3_faults_stop(void) {}
#endif

/* faults_device.c, likewise */
#ifdef CONFIG_X86_64
int mp3_faults_device_init(void);
void mp3_faults_device_exit(void);
#else
static inline int mp3_faults_device_init(void) { return 0; }
static inline void mp3_faults_device_exit(void) {}
#endif

/* follow.c */
int mp3_follow_begin(void);
void mp3_follow_exit(void);

/* machine.c */
void mp3_machine_read(struct mp3_machine *now, bool wait);
void mp3_machine_report(struct mp3_machine *reported,
			const struct mp3_machine *now,
			struct mp3_machine_record *record);

/* memory.c */
void mp3_memory(const struct mp3_target *target, struct mp3_memory *memory);

/* monitor.c */
extern struct mp3_registry mp3_monitors;
int mp3_monitor_register(pid_t nr, const struct file *file);
int mp3_monitor_unregister(const struct pid *pid, const struct file *file);
void mp3_monitor_close(void);
void mp3_monitor_init(u64 period_ns, int signal);
void mp3_monitor_exit(void);

/* proc.c */
int mp3_proc_init(void);
void mp3_proc_exit(void);

/* process.c */
extern struct mp3_registry mp3_processes;

/* processes.c */
int mp3_process_register(pid_t nr, const struct file *file, unsigned int how);
int mp3_process_unregister(const struct pid *pid, const struct file *file);

/* registry.c */
void mp3_registry_init(struct mp3_registry *registry, unsigned int limit,
		       unsigned int user_limit);
void mp3_registry_exit(struct mp3_registry *registry);
int mp3_entry_init(struct mp3_entry *entry, pid_t nr, const struct file *file,
		   int capability);
void mp3_entry_init_child(struct mp3_entry *entry, struct task_struct *child);
void mp3_entry_let_go(struct mp3_entry *entry);
void mp3_entry_discard(struct mp3_entry *entry);
struct mp3_entry *mp3_registry_find(struct mp3_registry *registry,
				    const struct pid *pid);
int mp3_registry_add(struct mp3_registry *registry, struct mp3_entry *entry);
int mp3_registry_add_child(struct mp3_registry *registry,
			   struct mp3_entry *entry,
			   const struct mp3_entry *parent);
void mp3_registry_drop(struct mp3_registry *registry, struct mp3_entry *entry);

/* ring.c */
int mp3_ring_init(unsigned int capacity, u64 period_ns, u64 handoff_period_ns,
		  u32 features);
void mp3_ring_exit(void);
int mp3_ring_map(struct vm_area_struct *vma);
void mp3_ring_put(const struct mp3_record *record);
void mp3_ring_update(u64 epoch_ns, u32 processes, bool stopped);
void mp3_ring_close_tick(u64 missed, bool late, u32 processes, bool stopped,
			 const struct mp3_unfollowed *unfollowed);
void mp3_ring_hand_off(u64 now);
u64 mp3_ring_closed(void);
u64 mp3_ring_load_ns(void);

/* sampler.c */
void mp3_sampler_init(u64 period_ns, unsigned int limit,
		      unsigned int user_limit, bool machine);
void mp3_sampler_exit(void);
void mp3_sampler_prepare(struct mp3_series *series);
void mp3_sampler_start(const struct mp3_series *series);
void mp3_sampler_announce(void);
void mp3_sampler_stop(void);

/* target.c */
int mp3_target_get(struct mp3_target *target, pid_t nr,
		   const struct file *file, int capability);
void mp3_target_copy(struct mp3_target *target, const struct mp3_target *from);
void mp3_target_put(struct mp3_target *target);
bool mp3_target_may(const struct mp3_target *target, const struct file *file,
		    int capability);
bool mp3_target_capable(const struct mp3_target *target,
			const struct file *file, int capability);
bool mp3_target_owned(const struct mp3_target *target, kuid_t uid);
bool mp3_target_ended(const struct mp3_target *target);
bool mp3_target_dumpable(const struct mp3_target *target);

#endif /* MP3_INTERNAL_H */

// SPDX-License-Identifier: GPL-2.0-only
/*
 * sampler.c - the processes that are sampled, and the tick: one record for
 * each of them, one of the machine, then the processes' sum
 *
 * It runs from the first registration until no process is left, and starts
 * anew, with a new epoch, at the next one.
 *
 * The tick waits for nobody. Its thread has the highest nice value, but whoever
 * makes a request may have the lowest, and a lock that such a process holds when
 * it is preempted is held for long. So only the tick takes processes from their
 * list; requests and the tick take accounts without a lock, and then hold the
 * list's spinlock for a few instructions, in which nobody is preempted.
 */
#include <linux/build_bug.h>
#include <linux/capability.h>
#include <linux/ktime.h>
#include <linux/rculist.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "cputime.h"
#include "mp3_internal.h"

/* Children that each fork looks at. */
#define MP3_LOOKS	4

struct mp3_process {
	struct mp3_entry entry;

	/* These are guarded by the list's lock. */

	/* The last account that counts, be it of a request or of a tick. */
	struct mp3_totals latest;
	/* Which one that is, over all processes. */
	u64 turn;
	/* What it did while it was not registered, to be taken off, mod 2^64. */
	struct mp3_totals skipped;
	/* Its children are sampled, too. */
	bool follow;

	/* Who forked it, in the initial pid namespace; 0: it was named. */
	pid_t parent;

	/* The tick's own: what the records up to now add up to. */
	struct mp3_totals reported;
	struct mp3_cputime cputime;
};

struct mp3_registry mp3_processes;
/* There are records of the machine. */
static bool mp3_with_machine;

/* These are guarded by the list's lock. */

static struct mp3_clock mp3_sampler;
static u64 mp3_turn;
static struct mp3_unfollowed mp3_unfollowed;
/* What the machine's records add up to, and how many of them there are. */
static struct mp3_machine mp3_reported;
static u64 mp3_machine_turn;

/* What a request takes before it holds the lock. */
struct mp3_accounts {
	/* Of the process, when it was at that turn; 0: it was not in the list. */
	u64 turn;
	struct mp3_totals totals;
	/* Of the machine, likewise. */
	u64 machine_turn;
	struct mp3_machine machine;
};

static struct mp3_process *mp3_process_find(const struct pid *pid)
{
	struct mp3_entry *entry = mp3_registry_find(&mp3_processes, pid);

	return entry ? container_of(entry, struct mp3_process, entry) : NULL;
}

/*
 * Make an account count that was taken since @process was at @turn. If another
 * one did meanwhile, that one counts for both: it was taken while whoever took
 * this one was at it, too. So a later account is never less. Needs the lock.
 */
static void mp3_settle(struct mp3_process *process, u64 turn,
		       const struct mp3_totals *totals)
{
	if (process->turn != turn)
		return;
	process->latest = *totals;
	/* The account before its turn. Pairs with the acquire in mp3_sample(). */
	smp_store_release(&process->turn, ++mp3_turn);
}

/*
 * Registered again before the tick that would have written its last record:
 * what it did in between is skipped. Needs the lock.
 */
static void mp3_process_return(struct mp3_process *process, u64 turn,
			       const struct mp3_totals *totals)
{
	const struct mp3_totals left = process->latest;
	struct mp3_totals *skipped = &process->skipped;

	mp3_settle(process, turn, totals);
	skipped->minor_faults += process->latest.minor_faults - left.minor_faults;
	skipped->major_faults += process->latest.major_faults - left.major_faults;
	skipped->runtime += process->latest.runtime - left.runtime;
	skipped->utime += process->latest.utime - left.utime;
	skipped->stime += process->latest.stime - left.stime;
	process->entry.leaving = false;
}

/* The account that a new @process begins with. */
static void mp3_process_begin(struct mp3_process *process,
			      const struct mp3_totals *totals)
{
	process->latest = *totals;
	process->turn = ++mp3_turn;
	process->reported = *totals;
	mp3_split_runtime(totals->runtime, totals->utime, totals->stime,
			  &process->cputime);
}

/* How many there are now. Needs the lock. */
static void mp3_sampler_announce(void)
{
	mp3_ring_update(mp3_sampler.epoch_ns, mp3_processes.count,
			mp3_processes.closed);
}

/*
 * See that there are ticks. If a series begins, its machine records count from
 * @accounts on, unless there was such a record meanwhile. Needs the lock.
 */
static void mp3_sampler_start(const struct mp3_accounts *accounts)
{
	if (!mp3_sampler.running) {
		if (accounts->machine.counted &&
		    accounts->machine_turn == mp3_machine_turn)
			mp3_reported = accounts->machine;
		mp3_clock_start(&mp3_sampler);
		mp3_device_begin();
	}
	mp3_sampler_announce();
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
	if (known->entry.leaving) {
		mp3_process_return(known, accounts->turn, &accounts->totals);
		WRITE_ONCE(known->follow, process->follow);
		return 0;
	}
	if (known->follow || !process->follow)
		return -EEXIST;
	WRITE_ONCE(known->follow, true);
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
	mp3_sampler_start(accounts);
	return 0;
}

/* For a request that is about to register @target. */
static void mp3_accounts_take(const struct mp3_target *target,
			      struct mp3_accounts *accounts)
{
	const struct mp3_process *process;
	bool begins;

	spin_lock(&mp3_processes.lock);
	process = mp3_process_find(target->pid);
	accounts->turn = process ? process->turn : 0;
	accounts->machine_turn = mp3_machine_turn;
	begins = mp3_with_machine && !mp3_sampler.running;
	spin_unlock(&mp3_processes.lock);

	mp3_account(target->task, &accounts->totals);
	accounts->machine.counted = false;
	if (begins)
		mp3_machine_read(&accounts->machine, true);
}

/**
 * mp3_process_register - sample a process from now on
 * @nr: its thread group id in the caller's pid namespace
 * @file: the opened status file; its opener must be allowed to observe it
 * @follow: sample the children that it will have, too, and theirs
 *
 * Return: 0; -EEXIST: it is registered already; -ESHUTDOWN: the module was
 * stopped; or as mp3_entry_init(), mp3_registry_add() and mp3_follow_begin().
 */
int mp3_process_register(pid_t nr, const struct file *file, bool follow)
{
	struct mp3_accounts accounts;
	struct mp3_process *process;
	bool taken;
	int err;

	process = kzalloc(sizeof(*process), GFP_KERNEL_ACCOUNT);
	if (!process)
		return -ENOMEM;
	process->follow = follow;
	err = mp3_entry_init(&process->entry, nr, file, CAP_SYS_PTRACE);
	if (err) {
		kfree(process);
		return err;
	}
	if (follow)
		err = mp3_follow_begin();
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
			mp3_settle(process, process->turn, &totals);
		mp3_entry_let_go(&process->entry);
	}
	rcu_read_unlock();
}

/* Is @pid a process whose children are to be sampled? Who forks asks it. */
static bool mp3_process_is_followed(const struct pid *pid)
{
	const struct mp3_entry *entry;
	bool followed;

	rcu_read_lock();
	entry = mp3_registry_peek(&mp3_processes, pid);
	followed = entry && READ_ONCE(container_of(entry, struct mp3_process,
						   entry)->follow);
	rcu_read_unlock();
	return followed;
}

/**
 * mp3_process_fork - sample the child of a process that is followed
 * @parent: any process, which has just forked
 * @child: the new one, which has not run yet
 *
 * Whoever forks waits for it, perhaps with preemption off.
 */
void mp3_process_fork(struct task_struct *parent, struct task_struct *child)
{
	struct pid *pid = task_tgid(parent);
	struct mp3_process *process;
	bool taken;

	if (!mp3_process_is_followed(pid))
		return;
	process = kzalloc(sizeof(*process),
			  GFP_ATOMIC | __GFP_NOWARN);
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

/* Needs the lock. The next tick writes its last record. */
static int mp3_process_leave(const struct pid *pid, u64 turn,
			     const struct mp3_totals *totals)
{
	struct mp3_process *process = mp3_process_find(pid);

	if (!process || process->entry.leaving)
		return -ESRCH;
	mp3_settle(process, turn, totals);
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

	if (mp3_target_may(&target, file, CAP_SYS_PTRACE)) {
		mp3_account(target.task, &totals);
		spin_lock(&mp3_processes.lock);
		err = mp3_process_leave(pid, turn, &totals);
		spin_unlock(&mp3_processes.lock);
	}
	mp3_target_put(&target);
	return err;
}

/*
 * What a counter grew by. One that went back, because somebody set it to zero,
 * grew by nobody knows how much: by 0, and from here on it counts again.
 */
static u64 mp3_growth(u64 now, u64 *skipped, u64 *reported, u16 *flags)
{
	u64 growth = now - *skipped - *reported;

	if ((s64)growth < 0) {
		*flags |= MP3_REC_RESET;
		*skipped = now - *reported;
		return 0;
	}
	*reported += growth;
	return growth;
}

/* What @process did since its previous record. Needs the lock. */
static void mp3_process_report(struct mp3_process *process,
			       struct mp3_record *record)
{
	const struct mp3_totals *now = &process->latest;
	const struct mp3_cputime before = process->cputime;
	struct mp3_totals *skipped = &process->skipped;
	struct mp3_totals *reported = &process->reported;

	record->minor_faults = mp3_growth(now->minor_faults,
					  &skipped->minor_faults,
					  &reported->minor_faults,
					  &record->flags);
	record->major_faults = mp3_growth(now->major_faults,
					  &skipped->major_faults,
					  &reported->major_faults,
					  &record->flags);
	mp3_growth(now->runtime, &skipped->runtime, &reported->runtime,
		   &record->flags);
	mp3_growth(now->utime, &skipped->utime, &reported->utime,
		   &record->flags);
	mp3_growth(now->stime, &skipped->stime, &reported->stime,
		   &record->flags);
	mp3_split_runtime(reported->runtime, reported->utime, reported->stime,
			  &process->cputime);
	record->user_ns = process->cputime.user_ns - before.user_ns;
	record->system_ns = process->cputime.system_ns - before.system_ns;
}

/* Pages that several processes have count once for each of them in @sum. */
static void mp3_process_memory(const struct mp3_process *process,
			       struct mp3_record *record,
			       struct mp3_record *sum)
{
	struct mp3_memory memory;

	mp3_memory(&process->entry.target, &memory);
	record->anon_pages = memory.anon;
	record->file_pages = memory.file;
	record->shmem_pages = memory.shmem;
	record->swap_entries = memory.swapped;
	sum->anon_pages += memory.anon;
	sum->file_pages += memory.file;
	sum->shmem_pages += memory.shmem;
	sum->swap_entries += memory.swapped;
}

/*
 * The process's record of this tick; it adds up to @sum. Whoever unregisters
 * the process or registers it again meanwhile does so before this tick, or
 * after it. Needs RCU.
 */
static void mp3_sample(struct mp3_process *process, bool stopped,
		       struct mp3_record *sum)
{
	/* Pairs with the release in mp3_settle(): our account is not older. */
	u64 turn = smp_load_acquire(&process->turn);
	/* Before the account: what it used until then is all it will use. */
	bool last = stopped || mp3_target_ended(&process->entry.target);
	struct task_struct *task = READ_ONCE(process->entry.target.task);
	struct mp3_totals totals;
	struct mp3_record record = {
		.pid = pid_nr(process->entry.target.pid),
		.tick = sum->tick,
		.flags = sum->flags & MP3_REC_LATE,
		.parent = process->parent,
	};

	if (task)
		mp3_account(task, &totals);
	mp3_process_memory(process, &record, sum);
	spin_lock(&mp3_processes.lock);
	if (process->entry.leaving)
		last = true;
	else if (task)
		mp3_settle(process, turn, &totals);
	mp3_process_report(process, &record);
	if (last)
		mp3_registry_drop(&mp3_processes, &process->entry);
	spin_unlock(&mp3_processes.lock);

	if (last)
		record.flags |= MP3_REC_LAST;
	record.time_ns = ktime_get_ns();
	mp3_ring_put(&record);

	sum->flags |= record.flags & MP3_REC_RESET;
	sum->minor_faults += record.minor_faults;
	sum->major_faults += record.major_faults;
	sum->user_ns += record.user_ns;
	sum->system_ns += record.system_ns;
	sum->processes++;
}

/* All that were registered up to number @newest. */
static void mp3_sample_all(u64 newest, bool stopped, struct mp3_record *sum)
{
	struct mp3_process *process;

	rcu_read_lock();
	list_for_each_entry_rcu(process, &mp3_processes.entries, entry.node) {
		if (process->entry.number > newest)
			break;
		/* It stays: nobody but us takes it from the list. */
		rcu_read_unlock();
		cond_resched();
		rcu_read_lock();
		mp3_sample(process, stopped, sum);
	}
	rcu_read_unlock();
}

/* The machine's record of this tick. */
static void mp3_sample_machine(const struct mp3_record *sum)
{
	struct mp3_machine_record record = {
		.tick = sum->tick,
		.flags = MP3_REC_MACHINE | (sum->flags & MP3_REC_LATE),
	};
	struct mp3_machine machine;

	if (!mp3_with_machine)
		return;
	mp3_machine_read(&machine, false);
	spin_lock(&mp3_processes.lock);
	mp3_machine_report(&mp3_reported, &machine, &record);
	mp3_machine_turn++;
	spin_unlock(&mp3_processes.lock);
	record.time_ns = ktime_get_ns();
	mp3_ring_put((struct mp3_record *)&record);
}

/*
 * The tick that began at @begin is done. Who came meanwhile keeps the series
 * going: a child whose parent has gone, for one.
 */
static void mp3_tick_end(u64 begin, const struct mp3_record *sum)
{
	unsigned int left;
	u64 missed = 0;

	spin_lock(&mp3_processes.lock);
	left = mp3_processes.count;
	/* It rests for as long as it worked, however short the period. */
	if (left)
		missed = mp3_clock_advance(&mp3_sampler,
					   2 * sum->time_ns - begin);
	else
		mp3_clock_stop(&mp3_sampler);
	mp3_ring_close_tick(missed, sum->flags & MP3_REC_LATE, left,
			    mp3_processes.closed, &mp3_unfollowed);
	if (!left)
		mp3_device_end();
	spin_unlock(&mp3_processes.lock);
	mp3_device_wake();
}

static void mp3_tick(struct kthread_work *work)
{
	struct mp3_record sum = { .flags = MP3_REC_SUM };
	u64 begin, newest;
	bool due, stopped;

	spin_lock(&mp3_processes.lock);
	begin = ktime_get_ns();
	due = mp3_clock_is_due(&mp3_sampler, begin);
	if (begin > mp3_clock_due(&mp3_sampler) + mp3_sampler.period_ns)
		sum.flags |= MP3_REC_LATE;
	sum.tick = mp3_sampler.next_tick;
	newest = mp3_processes.newest;
	stopped = mp3_processes.closed;
	spin_unlock(&mp3_processes.lock);
	if (!due)
		return;

	mp3_sample_all(newest, stopped, &sum);
	mp3_sample_machine(&sum);
	sum.time_ns = ktime_get_ns();
	mp3_ring_put(&sum);
	mp3_tick_end(begin, &sum);
}

/**
 * mp3_sampler_stop - for good: write all last records, hang up on the readers
 *
 * After that no open file is of use; when they are closed, the module can be
 * unloaded.
 */
void mp3_sampler_stop(void)
{
	spin_lock(&mp3_processes.lock);
	mp3_processes.closed = true;
	mp3_ring_update(mp3_sampler.epoch_ns, mp3_processes.count, true);
	spin_unlock(&mp3_processes.lock);

	mp3_clock_run_now(&mp3_sampler);
	mp3_device_close_down();
}

void mp3_sampler_init(u64 period_ns, unsigned int limit,
		      unsigned int user_limit, bool machine)
{
	BUILD_BUG_ON(offsetof(struct mp3_process, entry));

	mp3_with_machine = machine;
	mp3_registry_init(&mp3_processes, limit, user_limit);
	mp3_clock_init(&mp3_sampler, &mp3_processes.lock, period_ns, mp3_tick);
}

/* At unload, when nobody can register any more. */
void mp3_sampler_exit(void)
{
	mp3_clock_exit(&mp3_sampler);
	mp3_registry_exit(&mp3_processes);
}

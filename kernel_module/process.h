/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * process.h - a process that is sampled
 */
#ifndef MP3_PROCESS_H
#define MP3_PROCESS_H

#include <linux/atomic.h>
#include <linux/compiler.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>

#include "cputime.h"
#include "mp3_compat.h"
#include "mp3_internal.h"

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
	/* Its faults are recorded; and they have been, at any time. */
	bool trace;
	bool was_traced;

	/* Who forked it, in the initial pid namespace; 0: it was named. */
	pid_t parent;
	/* Faults in the rings, whichever of its threads took them. */
	atomic64_t traced;

	/* The tick's own: what the records up to now add up to. */
	struct mp3_totals reported;
	u64 reported_traced;
	struct mp3_cputime cputime;
};

/* Guarded by the list's lock. */
extern struct mp3_unfollowed mp3_unfollowed;

struct mp3_process *mp3_process_find(const struct pid *pid);
void mp3_process_begin(struct mp3_process *process,
		       const struct mp3_totals *totals);
void mp3_process_settle(struct mp3_process *process, u64 turn,
			const struct mp3_totals *totals);
void mp3_process_return(struct mp3_process *process, u64 turn,
			const struct mp3_totals *totals);
void mp3_process_sample(struct mp3_process *process, bool stopped,
			struct mp3_record *sum);

/* As mp3_registry_peek(). */
static inline struct mp3_process *mp3_process_peek(const struct pid *pid)
{
	struct mp3_entry *entry = mp3_registry_peek(&mp3_processes, pid);

	return entry ? container_of(entry, struct mp3_process, entry) : NULL;
}

/*
 * Are the faults of the process to be recorded, which runs here? Needs
 * preemption off: whoever ends the tracing waits for that.
 */
static inline bool mp3_process_is_traced(struct mp3_process *process)
{
	if (!READ_ONCE(process->trace))
		return false;
	/*
	 * Since an exec that gave it rights, say, its addresses are nothing to
	 * be shown. perf ends at the same test.
	 */
	if (unlikely(!mp3_is_dumpable(current))) {
		WRITE_ONCE(process->trace, false);
		return false;
	}
	return true;
}

#endif /* MP3_PROCESS_H */

// SPDX-License-Identifier: GPL-2.0-only
/*
 * clock.c - work that is due every period, without drift
 *
 * Tick k is due at epoch + k * period. The timer is a high-resolution one, so
 * periods may be shorter than a jiffy, and it is set to the absolute time of
 * the next tick, so what one tick is late is not added to the next.
 */
#include <linux/err.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/sched/prio.h>

#include "mp3_compat.h"
#include "mp3_internal.h"

/*
 * A thread of our own. A work queue would do but for one case, which is what
 * this module is for: without memory a pool can't grow, and while it waits for
 * its new worker it does no work. Its rescuer comes by ten times a second.
 */
static struct kthread_worker *mp3_worker;

static enum hrtimer_restart mp3_clock_expire(struct hrtimer *timer)
{
	struct mp3_clock *clock = container_of(timer, struct mp3_clock, timer);

	kthread_queue_work(mp3_worker, &clock->work);
	return HRTIMER_NORESTART;
}

/*
 * @tick runs on the module's thread: never two of them at once, whatever their
 * clocks. @lock is the caller's and guards the clock.
 */
void mp3_clock_init(struct mp3_clock *clock, spinlock_t *lock, u64 period_ns,
		    kthread_work_func_t tick)
{
	mp3_hrtimer_setup(&clock->timer, mp3_clock_expire, CLOCK_MONOTONIC,
			  HRTIMER_MODE_ABS);
	kthread_init_work(&clock->work, tick);
	clock->lock = lock;
	clock->period_ns = period_ns;
	clock->running = false;
	clock->ticking = false;
	clock->hurry = false;
}

/* For the next tick, but not before @earliest. */
static void mp3_clock_arm(struct mp3_clock *clock, u64 earliest)
{
	hrtimer_start(&clock->timer,
		      ns_to_ktime(max(mp3_clock_due(clock), earliest)),
		      HRTIMER_MODE_ABS);
}

/* Unless it runs, start with an epoch of now. Needs the clock's lock. */
void mp3_clock_start(struct mp3_clock *clock)
{
	lockdep_assert_held(clock->lock);
	if (clock->running)
		return;
	clock->running = true;
	clock->ticking = false;
	clock->epoch_ns = ktime_get_ns();
	clock->next_tick = 1;
	mp3_clock_arm(clock, 0);
}

/*
 * The present tick is done; see to the next one, which runs at @earliest or
 * later. Never catch up in a burst: what is past by then is missed. Needs the
 * clock's lock.
 *
 * Return: how many ticks were missed.
 */
u64 mp3_clock_advance(struct mp3_clock *clock, u64 earliest)
{
	u64 missed = 0;

	lockdep_assert_held(clock->lock);
	/* It was stopped meanwhile, and perhaps started anew. */
	if (!clock->ticking)
		return 0;
	clock->ticking = false;
	clock->next_tick++;
	if (earliest > mp3_clock_due(clock)) {
		missed = div64_u64(earliest - mp3_clock_due(clock),
				   clock->period_ns);
		clock->next_tick += missed;
	}
	mp3_clock_arm(clock, earliest);
	return missed;
}

/*
 * Is there a tick to do, which mp3_clock_advance() or a stop ends? After a stop
 * and a new start, a tick that was under way comes too early. Needs the clock's
 * lock.
 */
bool mp3_clock_is_due(struct mp3_clock *clock, u64 now)
{
	lockdep_assert_held(clock->lock);
	if (!clock->running)
		return false;
	if (!clock->hurry && now < mp3_clock_due(clock)) {
		mp3_clock_arm(clock, 0);
		return false;
	}
	clock->hurry = false;
	clock->ticking = true;
	return true;
}

/* No more ticks but one that is under way. Needs the clock's lock. */
void mp3_clock_stop(struct mp3_clock *clock)
{
	lockdep_assert_held(clock->lock);
	clock->running = false;
	clock->ticking = false;
	/* One that expires just now makes a tick that finds nothing to do. */
	hrtimer_try_to_cancel(&clock->timer);
}

/* If it runs: do a tick now, before it is due, and wait for its end. */
void mp3_clock_run_now(struct mp3_clock *clock)
{
	spin_lock(clock->lock);
	clock->hurry = clock->running;
	spin_unlock(clock->lock);
	kthread_queue_work(mp3_worker, &clock->work);
	kthread_flush_work(&clock->work);
}

/* At unload, when nobody can start it any more. */
void mp3_clock_exit(struct mp3_clock *clock)
{
	/* A tick sets the timer, unless the clock was stopped before it. */
	spin_lock(clock->lock);
	mp3_clock_stop(clock);
	spin_unlock(clock->lock);
	hrtimer_cancel(&clock->timer);
	kthread_cancel_work_sync(&clock->work);
}

int mp3_clocks_init(void)
{
	mp3_worker = mp3_kthread_run_worker(0, MP3_NAME);
	if (IS_ERR(mp3_worker))
		return PTR_ERR(mp3_worker);
	/* A tick is to be on time however busy the machine is. */
	set_user_nice(mp3_worker->task, MIN_NICE);
	return 0;
}

void mp3_clocks_exit(void)
{
	kthread_destroy_worker(mp3_worker);
}

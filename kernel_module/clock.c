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

/* @tick runs on the module's thread: never two of them at once. */
void mp3_clock_init(struct mp3_clock *clock, u64 period_ns,
		    kthread_work_func_t tick)
{
	hrtimer_setup(&clock->timer, mp3_clock_expire, CLOCK_MONOTONIC,
		      HRTIMER_MODE_ABS);
	kthread_init_work(&clock->work, tick);
	clock->period_ns = period_ns;
	clock->running = false;
	clock->hurry = false;
}

static void mp3_clock_arm(struct mp3_clock *clock)
{
	hrtimer_start(&clock->timer, ns_to_ktime(mp3_clock_due(clock)),
		      HRTIMER_MODE_ABS);
}

/* Unless it runs, start with an epoch of now. Needs mp3_lock. */
void mp3_clock_start(struct mp3_clock *clock)
{
	lockdep_assert_held(&mp3_lock);
	if (clock->running)
		return;
	clock->running = true;
	clock->epoch_ns = ktime_get_ns();
	clock->next_tick = 1;
	mp3_clock_arm(clock);
}

/*
 * The present tick is done; see to the next one that is due after @now.
 * Never catch up in a burst: what is past is missed. Needs mp3_lock.
 *
 * Return: how many ticks were missed.
 */
u64 mp3_clock_advance(struct mp3_clock *clock, u64 now)
{
	u64 missed = 0;

	lockdep_assert_held(&mp3_lock);
	clock->next_tick++;
	if (now > mp3_clock_due(clock)) {
		missed = div64_u64(now - mp3_clock_due(clock),
				   clock->period_ns);
		clock->next_tick += missed;
	}
	mp3_clock_arm(clock);
	return missed;
}

/*
 * Is there a tick to do? After a stop and a new start, a tick that was under
 * way comes too early. Needs mp3_lock.
 */
bool mp3_clock_is_due(struct mp3_clock *clock, u64 now)
{
	lockdep_assert_held(&mp3_lock);
	if (!clock->running)
		return false;
	if (clock->hurry) {
		clock->hurry = false;
		return true;
	}
	if (now < mp3_clock_due(clock)) {
		mp3_clock_arm(clock);
		return false;
	}
	return true;
}

/* No more ticks. Needs mp3_lock; the clock may be the caller's own. */
void mp3_clock_stop(struct mp3_clock *clock)
{
	lockdep_assert_held(&mp3_lock);
	clock->running = false;
	hrtimer_cancel(&clock->timer);
}

/* If it runs: do a tick now, before it is due, and wait for its end. */
void mp3_clock_run_now(struct mp3_clock *clock)
{
	mutex_lock(&mp3_lock);
	clock->hurry = clock->running;
	mutex_unlock(&mp3_lock);
	kthread_queue_work(mp3_worker, &clock->work);
	kthread_flush_work(&clock->work);
}

/* At unload, when nobody can start it any more. */
void mp3_clock_exit(struct mp3_clock *clock)
{
	/* A tick sets the timer, unless the clock was stopped before it. */
	mutex_lock(&mp3_lock);
	mp3_clock_stop(clock);
	mutex_unlock(&mp3_lock);
	kthread_cancel_work_sync(&clock->work);
}

int mp3_clocks_init(void)
{
	mp3_worker = kthread_run_worker(0, MP3_NAME);
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

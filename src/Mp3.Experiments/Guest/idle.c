// SPDX-License-Identifier: MIT
/*
 * idle.c - moves an idle guest's clock without QEMU's main thread
 *
 * Preloaded into QEMU (LD_PRELOAD) with lockstep.c, whose work it spares where
 * it can. Under -icount sleep=off, when the guest halts, its thread wakes the
 * main thread and sleeps; the main thread moves the clock to the next timer,
 * runs the timer and wakes the guest's thread. A guest that swaps halts twice
 * for each request, so that a tenth of all the host's time went there.
 *
 * Here the guest's thread does itself what the main thread would have done, in
 * the same order, with the functions that QEMU exports to its own plug-ins.
 * The clock reads the same afterwards, so the guest can't tell. QEMU of another
 * build may not export them; then everything is left to lockstep.c. So it is if
 * this is compiled with LEAVE_TO_LOCKSTEP, to test and to measure the other way.
 */
#include "idle.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdint.h>
#include <unistd.h>

/* QEMU_CLOCK_VIRTUAL and ~QEMU_TIMER_ATTR_EXTERNAL of QEMU's timer.h. */
#define CLOCK_VIRTUAL	1
#define TIMERS_OF_GUEST	(~1)

/*
 * Timers that run in a row without giving the guest anything to do: more, and
 * the guest has halted for good, or waits for something that is not a timer.
 */
#define MOST_TIMERS	1000

/*
 * A guest that has rung a device's doorbell (an eventfd) waits for the host.
 * Moving the clock fast would only make it wait for longer by its own time, so
 * for so many halts QEMU does as it likes.
 */
#define HALTS_FOR_DEVICE 10000

static bool (*all_cpu_threads_idle)(void);
static void (*icount_start_warp_timer)(void);
static bool (*qemu_clock_run_timers)(int clock);
static int64_t (*qemu_clock_deadline_ns_all)(int clock, int attributes);
static bool (*runstate_is_running)(void);
static bool (*qemu_in_vcpu_thread)(void);
static void (*qemu_notify_event)(void);
static int (*qemu_shutdown_requested_get)(void);
static int (*qemu_reset_requested_get)(void);
static bool (*big_lock_is_mine)(void);
static ssize_t (*real_write)(int fd, const void *buf, size_t n);

static bool usable;
static atomic_bool yields;

/* What wakes the main thread; unknown until the guest's thread has tried. */
static int main_event = -1;

/* All below belongs to the guest's thread. */
static __thread bool is_guest;
static __thread bool learns;
static __thread bool main_is_owed;
static __thread int halts_for_device;

__attribute__((constructor)) static void find_functions(void)
{
	const struct {
		void *pointer;
		const char *name;
	} wanted[] = {
		{ &all_cpu_threads_idle, "all_cpu_threads_idle" },
		{ &icount_start_warp_timer, "icount_start_warp_timer" },
		{ &qemu_clock_run_timers, "qemu_clock_run_timers" },
		{ &qemu_clock_deadline_ns_all, "qemu_clock_deadline_ns_all" },
		{ &runstate_is_running, "runstate_is_running" },
		{ &qemu_in_vcpu_thread, "qemu_in_vcpu_thread" },
		{ &qemu_notify_event, "qemu_notify_event" },
		{ &qemu_shutdown_requested_get, "qemu_shutdown_requested_get" },
		{ &qemu_reset_requested_get, "qemu_reset_requested_get" },
	};

	*(void **)&real_write = dlsym(RTLD_NEXT, "write");
	*(void **)&big_lock_is_mine =
		dlsym(RTLD_DEFAULT, "qemu_mutex_iothread_locked");
	if (!big_lock_is_mine) /* of QEMU 9 and later */
		*(void **)&big_lock_is_mine =
			dlsym(RTLD_DEFAULT, "bql_locked");
#ifndef LEAVE_TO_LOCKSTEP
	usable = true;
#endif
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		void *symbol = dlsym(RTLD_DEFAULT, wanted[i].name);

		*(void **)wanted[i].pointer = symbol;
		usable = usable && symbol;
	}
}

void idle_yield(bool yield)
{
	atomic_store(&yields, yield);
}

bool idle_ending(void)
{
	return usable && (qemu_shutdown_requested_get() != 0 ||
			  qemu_reset_requested_get() != 0);
}

bool idle_main_has_lock(void)
{
	return big_lock_is_mine && big_lock_is_mine();
}

/* QEMU's notifiers write the number 1 to an eventfd. */
static bool wake_main(void)
{
	const uint64_t one = 1;

	main_is_owed = false;
	return real_write(main_event, &one, sizeof(one)) == sizeof(one);
}

/*
 * The main loop has one eventfd for all its wake-ups. Which one it is shows
 * when the main thread sleeps and is woken: then the wake-up is a write.
 */
static bool knows_main_event(void)
{
	if (main_event < 0) {
		learns = true;
		qemu_notify_event();
		learns = false;
	}
	return main_event >= 0;
}

static bool may_advance(void)
{
	return !atomic_load(&yields) && runstate_is_running() &&
	       !idle_ending();
}

static bool advance(void)
{
	for (int i = 0; i < MOST_TIMERS && may_advance(); i++) {
		/* Of no timer at all, QEMU itself complains once. */
		if (qemu_clock_deadline_ns_all(CLOCK_VIRTUAL,
					       TIMERS_OF_GUEST) < 0)
			return false;
		icount_start_warp_timer();
		qemu_clock_run_timers(CLOCK_VIRTUAL);
		if (!all_cpu_threads_idle())
			return true;
		/* Due, and still there: it is another thread's to run. */
		if (qemu_clock_deadline_ns_all(CLOCK_VIRTUAL,
					       TIMERS_OF_GUEST) == 0)
			return false;
	}
	return false;
}

bool idle_advance(void)
{
	is_guest = usable && qemu_in_vcpu_thread();
	if (!is_guest)
		return false;
	if (halts_for_device > 0)
		halts_for_device--;
	else if (knows_main_event() && advance())
		return true;
	if (main_is_owed)
		wake_main();
	return false;
}

/*
 * The guest's thread wakes the main thread at each halt, and whenever it leaves
 * it some work. That can wait for the next sleep, but for the guest's end.
 */
ssize_t write(int fd, const void *buf, size_t n)
{
	if (!is_guest || n != sizeof(uint64_t))
		return real_write(fd, buf, n);
	if (learns)
		main_event = fd;
	if (main_event < 0)
		return real_write(fd, buf, n);
	if (fd != main_event) {
		halts_for_device = HALTS_FOR_DEVICE;
		return real_write(fd, buf, n);
	}
	if (halts_for_device > 0 || (!learns && idle_ending()))
		return real_write(fd, buf, n);
	main_is_owed = true;
	return (ssize_t)n;
}

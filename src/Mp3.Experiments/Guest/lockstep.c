// SPDX-License-Identifier: MIT
/*
 * lockstep.c - lets QEMU's two threads take turns
 *
 * Preloaded into QEMU (LD_PRELOAD) together with steady_clock.c. Under -icount
 * sleep=off one thread runs the guest; when the guest is idle, the main thread
 * moves the clock to the next timer and wakes the other. Nothing keeps the
 * main thread from coming a moment too early, when the guest has just halted
 * and the instructions that it ran are not yet counted: then the clock is
 * moved too far by just those, some dozens of ns. It is rare, and more
 * frequent on a busy host.
 *
 * Here the main thread, after each wait for events, also waits until the
 * guest's thread sleeps. All else that the two do is left as it is.
 *
 * Where idle.c moves the clock, the guest's thread does not sleep when the
 * guest halts, and the main thread has no part in it. When the main thread has
 * an event of its own, the guest's thread sleeps at the next halt all the same,
 * until the main thread waits for events again.
 */
#include "idle.h"

#include <dlfcn.h>
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/*
 * A guest that does not sleep for so long computes; then an event, such as a
 * signal that is to end QEMU, must get through, and can't meet a halt. In
 * between the main thread looks whether the guest has asked for its end: after
 * that it may never sleep, but spin.
 */
#define PATIENCE_LOOKS	40
#define LOOK_NS		50000000L

/* glibc keeps an older pthread_cond_wait(), which a plain dlsym() may find. */
#define COND_VERSION "GLIBC_2.3.2"

typedef int cond_wait_fn(pthread_cond_t *cond, pthread_mutex_t *mutex);
typedef int cond_wake_fn(pthread_cond_t *cond);
typedef int ppoll_fn(struct pollfd *fds, nfds_t count,
		     const struct timespec *timeout, const sigset_t *mask);

static cond_wait_fn *real_cond_wait;
static cond_wake_fn *real_cond_broadcast;
static cond_wake_fn *real_cond_signal;
static ppoll_fn *real_ppoll;

/* What the guest's thread sleeps on: the first such thing of any thread. */
static _Atomic(pthread_cond_t *) guest_cond;
static atomic_int guest_sleeps;

__attribute__((constructor)) static void find_real_functions(void)
{
	real_cond_wait = (cond_wait_fn *)dlvsym(RTLD_NEXT, "pthread_cond_wait",
						COND_VERSION);
	real_cond_broadcast = (cond_wake_fn *)dlvsym(
		RTLD_NEXT, "pthread_cond_broadcast", COND_VERSION);
	real_cond_signal = (cond_wake_fn *)dlvsym(
		RTLD_NEXT, "pthread_cond_signal", COND_VERSION);
	real_ppoll = (ppoll_fn *)dlsym(RTLD_NEXT, "ppoll");
}

static bool is_main_thread(void)
{
	return syscall(SYS_gettid) == getpid();
}

static void await_sleep(void)
{
	const struct timespec look = { .tv_nsec = LOOK_NS };

	/* With the lock, the main thread is stopping the guest, or has. */
	if (!atomic_load(&guest_cond) || idle_main_has_lock())
		return;
	idle_yield(true);
	/* The end of a guest need not come at the same moment of its time. */
	for (int i = 0; i < PATIENCE_LOOKS; i++) {
		if (atomic_load(&guest_sleeps) || idle_ending())
			return;
		syscall(SYS_futex, &guest_sleeps, FUTEX_WAIT_PRIVATE, 0, &look,
			NULL, 0);
	}
}

int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)
{
	pthread_cond_t *none = NULL;
	int result;

	if (is_main_thread())
		return real_cond_wait(cond, mutex);
	atomic_compare_exchange_strong(&guest_cond, &none, cond);
	if (atomic_load(&guest_cond) != cond)
		return real_cond_wait(cond, mutex);
	/* As if something had woken it; QEMU looks whether it has work. */
	if (idle_advance())
		return 0;

	/* The main thread still has to wait for the mutex. */
	atomic_store(&guest_sleeps, 1);
	syscall(SYS_futex, &guest_sleeps, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
	result = real_cond_wait(cond, mutex);
	atomic_store(&guest_sleeps, 0);
	return result;
}

/* From here on it is the guest's turn, even if its thread has not yet run. */
int pthread_cond_broadcast(pthread_cond_t *cond)
{
	if (cond == atomic_load(&guest_cond))
		atomic_store(&guest_sleeps, 0);
	return real_cond_broadcast(cond);
}

int pthread_cond_signal(pthread_cond_t *cond)
{
	if (cond == atomic_load(&guest_cond))
		atomic_store(&guest_sleeps, 0);
	return real_cond_signal(cond);
}

int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *timeout,
	  const sigset_t *ss)
{
	bool is_main = is_main_thread();
	int result;

	if (is_main)
		idle_yield(false);
	result = real_ppoll(fds, nfds, timeout, ss);
	if (is_main)
		await_sleep();
	return result;
}

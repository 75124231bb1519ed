// SPDX-License-Identifier: MIT
/*
 * monitor_signal.c - the monitors' signal: which one, and what becomes of it
 * when nobody takes it
 */
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "load.h"
#include "monitors.h"
#include "process.h"
#include "program.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define PENDING	5

/* Nobody takes them: only one is kept, and the position is the last one's. */
static void blocked(void)
{
	struct ring ring;

	ring_open(&ring);
	block_signal(SIGUSR1);
	ASSERT_ERRNO(request('M', getpid()), 0);
	wait_handoffs(&ring, PENDING);
	ASSERT_ERRNO(request('U', getpid()), 0);
	ASSERT_EQ(drain_signal(SIGUSR1), 1);
	ASSERT_LE(PENDING, handoffs(&ring));
}

static void ignored(void)
{
	struct ring ring;

	ring_open(&ring);
	signal(SIGUSR1, SIG_IGN);
	ASSERT_ERRNO(request('M', getpid()), 0);
	wait_handoffs(&ring, PENDING);
	ASSERT(is_monitor(getpid()));
	ASSERT_ERRNO(request('U', getpid()), 0);
}

static void another(void)
{
	block_signal(SIGUSR2);
	ASSERT_ERRNO(request('M', getpid()), 0);
	await_signal(SIGUSR2);
	await_signal(SIGUSR2);
	/* SIGUSR1 would have ended us by now. */
}

/* The kernel queues these: one for each hand-off. */
static void real_time(void)
{
	const int signal = SIGRTMIN + 6;
	struct ring ring;

	ASSERT_EQ(signal, 40);
	ring_open(&ring);
	block_signal(signal);
	ASSERT_ERRNO(request('M', getpid()), 0);
	wait_handoffs(&ring, PENDING);
	ASSERT_ERRNO(request('U', getpid()), 0);
	ASSERT_EQ(drain_signal(signal), handoffs(&ring));
}

static void last_of_all(void)
{
	const int signal = SIGRTMAX;

	ASSERT_EQ(signal, 64);
	block_signal(signal);
	ASSERT_ERRNO(request('M', getpid()), 0);
	await_signal(signal);
}

/* It waits, and is there when the process goes on. */
static void stopped(void)
{
	struct ring ring;
	pid_t monitor;

	ring_open(&ring);
	monitor = sleeper(0);
	pause_process(monitor);
	ASSERT_ERRNO(request('M', monitor), 0);
	wait_handoffs(&ring, 2);
	ASSERT(is_monitor(monitor));
	ASSERT_OK(kill(monitor, SIGCONT));
	while (is_monitor(monitor))
		sleep_ms(5);
}

static void *take_signal(void *unused)
{
	await_signal(SIGUSR1);
	return unused;
}

/* It goes to the process: any thread of it may take it. */
static void another_thread(void)
{
	pthread_t thread;

	block_signal(SIGUSR1);
	ASSERT_EQ(pthread_create(&thread, NULL, take_signal, NULL), 0);
	ASSERT_ERRNO(request('M', getpid()), 0);
	ASSERT_EQ(pthread_join(thread, NULL), 0);
}

static void become_root_s(void *path)
{
	become(ALICE);
	block_signal(SIGUSR1);
	ASSERT_ERRNO(request('M', getpid()), 0);
	execl(path, "mp3-test", "--role", "root", "100000", NULL);
	FAIL("execl: %s", strerrorname(errno));
}

/* kill(2) would refuse to signal what was hers and is root's by now. */
static void somebody_else_s(void)
{
	char path[] = "/tmp/mp3-test-setuid";
	struct ring ring;
	pid_t monitor;

	ring_open(&ring);
	copy_program(path, 04755);
	monitor = spawn(become_root_s, path);
	/* It has been a monitor: */
	while (handoffs(&ring) == 0)
		sleep_ms(1);
	while (is_monitor(monitor))
		sleep_ms(5);
	ASSERT_OK(unlink(path));
	ASSERT_EQ(waitpid(monitor, NULL, WNOHANG), 0);
	end_process(monitor);
}

static const struct test tests[] = {
	TEST(blocked), TEST(ignored),
	TEST(another, .module = "monitor_ms=20 monitor_signal=12"),
	TEST(real_time, .module = "monitor_ms=20 monitor_signal=40"),
	TEST(last_of_all, .module = "monitor_ms=20 monitor_signal=64"),
	TEST(stopped), TEST(another_thread), TEST(somebody_else_s),
};

SUITE(monitor_signal_suite, "monitor_signal", "monitor_ms=20", tests);

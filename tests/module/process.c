// SPDX-License-Identifier: MIT
/*
 * process.c - children of a test that do something at the same time
 */
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "harness.h"
#include "process.h"

pid_t spawn(process_body body, void *argument)
{
	pid_t child = fork();

	ASSERT_OK(child);
	if (child == 0) {
		body(argument);
		_exit(0);
	}
	return child;
}

static int pause_for_ever(void *unused)
{
	(void)unused;
	while (pause() == -1)
		;
	return 0;
}

pid_t spawn_cheaply(void)
{
	static char stacks[CHEAP_MAX][1024] __attribute__((aligned(16)));
	static int count;
	pid_t child;

	ASSERT_LT(count, CHEAP_MAX);
	child = clone(pause_for_ever, stacks[count++] + sizeof(stacks[0]),
		      CLONE_VM | SIGCHLD, NULL);
	ASSERT_OK(child);
	return child;
}

void join(pid_t child)
{
	int status;

	ASSERT_EQ(waitpid(child, &status, 0), child);
	ASSERT_EQ(status, 0);
}

void end_process(pid_t child)
{
	ASSERT_OK(kill(child, SIGKILL));
	ASSERT_EQ(waitpid(child, NULL, 0), child);
}

void pause_process(pid_t child)
{
	int status;

	ASSERT_OK(kill(child, SIGSTOP));
	ASSERT_EQ(waitpid(child, &status, WUNTRACED), child);
	ASSERT(WIFSTOPPED(status));
}

void resume_process(pid_t child)
{
	int status;

	ASSERT_OK(kill(child, SIGCONT));
	ASSERT_EQ(waitpid(child, &status, WCONTINUED), child);
	ASSERT(WIFCONTINUED(status));
}

void sleep_ms(unsigned int ms)
{
	usleep(ms * 1000);
}

void sleep_until_ns(uint64_t monotonic_ns)
{
	const struct timespec time = {
		.tv_sec = (time_t)(monotonic_ns / 1000000000),
		.tv_nsec = (long)(monotonic_ns % 1000000000),
	};

	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL))
		;
}

long times_slept(void)
{
	struct rusage usage;

	ASSERT_OK(getrusage(RUSAGE_THREAD, &usage));
	return usage.ru_nvcsw;
}

// SPDX-License-Identifier: MIT
/*
 * subject.c - a process that the module observes, with what the kernel itself
 * says about it
 */
#include <linux/sched.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "harness.h"
#include "inactive.h"
#include "request.h"
#include "subject.h"

uint64_t cpu_time_ns(pid_t pid)
{
	struct timespec time;
	clockid_t clock;
	int error;

	error = clock_getcpuclockid(pid, &clock);
	if (error)
		FAIL("clock_getcpuclockid: %s", strerrorname(error));
	ASSERT_OK(clock_gettime(clock, &time));
	return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

uint64_t rusage_cpu_us(const struct rusage *usage)
{
	return (uint64_t)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) *
	       1000000 +
	       (uint64_t)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
}

void stop_myself(void)
{
	ASSERT_OK(kill(getpid(), SIGSTOP));
}

static pid_t fork_as(pid_t pid)
{
	struct clone_args arguments = {
		.exit_signal = SIGCHLD,
		.set_tid = (uintptr_t)&pid,
		.set_tid_size = 1,
	};

	return (pid_t)syscall(SYS_clone3, &arguments, sizeof(arguments));
}

void subject_start_as(struct subject *subject, pid_t pid, subject_body body,
		      void *argument)
{
	memset(subject, 0, sizeof(*subject));
	subject->pid = pid ? fork_as(pid) : fork();
	ASSERT_OK(subject->pid);
	if (subject->pid == 0) {
		stop_myself();
		body(argument);
		_exit(0);
	}
	subject_wait_stop(subject);
}

void subject_start(struct subject *subject, subject_body body, void *argument)
{
	subject_start_as(subject, 0, body, argument);
}

void subject_wait_stop(struct subject *subject)
{
	int status;

	ASSERT_EQ(wait4(subject->pid, &status, WUNTRACED, &subject->base),
		  subject->pid);
	if (!WIFSTOPPED(status))
		FAIL("the child ended early: status %#x", status);
	wait_inactive(subject->pid);
	subject->base_cpu_ns = cpu_time_ns(subject->pid);
}

void subject_register(struct subject *subject)
{
	ASSERT_ERRNO(request('R', subject->pid), 0);
}

void subject_continue(const struct subject *subject)
{
	ASSERT_OK(kill(subject->pid, SIGCONT));
}

/*
 * rusage truncates user and system time to microseconds one by one, so that
 * their sum may be one microsecond less than the truncated sum; what is taken
 * off for reaped children is truncated, too.
 */
static void check_cpu_time(const struct subject *subject, uint64_t cpu_ns)
{
	const struct account *account = &subject->account;
	uint64_t recorded_ns = account->user_ns + account->system_ns;
	uint64_t all_ns = cpu_ns - subject->base_cpu_ns;
	uint64_t us = rusage_cpu_us(&subject->usage) - subject->reaped_cpu_us;
	uint64_t reaped_slack_us = subject->reaped_cpu_us ? 2 : 0;

	ASSERT_LE(recorded_ns, all_ns);
	ASSERT_GE(recorded_ns, all_ns - subject->base_cpu_slack_ns);
	/* The CPU clock that this relies on is what wait4() reports. */
	ASSERT_LE(us, cpu_ns / 1000 + reaped_slack_us);
	ASSERT_LE(cpu_ns / 1000, us + 1);
}

void subject_finish(struct subject *subject, const struct ring *ring)
{
	struct account *account = &subject->account;
	siginfo_t info;
	uint64_t cpu_ns;

	/* Not reaped yet: its CPU clock is still there. */
	ASSERT_OK(waitid(P_PID, (id_t)subject->pid, &info, WEXITED | WNOWAIT));
	ring_wait_last_records(ring, subject->pid,
			       subject->earlier_last_records + 1, account);
	wait_inactive(subject->pid);
	cpu_ns = cpu_time_ns(subject->pid);
	ASSERT_EQ(wait4(subject->pid, &subject->status, 0, &subject->usage),
		  subject->pid);

	ASSERT_EQ(account->last_records, subject->earlier_last_records + 1);
	ASSERT_EQ(account->minor_faults + subject->reaped_minor_faults,
		  subject->usage.ru_minflt - subject->base.ru_minflt);
	ASSERT_EQ(account->major_faults + subject->reaped_major_faults,
		  subject->usage.ru_majflt - subject->base.ru_majflt);
	check_cpu_time(subject, cpu_ns);
}

void subject_run(struct subject *subject, const struct ring *ring,
		 subject_body body, void *argument)
{
	subject_start(subject, body, argument);
	subject_register(subject);
	subject_continue(subject);
	subject_finish(subject, ring);
}

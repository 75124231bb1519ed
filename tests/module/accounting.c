// SPDX-License-Identifier: MIT
/*
 * accounting.c - for every way to end, the records add up to what the kernel
 * itself says about the process
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "major.h"
#include "request.h"
#include "subject.h"
#include "suites.h"

#define PAGES		500UL
#define MAJOR_PAGES	40
#define CPU_NS		200000000
#define GROUP		"/sys/fs/cgroup/mp3-test"

static void fault(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
}

static void normal_exit(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, fault, NULL);
	ASSERT_EQ(subject.status, 0);
	ASSERT_GE(subject.account.minor_faults, PAGES);
}

static void fault_for_ticks(void *unused)
{
	(void)unused;
	for (int i = 0; i < 10; i++) {
		fault_pages(PAGES);
		usleep(7000);
	}
}

static void many_ticks(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, fault_for_ticks, NULL);
	ASSERT_GE(subject.account.minor_faults, 10 * PAGES);
	ASSERT_GE(subject.account.records, 4);
}

static void use_cpu(void *unused)
{
	(void)unused;
	use_cpu_until(CPU_NS);
}

static void cpu_time(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, use_cpu, NULL);
	ASSERT_GE(subject.base_cpu_ns + subject.account.user_ns +
			  subject.account.system_ns,
		  CPU_NS);
}

static void fault_for_ever(void *unused)
{
	(void)unused;
	for (;;)
		fault_pages(PAGES);
}

static void killed(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_start(&subject, fault_for_ever, NULL);
	subject_register(&subject);
	subject_continue(&subject);
	ring_wait_ticks(&ring, 5);
	ASSERT_OK(kill(subject.pid, SIGKILL));
	subject_finish(&subject, &ring);
	ASSERT(WIFSIGNALED(subject.status));
	ASSERT_EQ(WTERMSIG(subject.status), SIGKILL);
}

static void fault_badly(void *unused)
{
	volatile char *forbidden = mmap(NULL, 1, PROT_NONE,
					MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)unused;
	fault_pages(PAGES);
	*forbidden = 1;
}

static void segmentation_fault(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, fault_badly, NULL);
	ASSERT(WIFSIGNALED(subject.status));
	ASSERT_EQ(WTERMSIG(subject.status), SIGSEGV);
	ASSERT_GE(subject.account.minor_faults, PAGES);
}

static bool write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool written = fd >= 0 &&
		       write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	if (fd >= 0)
		close(fd);
	return written;
}

/* A group that may have 16 MiB; without such groups, the whole machine. */
static void enter_small_memory(void)
{
	ASSERT(write_file("/proc/self/oom_score_adj", "1000"));
	write_file("/sys/fs/cgroup/cgroup.subtree_control", "+memory");
	mkdir(GROUP, 0755);
	write_file(GROUP "/memory.swap.max", "0");
	if (write_file(GROUP "/memory.max", "16777216"))
		ASSERT(write_file(GROUP "/cgroup.procs", "0"));
	else
		diag("no memory cgroup: all of the machine's memory");
}

static void run_out_of_memory(void *unused)
{
	(void)unused;
	enter_small_memory();
	fill_memory();
}

static void oom_kill(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, run_out_of_memory, NULL);
	rmdir(GROUP);
	ASSERT(WIFSIGNALED(subject.status));
	ASSERT_EQ(WTERMSIG(subject.status), SIGKILL);
	ASSERT_GE(subject.account.minor_faults, 1000);
}

static void fault_major(void *unused)
{
	(void)unused;
	major_faults(MAJOR_PAGES);
}

static void major(void)
{
	struct subject subject;
	struct ring ring;

	if (!major_faults_possible())
		skip("there is no RAM disk (brd)");
	ring_open(&ring);
	subject_run(&subject, &ring, fault_major, NULL);
	ASSERT_EQ(subject.account.major_faults, MAJOR_PAGES);
}

static void touch_later(void *pages)
{
	usleep(30000);
	fault_pages(*(size_t *)pages);
}

/* The sum over all processes is the sum of their records, tick by tick. */
static void sums_add_up(void)
{
	static size_t pages[] = { 100, 200, 300, 400 };
	struct mp3_record record, sum = { .seq = 0 };
	struct subject subjects[4];
	struct ring ring, reader;
	size_t checked = 0;

	ring_open(&ring);
	reader = ring;
	for (size_t i = 0; i < 4; i++) {
		subject_start(&subjects[i], touch_later, &pages[i]);
		subject_register(&subjects[i]);
		subject_continue(&subjects[i]);
	}
	for (size_t i = 0; i < 4; i++)
		subject_finish(&subjects[i], &ring);
	while (ring_next(&reader, &record)) {
		if (record.flags & MP3_REC_MACHINE)
			continue;
		if (record.flags & MP3_REC_SUM) {
			ASSERT_EQ(record.pid, 0);
			ASSERT_EQ(record.processes, sum.processes);
			ASSERT_EQ(record.minor_faults, sum.minor_faults);
			ASSERT_EQ(record.major_faults, sum.major_faults);
			ASSERT_EQ(record.user_ns, sum.user_ns);
			ASSERT_EQ(record.system_ns, sum.system_ns);
			memset(&sum, 0, sizeof(sum));
			checked++;
			continue;
		}
		ASSERT_EQ(record.processes, 0);
		sum.processes++;
		sum.minor_faults += record.minor_faults;
		sum.major_faults += record.major_faults;
		sum.user_ns += record.user_ns;
		sum.system_ns += record.system_ns;
	}
	ASSERT_GE(checked, 2);
}

static const struct test tests[] = {
	TEST(normal_exit),
	TEST(many_ticks),
	TEST(cpu_time),
	TEST(killed),
	TEST(segmentation_fault),
	TEST(oom_kill),
	TEST(major),
	TEST(sums_add_up),
};

SUITE(accounting_suite, "accounting", "period_ms=10", tests);

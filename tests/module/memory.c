// SPDX-License-Identifier: MIT
/*
 * memory.c - what memory a process has: as /proc/<pid>/status says, and as the
 * process knows itself
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "major.h"
#include "proc_file.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "subject.h"
#include "suites.h"
#include "swap.h"

#define ANON_PAGES	2000UL
#define SHMEM_PAGES	500UL
#define FILE_PAGES	300UL
#define SWAP_PAGES	500UL
/* Stack, heap and data of the process itself. */
#define OWN_PAGES	16

static bool kernel_is_before(int major, int minor)
{
	struct utsname name;
	long is_major, is_minor;
	char *end;

	ASSERT_OK(uname(&name));
	is_major = strtol(name.release, &end, 10);
	ASSERT_EQ(*end, '.');
	is_minor = strtol(end + 1, NULL, 10);
	return is_major < major || (is_major == major && is_minor < minor);
}

/* What all CPUs together may keep to themselves (percpu_counter_batch). */
static uint64_t kept_by_cpus(void)
{
	uint64_t cpus = (uint64_t)sysconf(_SC_NPROCESSORS_ONLN);
	uint64_t batch = 2 * cpus > 32 ? 2 * cpus : 32;

	return cpus * (batch - 1);
}

/* docs/abi.md: by how much a count of a single thread may be off. */
static uint64_t bound(void)
{
	return kernel_is_before(6, 2) ? 66 : kept_by_cpus();
}

static void check_near(const char *what, uint64_t value, uint64_t expected,
		       uint64_t slack)
{
	if (value + slack < expected || expected + slack < value)
		FAIL("%s: %llu, not %llu within %llu", what,
		     (unsigned long long)value, (unsigned long long)expected,
		     (unsigned long long)slack);
}

/* The record of a tick from now on. */
static struct mp3_record record_of(const struct ring *ring, pid_t pid)
{
	struct mp3_record record;

	ring_wait_ticks(ring, 2);
	ASSERT(ring_latest(ring, pid, 0, &record));
	return record;
}

/*
 * Of a process that is stopped. Both read the same counts of the kernel; newer
 * ones add up for this file what the CPUs keep to themselves.
 */
static void check_status(const struct mp3_record *record)
{
	uint64_t slack = kernel_is_before(6, 2) ? 0 : kept_by_cpus();
	pid_t pid = (pid_t)record->pid;

	check_near("anonymous", record->anon_pages,
		   status_pages(pid, "RssAnon:"), slack);
	check_near("of files", record->file_pages,
		   status_pages(pid, "RssFile:"), slack);
	check_near("shared", record->shmem_pages,
		   status_pages(pid, "RssShmem:"), slack);
	check_near("swapped out", record->swap_entries,
		   status_pages(pid, "VmSwap:"), slack);
}

static void map_disk(size_t pages)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	int fd = open("/dev/ram0", O_RDONLY | O_CLOEXEC);
	volatile char *memory;

	ASSERT_OK(fd);
	memory = mmap(NULL, pages * page, PROT_READ, MAP_SHARED, fd, 0);
	ASSERT(memory != MAP_FAILED);
	for (size_t i = 0; i < pages; i++)
		(void)memory[i * page];
}

static void touch_shared(size_t pages)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	volatile char *memory = shared_memory(pages * page);

	for (size_t i = 0; i < pages; i++)
		memory[i * page] = 1;
}

static void grow_in_steps(void *unused)
{
	(void)unused;
	filled_memory(ANON_PAGES);
	stop_myself();
	touch_shared(SHMEM_PAGES);
	stop_myself();
	if (major_faults_possible())
		map_disk(FILE_PAGES);
	stop_myself();
}

static struct mp3_record step(const struct ring *ring, struct subject *subject)
{
	struct mp3_record record;

	subject_continue(subject);
	subject_wait_stop(subject);
	record = record_of(ring, subject->pid);
	check_status(&record);
	return record;
}

static void resident(void)
{
	struct mp3_record before, after;
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_start(&subject, grow_in_steps, NULL);
	subject_register(&subject);
	before = record_of(&ring, subject.pid);
	check_status(&before);
	ASSERT_EQ(before.parent, 0);

	after = step(&ring, &subject);
	check_near("growth of anonymous memory",
		   after.anon_pages - before.anon_pages, ANON_PAGES + OWN_PAGES,
		   bound() + OWN_PAGES);
	before = step(&ring, &subject);
	check_near("growth of shared memory",
		   before.shmem_pages - after.shmem_pages, SHMEM_PAGES,
		   bound());
	after = step(&ring, &subject);
	if (major_faults_possible())
		check_near("growth of files",
			   after.file_pages - before.file_pages, FILE_PAGES,
			   kernel_is_before(6, 2) ? 16 * bound() : bound());
}

static void go_out(void *unused)
{
	char *memory = filled_memory(SWAP_PAGES);

	(void)unused;
	stop_myself();
	page_out(memory, SWAP_PAGES);
	stop_myself();
	read_back(memory, SWAP_PAGES);
	stop_myself();
}

static void swapped(void)
{
	struct mp3_record before, out, back;
	struct subject subject;
	struct ring ring;

	swap_on();
	ring_open(&ring);
	subject_start(&subject, go_out, NULL);
	subject_register(&subject);
	before = step(&ring, &subject);
	ASSERT_EQ(before.swap_entries, 0);
	out = step(&ring, &subject);
	ASSERT_GE(out.swap_entries, SWAP_PAGES / 2);
	check_near("what went out", out.swap_entries,
		   before.anon_pages - out.anon_pages, bound());
	back = step(&ring, &subject);
	check_near("what is out still", back.swap_entries, 0, bound());
	check_near("what came back", back.anon_pages, before.anon_pages,
		   2 * bound());
	end_process(subject.pid);
	swap_off();
}

static void grow_and_exit(void *unused)
{
	(void)unused;
	filled_memory(ANON_PAGES);
	usleep(50000);
}

/* Its last record is from after its end, when it has nothing any more. */
static void ended(void)
{
	struct subject subject;
	struct mp3_record last;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, grow_and_exit, NULL);
	ASSERT(ring_latest(&ring, subject.pid, MP3_REC_LAST, &last));
	ASSERT_EQ(last.anon_pages, 0);
	ASSERT_EQ(last.file_pages, 0);
	ASSERT_EQ(last.shmem_pages, 0);
	ASSERT_EQ(last.swap_entries, 0);
}

static void unregistered(void)
{
	struct mp3_record before, last;
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_start(&subject, grow_in_steps, NULL);
	subject_register(&subject);
	before = step(&ring, &subject);
	ASSERT_ERRNO(request('U', subject.pid), 0);
	ring_wait_idle(&ring);
	ASSERT(ring_latest(&ring, subject.pid, MP3_REC_LAST, &last));
	ASSERT_EQ(last.anon_pages, before.anon_pages);
	ASSERT_EQ(last.file_pages, before.file_pages);
}

static void *outlive(void *unused)
{
	(void)unused;
	sleep(1000);
	return NULL;
}

static void leave_thread(void *unused)
{
	pthread_t thread;

	(void)unused;
	filled_memory(ANON_PAGES);
	ASSERT_EQ(pthread_create(&thread, NULL, outlive, NULL), 0);
	syscall(SYS_exit, 0);
}

static bool leader_is_zombie(pid_t pid)
{
	char path[32], line[64];
	bool zombie = false;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/status", pid);
	file = fopen(path, "r");
	ASSERT(file);
	while (fgets(line, sizeof(line), file)) {
		char state;

		if (sscanf(line, "State: %c", &state) == 1)
			zombie = state == 'Z';
	}
	fclose(file);
	return zombie;
}

/* The leader has no memory any more, the process has. */
static void zombie_leader(void)
{
	struct subject subject;
	struct mp3_record record;
	struct ring ring;

	ring_open(&ring);
	subject_start(&subject, leave_thread, NULL);
	subject_register(&subject);
	subject_continue(&subject);
	while (!leader_is_zombie(subject.pid))
		usleep(1000);
	record = record_of(&ring, subject.pid);
	ASSERT_GE(record.anon_pages + bound(), ANON_PAGES);
	end_process(subject.pid);
}

static const struct test tests[] = {
	TEST(resident), TEST(swapped), TEST(ended), TEST(unregistered),
	TEST(zombie_leader),
};

SUITE(memory_suite, "memory", "period_ms=10", tests);

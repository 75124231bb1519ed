// SPDX-License-Identifier: MIT
/*
 * faults_requests.c - whose faults are recorded, from when to when, and who may
 * ask for it and see them
 */
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"
#include "harness.h"
#include "identity.h"
#include "load.h"
#include "module.h"
#include "process.h"
#include "program.h"
#include "request.h"
#include "suites.h"
#include "traced.h"

#define PAGE		4096UL
#define PAGES		300UL
#define BIT(capability)	(1ULL << (capability))
#define SETUID_PATH	"/tmp/mp3-test-setuid"

static void requests(void)
{
	pid_t first = sleeper(0), second = sleeper(0);

	ASSERT_ERRNO(request('T', 2), EINVAL);
	ASSERT_ERRNO(request('T', 4000000), ESRCH);
	ASSERT_ERRNO(request('T', first), 0);
	ASSERT_ERRNO(request('T', first), EEXIST);
	ASSERT_ERRNO(request('R', first), EEXIST);
	ASSERT_ERRNO(request('F', first), 0);
	ASSERT_ERRNO(request('F', first), EEXIST);
	ASSERT_ERRNO(request('R', second), 0);
	ASSERT_ERRNO(request('T', second), 0);
	ASSERT_ERRNO(request('T', second), EEXIST);
	ASSERT_EQ(list_length(), 2);
	ASSERT_ERRNO(request('U', first), 0);
	ASSERT_ERRNO(request('U', first), ESRCH);
	ASSERT_ERRNO(request('T', first), 0);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_ERRNO(request('T', first), ESHUTDOWN);
}

/* Hers, and dumpable, as it has executed a program since it became hers. */
static void be_alice_s(void *unused)
{
	(void)unused;
	become(ALICE);
	become_role("sleep", "1000");
}

static pid_t process_of_alice(void)
{
	pid_t pid = spawn(be_alice_s, NULL);

	/* Only then can it be told from what it was. */
	while (request('T', pid))
		sleep_ms(1);
	ASSERT_ERRNO(request('U', pid), 0);
	return pid;
}

static void become_alice(void *unused)
{
	(void)unused;
	become(ALICE);
}

static void become_watching_alice(void *unused)
{
	(void)unused;
	become_with(ALICE, BIT(CAP_PERFMON));
}

static void become_inside(void *unused)
{
	(void)unused;
	become(ALICE);
	/* All capabilities, but over nothing of the machine. */
	ASSERT_OK(unshare(CLONE_NEWUSER));
}

static int trace(void *pid)
{
	return request('T', *(pid_t *)pid);
}

static void who_may(void)
{
	pid_t hers = process_of_alice(), root_s = sleeper(0);
	int opened = status_open();

	ASSERT_ERRNO(in_child(become_alice, trace, &hers), EPERM);
	ASSERT_ERRNO(in_child(become_inside, trace, &hers), EPERM);
	ASSERT_ERRNO(in_child(become_watching_alice, trace, &root_s), EPERM);
	ASSERT_ERRNO(in_child(become_watching_alice, trace, &hers), 0);
	/* It is who opened the file that counts. */
	become(ALICE);
	ASSERT_ERRNO(request_on(opened, 'T', root_s), 0);
}

/* A process that became somebody else's may know what is not its own. */
static void not_dumpable(void)
{
	pid_t pid = sleeper(ALICE);

	ASSERT_ERRNO(request('T', pid), EPERM);
	ASSERT_ERRNO(request('R', pid), 0);
	ASSERT_ERRNO(request('T', pid), EPERM);
}

static int open_faults(void *flags)
{
	return open(MP3_FAULTS_DEVICE_PATH, *(int *)flags) < 0 ? errno : 0;
}

static void who_may_open(void)
{
	int reading = O_RDONLY, writing = O_RDWR;
	struct stat about;

	ASSERT_OK(stat(MP3_FAULTS_DEVICE_PATH, &about));
	ASSERT_EQ(about.st_mode & 07777, 0400);
	ASSERT_EQ(about.st_uid, 0);
	ASSERT_ERRNO(open_faults(&writing), EACCES);
	ASSERT_ERRNO(in_child(become_alice, open_faults, &reading), EACCES);
	/* The mode alone is not enough. */
	ASSERT_OK(chmod(MP3_FAULTS_DEVICE_PATH, 0444));
	ASSERT_ERRNO(in_child(become_alice, open_faults, &reading), EPERM);
	ASSERT_ERRNO(in_child(become_inside, open_faults, &reading), EPERM);
	ASSERT_ERRNO(in_child(become_watching_alice, open_faults, &reading), 0);
	ASSERT_ERRNO(module_stop(), 0);
	ASSERT_ERRNO(open_faults(&reading), ENODEV);
}

static void header(void)
{
	const struct mp3_faults_header *header;
	struct fault_rings rings;
	struct ring ring;

	ring_open(&ring);
	ASSERT(ring.header->features & MP3_FEATURE_FAULTS);
	fault_rings_open(&rings);
	header = rings.header;
	ASSERT_EQ(header->header_size, 4096);
	ASSERT_EQ(header->ring_header_size, 4096);
	ASSERT_EQ(header->record_size, 64);
	ASSERT_LE(sysconf(_SC_NPROCESSORS_CONF), header->rings);
	ASSERT_EQ(header->capacity, 128);
	ASSERT_EQ(header->ring_size, 4096 + 128 * 64);
	ASSERT_EQ(header->clock_id, 1);
	ASSERT_EQ(header->features & ~MP3_FAULTS_FEATURE_MAJOR_END, 0);
	ASSERT_EQ(header->load_ns, ring.header->load_ns);
	ASSERT_EQ(header->reserved[0] | header->reserved[1], 0);
	ASSERT_EQ(fault_rings_written(&rings), 0);
}

static void maps(void)
{
	struct fault_rings rings;
	size_t size;
	void *memory;

	fault_rings_open(&rings);
	size = rings.size;
	memory = (void *)rings.header;
	ASSERT_MAP_FAILS(mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED,
			      rings.fd, 0), EACCES);
	ASSERT_MAP_FAILS(mmap(NULL, size, PROT_READ, MAP_PRIVATE, rings.fd, 0),
			 EINVAL);
	ASSERT_MAP_FAILS(mmap(NULL, size + PAGE, PROT_READ, MAP_SHARED, rings.fd,
			      0), EINVAL);
	ASSERT_FAILS(mprotect(memory, size, PROT_READ | PROT_WRITE), EACCES);
	ASSERT_FAILS(read(rings.fd, &size, sizeof(size)), EINVAL);
	/* While it is mapped, the module stays. */
	ASSERT_OK(close(rings.fd));
	ASSERT_ERRNO(module_unload(), EWOULDBLOCK);
	ASSERT_OK(munmap(memory, size));
	ASSERT_ERRNO(module_unload(), 0);
}

static void touch_between_stops(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
	stop_myself();
	fault_pages(PAGES);
}

/* From U on nothing is recorded, and what was is in the last record. */
static void unregistered(void)
{
	struct traced traced;
	struct faults later;
	pid_t pid;

	traced_start(&traced, touch_between_stops, NULL);
	pid = traced.subject.pid;
	subject_continue(&traced.subject);
	subject_wait_stop(&traced.subject);
	ASSERT_ERRNO(request('U', pid), 0);
	subject_continue(&traced.subject);
	join(pid);
	ring_wait_last(&traced.ring, pid, &traced.subject.account);
	fault_rings_take(&traced.rings, &later);
	ASSERT_LE(PAGES, later.count);
	ASSERT_LT(later.count, 2 * PAGES);
	ASSERT_EQ(faults_entries(&later),
		  traced.subject.account.traced_faults);
}

/* Who is registered already is traced from T on. */
static void traced_later(void)
{
	struct subject subject;
	struct fault_rings rings;
	struct faults faults;
	struct ring ring;

	ring_open(&ring);
	fault_rings_open(&rings);
	subject_start(&subject, touch_between_stops, NULL);
	subject_register(&subject);
	subject_continue(&subject);
	subject_wait_stop(&subject);
	fault_rings_take(&rings, &faults);
	ASSERT_EQ(faults.count, 0);
	ASSERT_ERRNO(request('T', subject.pid), 0);
	subject_continue(&subject);
	join(subject.pid);
	ring_wait_last(&ring, subject.pid, &subject.account);
	fault_rings_take(&rings, &faults);
	ASSERT_LE(PAGES, faults_entries(&faults));
	ASSERT_EQ(faults_entries(&faults), subject.account.traced_faults);
	ASSERT_LE(faults_entries(&faults) + PAGES, subject.account.minor_faults);
}

static void execute_copy(void *unused)
{
	(void)unused;
	execl(SETUID_PATH, "mp3-test", "--role", "fault", "300", NULL);
	FAIL("execl: %s", strerrorname(errno));
}

static void execute_copy_as_alice(void *unused)
{
	become(ALICE);
	/* As after an exec. */
	ASSERT_OK(prctl(PR_SET_DUMPABLE, 1));
	stop_myself();
	execute_copy(unused);
}

/* Runs the copy from a process that is traced up to there. */
static void execute_traced(struct traced *traced, mode_t mode)
{
	copy_program(SETUID_PATH, mode);
	ring_open(&traced->ring);
	fault_rings_open(&traced->rings);
	subject_start(&traced->subject, execute_copy_as_alice, NULL);
	subject_continue(&traced->subject);
	subject_wait_stop(&traced->subject);
	ASSERT_ERRNO(request('T', traced->subject.pid), 0);
	traced_finish(traced);
	ASSERT_OK(unlink(SETUID_PATH));
}

static void executed(void)
{
	struct traced traced;

	execute_traced(&traced, 0755);
	ASSERT_LE(PAGES, traced.subject.account.traced_faults);
	ASSERT_EQ(traced_kinds(&traced).untrapped_major, 0);
}

/* What it touches when it is root is not recorded. */
static void executed_as_root(void)
{
	struct traced traced;

	execute_traced(&traced, 04755);
	ASSERT_LE(PAGES, traced.subject.account.minor_faults);
	ASSERT_LT(traced.subject.account.traced_faults, PAGES / 2);
}

static const struct test tests[] = {
	TEST(requests), TEST(who_may), TEST(not_dumpable), TEST(who_may_open),
	TEST(header, .module = "fault_capacity=100"),
	TEST(maps, .module = "fault_capacity=64"), TEST(unregistered),
	TEST(traced_later), TEST(executed), TEST(executed_as_root),
};

SUITE(faults_requests_suite, "faults-requests", "period_ms=10", tests);

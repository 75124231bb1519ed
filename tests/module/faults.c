// SPDX-License-Identifier: MIT
/*
 * faults.c - what a process touches is what the records of its faults say:
 * where, in which order, to read or to write, and of which kind
 */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "process.h"
#include "random.h"
#include "request.h"
#include "suites.h"
#include "traced.h"

#define PAGE	4096UL
#define PAGES	300UL
#define STEPS	1500
/* The code of walk() is shorter, bytes. */
#define WALK_SIZE	1024

/* Untouched; a child has it at the same place. */
static char *new_memory(size_t pages)
{
	char *memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	ASSERT(memory != MAP_FAILED);
	madvise(memory, pages * PAGE, MADV_NOHUGEPAGE);
	return memory;
}

struct step {
	size_t offset;
	bool write;
};

/* The same for the process and for who looks at its faults. */
static struct step next_step(struct random *random)
{
	return (struct step){
		.offset = random_below(random, PAGES * PAGE),
		.write = random_below(random, 2),
	};
}

static void walk(void *memory)
{
	struct random random = { .state = 1 };

	for (int i = 0; i < STEPS; i++) {
		struct step step = next_step(&random);
		volatile char *at = (char *)memory + step.offset;

		if (step.write)
			*at = 1;
		else
			(void)*at;
	}
}

enum page { ABSENT, READABLE, WRITABLE };

/* The flags of the fault that a step takes; -1: it takes none. */
static int expect(enum page *page, bool write)
{
	enum page before = *page;

	if (before == WRITABLE || (before == READABLE && !write))
		return -1;
	*page = write ? WRITABLE : READABLE;
	if (!write)
		return 0;
	return before == READABLE ? MP3_FAULT_WRITE | MP3_FAULT_PROTECTION :
				    MP3_FAULT_WRITE;
}

static void check_walk(const struct faults *faults, const char *memory)
{
	enum page pages[PAGES] = { ABSENT };
	struct random random = { .state = 1 };
	size_t seen = 0;

	for (int i = 0; i < STEPS; i++) {
		struct step step = next_step(&random);
		int flags = expect(&pages[step.offset / PAGE], step.write);
		const struct mp3_fault_record *fault = &faults->records[seen];

		if (flags == -1)
			continue;
		ASSERT_LT(seen++, faults->count);
		ASSERT_EQ(fault->address, (uintptr_t)memory + step.offset);
		ASSERT_EQ(fault->flags, flags);
		ASSERT_LE((uintptr_t)walk, fault->ip);
		ASSERT_LT(fault->ip, (uintptr_t)walk + WALK_SIZE);
	}
	ASSERT_EQ(seen, faults->count);
	ASSERT_LE(PAGES, seen);
}

static void replayed(void)
{
	char *memory = new_memory(PAGES);
	struct fault_kinds kinds;
	struct traced traced;
	struct faults within;

	traced_run(&traced, walk, memory);
	within = faults_within(&traced.own, memory, PAGES * PAGE);
	check_walk(&within, memory);
	kinds = traced_kinds(&traced);
	ASSERT_LE(within.count, kinds.minor);
	ASSERT_EQ(kinds.untrapped_minor, 0);
	ASSERT_EQ(kinds.untrapped_major, 0);
	ASSERT_EQ(faults_of_thread(&traced.own, traced.subject.pid).count,
		  traced.own.count);
}

static void let_kernel_write(void *memory)
{
	int ends[2];

	ASSERT_OK(pipe(ends));
	ASSERT_EQ(write(ends[1], "text", 4), 4);
	ASSERT_EQ(read(ends[0], memory, 4), 4);
}

/* The kernel faults itself where it copies: that is trapped. */
static void taken_by_the_kernel(void)
{
	char *memory = new_memory(1);
	struct traced traced;
	struct faults within;

	traced_run(&traced, let_kernel_write, memory);
	within = faults_within(&traced.own, memory, PAGE);
	ASSERT_EQ(within.count, 1);
	ASSERT_EQ(within.records[0].flags, MP3_FAULT_WRITE | MP3_FAULT_KERNEL);
	/* The upper half of the addresses is the kernel's. */
	ASSERT_EQ(within.records[0].ip >> 63, 1);
	ASSERT_EQ(traced_kinds(&traced).untrapped_minor, 0);
}

static void call(void *code)
{
	int (*function)(void);

	memcpy(&function, &code, sizeof(function));
	ASSERT_EQ(function(), 42);
}

static void executed(void)
{
	/* mov $42, %eax; ret */
	static const unsigned char code[] = { 0xb8, 42, 0, 0, 0, 0xc3 };
	int fd = memfd_create("code", 0);
	struct traced traced;
	struct faults within;
	void *memory;

	ASSERT_OK(fd);
	ASSERT_EQ(write(fd, code, sizeof(code)), sizeof(code));
	memory = mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_SHARED, fd, 0);
	ASSERT(memory != MAP_FAILED);
	traced_run(&traced, call, memory);
	within = faults_within(&traced.own, memory, PAGE);
	ASSERT_EQ(within.count, 1);
	ASSERT_EQ(within.records[0].flags, MP3_FAULT_EXEC);
	ASSERT_EQ(within.records[0].ip, (uintptr_t)memory);
}

static sigjmp_buf before_fault;

static void on_fault(int signal)
{
	siglongjmp(before_fault, signal);
}

static void touch_forbidden(void *memory)
{
	struct sigaction action = { .sa_handler = on_fault };

	ASSERT_OK(sigaction(SIGSEGV, &action, NULL));
	ASSERT_OK(mprotect(memory, PAGE, PROT_READ));
	if (sigsetjmp(before_fault, 1) == 0)
		*(volatile char *)memory = 1;
	((volatile char *)memory)[PAGE] = 1;
}

/* A fault that ends in a signal is recorded, and is neither minor nor major. */
static void failed(void)
{
	char *memory = new_memory(2);
	struct fault_kinds kinds;
	struct traced traced;
	struct faults within;

	traced_run(&traced, touch_forbidden, memory);
	within = faults_within(&traced.own, memory, 2 * PAGE);
	ASSERT_EQ(within.count, 2);
	ASSERT_EQ(within.records[0].address, (uintptr_t)memory);
	ASSERT_EQ(within.records[1].address, (uintptr_t)memory + PAGE);
	kinds = traced_kinds(&traced);
	ASSERT_EQ(kinds.uncounted, 1);
	ASSERT_EQ(kinds.untrapped_minor, 0);
}

static void have_it_done(void *memory)
{
	char *populated, byte = 1;
	struct iovec from = { &byte, 1 };
	struct iovec to = { (char *)memory + PAGES * PAGE, 1 };

	ASSERT_OK(mlock(memory, PAGES * PAGE));
	populated = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
	ASSERT(populated != MAP_FAILED);
	/* Some kernels are built without it. */
	if (process_vm_writev(getpid(), &from, 1, &to, 1, 0) != 1)
		ASSERT_EQ(errno, ENOSYS);
}

/* Pages that the kernel brings in without a trap are told by their number. */
static void untrapped(void)
{
	char *memory = new_memory(PAGES + 1);
	struct fault_kinds kinds;
	struct traced traced;
	struct faults within;

	traced_run(&traced, have_it_done, memory);
	within = faults_within(&traced.own, memory, (PAGES + 1) * PAGE);
	ASSERT_EQ(within.count, 0);
	kinds = traced_kinds(&traced);
	ASSERT_LE(2 * PAGES, kinds.untrapped_minor);
	ASSERT_LE(kinds.untrapped_minor, 2 * PAGES + 1);
}

#define THREADS	4

/* Shared with the process. */
struct toucher {
	char *memory;
	pid_t tid;
};

static struct toucher *touchers;

static void *touch_own(void *argument)
{
	struct toucher *toucher = argument;

	toucher->tid = (pid_t)syscall(SYS_gettid);
	for (size_t i = 0; i < PAGES; i++)
		((volatile char *)toucher->memory)[i * PAGE] = 1;
	return NULL;
}

static void have_threads(void *unused)
{
	pthread_t threads[THREADS];

	(void)unused;
	for (size_t i = 0; i < THREADS; i++)
		ASSERT_EQ(pthread_create(&threads[i], NULL, touch_own,
					 &touchers[i]), 0);
	for (size_t i = 0; i < THREADS; i++)
		ASSERT_EQ(pthread_join(threads[i], NULL), 0);
}

static void check_toucher(const struct faults *own,
			  const struct toucher *toucher)
{
	struct faults thread = faults_of_thread(own, toucher->tid);
	struct faults within = faults_within(&thread, toucher->memory,
					     PAGES * PAGE);
	uint64_t minor = 0;

	ASSERT_EQ(within.count, PAGES);
	for (size_t i = 0; i < PAGES; i++) {
		ASSERT_EQ(within.records[i].address,
			  (uintptr_t)toucher->memory + i * PAGE);
		ASSERT_LE(minor, within.records[i].minor_faults);
		minor = within.records[i].minor_faults + 1;
	}
}

static void by_threads(void)
{
	struct traced traced;

	touchers = shared_memory(THREADS * sizeof(*touchers));
	for (size_t i = 0; i < THREADS; i++)
		touchers[i].memory = new_memory(PAGES);
	traced_run(&traced, have_threads, NULL);
	for (size_t i = 0; i < THREADS; i++)
		check_toucher(&traced.own, &touchers[i]);
	/* What is not trapped is counted all the same, and nothing else is. */
	ASSERT_LE(traced.subject.account.traced_faults,
		  traced.subject.account.minor_faults +
			  traced.subject.account.major_faults);
}

static void touch_a_lot(void *unused)
{
	(void)unused;
	for (int i = 0; i < 20; i++)
		fault_pages(PAGES);
}

/* Who is registered alone, or not at all, leaves no record beside one who is. */
static void of_others(void)
{
	struct subject registered;
	struct traced traced;
	pid_t other;

	traced_start(&traced, touch_a_lot, NULL);
	subject_start(&registered, touch_a_lot, NULL);
	subject_register(&registered);
	subject_continue(&registered);
	other = spawn(touch_a_lot, NULL);
	subject_finish(&registered, &traced.ring);
	join(other);
	traced_finish(&traced);
	ASSERT_EQ(registered.account.traced_faults, 0);
	ASSERT_EQ(traced.all.count, traced.own.count);
}

static const struct test tests[] = {
	TEST(replayed), TEST(taken_by_the_kernel), TEST(executed),
	TEST(failed), TEST(untrapped), TEST(by_threads), TEST(of_others),
};

SUITE(faults_suite, "faults", "period_ms=10", tests);

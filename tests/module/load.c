// SPDX-License-Identifier: MIT
/*
 * load.c - things for an observed process to do
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"

static void *map_memory(size_t size, int kind)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    kind | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		FAIL("mmap of %zu bytes: %s", size, strerrorname(errno));
	/* One fault must be one page; where huge pages are off it fails. */
	madvise(memory, size, MADV_NOHUGEPAGE);
	return memory;
}

static void touch_new(size_t pages, bool keep)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *memory = map_memory(pages * page, MAP_PRIVATE);

	for (size_t i = 0; i < pages; i++)
		((volatile char *)memory)[i * page] = 1;
	if (!keep)
		munmap(memory, pages * page);
}

void fault_pages(size_t pages)
{
	touch_new(pages, false);
}

void fill_memory(void)
{
	for (;;)
		touch_new(256, true);
}

void *shared_memory(size_t size)
{
	return map_memory(size, MAP_SHARED);
}

static uint64_t read_clock_ns(clockid_t clock)
{
	struct timespec time;

	ASSERT_OK(clock_gettime(clock, &time));
	return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

uint64_t my_cpu_time_ns(void)
{
	return read_clock_ns(CLOCK_PROCESS_CPUTIME_ID);
}

/* The coarse clocks move once in a jiffy. */
uint64_t jiffy_ns(void)
{
	struct timespec resolution;

	ASSERT_OK(clock_getres(CLOCK_MONOTONIC_COARSE, &resolution));
	return (uint64_t)resolution.tv_nsec;
}

uint64_t now_ns(void)
{
	return read_clock_ns(CLOCK_MONOTONIC);
}

void use_cpu_until(uint64_t ns)
{
	while (my_cpu_time_ns() < ns)
		;
}

/* Names of roles are few: a chain of comparisons is table enough. */
int role_main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[0], "fault") == 0) {
		fault_pages(strtoul(argv[1], NULL, 10));
		return 0;
	}
	if (argc == 2 && strcmp(argv[0], "sleep") == 0) {
		sleep((unsigned int)strtoul(argv[1], NULL, 10));
		return 0;
	}
	if (argc == 2 && strcmp(argv[0], "root") == 0) {
		ASSERT_OK(setresuid(0, 0, 0));
		sleep((unsigned int)strtoul(argv[1], NULL, 10));
		return 0;
	}
	fprintf(stderr, "mp3-test: there is no such role\n");
	return 2;
}

void become_role(const char *name, const char *argument)
{
	execl("/proc/self/exe", "mp3-test", "--role", name, argument, NULL);
	FAIL("execl: %s", strerrorname(errno));
}

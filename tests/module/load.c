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

void fault_pages(size_t pages)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	volatile char *memory = mmap(NULL, pages * page, PROT_READ | PROT_WRITE,
				     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	ASSERT(memory != MAP_FAILED);
	/* One fault must be one page; without huge pages it is anyway. */
	madvise((void *)memory, pages * page, MADV_NOHUGEPAGE);
	for (size_t i = 0; i < pages; i++)
		memory[i * page] = 1;
	munmap((void *)memory, pages * page);
}

void use_cpu_until(uint64_t ns)
{
	struct timespec time;

	do {
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	} while ((uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec <
		 ns);
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
	fprintf(stderr, "mp3-test: there is no such role\n");
	return 2;
}

void become_role(const char *name, const char *argument)
{
	execl("/proc/self/exe", "mp3-test", "--role", name, argument, NULL);
	FAIL("execl: %s", strerrorname(errno));
}

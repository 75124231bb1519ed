// SPDX-License-Identifier: MIT
/*
 * major.c - major faults: pages of a disk that no cache holds
 */
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "harness.h"
#include "major.h"

#define DISK_PATH	"/dev/ram0"

bool major_faults_possible(void)
{
	return access(DISK_PATH, R_OK) == 0;
}

void major_faults(size_t pages)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	int fd = open(DISK_PATH, O_RDONLY | O_CLOEXEC);
	volatile char *memory;

	ASSERT_OK(fd);
	memory = mmap(NULL, pages * page, PROT_READ, MAP_SHARED, fd, 0);
	ASSERT(memory != MAP_FAILED);
	/* One read for each page, none ahead. */
	ASSERT_OK(madvise((void *)memory, pages * page, MADV_RANDOM));
	ASSERT_EQ(posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED), 0);
	for (size_t i = 0; i < pages; i++)
		(void)memory[i * page];
	munmap((void *)memory, pages * page);
	close(fd);
}

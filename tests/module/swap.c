// SPDX-License-Identifier: MIT
/*
 * swap.c - a RAM disk to swap to
 */
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/swap.h>
#include <unistd.h>

#include "harness.h"
#include "swap.h"

#define DISK_PATH	"/dev/ram0"
#define MAGIC_LENGTH	10
/* Before it the first page has room for a boot loader. */
#define HEADER_OFFSET	1024

#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT	21
#endif

static size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

/* What mkswap writes. */
static void make_swap(int fd)
{
	static char page[65536];
	size_t size = page_size();
	off_t disk = lseek(fd, 0, SEEK_END);
	static const char magic[] = "SWAPSPACE2";
	uint32_t header[2] = { 1, (uint32_t)((size_t)disk / size - 1) };

	memcpy(page + HEADER_OFFSET, header, sizeof(header));
	for (size_t i = 0; i < MAGIC_LENGTH; i++)
		page[size - MAGIC_LENGTH + i] = magic[i];
	ASSERT_EQ(pwrite(fd, page, size, 0), size);
	ASSERT_OK(fsync(fd));
}

void swap_on(void)
{
	int fd = open(DISK_PATH, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		skip("there is no RAM disk (brd)");
	if (access("/proc/swaps", F_OK) != 0)
		skip("the kernel has no swap");
	make_swap(fd);
	ASSERT_OK(close(fd));
	ASSERT_OK(swapon(DISK_PATH, 0));
}

void swap_off(void)
{
	ASSERT_OK(swapoff(DISK_PATH));
}

void swap_forget(void)
{
	swapoff(DISK_PATH);
}

char *filled_memory(size_t pages)
{
	size_t size = pages * page_size();
	char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	ASSERT(memory != MAP_FAILED);
	madvise(memory, size, MADV_NOHUGEPAGE);
	for (size_t i = 0; i < pages; i++)
		memset(memory + i * page_size(), 1 + (int)(i % 200), 64);
	return memory;
}

void page_out(char *memory, size_t pages)
{
	ASSERT_OK(madvise(memory, pages * page_size(), MADV_PAGEOUT));
}

void read_back(const char *memory, size_t pages)
{
	for (size_t i = 0; i < pages; i++)
		ASSERT_EQ(((const volatile char *)memory)[i * page_size()],
			  (char)(1 + (int)(i % 200)));
}

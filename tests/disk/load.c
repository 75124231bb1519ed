// SPDX-License-Identifier: MIT
/*
 * load.c - keeps a number of requests under way, through the kernel's AIO
 */
#include <fcntl.h>
#include <linux/aio_abi.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "load.h"
#include "module.h"
#include "tap.h"

#define DEVICE	"/dev/mp3_disk0"

uint64_t now_ns(void)
{
	struct timespec now;

	ASSERT_OK(clock_gettime(CLOCK_MONOTONIC, &now));
	return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

void *aligned_memory(uint64_t size)
{
	void *memory = aligned_alloc(4096, size);

	ASSERT(memory);
	return memset(memory, 0, size);
}

uint64_t next_random(uint64_t *state, uint64_t limit)
{
	/* SplitMix64. */
	uint64_t z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (z ^ (z >> 31)) % limit;
}

static uint64_t place_of(const struct load *load, unsigned int number,
			 uint64_t *random)
{
	uint64_t blocks = store_size / load->block;

	return (load->random ? next_random(random, blocks) : number % blocks) *
	       load->block;
}

static void submit(aio_context_t context, int disk, const struct load *load,
		   struct iocb *iocb, char *memory, uint64_t place)
{
	*iocb = (struct iocb) {
		.aio_data = (uintptr_t)iocb,
		.aio_lio_opcode = load->write ? IOCB_CMD_PWRITE : IOCB_CMD_PREAD,
		.aio_fildes = (uint32_t)disk,
		.aio_buf = (uintptr_t)memory,
		.aio_nbytes = load->block,
		.aio_offset = (int64_t)place,
	};
	ASSERT_EQ(syscall(SYS_io_submit, context, 1L, &iocb), 1);
}

uint64_t load_run(const struct load *load)
{
	struct iocb *iocbs = calloc(load->depth, sizeof(*iocbs));
	char *memory = aligned_memory((uint64_t)load->depth * load->block);
	unsigned int submitted = 0, done = 0;
	aio_context_t context = 0;
	uint64_t random = 1, start;
	int disk = open(DEVICE, O_RDWR | O_DIRECT | O_CLOEXEC);

	ASSERT_OK(disk);
	ASSERT(iocbs);
	ASSERT_OK(syscall(SYS_io_setup, load->depth, &context));
	start = now_ns();
	for (; submitted < load->depth && submitted < load->count; submitted++)
		submit(context, disk, load, &iocbs[submitted],
		       memory + (uint64_t)submitted * load->block,
		       place_of(load, submitted, &random));
	while (done < load->count) {
		struct io_event event;
		struct iocb *iocb;

		ASSERT_EQ(syscall(SYS_io_getevents, context, 1L, 1L, &event, NULL), 1);
		ASSERT_EQ(event.res, load->block);
		done++;
		if (submitted == load->count)
			continue;
		iocb = (struct iocb *)(uintptr_t)event.data;
		submit(context, disk, load, iocb,
		       memory + (uint64_t)(iocb - iocbs) * load->block,
		       place_of(load, submitted, &random));
		submitted++;
	}
	start = now_ns() - start;
	ASSERT_OK(syscall(SYS_io_destroy, context));
	ASSERT_OK(close(disk));
	free(memory);
	free(iocbs);
	return start;
}

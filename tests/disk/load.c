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

/* The requests under way: as many slots as the load is deep. */
struct queue {
	const struct load *load;
	aio_context_t context;
	int disk;
	struct iocb *iocbs;
	char *memory;
};

static void submit(const struct queue *queue, uint64_t slot, uint64_t place)
{
	const struct load *load = queue->load;
	struct iocb *iocb = &queue->iocbs[slot];

	*iocb = (struct iocb) {
		.aio_data = slot,
		.aio_lio_opcode = load->write ? IOCB_CMD_PWRITE : IOCB_CMD_PREAD,
		.aio_fildes = (uint32_t)queue->disk,
		.aio_buf = (uintptr_t)(queue->memory + slot * load->block),
		.aio_nbytes = load->block,
		.aio_offset = (int64_t)place,
	};
	ASSERT_EQ(syscall(SYS_io_submit, queue->context, 1L, &iocb), 1);
}

uint64_t load_run(const struct load *load)
{
	struct queue queue = {
		.load = load,
		.disk = open(DEVICE, O_RDWR | O_DIRECT | O_CLOEXEC),
		.iocbs = calloc(load->depth, sizeof(*queue.iocbs)),
		.memory = aligned_memory((uint64_t)load->depth * load->block),
	};
	unsigned int submitted = 0, done = 0;
	uint64_t random = 1, start;

	ASSERT_OK(queue.disk);
	ASSERT(queue.iocbs);
	ASSERT_OK(syscall(SYS_io_setup, load->depth, &queue.context));
	start = now_ns();
	for (; submitted < load->depth && submitted < load->count; submitted++)
		submit(&queue, submitted, place_of(load, submitted, &random));
	while (done < load->count) {
		struct io_event event;

		ASSERT_EQ(syscall(SYS_io_getevents, queue.context, 1L, 1L, &event, NULL), 1);
		ASSERT_EQ(event.res, load->block);
		done++;
		if (submitted == load->count)
			continue;
		submit(&queue, event.data, place_of(load, submitted, &random));
		submitted++;
	}
	start = now_ns() - start;
	ASSERT_OK(syscall(SYS_io_destroy, queue.context));
	ASSERT_OK(close(queue.disk));
	free(queue.memory);
	free(queue.iocbs);
	return start;
}

// SPDX-License-Identifier: MIT
/*
 * request.c - what a request to a block device costs, in a guest where an
 * instruction is a nanosecond
 *
 * request DEVICE BLOCK COUNT LATENCY_NS writes the first COUNT blocks of BLOCK
 * bytes, so that every one has contents, then reads them one by one, past the
 * page cache, and prints how long a read took less its latency.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define ALIGNMENT 4096

static void fail(const char *what)
{
	printf("error=%s: %s\n", what, strerror(errno));
	exit(1);
}

static uint64_t number(const char *text)
{
	char *end;
	uint64_t value = strtoull(text, &end, 10);

	if (end == text || *end || !value) {
		errno = EINVAL;
		fail(text);
	}
	return value;
}

static uint64_t now_ns(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now))
		fail("clock_gettime");
	return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

int main(int argc, char **argv)
{
	uint64_t block, count, latency, start, took;
	void *memory;
	int fd;

	if (argc != 5) {
		printf("error=usage: request DEVICE BLOCK COUNT LATENCY_NS\n");
		return 2;
	}
	block = number(argv[2]);
	count = number(argv[3]);
	latency = number(argv[4]);
	memory = aligned_alloc(ALIGNMENT, block);
	if (!memory)
		fail("memory");
	memset(memory, 1, block);
	fd = open(argv[1], O_RDWR | O_DIRECT | O_CLOEXEC);
	if (fd < 0)
		fail(argv[1]);
	for (uint64_t i = 0; i < count; i++)
		if (pwrite(fd, memory, block, (off_t)(i * block)) != (ssize_t)block)
			fail("write");
	start = now_ns();
	for (uint64_t i = 0; i < count; i++)
		if (pread(fd, memory, block, (off_t)(i * block)) != (ssize_t)block)
			fail("read");
	took = now_ns() - start;
	printf("device=%s block=%" PRIu64 " instructions=%" PRIu64 "\n",
	       strrchr(argv[1], '/') + 1, block, took / count - latency);
	close(fd);
	free(memory);
	return 0;
}

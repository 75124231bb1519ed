/* SPDX-License-Identifier: MIT */
/*
 * memory.h - what a workload accesses: memory of its own, or a file
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <stdbool.h>
#include <stdint.h>

#include "content.h"
#include "options.h"

struct memory {
	/* Mapped; NULL: the file is accessed by calls. */
	volatile unsigned char *bytes;
	int fd;
	struct content content;
};

/*
 * Maps or opens it.
 * Returns 0, or a positive errno after a message on standard error.
 */
int memory_open(struct memory *memory, const struct options *options);

/*
 * Writes a byte, or reads one.
 * Returns 0, or a positive errno after a message on standard error.
 */
int memory_access(struct memory *memory, uint64_t offset, bool writes);

/* A word of 64 bits at an offset that is a multiple of 8, of mapped memory. */
static inline void memory_put(struct memory *memory, uint64_t offset,
			      uint64_t word)
{
	*(volatile uint64_t *)(memory->bytes + offset) = word;
}

static inline uint64_t memory_get(const struct memory *memory, uint64_t offset)
{
	return *(volatile uint64_t *)(memory->bytes + offset);
}

#endif /* MEMORY_H */

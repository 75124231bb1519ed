/* SPDX-License-Identifier: MIT */
/*
 * load.h - requests to /dev/mp3_disk0, past the page cache and one system
 * call each, so that nothing merges them
 */
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stdint.h>

struct load {
	bool write;
	bool random;
	/* Requests that are under way at once. */
	unsigned int depth;
	/* Bytes of a request, and how many there are. */
	uint32_t block;
	unsigned int count;
};

/* From the first request until the last is done, ns. */
uint64_t load_run(const struct load *load);

uint64_t now_ns(void);
/* Memory for direct requests, zeroed. */
void *aligned_memory(uint64_t size);
/* The next of a sequence that is the same each time, below @limit. */
uint64_t next_random(uint64_t *state, uint64_t limit);

#endif /* LOAD_H */

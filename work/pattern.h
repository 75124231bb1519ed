/* SPDX-License-Identifier: MIT */
/*
 * pattern.h - how a workload accesses its memory, as its command line says it
 */
#ifndef PATTERN_H
#define PATTERN_H

#include <stdint.h>

enum pattern_kind {
	PATTERN_RANDOM,
	PATTERN_LOCAL,
	PATTERN_STRIDE,
	PATTERN_ZIPF,
	PATTERN_HOT,
	PATTERN_CHASE,
	PATTERN_PHASES,
};

struct pattern {
	enum pattern_kind kind;
	/* STRIDE: bytes. HOT: percent of the pages. PHASES: how many parts. */
	uint64_t first;
	/* HOT: percent of the accesses that go there. */
	uint64_t second;
};

/*
 * Reads a pattern for @size bytes of memory.
 * Returns NULL, or what it should have been.
 */
const char *pattern_parse(const char *text, uint64_t size,
			  struct pattern *pattern);

#endif /* PATTERN_H */

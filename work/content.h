/* SPDX-License-Identifier: MIT */
/*
 * content.h - what the pages hold, so that a device that compresses them has
 * something like data
 *
 * The first part of each page is random bytes, which don't compress; the rest
 * stays zero, which does. The bytes depend on seed and page alone and have a
 * generator of their own, so the access sequence is the same with any content.
 */
#ifndef CONTENT_H
#define CONTENT_H

#include <stdint.h>

#include "prng.h"

#define CONTENT_PAGE	4096
#define CONTENT_WORDS	(CONTENT_PAGE / sizeof(uint64_t))

struct content {
	uint64_t seed;
	uint64_t words;		/* random ones in each page */
};

static inline struct content content_of(uint64_t seed, unsigned int percent)
{
	struct content content = {
		.seed = seed,
		.words = CONTENT_WORDS * percent / 100,
	};

	return content;
}

/*
 * Fill the page of an offset, unless it is filled already. Call it just after
 * that offset was written: the page is there, so this faults no more. A write
 * changes one of the first two words at most, so an empty page has a zero in
 * one of them, while a filled one has a bit set in each byte of both.
 */
static inline void content_fill(const struct content *content,
				volatile unsigned char *memory, uint64_t offset)
{
	uint64_t number = offset / CONTENT_PAGE;
	volatile uint64_t *page =
		(volatile uint64_t *)(memory + number * CONTENT_PAGE);
	struct prng prng = { .state = content->seed ^ ~number };
	uint64_t i;

	if (content->words < 2 || (page[0] && page[1]))
		return;
	for (i = 0; i < content->words; i++)
		page[i] = prng_next(&prng);
	page[0] |= 0x0101010101010101ULL;
	page[1] |= 0x0101010101010101ULL;
}

#endif /* CONTENT_H */

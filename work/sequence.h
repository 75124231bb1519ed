/* SPDX-License-Identifier: MIT */
/*
 * sequence.h - which byte is accessed next
 *
 * R: one draw an access, uniform over all bytes and so over all pages.
 * L: the first draw, below 5, decides. 0 (20 %): random, as in R, by a second
 *    draw. Else (80 %): local, 1 to 300 bytes after the previous access by a
 *    second draw; past the end it goes on at the start. The access before the
 *    first one is taken to be byte 0.
 *
 * The course's own program touches nothing in its local branch; this one does.
 */
#ifndef SEQUENCE_H
#define SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "prng.h"

#define SEQUENCE_LOCAL_REACH 300

struct sequence {
	struct prng prng;
	uint64_t size;
	uint64_t last;
	bool local;
};

/* The offset of the next access, in [0, size). */
static inline uint64_t sequence_next(struct sequence *sequence)
{
	struct prng *prng = &sequence->prng;
	uint64_t offset;

	if (!sequence->local || prng_below(prng, 5) == 0) {
		offset = prng_below(prng, sequence->size);
	} else {
		offset = sequence->last + 1 +
			 prng_below(prng, SEQUENCE_LOCAL_REACH);
		if (offset >= sequence->size)
			offset -= sequence->size;
	}
	sequence->last = offset;
	return offset;
}

#endif /* SEQUENCE_H */

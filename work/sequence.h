/* SPDX-License-Identifier: MIT */
/*
 * sequence.h - which byte is accessed next
 *
 * All arithmetic is of integers, so that a replay in another language is exact.
 * M is the number of pages.
 *
 * R: one draw an access, uniform over all bytes and so over all pages.
 * L: the first draw, below 5, decides. 0 (20 %): random, as in R, by a second
 *    draw. Else (80 %): local, 1 to 300 bytes after the previous access by a
 *    second draw; past the end it goes on at the start. The access before the
 *    first one is taken to be byte 0.
 * stride=B: access n, from 0 on, is byte n * B modulo the size; sequential is
 *    a stride of one page. No draws.
 * zipf: the page of rank k, from 1 to M, with a probability in proportion to
 *    1 / k. A draw chooses one of the octaves [2^j, 2^(j+1)) that cover the
 *    ranks, a second one a rank k in it; it is taken if it is at most M, and
 *    if a third draw below k is below 2^j (rejection: Devroye, Non-Uniform
 *    Random Variate Generation, II.3), else all is drawn anew. The page of a
 *    rank is a step of a fixed length from that of the rank before, so ranks
 *    are scattered over the memory; a last draw chooses the byte in it.
 * hot=P:A: a draw below 100 that is below A: a byte of the first P % of the
 *    pages, at least one; else one of the others, by a second draw.
 * chase: from page to page along a cycle through all of them: each holds the
 *    number of the next one. That is a linear congruential generator modulo M
 *    with a full period (Hull and Dobell, SIAM Review 4, 1962), so no page
 *    comes twice before all were there. First, before the first iteration,
 *    each page is written in order; those are the first M of the sequence.
 * phases=N: in iteration i, from 0 on, as R in the part i modulo N of the
 *    memory, which has M / N pages, rounded down.
 *
 * The course's own program touches nothing in its local branch; this one does.
 */
#ifndef SEQUENCE_H
#define SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "pattern.h"
#include "prng.h"

#define SEQUENCE_PAGE		4096
#define SEQUENCE_LOCAL_REACH	300

struct sequence {
	struct prng prng;
	struct pattern pattern;
	uint64_t size;
	uint64_t pages;
	/* Accesses in an iteration. */
	uint64_t accesses;
	/* Of those, so many have been; links that were laid don't count. */
	uint64_t done;
	uint64_t last;
	/* CHASE, ZIPF: the page after p is multiplier * p + increment, mod M. */
	uint64_t multiplier;
	uint64_t increment;
	/* ZIPF: octaves that the ranks have. */
	uint64_t octaves;
	/* CHASE: pages whose links have been laid. */
	uint64_t laid;
};

static inline uint64_t sequence_gcd(uint64_t a, uint64_t b)
{
	while (b) {
		uint64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* The first number from @from on that has no divisor in common with @pages. */
static inline uint64_t sequence_coprime(uint64_t from, uint64_t pages)
{
	while (sequence_gcd(from, pages) != 1)
		from++;
	return from;
}

/* The product of @number's odd prime factors, each taken once. */
static inline uint64_t sequence_odd_radical(uint64_t number)
{
	uint64_t radical = 1, prime;

	while (number % 2 == 0)
		number /= 2;
	for (prime = 3; prime * prime <= number; prime += 2) {
		if (number % prime)
			continue;
		radical *= prime;
		while (number % prime == 0)
			number /= prime;
	}
	return radical * number;
}

/* About the golden section of @pages, where neighbours are far from each other. */
static inline uint64_t sequence_far(uint64_t pages)
{
	return pages * 618 / 1000;
}

/*
 * A full period, for a number of pages that 4 divides: multiplier - 1 is a
 * multiple of 4 and of each prime factor, the increment has none of them.
 */
static inline void sequence_begin_chase(struct sequence *sequence)
{
	uint64_t pages = sequence->pages;
	uint64_t step = 4 * sequence_odd_radical(pages);

	sequence->multiplier = 1 + sequence_far(pages) / step * step;
	sequence->increment =
		sequence_coprime(1 + prng_below(&sequence->prng, pages), pages) %
		pages;
	sequence->last = prng_below(&sequence->prng, pages) * SEQUENCE_PAGE;
}

static inline void sequence_begin_zipf(struct sequence *sequence)
{
	uint64_t pages = sequence->pages;

	sequence->multiplier = sequence_coprime(sequence_far(pages), pages);
	sequence->increment = prng_below(&sequence->prng, pages);
	while (pages >> sequence->octaves)
		sequence->octaves++;
}

static inline struct sequence sequence_begin(struct pattern pattern,
					     uint64_t size, uint64_t accesses,
					     uint64_t seed)
{
	struct sequence sequence = {
		.prng = { .state = seed },
		.pattern = pattern,
		.size = size,
		.pages = size / SEQUENCE_PAGE,
		.accesses = accesses,
	};

	if (pattern.kind == PATTERN_CHASE)
		sequence_begin_chase(&sequence);
	if (pattern.kind == PATTERN_ZIPF)
		sequence_begin_zipf(&sequence);
	return sequence;
}

/* The page that a page of the cycle links to. */
static inline uint64_t sequence_link(const struct sequence *sequence,
				     uint64_t page)
{
	return (sequence->multiplier * page + sequence->increment) %
	       sequence->pages;
}

static inline uint64_t sequence_next_local(struct sequence *sequence)
{
	struct prng *prng = &sequence->prng;
	uint64_t offset;

	if (prng_below(prng, 5) == 0)
		return prng_below(prng, sequence->size);
	offset = sequence->last + 1 + prng_below(prng, SEQUENCE_LOCAL_REACH);
	return offset >= sequence->size ? offset - sequence->size : offset;
}

static inline uint64_t sequence_next_zipf(struct sequence *sequence)
{
	struct prng *prng = &sequence->prng;
	uint64_t octave, rank;

	do {
		octave = 1ULL << prng_below(prng, sequence->octaves);
		rank = octave + prng_below(prng, octave);
	} while (rank > sequence->pages || prng_below(prng, rank) >= octave);
	return sequence_link(sequence, rank - 1) * SEQUENCE_PAGE +
	       prng_below(prng, SEQUENCE_PAGE);
}

static inline uint64_t sequence_next_hot(struct sequence *sequence)
{
	struct prng *prng = &sequence->prng;
	uint64_t pages = sequence->pages * sequence->pattern.first / 100;
	uint64_t hot = (pages ? pages : 1) * SEQUENCE_PAGE;

	if (prng_below(prng, 100) < sequence->pattern.second)
		return prng_below(prng, hot);
	return hot + prng_below(prng, sequence->size - hot);
}

static inline uint64_t sequence_next_chase(struct sequence *sequence)
{
	if (sequence->laid < sequence->pages)
		return sequence->laid++ * SEQUENCE_PAGE;
	return sequence->last =
		sequence_link(sequence, sequence->last / SEQUENCE_PAGE) *
		SEQUENCE_PAGE;
}

static inline uint64_t sequence_next_phase(struct sequence *sequence)
{
	uint64_t parts = sequence->pattern.first;
	uint64_t part = sequence->pages / parts * SEQUENCE_PAGE;
	uint64_t iteration = sequence->done / sequence->accesses;

	return iteration % parts * part + prng_below(&sequence->prng, part);
}

/* The offset of the next access, in [0, size). */
static inline uint64_t sequence_next(struct sequence *sequence)
{
	uint64_t offset;

	switch (sequence->pattern.kind) {
	case PATTERN_LOCAL:
		offset = sequence_next_local(sequence);
		break;
	case PATTERN_STRIDE:
		offset = sequence->done ?
			 (sequence->last + sequence->pattern.first) %
				 sequence->size : 0;
		break;
	case PATTERN_ZIPF:
		offset = sequence_next_zipf(sequence);
		break;
	case PATTERN_HOT:
		offset = sequence_next_hot(sequence);
		break;
	case PATTERN_CHASE:
		return sequence_next_chase(sequence);
	case PATTERN_PHASES:
		offset = sequence_next_phase(sequence);
		break;
	default:
		offset = prng_below(&sequence->prng, sequence->size);
	}
	sequence->done++;
	sequence->last = offset;
	return offset;
}

#endif /* SEQUENCE_H */

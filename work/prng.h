/* SPDX-License-Identifier: MIT */
/*
 * prng.h - SplitMix64, the generator of the access sequence
 *
 * State and output are 64 bits: the state advances by the odd constant
 * 0x9e3779b97f4a7c15, the output is a mix of the new state (Steele, Lea and
 * Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). The
 * seed is the first state. It is fixed for good: results name a seed.
 */
#ifndef PRNG_H
#define PRNG_H

#include <stdint.h>

struct prng {
	uint64_t state;
};

static inline uint64_t prng_next(struct prng *prng)
{
	uint64_t z = prng->state += 0x9e3779b97f4a7c15ULL;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return z ^ (z >> 31);
}

/*
 * Uniform in [0, bound): the high half of a 64 x 64 bit product. Every value's
 * probability is off by less than bound / 2^64.
 */
static inline uint64_t prng_below(struct prng *prng, uint64_t bound)
{
	return (uint64_t)(((unsigned __int128)prng_next(prng) * bound) >> 64);
}

#endif /* PRNG_H */

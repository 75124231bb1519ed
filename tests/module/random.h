/* SPDX-License-Identifier: MIT */
/*
 * random.h - numbers that follow from a seed
 */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

struct random {
	uint64_t state;
};

/* SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
static inline uint64_t random_next(struct random *random)
{
	uint64_t value = random->state += 0x9e3779b97f4a7c15;

	value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
	value = (value ^ value >> 27) * 0x94d049bb133111eb;
	return value ^ value >> 31;
}

/* From 0 to @count - 1. */
static inline uint64_t random_below(struct random *random, uint64_t count)
{
	return random_next(random) % count;
}

#endif /* RANDOM_H */

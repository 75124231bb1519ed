/* SPDX-License-Identifier: MIT */
/*
 * latency.h - how long accesses took, in buckets that double
 */
#ifndef LATENCY_H
#define LATENCY_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

#define LATENCY_BUCKETS	64

struct latency {
	/* Bucket k: 2^k to 2^(k+1) - 1 ns; 0 ns is in bucket 0. */
	uint64_t counts[LATENCY_BUCKETS];
};

/* ns of CLOCK_MONOTONIC. */
static inline uint64_t latency_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

static inline void latency_add(struct latency *latency, uint64_t ns)
{
	latency->counts[63 - __builtin_clzll(ns | 1)]++;
}

/* A line of JSON: how many accesses, by the least ns of their bucket. */
static inline void latency_print(const struct latency *latency)
{
	const char *separator = "";
	int k;

	printf("{\"latency_ns\":{");
	for (k = 0; k < LATENCY_BUCKETS; k++) {
		if (!latency->counts[k])
			continue;
		printf("%s\"%" PRIu64 "\":%" PRIu64, separator,
		       k ? UINT64_C(1) << k : 0, latency->counts[k]);
		separator = ",";
	}
	printf("}}\n");
}

#endif /* LATENCY_H */

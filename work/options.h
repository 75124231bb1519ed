/* SPDX-License-Identifier: MIT */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct options {
	uint64_t size;		/* bytes */
	bool local;
	uint64_t accesses;	/* an iteration */
	uint64_t iterations;
	struct timespec sleep;	/* between two iterations */
	uint64_t seed;
	unsigned int content;	/* percent of each page that is random bytes */
	bool registers;
	bool stops;
	bool lists;
};

/* Exits with 2 and a usage line on standard error if they are not right. */
struct options options_parse(int argc, char **argv);

#endif /* OPTIONS_H */

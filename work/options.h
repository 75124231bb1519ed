/* SPDX-License-Identifier: MIT */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "pattern.h"

struct options {
	uint64_t size;		/* bytes */
	struct pattern pattern;
	uint64_t accesses;	/* an iteration */
	uint64_t iterations;
	struct timespec sleep;	/* between two iterations */
	uint64_t seed;
	unsigned int content;	/* percent of each page that is random bytes */
	unsigned int reads;	/* percent of the accesses */
	const char *file;	/* accessed instead of memory; NULL: none */
	bool calls;		/* by read() and write() and not by a map */
	bool timed;		/* each access */
	bool registers;
	bool stops;
	bool lists;
};

/* Exits with 2 and a usage line on standard error if they are not right. */
struct options options_parse(int argc, char **argv);

#endif /* OPTIONS_H */

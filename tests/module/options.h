/* SPDX-License-Identifier: MIT */
/*
 * options.h - how long the tests are whose length is a matter of patience
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdint.h>

struct options {
	unsigned long cycles;		/* of loading and unloading */
	unsigned long operations;	/* of the fuzzer */
	uint64_t seed;			/* of the fuzzer */
};

extern struct options options;

/*
 * Takes `--cycles N`, `--fuzz N` and `--seed N` from the front of @argv and
 * gives how many words that were, or -1: one of them has no number. With one
 * of the first two only those tests run that are meant: @pattern.
 */
int options_take(int argc, char **argv, const char **pattern);

#endif /* OPTIONS_H */

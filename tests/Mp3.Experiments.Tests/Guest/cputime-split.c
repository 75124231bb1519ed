// SPDX-License-Identifier: MIT
/*
 * cputime-split.c - the module's division of CPU time, outside the kernel
 *
 * cputime-split exact|approximate RUNTIME UTIME STIME   prints user and system ns
 * cputime-split quotient RUNTIME UTIME STIME            prints the approximation
 * cputime-split walk exact|approximate                  random steps; prints how many
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../module/random.h"

typedef uint64_t u64;

#define clamp(value, low, high) \
	((value) < (low) ? (low) : (value) > (high) ? (high) : (value))
#define STEPS	1000000

/* a * b / c, as where the processor has a product of 128 bits. */
static u64 divide_exactly(u64 a, u64 b, u64 c)
{
	return (u64)((unsigned __int128)a * b / c);
}

/*
 * For where it has not: b / c loses as many low bits of both as it takes for the
 * product to fit in 64. The divisor may lose the more, relatively.
 */
static u64 divide_roughly(u64 a, u64 b, u64 c)
{
	while (a && b > UINT64_MAX / a) {
		b /= 2;
		c /= 2;
	}
	return c ? a * b / c : 0;
}

static u64 (*divide)(u64 a, u64 b, u64 c) = divide_exactly;

#define mul_u64_u64_div_u64(a, b, c)	divide(a, b, c)

#include "../../../kernel_module/cputime.h"

static u64 number(const char *text)
{
	return strtoull(text, NULL, 10);
}

static void choose(const char *name)
{
	if (strcmp(name, "approximate") == 0)
		divide = divide_roughly;
}

/* Up to years of CPU time, in steps from nothing to hours. */
static int walk(void)
{
	struct random random = { .state = 1 };
	struct mp3_cputime cputime = { 0 };
	u64 runtime = 0, utime = 0, stime = 0;

	for (int i = 0; i < STEPS; i++) {
		const struct mp3_cputime before = cputime;

		runtime += random_next(&random) >> (20 + random_below(&random, 44));
		utime += random_next(&random) >> (20 + random_below(&random, 44));
		stime += random_next(&random) >> (20 + random_below(&random, 44));
		if (runtime >> 62)
			runtime = utime = stime = cputime.user_ns = cputime.system_ns = 0;
		else
			mp3_split_runtime(runtime, utime, stime, &cputime);
		if (runtime && (cputime.user_ns + cputime.system_ns != runtime ||
				cputime.user_ns < before.user_ns ||
				cputime.system_ns < before.system_ns)) {
			printf("step %d: %llu %llu %llu\n", i,
			       (unsigned long long)runtime,
			       (unsigned long long)cputime.user_ns,
			       (unsigned long long)cputime.system_ns);
			return 1;
		}
	}
	printf("%d\n", STEPS);
	return 0;
}

int main(int argc, char **argv)
{
	struct mp3_cputime cputime = { 0 };

	if (argc == 3 && strcmp(argv[1], "walk") == 0) {
		choose(argv[2]);
		return walk();
	}
	if (argc != 5)
		return 2;
	choose(argv[1]);
	if (strcmp(argv[1], "quotient") == 0) {
		printf("%llu\n", (unsigned long long)divide_roughly(
				number(argv[4]), number(argv[2]),
				number(argv[3]) + number(argv[4])));
		return 0;
	}
	mp3_split_runtime(number(argv[2]), number(argv[3]), number(argv[4]), &cputime);
	printf("%llu %llu\n", (unsigned long long)cputime.user_ns,
	       (unsigned long long)cputime.system_ns);
	return 0;
}

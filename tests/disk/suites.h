/* SPDX-License-Identifier: MIT */
/*
 * suites.h - the tests of each file
 */
#ifndef SUITES_H
#define SUITES_H

#include "tap.h"

struct suite {
	const struct test *tests;
	unsigned int count;
};

extern const struct suite timing_suite;
extern const struct suite named_suite;
extern const struct suite rotation_suite;
extern const struct suite counts_suite;
extern const struct suite disks_suite;
extern const struct suite untimed_suite;
extern const struct suite life_suite;

#define COUNT_OF(table)	((unsigned int)(sizeof(table) / sizeof((table)[0])))
#define SUITE(name, table) \
	const struct suite name = { .tests = (table), .count = COUNT_OF(table) }

/* The named models' settings, from the command line: "ssd/read_ns=1:...". */
const char *model_settings(const char *name);
/* A number in them; 0: there is none of that name. */
double model_number(const char *settings, const char *name);

#endif /* SUITES_H */

// SPDX-License-Identifier: MIT
/*
 * suites.c - all suites, in the order in which they run
 */
#include "harness.h"

extern const struct suite accounting_suite;
extern const struct suite accounting_life_suite;
extern const struct suite accounting_running_suite;
extern const struct suite accounting_threads_suite;
extern const struct suite namespaces_suite;
extern const struct suite permissions_suite;

const struct suite *const suites[] = {
	&accounting_suite,
	&accounting_life_suite,
	&accounting_running_suite,
	&accounting_threads_suite,
	&permissions_suite,
	&namespaces_suite,
};

const size_t suite_count = sizeof(suites) / sizeof(suites[0]);

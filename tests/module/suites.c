// SPDX-License-Identifier: MIT
/*
 * suites.c - all suites, in the order in which they run
 */
#include "harness.h"

extern const struct suite accounting_suite;

const struct suite *const suites[] = {
	&accounting_suite,
};

const size_t suite_count = sizeof(suites) / sizeof(suites[0]);

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
extern const struct suite map_suite;
extern const struct suite records_suite;
extern const struct suite readers_suite;
extern const struct suite poll_suite;
extern const struct suite hangup_suite;
extern const struct suite stop_suite;
extern const struct suite monitor_suite;
extern const struct suite monitor_signal_suite;
extern const struct suite ticks_suite;
extern const struct suite parameters_suite;
extern const struct suite lifetime_suite;
extern const struct suite input_suite;
extern const struct suite files_suite;
extern const struct suite cycles_suite;
extern const struct suite fuzz_suite;

const struct suite *const suites[] = {
	&accounting_suite,
	&accounting_life_suite,
	&accounting_running_suite,
	&accounting_threads_suite,
	&permissions_suite,
	&namespaces_suite,
	&map_suite,
	&records_suite,
	&readers_suite,
	&poll_suite,
	&hangup_suite,
	&stop_suite,
	&monitor_suite,
	&monitor_signal_suite,
	&ticks_suite,
	&parameters_suite,
	&input_suite,
	&files_suite,
	&lifetime_suite,
	&cycles_suite,
	&fuzz_suite,
};

const size_t suite_count = sizeof(suites) / sizeof(suites[0]);

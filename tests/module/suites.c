// SPDX-License-Identifier: MIT
/*
 * suites.c - all suites, in the order in which they run
 */
#include "suites.h"

const struct suite *const suites[] = {
	&accounting_suite,
	&accounting_identity_suite,
	&accounting_life_suite,
	&accounting_running_suite,
	&accounting_threads_suite,
	&reset_suite,
	&memory_suite,
	&machine_suite,
	&machine_levels_suite,
	&children_suite,
	&children_limits_suite,
	&faults_suite,
	&faults_requests_suite,
	&faults_life_suite,
	&faults_major_suite,
	&permissions_suite,
	&permissions_files_suite,
	&namespaces_suite,
	&limits_suite,
	&hidden_suite,
	&map_suite,
	&records_suite,
	&readers_suite,
	&poll_suite,
	&hangup_suite,
	&stop_suite,
	&monitor_suite,
	&monitor_signal_suite,
	&ticks_suite,
	&contention_suite,
	&parameters_suite,
	&input_suite,
	&files_suite,
	&lifetime_suite,
	&cycles_suite,
	&fuzz_suite,
};

const size_t suite_count = ARRAY_SIZE(suites);

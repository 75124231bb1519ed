/* SPDX-License-Identifier: MIT */
#ifndef SUITES_H
#define SUITES_H

#include "harness.h"

extern const struct suite accounting_identity_suite;
extern const struct suite accounting_life_suite;
extern const struct suite accounting_running_suite;
extern const struct suite accounting_suite;
extern const struct suite accounting_threads_suite;
extern const struct suite children_limits_suite;
extern const struct suite children_suite;
extern const struct suite contention_suite;
extern const struct suite cycles_suite;
extern const struct suite faults_life_suite;
extern const struct suite faults_major_suite;
extern const struct suite faults_requests_suite;
extern const struct suite faults_suite;
extern const struct suite files_suite;
extern const struct suite fuzz_suite;
extern const struct suite hangup_suite;
extern const struct suite hidden_suite;
extern const struct suite input_suite;
extern const struct suite lifetime_suite;
extern const struct suite limits_suite;
extern const struct suite machine_levels_suite;
extern const struct suite machine_suite;
extern const struct suite map_suite;
extern const struct suite memory_suite;
extern const struct suite monitor_signal_suite;
extern const struct suite monitor_suite;
extern const struct suite namespaces_suite;
extern const struct suite parameters_suite;
extern const struct suite permissions_files_suite;
extern const struct suite permissions_suite;
extern const struct suite poll_suite;
extern const struct suite readers_suite;
extern const struct suite records_suite;
extern const struct suite reset_suite;
extern const struct suite stop_suite;
extern const struct suite ticks_suite;

#endif /* SUITES_H */

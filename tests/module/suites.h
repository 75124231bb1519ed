/* SPDX-License-Identifier: MIT */
#ifndef SUITES_H
#define SUITES_H

#include "harness.h"

extern const struct suite accounting_suite;
extern const struct suite accounting_identity_suite;
extern const struct suite accounting_life_suite;
extern const struct suite accounting_running_suite;
extern const struct suite accounting_threads_suite;
extern const struct suite namespaces_suite;
extern const struct suite permissions_files_suite;
extern const struct suite permissions_suite;

#endif /* SUITES_H */

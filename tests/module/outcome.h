/* SPDX-License-Identifier: MIT */
/*
 * outcome.h - how the present test goes, known to all of its processes
 */
#ifndef OUTCOME_H
#define OUTCOME_H

#include <stdbool.h>
#include <stddef.h>

void outcome_init(void);
void outcome_begin(void);
/* In the test's process: what it prints becomes diagnostics. */
void outcome_catch_output(void);
/* The test has failed, and why. */
__attribute__((format(printf, 1, 2)))
void outcome_fail(const char *format, ...);
/* What wait() says about the test's process. */
void outcome_status(int status);
/* Prints result and diagnostics; false: the test failed. */
bool outcome_report(size_t number, const char *name);

#endif /* OUTCOME_H */

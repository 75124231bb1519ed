/* SPDX-License-Identifier: MIT */
/*
 * tap.h - tests that report in TAP, each in a process of its own
 */
#ifndef TAP_H
#define TAP_H

#include <errno.h>
#include <stdbool.h>

struct test {
	/* Suite/name. */
	const char *name;
	void (*run)(void);
};

/* Runs them all; returns how many failed. */
unsigned int tap_run(const struct test *tests, unsigned int count);

/* A line for the reader of the result. */
__attribute__((format(printf, 1, 2))) void diag(const char *format, ...);
/* Ends the test: it has failed. */
__attribute__((format(printf, 3, 4), noreturn))
void fail_at(const char *file, int line, const char *format, ...);

#define FAIL(...) fail_at(__FILE__, __LINE__, __VA_ARGS__)

#define ASSERT(condition)						\
	do {								\
		if (!(condition))					\
			FAIL("%s", #condition);				\
	} while (0)

/* A system call, or what returns -1 and sets errno as one does. */
#define ASSERT_OK(call)							\
	do {								\
		if ((call) == -1)					\
			FAIL("%s: errno %d", #call, errno);		\
	} while (0)

#define ASSERT_EQ(left, right)						\
	do {								\
		long long left_ = (long long)(left);			\
		long long right_ = (long long)(right);			\
									\
		if (left_ != right_)					\
			FAIL("%s is not %s: %lld, %lld", #left, #right,	\
			     left_, right_);				\
	} while (0)

/* Within a percent of what was computed. */
#define ASSERT_WITHIN_1_PERCENT(measured, computed)			\
	do {								\
		double measured_ = (measured);				\
		double computed_ = (computed);				\
									\
		diag("%s: measured %.0f, computed %.0f (%+.2f %%)",	\
		     #measured, measured_, computed_,			\
		     100 * (measured_ / computed_ - 1));		\
		if (!(measured_ > computed_ * 0.99 &&			\
		      measured_ < computed_ * 1.01))			\
			FAIL("%s is not within 1 %%", #measured);	\
	} while (0)

#endif /* TAP_H */

/* SPDX-License-Identifier: MIT */
/*
 * harness.h - runs tables of tests, each test in a process of its own, and
 * reports in TAP 14
 *
 * A test is a function without arguments that returns if it passes. It runs
 * as the leader of a new session, with a freshly loaded module. When it ends,
 * everything that it left running is killed. An assertion that fails in any
 * process that it forked fails the test; what the test prints is shown with
 * its result. After each test the kernel's log is searched for lines that
 * should not be there.
 */
#ifndef HARNESS_H
#define HARNESS_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))

/* In place of module parameters: the test loads the module itself, or not. */
extern const char no_module[];

struct test {
	const char *name;
	void (*run)(void);
	/* What mp3.ko is loaded with; NULL: what the suite says. */
	const char *module;
	/* An fnmatch() pattern of lines that mp3 may say in the log. */
	const char *log;
	/* 0: DEFAULT_LIMIT_S. Times MP3_TEST_PATIENCE of the environment. */
	unsigned int limit_s;
};

#define DEFAULT_LIMIT_S	60

struct suite {
	const char *name;
	/* For tests that say nothing else; "": the module's own defaults. */
	const char *module;
	const struct test *tests;
	size_t count;
};

/* An entry of a table: TEST(function) or TEST(function, .module = "..."). */
#define TEST(function, ...) { .name = #function, .run = function, __VA_ARGS__ }

/* The suite of a file; suites.h and suites.c list them all. */
#define SUITE(symbol, suite_name, parameters, table)			\
	const struct suite symbol = {					\
		.name = (suite_name),				\
		.module = (parameters),				\
		.tests = (table),					\
		.count = ARRAY_SIZE(table),				\
	}

extern const struct suite *const suites[];
extern const size_t suite_count;

/*
 * Runs the tests that match one of the patterns; without patterns, all.
 * Returns the exit code: 0, or 1 if a test failed or the run was cut short.
 */
int harness_run(char *const *patterns, size_t count);
void harness_list(void);

/* A line for the reader of the result. */
__attribute__((format(printf, 1, 2))) void diag(const char *format, ...);
/* Ends the test: it can't be done here. */
__attribute__((format(printf, 1, 2), noreturn))
void skip(const char *format, ...);
/* Ends the process; the test has failed. */
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
			FAIL("%s: %s", #call, strerrorname(errno));	\
	} while (0)

/* Integers of any type that fit into a long long. */
#define ASSERT_COMPARE(left, operator, right)				\
	do {								\
		long long left_ = (long long)(left);			\
		long long right_ = (long long)(right);			\
									\
		if (!(left_ operator right_))				\
			FAIL("%s " #operator " %s: %lld, %lld", #left,	\
			     #right, left_, right_);			\
	} while (0)

#define ASSERT_EQ(left, right)	ASSERT_COMPARE(left, ==, right)
#define ASSERT_NE(left, right)	ASSERT_COMPARE(left, !=, right)
#define ASSERT_LE(left, right)	ASSERT_COMPARE(left, <=, right)
#define ASSERT_LT(left, right)	ASSERT_COMPARE(left, <, right)
#define ASSERT_GE(left, right)	ASSERT_COMPARE(left, >=, right)

/* What gives 0 or an errno, such as request(); both are shown by name. */
#define ASSERT_ERRNO(call, expected)					\
	do {								\
		int errno_ = (call);					\
		int expected_ = (expected);				\
									\
		if (errno_ != expected_)				\
			FAIL("%s: %s, not %s", #call,			\
			     strerrorname(errno_),			\
			     strerrorname(expected_));			\
	} while (0)

/* "EPERM"; "0" for 0. */
const char *strerrorname(int error);

#endif /* HARNESS_H */

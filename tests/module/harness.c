// SPDX-License-Identifier: MIT
/*
 * harness.c - the run: select, load, fork, wait, report
 */
#include <fnmatch.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cleanup.h"
#include "harness.h"
#include "klog.h"
#include "module.h"
#include "outcome.h"

#define FULL_NAME_MAX	128

const char no_module[] = "not loaded";

static void full_name(char *name, const struct suite *suite,
		      const struct test *test)
{
	snprintf(name, FULL_NAME_MAX, "%s/%s", suite->name, test->name);
}

static bool selected(const char *name, char *const *patterns, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (fnmatch(patterns[i], name, 0) == 0)
			return true;
	}
	return count == 0;
}

typedef void (*visitor)(const struct suite *suite, const struct test *test,
			const char *name);

static size_t for_each(char *const *patterns, size_t count, visitor visit)
{
	char name[FULL_NAME_MAX];
	size_t found = 0;

	for (size_t s = 0; s < suite_count; s++) {
		for (size_t t = 0; t < suites[s]->count; t++) {
			const struct test *test = &suites[s]->tests[t];

			full_name(name, suites[s], test);
			if (!selected(name, patterns, count))
				continue;
			found++;
			if (visit)
				visit(suites[s], test, name);
		}
	}
	return found;
}

static void print_name(const struct suite *suite, const struct test *test,
		       const char *name)
{
	(void)suite;
	(void)test;
	puts(name);
}

void harness_list(void)
{
	for_each(NULL, 0, print_name);
}

static unsigned int limit_of(const struct test *test)
{
	const char *patience = getenv("MP3_TEST_PATIENCE");
	unsigned long factor = patience ? strtoul(patience, NULL, 10) : 1;

	return (test->limit_s ? test->limit_s : DEFAULT_LIMIT_S) *
	       (unsigned int)(factor ? factor : 1);
}

/* Returns the test's status as wait() gives it; -1: it ran out of time. */
static int wait_for(pid_t child, unsigned int limit_s)
{
	struct timespec end, now;
	sigset_t set;
	int status;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += limit_s;
	for (;;) {
		struct timespec left = { .tv_sec = 0 };

		if (waitpid(child, &status, WNOHANG) == child)
			return status;
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec > end.tv_sec)
			return -1;
		left.tv_sec = end.tv_sec - now.tv_sec + 1;
		/* Orphans of the test end, too: hence the loop. */
		sigtimedwait(&set, NULL, &left);
	}
}

static void run_in_child(const struct test *test, const sigset_t *mask)
{
	setsid();
	sigprocmask(SIG_SETMASK, mask, NULL);
	outcome_catch_output();
	test->run();
	_exit(0);
}

/* Runs one test and leaves its outcome in outcome.c. */
static void execute(const struct suite *suite, const struct test *test)
{
	const char *module = test->module ? test->module : suite->module;
	unsigned int limit_s = limit_of(test);
	sigset_t block, before;
	pid_t child;

	if (module_prepare(module == no_module ? NULL : module) != 0)
		return;
	sigemptyset(&block);
	sigaddset(&block, SIGCHLD);
	sigprocmask(SIG_BLOCK, &block, &before);
	fflush(stdout);
	child = fork();
	if (child == 0)
		run_in_child(test, &before);
	if (child < 0) {
		outcome_fail("fork: %s", strerror(errno));
	} else {
		int status = wait_for(child, limit_s);

		if (status == -1)
			outcome_fail("the time limit of %u s is over", limit_s);
		else
			outcome_status(status);
		cleanup_after(child);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
}

static size_t number;
static bool any_failed;

static void run_one(const struct suite *suite, const struct test *test,
		    const char *name)
{
	/* Should the machine die now, this line says where. */
	printf("# begin %s\n", name);
	outcome_begin();
	klog_skip();
	execute(suite, test);
	klog_check(test->log);
	if (!outcome_report(++number, name))
		any_failed = true;
}

int harness_run(char *const *patterns, size_t count)
{
	size_t planned = for_each(patterns, count, NULL);

	setvbuf(stdout, NULL, _IOLBF, 0);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	outcome_init();
	klog_init();
	printf("TAP version 14\n1..%zu\n", planned);
	for_each(patterns, count, run_one);
	if (module_unload_patiently() != 0) {
		printf("# the module can't be unloaded at the end: %s\n",
		       strerror(errno));
		any_failed = true;
	}
	return any_failed || planned == 0;
}

// SPDX-License-Identifier: MIT
/*
 * tap.c - runs tests one after the other
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "module.h"
#include "tap.h"

/* In guest time, which passes at once where nothing happens. */
#define LIMIT_S	300

void diag(const char *format, ...)
{
	va_list arguments;

	printf("# ");
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	printf("\n");
	fflush(stdout);
}

void fail_at(const char *file, int line, const char *format, ...)
{
	va_list arguments;

	printf("# %s:%d: ", file, line);
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	printf("\n");
	fflush(stdout);
	_exit(1);
}

static bool passes(const struct test *test)
{
	int status;
	pid_t child;

	printf("# begin %s\n", test->name);
	fflush(stdout);
	child = fork();
	if (child == 0) {
		alarm(LIMIT_S);
		test->run();
		fflush(stdout);
		_exit(0);
	}
	if (child == -1 || waitpid(child, &status, 0) != child)
		return false;
	if (WIFSIGNALED(status))
		diag("signal %d", WTERMSIG(status));
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

unsigned int tap_run(const struct test *tests, unsigned int count)
{
	unsigned int failed = 0;

	for (unsigned int i = 0; i < count; i++) {
		bool passed = passes(&tests[i]);

		/* A failed test may have left its disks. */
		if (module_unload() == 0 && passed) {
			diag("the module was left behind");
			passed = false;
		}
		printf("%s %u - %s\n", passed ? "ok" : "not ok", i + 1,
		       tests[i].name);
		fflush(stdout);
		failed += !passed;
	}
	return failed;
}

// SPDX-License-Identifier: MIT
/*
 * outcome.c - how the present test goes: shared memory for the verdict, a
 * file in memory for what is said
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "outcome.h"

#define EXIT_FAILED	99
#define EXIT_SKIPPED	77
#define REASON_MAX	200

struct outcome {
	bool failed;
	bool skipped;
	char reason[REASON_MAX];
};

static struct outcome *outcome;
static int output;

static void die(const char *what)
{
	printf("Bail out! %s: %s\n", what, strerror(errno));
	exit(1);
}

void outcome_init(void)
{
	outcome = mmap(NULL, sizeof(*outcome), PROT_READ | PROT_WRITE,
		       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (outcome == MAP_FAILED)
		die("mmap");
	output = memfd_create("diagnostics", 0);
	if (output < 0)
		die("memfd_create");
}

void outcome_begin(void)
{
	memset(outcome, 0, sizeof(*outcome));
	if (ftruncate(output, 0) != 0 || lseek(output, 0, SEEK_SET) != 0)
		die("diagnostics");
}

void outcome_catch_output(void)
{
	dup2(output, STDOUT_FILENO);
	dup2(output, STDERR_FILENO);
	setvbuf(stdout, NULL, _IONBF, 0);
}

/* One write a line: lines of two processes don't mix. */
static void say(const char *prefix, const char *format, va_list arguments)
{
	char line[1024];

	vsnprintf(line, sizeof(line), format, arguments);
	dprintf(output, "%s%s\n", prefix, line);
}

void outcome_fail(const char *format, ...)
{
	va_list arguments;

	outcome->failed = true;
	va_start(arguments, format);
	say("", format, arguments);
	va_end(arguments);
}

void diag(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say("", format, arguments);
	va_end(arguments);
}

void skip(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(outcome->reason, REASON_MAX, format, arguments);
	va_end(arguments);
	outcome->skipped = true;
	_exit(EXIT_SKIPPED);
}

void fail_at(const char *file, int line, const char *format, ...)
{
	char prefix[64];
	va_list arguments;

	outcome->failed = true;
	snprintf(prefix, sizeof(prefix), "%s:%d: ", file, line);
	va_start(arguments, format);
	say(prefix, format, arguments);
	va_end(arguments);
	_exit(EXIT_FAILED);
}

void outcome_status(int status)
{
	if (WIFSIGNALED(status))
		outcome_fail("signal %d (%s) ended the test",
			     WTERMSIG(status), strsignal(WTERMSIG(status)));
	else if (WEXITSTATUS(status) == EXIT_FAILED)
		outcome->failed = true;
	else if (WEXITSTATUS(status) != 0 && !outcome->skipped)
		outcome_fail("the test exited with %d", WEXITSTATUS(status));
}

static void print_diagnostics(void)
{
	FILE *said = fdopen(dup(output), "r");
	char line[1100];

	if (!said)
		die("diagnostics");
	rewind(said);
	while (fgets(line, sizeof(line), said))
		printf("# %s%s", line, strchr(line, '\n') ? "" : "\n");
	fclose(said);
}

bool outcome_report(size_t number, const char *name)
{
	if (outcome->failed)
		printf("not ok %zu - %s\n", number, name);
	else if (outcome->skipped)
		printf("ok %zu - %s # SKIP %s\n", number, name,
		       outcome->reason);
	else
		printf("ok %zu - %s\n", number, name);
	print_diagnostics();
	return !outcome->failed;
}

const char *strerrorname(int error)
{
	const char *name = error ? strerrorname_np(error) : "0";

	return name ? name : "an unknown errno";
}

// SPDX-License-Identifier: MIT
/*
 * attempt.c - a system call of which one allocation fails
 */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "attempt.h"

#define FAILSLAB	"/sys/kernel/debug/failslab/"
#define FAIL_PAGES	"/sys/kernel/debug/fail_page_alloc/"

static int fail_nth;

static void set(const char *path, const char *value)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd < 0 || write(fd, value, strlen(value)) < 0)
		err(2, "%s", path);
	close(fd);
}

void attempt_prepare(void)
{
	/*
	 * Not those of the kernel's own checks: slub_debug on the kernel's
	 * command line says which.
	 */
	set(FAILSLAB "cache-filter", "Y");
	set(FAIL_PAGES "ignore-gfp-wait", "N");
	set(FAIL_PAGES "ignore-gfp-highmem", "N");
	attempt_show(false);
	fail_nth = open("/proc/self/fail-nth", O_RDWR | O_CLOEXEC);
	if (fail_nth < 0)
		err(2, "/proc/self/fail-nth");
}

void attempt_choose(enum allocations allocations)
{
	/* The others would be counted as well: see that they are not. */
	set(FAILSLAB "ignore-gfp-wait", allocations == OBJECTS ? "N" : "Y");
	set(FAIL_PAGES "min-order", allocations == OBJECTS ? "20" : "0");
}

void attempt_show(bool show)
{
	set(FAILSLAB "verbose", show ? "2" : "0");
	set(FAIL_PAGES "verbose", show ? "2" : "0");
}

static void count_down(unsigned int nth)
{
	char text[16];
	int length = snprintf(text, sizeof(text), "%u", nth);

	if (pwrite(fail_nth, text, (size_t)length, 0) != length)
		err(2, "can't set /proc/self/fail-nth");
}

/* How many allocations there are until one would fail. */
static unsigned int remaining(void)
{
	char text[16] = "";

	if (pread(fail_nth, text, sizeof(text) - 1, 0) <= 0)
		err(2, "can't read /proc/self/fail-nth");
	return (unsigned int)strtoul(text, NULL, 10);
}

struct attempt attempt(unsigned int nth, int (*act)(void))
{
	struct attempt attempt;

	count_down(nth);
	attempt.done = act() != -1;
	attempt.error = attempt.done ? 0 : errno;
	attempt.injected = remaining() == 0;
	count_down(0);
	return attempt;
}

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

#define DEBUGFS	"/sys/kernel/debug/"

static int fail_nth;

static void set(const char *path, const char *value)
{
	int fd = open(path, O_WRONLY);

	if (fd < 0 || write(fd, value, strlen(value)) < 0)
		err(2, "%s", path);
	close(fd);
}

void attempt_prepare(void)
{
	/* Also those that may wait for memory, of a single page too. */
	set(DEBUGFS "failslab/ignore-gfp-wait", "N");
	set(DEBUGFS "fail_page_alloc/ignore-gfp-wait", "N");
	set(DEBUGFS "fail_page_alloc/ignore-gfp-highmem", "N");
	set(DEBUGFS "fail_page_alloc/min-order", "0");

	fail_nth = open("/proc/self/fail-nth", O_RDWR | O_CLOEXEC);
	if (fail_nth < 0)
		err(2, "/proc/self/fail-nth");
}

static void fail(unsigned int nth)
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

	fail(nth);
	attempt.done = act() != -1;
	attempt.error = attempt.done ? 0 : errno;
	attempt.injected = remaining() == 0;
	fail(0);
	return attempt;
}

// SPDX-License-Identifier: MIT
/*
 * klog.c - watches the kernel's log for lines that should not be there
 */
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "klog.h"
#include "outcome.h"

#define RECORD_MAX	8192

/* What the kernel says of any module from outside its tree, once. */
static const char *const expected[] = {
	"mp3: loading out-of-tree module taints kernel.",
	"mp3: module verification failed*",
};

/* The kernel's own checks, whoever set them off. */
static const char *const reports[] = {
	"BUG: *", "WARNING: *", "INFO: possible*", "INFO: task * blocked *",
	"INFO: trying to register non-static key*", "*detected stall*",
	"Oops: *", "general protection fault*", "Unable to handle *",
	"UBSAN: *", "ODEBUG: *", "kmemleak: * new suspected memory leaks*",
	"kernel BUG at *", "refcount_t: *", "list_add corruption*",
	"list_del corruption*", "watchdog: BUG*", "sysfs: cannot create*",
};

static int log_fd = -1;

void klog_init(void)
{
	log_fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (log_fd < 0)
		return;
	klog_skip();
}

void klog_skip(void)
{
	if (log_fd >= 0)
		lseek(log_fd, 0, SEEK_END);
}

static bool any_matches(const char *const *patterns, size_t count,
			const char *line)
{
	for (size_t i = 0; i < count; i++) {
		if (fnmatch(patterns[i], line, 0) == 0)
			return true;
	}
	return false;
}

#define MATCHES(patterns, line) \
	any_matches(patterns, ARRAY_SIZE(patterns), line)

static void check_line(const char *line, const char *allowed)
{
	bool ours = strncmp(line, "mp3: ", 5) == 0;

	if (allowed && fnmatch(allowed, line, 0) == 0)
		return;
	if ((ours && !MATCHES(expected, line)) || MATCHES(reports, line))
		outcome_fail("kernel log: %s", line);
}

void klog_check(const char *allowed)
{
	char record[RECORD_MAX + 1];

	if (log_fd < 0) {
		outcome_fail("/dev/kmsg can't be read");
		return;
	}
	/* "level,number,time,flags;text\n", then lines with details. */
	for (;;) {
		ssize_t length = read(log_fd, record, RECORD_MAX);
		char *text;

		if (length < 0 && errno == EPIPE) {
			outcome_fail("kernel log: lines were lost");
			continue;
		}
		if (length <= 0)
			return;
		record[length] = '\0';
		text = strchr(record, ';');
		if (!text)
			continue;
		text++;
		text[strcspn(text, "\n")] = '\0';
		check_line(text, allowed);
	}
}

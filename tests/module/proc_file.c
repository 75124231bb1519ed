// SPDX-License-Identifier: MIT
/*
 * proc_file.c - numbers in files of /proc that have a name and a number a line
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "proc_file.h"

#define FILE_MAX	32768

/* In one read: what it says is of one moment, as far as the kernel has such. */
static void read_all(const char *path, char *text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got, length = 0;

	ASSERT_OK(fd);
	do {
		got = read(fd, text + length, (size_t)(FILE_MAX - length));
		ASSERT_OK(got);
		length += got;
	} while (got);
	ASSERT_LT(length, FILE_MAX);
	text[length] = '\0';
	close(fd);
}

static bool is_named(const char *line, const char *name)
{
	size_t length = strlen(name);

	if (strncmp(line, name, length) != 0)
		return false;
	return strchr(":_", name[length - 1]) || line[length] == ' ';
}

uint64_t proc_sum(const char *path, const char *name)
{
	static char text[FILE_MAX];
	bool found = false;
	uint64_t sum = 0;

	read_all(path, text);
	for (char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (!is_named(line, name))
			continue;
		sum += strtoull(line + strcspn(line, " \t"), NULL, 10);
		found = true;
	}
	if (!found)
		FAIL("%s: no %s", path, name);
	return sum;
}

uint64_t proc_pages(const char *path, const char *name)
{
	uint64_t page_kb = (uint64_t)sysconf(_SC_PAGESIZE) / 1024;

	return proc_sum(path, name) / page_kb;
}

uint64_t status_pages(pid_t pid, const char *name)
{
	char path[32];

	snprintf(path, sizeof(path), "/proc/%d/status", pid);
	return proc_pages(path, name);
}

// SPDX-License-Identifier: MIT
/*
 * inactive.c - wait until a stopped or dead process has left its CPUs
 *
 * /proc/<pid>/task/<tid>/syscall says "running" of a thread that runs or waits
 * for a CPU; of one about to block the kernel first waits until it has.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "inactive.h"

static bool is_running(pid_t pid, const char *thread)
{
	static const char running[] = "running";
	char path[300], text[sizeof(running)] = "";
	ssize_t length;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/task/%s/syscall", pid, thread);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	ASSERT_OK(fd);
	length = read(fd, text, sizeof(running) - 1);
	/* A thread that is gone does not run. */
	if (length < 0)
		ASSERT_EQ(errno, ESRCH);
	close(fd);
	return strcmp(text, running) == 0;
}

void wait_inactive(pid_t pid)
{
	const struct dirent *entry;
	char path[40];
	DIR *threads;

	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	threads = opendir(path);
	if (!threads)
		FAIL("%s: %s", path, strerrorname(errno));
	while ((entry = readdir(threads))) {
		while (entry->d_name[0] != '.' &&
		       is_running(pid, entry->d_name))
			usleep(1000);
	}
	closedir(threads);
}

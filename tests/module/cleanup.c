// SPDX-License-Identifier: MIT
/*
 * cleanup.c - nothing that a test started outlives it
 *
 * We are the subreaper: what loses its parent becomes our child, whatever
 * session it has moved to.
 */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "swap.h"
#include "twin.h"

static pid_t parent_of(const char *pid)
{
	char path[300], stat[512];
	const char *after_name;
	pid_t parent = 0;
	size_t length;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%s/stat", pid);
	file = fopen(path, "r");
	if (!file)
		return 0;
	length = fread(stat, 1, sizeof(stat) - 1, file);
	fclose(file);
	stat[length] = '\0';
	after_name = strrchr(stat, ')');
	if (after_name && strlen(after_name) > 4)
		parent = (pid_t)strtol(after_name + 4, NULL, 10);
	return parent;
}

/* Gives how many there are: each of them will end. */
static unsigned int kill_children(void)
{
	const struct dirent *entry;
	DIR *proc = opendir("/proc");
	unsigned int count = 0;

	if (!proc)
		return 0;
	while ((entry = readdir(proc))) {
		pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);

		if (pid > 1 && parent_of(entry->d_name) == getpid()) {
			kill(pid, SIGKILL);
			count++;
		}
	}
	closedir(proc);
	return count;
}

void cleanup_after(pid_t test)
{
	unsigned int count;

	kill(-test, SIGKILL);
	/* A killed child hands over its own: look again when all have ended. */
	while ((count = kill_children()) > 0) {
		while (count-- > 0)
			waitpid(-1, NULL, __WALL);
	}
	swap_forget();
	twin_unload();
}

// SPDX-License-Identifier: MIT
/*
 * worker.c - CPU time that the scheduler has on its books
 */
#include <dirent.h>
#include <errno.h>

#include "fail.h"
#include "worker.h"

/* With the end of the line. */
#define WORKER_NAME "mp3\n"

uint64_t schedstat_cpu(pid_t pid)
{
	char path[64], text[64];
	FILE *file;
	char *end;
	uint64_t cpu;

	snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)pid);
	file = fopen(path, "r");
	if (!file || !fgets(text, sizeof(text), file))
		fail("%s can't be read", path);
	fclose(file);
	cpu = strtoull(text, &end, 10);
	if (end == text || *end != ' ')
		fail("%s has an unknown form: %s", path, text);
	return cpu;
}

static int is_worker(pid_t pid)
{
	char path[64], name[64] = "";
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/comm", (int)pid);
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (!fgets(name, sizeof(name), file))
		name[0] = '\0';
	fclose(file);
	return !strcmp(name, WORKER_NAME);
}

pid_t worker_find(void)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	pid_t found = 0;

	if (!proc)
		fail("/proc: %s", strerror(errno));
	while (!found && (entry = readdir(proc))) {
		pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);

		if (pid > 0 && is_worker(pid))
			found = pid;
	}
	closedir(proc);
	if (!found)
		fail("the module's thread was not found");
	return found;
}

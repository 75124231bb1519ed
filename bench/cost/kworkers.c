// SPDX-License-Identifier: MIT
/*
 * kworkers.c - CPU time that the kernel itself has on its books
 */
#include <dirent.h>
#include <errno.h>

#include "fail.h"
#include "kworkers.h"

#define UNBOUND_PREFIX "kworker/u"

uint64_t schedstat_cpu(pid_t pid)
{
	unsigned long long cpu;
	char path[64];
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/schedstat", (int)pid);
	file = fopen(path, "r");
	if (!file || fscanf(file, "%llu", &cpu) != 1)
		fail("%s can't be read", path);
	fclose(file);
	return cpu;
}

static int is_unbound_kworker(pid_t pid)
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
	return !strncmp(name, UNBOUND_PREFIX, strlen(UNBOUND_PREFIX));
}

uint64_t kworkers_cpu(void)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	uint64_t sum = 0;

	if (!proc)
		fail("/proc: %s", strerror(errno));
	while ((entry = readdir(proc))) {
		pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);

		if (pid > 0 && is_unbound_kworker(pid))
			sum += schedstat_cpu(pid);
	}
	closedir(proc);
	return sum;
}

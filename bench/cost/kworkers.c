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

void kworkers_note(struct kworkers *now)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;

	if (!proc)
		fail("/proc: %s", strerror(errno));
	now->count = 0;
	while ((entry = readdir(proc))) {
		pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);

		if (pid <= 0 || !is_unbound_kworker(pid))
			continue;
		if (now->count == KWORKERS_MAX)
			fail("more than %d workers", KWORKERS_MAX);
		now->worker[now->count].pid = pid;
		now->worker[now->count].cpu = schedstat_cpu(pid);
		now->count++;
	}
	closedir(proc);
}

static uint64_t cpu_before(const struct kworkers *before, pid_t pid)
{
	for (unsigned int i = 0; i < before->count; i++) {
		if (before->worker[i].pid == pid)
			return before->worker[i].cpu;
	}
	return 0;
}

uint64_t kworkers_since(const struct kworkers *before)
{
	struct kworkers now;
	uint64_t sum = 0;

	kworkers_note(&now);
	for (unsigned int i = 0; i < now.count; i++)
		sum += now.worker[i].cpu -
		       cpu_before(before, now.worker[i].pid);
	return sum;
}

// SPDX-License-Identifier: MIT
/*
 * traces.c - what there is of the module while it is loaded
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "traces.h"

static const char *const places[] = {
	"/proc/mp3", "/dev/mp3", "/dev/mp3_faults", "/sys/class/mp3",
	"/sys/module/mp3", "/sys/devices/virtual/mp3",
	"/sys/class/misc/mp3_faults",
};

static const char *const lists[] = { "/proc/devices", "/proc/modules" };

/* A word of its own in the file? */
static bool lists_it(const char *path)
{
	FILE *file = fopen(path, "r");
	bool found = false;
	char word[256];

	ASSERT(file);
	while (fscanf(file, "%255s", word) == 1)
		found |= strcmp(word, "mp3") == 0;
	fclose(file);
	return found;
}

/* The thread of its clocks has its name. */
static bool is_its_thread(const char *pid)
{
	char path[300], name[32] = "";
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%s/comm", pid);
	file = fopen(path, "r");
	if (!file)
		return false;
	if (fscanf(file, "%31s", name) != 1)
		name[0] = '\0';
	fclose(file);
	return strcmp(name, "mp3") == 0;
}

static bool has_thread(void)
{
	const struct dirent *entry;
	DIR *proc = opendir("/proc");
	bool found = false;

	ASSERT(proc);
	while ((entry = readdir(proc))) {
		if (entry->d_name[0] >= '0' && entry->d_name[0] <= '9')
			found |= is_its_thread(entry->d_name);
	}
	closedir(proc);
	return found;
}

const char *module_trace(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
		if (access(places[i], F_OK) == 0)
			return places[i];
	}
	for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
		if (lists_it(lists[i]))
			return lists[i];
	}
	return has_thread() ? "a kernel thread" : NULL;
}

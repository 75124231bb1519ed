// SPDX-License-Identifier: MIT
/*
 * traces.c - what a module leaves in the system
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "traces.h"

bool has_word(const char *path, const char *word)
{
	FILE *file = fopen(path, "re");
	char read[256];
	bool found = false;

	if (!file)
		return false;
	while (!found && fscanf(file, "%255s", read) == 1)
		found = strcmp(read, word) == 0;
	fclose(file);
	return found;
}

const char *trace_of(const char *name)
{
	static const char *const places[] = {
		"/proc/%s", "/dev/%s", "/sys/module/%s", "/sys/class/%s",
		"/sys/devices/virtual/%s", NULL,
	};
	static const char *const lists[] = {
		"/proc/modules", "/proc/devices", NULL,
	};
	static char path[256];
	const char *const *at;

	for (at = places; *at; at++) {
		snprintf(path, sizeof(path), *at, name);
		if (access(path, F_OK) == 0)
			return path;
	}
	for (at = lists; *at; at++) {
		if (has_word(*at, name))
			return *at;
	}
	return NULL;
}

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
		"/sys/devices/virtual/%s",
	};
	static const char *const lists[] = { "/proc/modules", "/proc/devices" };
	static char path[256];
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		snprintf(path, sizeof(path), places[i], name);
#pragma GCC diagnostic pop
		if (access(path, F_OK) == 0)
			return path;
	}
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		if (has_word(lists[i], name))
			return lists[i];
	}
	return NULL;
}

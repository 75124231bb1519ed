// SPDX-License-Identifier: MIT
/*
 * pid_list.c - reads what the module lists
 */
#include <stdio.h>
#include <stdlib.h>

#include "harness.h"
#include "pid_list.h"

size_t pid_list_read(const char *path, void (*visit)(pid_t pid, void *argument),
		     void *argument)
{
	FILE *list = fopen(path, "re");
	char line[64];
	size_t count = 0;

	if (!list)
		FAIL("%s: %s", path, strerrorname(errno));
	while (fgets(line, sizeof(line), list)) {
		char *end;
		long pid = strtol(line, &end, 10);

		if (*end != '\n' || pid <= 0)
			FAIL("%s: no pid: '%s'", path, line);
		visit((pid_t)pid, argument);
		count++;
	}
	fclose(list);
	return count;
}

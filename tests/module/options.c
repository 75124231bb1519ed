// SPDX-License-Identifier: MIT
/*
 * options.c - how long the tests are whose length is a matter of patience
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"

/* Enough for `make test`. */
struct options options = {
	.cycles = 100,
	.operations = 20000,
	.seed = 1,
};

static int take_number(const char *text, unsigned long *number)
{
	char *end;

	if (!text || *text < '0' || *text > '9')
		return -1;
	*number = strtoul(text, &end, 0);
	return *end ? -1 : 0;
}

/* Time limits are made for the lengths above. */
static void give_time(unsigned long times)
{
	const char *given = getenv("MP3_TEST_PATIENCE");
	unsigned long patience = given ? strtoul(given, NULL, 10) : 1;
	char text[32];

	snprintf(text, sizeof(text), "%lu", (patience ? patience : 1) *
					    (times ? times : 1));
	setenv("MP3_TEST_PATIENCE", text, 1);
}

int options_take(int argc, char **argv, const char **pattern)
{
	int taken = 0;

	for (; taken < argc; taken += 2) {
		const char *value = taken + 1 < argc ? argv[taken + 1] : NULL;
		unsigned long number;

		if (strncmp(argv[taken], "--", 2) != 0)
			break;
		if (take_number(value, &number) != 0)
			return -1;
		if (strcmp(argv[taken], "--cycles") == 0) {
			give_time(number / options.cycles);
			options.cycles = number;
			*pattern = "cycles/*";
		} else if (strcmp(argv[taken], "--fuzz") == 0) {
			give_time(number / options.operations);
			options.operations = number;
			*pattern = "fuzz/*";
		} else if (strcmp(argv[taken], "--seed") == 0) {
			options.seed = number;
		} else {
			return -1;
		}
	}
	return taken;
}

// SPDX-License-Identifier: MIT
/*
 * pattern.c - reads the name of an access pattern
 */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pattern.h"
#include "sequence.h"

struct word {
	const char *text;
	struct pattern pattern;
};

static const struct word words[] = {
	{ "R", { .kind = PATTERN_RANDOM } },
	{ "L", { .kind = PATTERN_LOCAL } },
	{ "sequential", { .kind = PATTERN_STRIDE, .first = SEQUENCE_PAGE } },
	{ "zipf", { .kind = PATTERN_ZIPF } },
	{ "chase", { .kind = PATTERN_CHASE } },
};

/*
 * Reads a decimal number from 1 to @max, and steps over it and what ends it.
 */
static bool read_number(const char **text, uint64_t max, char end,
			uint64_t *value)
{
	char *after;

	errno = 0;
	*value = strtoull(*text, &after, 10);
	if (**text < '0' || **text > '9' || errno || *after != end ||
	    *value < 1 || *value > max)
		return false;
	*text = after + (end != '\0');
	return true;
}

static const char *read_stride(const char *text, uint64_t size,
			       struct pattern *pattern)
{
	pattern->kind = PATTERN_STRIDE;
	if (!read_number(&text, size, '\0', &pattern->first))
		return "stride=BYTES, from 1 to the size of the memory";
	return NULL;
}

static const char *read_hot(const char *text, uint64_t size,
			    struct pattern *pattern)
{
	(void)size;
	pattern->kind = PATTERN_HOT;
	if (!read_number(&text, 99, ':', &pattern->first) ||
	    !read_number(&text, 100, '\0', &pattern->second))
		return "hot=PAGES:ACCESSES in percent, such as hot=10:90";
	return NULL;
}

static const char *read_phases(const char *text, uint64_t size,
			       struct pattern *pattern)
{
	pattern->kind = PATTERN_PHASES;
	if (!read_number(&text, size / SEQUENCE_PAGE, '\0', &pattern->first))
		return "phases=N, with at least a page for each";
	return NULL;
}

struct family {
	const char *prefix;
	const char *(*read)(const char *text, uint64_t size,
			    struct pattern *pattern);
};

static const struct family families[] = {
	{ "stride=", read_stride },
	{ "hot=", read_hot },
	{ "phases=", read_phases },
};

const char *pattern_parse(const char *text, uint64_t size,
			  struct pattern *pattern)
{
	size_t i;

	*pattern = (struct pattern){ 0 };
	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(text, words[i].text) == 0) {
			*pattern = words[i].pattern;
			return NULL;
		}
	}
	for (i = 0; i < sizeof(families) / sizeof(*families); i++) {
		size_t length = strlen(families[i].prefix);

		if (strncmp(text, families[i].prefix, length) == 0)
			return families[i].read(text + length, size, pattern);
	}
	return "R, L, sequential, stride=BYTES, zipf, hot=PAGES:ACCESSES, chase or phases=N";
}

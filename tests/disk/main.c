// SPDX-License-Identifier: MIT
/*
 * main.c - mp3-disk-test: tests mp3_disk.ko in the guest that it runs in, as
 * root
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "module.h"
#include "suites.h"
#include "tap.h"

static const char usage[] =
	"usage: mp3-disk-test START SIZE [MODEL/SETTINGS...]\n"
	"       mp3-disk-test --untimed START SIZE   those that no clock decides\n"
	"       mp3-disk-test --list    name the tests, one a line\n"
	"\n"
	"START and SIZE of the memory that the kernel leaves alone, in bytes;\n"
	"settings of the named models, as the module takes them.\n";

static const struct suite *const suites[] = {
	/* First: what the store holds from before the boot. */
	&disks_suite,
	&timing_suite, &named_suite, &rotation_suite, &counts_suite, &life_suite,
};

static char **models;

const char *model_settings(const char *name)
{
	size_t length = strlen(name);

	for (char **model = models; *model; model++) {
		if (strncmp(*model, name, length) == 0 && (*model)[length] == '/')
			return *model + length + 1;
	}
	FAIL("the command line has no settings of %s", name);
}

double model_number(const char *settings, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = settings; at; at = strchr(at, ':')) {
		at += *at == ':';
		if (strncmp(at, name, length) == 0 && at[length] == '=')
			return strtod(at + length + 1, NULL);
	}
	return 0;
}

static const struct suite *const untimed[] = {
	&untimed_suite, &life_suite,
};

static unsigned int gather(const struct suite *const *chosen, unsigned int suite_count,
			   struct test *tests)
{
	unsigned int count = 0;

	for (unsigned int i = 0; i < suite_count; i++) {
		for (unsigned int j = 0; j < chosen[i]->count; j++) {
			if (tests)
				tests[count] = chosen[i]->tests[j];
			count++;
		}
	}
	return count;
}

static struct test *tests_of(const struct suite *const *chosen,
			     unsigned int suite_count, unsigned int *count)
{
	struct test *tests;

	*count = gather(chosen, suite_count, NULL);
	ASSERT(*count > 0);
	tests = calloc(*count, sizeof(*tests));
	if (!tests) {
		perror("mp3-disk-test");
		exit(1);
	}
	gather(chosen, suite_count, tests);
	return tests;
}

int main(int argc, char **argv)
{
	bool no_clock = argc > 1 && strcmp(argv[1], "--untimed") == 0;
	struct test *tests;
	unsigned int count, failed;

	tests = no_clock ? tests_of(untimed, COUNT_OF(untimed), &count) :
			   tests_of(suites, COUNT_OF(suites), &count);
	if (argc == 2 && strcmp(argv[1], "--list") == 0) {
		for (unsigned int i = 0; i < count; i++)
			puts(tests[i].name);
		free(tests);
		return 0;
	}
	argc -= no_clock;
	argv += no_clock;
	if (argc < 3) {
		fputs(usage, stderr);
		free(tests);
		return 2;
	}
	store_start = strtoull(argv[1], NULL, 0);
	store_size = strtoull(argv[2], NULL, 0);
	models = argv + 3;
	printf("1..%u\n", count);
	failed = tap_run(tests, count);
	free(tests);
	return failed ? 1 : 0;
}

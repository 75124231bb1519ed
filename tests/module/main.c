// SPDX-License-Identifier: MIT
/*
 * main.c - mp3-test: tests mp3.ko on the machine that it runs on, as root
 *
 * It loads and unloads the module many times: run it in a guest.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "options.h"

static const char usage[] =
	"usage: mp3-test [PATTERN...]   run the tests, or those that match\n"
	"       mp3-test --list         name the tests, one a line\n"
	"       mp3-test --cycles N     load and unload N times under load (100)\n"
	"       mp3-test --fuzz N [--seed S]   N random operations (20000)\n"
	"\n"
	"A test is suite/name; * and ? match as in a shell. Results are TAP 14.\n"
	"Exit: 0 all passed, 1 some failed, 2 wrong usage.\n"
	"MP3_MODULE: the module's path (/lib/modules/mp3.ko).\n"
	"MP3_TEST_PATIENCE: time limits are multiplied by it (1).\n"
	"\n"
	"  mp3-test 'accounting/*'\n"
	"  MP3_MODULE=/tmp/mp3.ko mp3-test\n";

int main(int argc, char **argv)
{
	const char *only = NULL;
	int taken;

	if (argc > 2 && strcmp(argv[1], "--role") == 0)
		return role_main(argc - 2, argv + 2);
	if (argc == 2 && strcmp(argv[1], "--list") == 0) {
		harness_list();
		return 0;
	}
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		fputs(usage, stdout);
		return 0;
	}
	taken = options_take(argc - 1, argv + 1, &only);
	if (taken == -1 || (only && taken + 1 < argc) ||
	    (argc > taken + 1 && argv[taken + 1][0] == '-')) {
		fputs(usage, stderr);
		return 2;
	}
	if (geteuid() != 0) {
		fputs("mp3-test: only root can load the module\n", stderr);
		return 2;
	}
	if (only) {
		char *patterns[] = { (char *)only };

		return harness_run(patterns, 1);
	}
	return harness_run(argv + 1 + taken, (size_t)(argc - 1 - taken));
}

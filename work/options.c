// SPDX-License-Identifier: MIT
/*
 * options.c - the command line of work
 */
#include <argp.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"

#define EXIT_USAGE	2
#define MIB		(1024ULL * 1024)
#define MIB_MAX		(1024ULL * 1024)
#define SLEEP_MAX	86400

const char *argp_program_version = "work 0.1.0";

static const char doc[] =
	"Access memory in a pattern, so that it faults.\v"
	"MB is the size of the memory in MiB, ACCESSES the number of accesses "
	"in each iteration. PATTERN is one of\n\n"
	"  R            bytes at random over the whole memory\n"
	"  L            20 % at random, the others within 300 bytes after the "
	"previous one\n"
	"  sequential   page after page, round and round\n"
	"  stride=BYTES byte after byte at this distance, round and round\n"
	"  zipf         the page of rank k as often as 1/k, ranks scattered\n"
	"  hot=P:A      A % of the accesses in the first P % of the pages\n"
	"  chase        reads from each page which one is next, in a cycle "
	"through all; all are written first\n"
	"  phases=N     at random in one of N parts, another in each "
	"iteration\n\n"
	"Every access writes, but those of chase and the part that --reads "
	"says.\n\n"
	"The process registers itself at /proc/mp3/status and unregisters at "
	"the end. Its last line of output is its own rusage as JSON.\n\n"
	"EXAMPLES:\n"
	"  work 1024 R 50000              the course's first process\n"
	"  work --seed 7 -i 5 64 L 10000  5 iterations, another sequence\n"
	"  work --content 50 64 R 10000   pages that compress to about a half\n"
	"  work --reads 90 64 zipf 10000  mostly reads, a few pages most of them\n"
	"  work --file data --io read 64 sequential 16384\n"
	"  work --no-register 64 R 1000   without the kernel module\n";

static const char args_doc[] = "MB PATTERN ACCESSES";

enum {
	KEY_SEED = 1,
	KEY_CONTENT,
	KEY_READS,
	KEY_FILE,
	KEY_IO,
	KEY_LATENCY,
	KEY_NO_REGISTER,
	KEY_STOP,
	KEY_LIST,
};

static const struct argp_option argp_options[] = {
	{ "iterations", 'i', "N", 0, "Number of iterations (default 20)", 0 },
	{ "sleep", 's', "SECONDS", 0,
	  "Sleep between two iterations, decimals allowed (default 1)", 0 },
	{ "seed", KEY_SEED, "N", 0,
	  "Seed of the access sequence, 0 to 2^64 - 1 (default 1)", 0 },
	{ "content", KEY_CONTENT, "PERCENT", 0,
	  "So much of each page is random bytes, which don't compress, the "
	  "rest zeros (default 0); accesses and faults stay the same", 0 },
	{ "reads", KEY_READS, "PERCENT", 0,
	  "So many of the accesses read (default 0); which ones follows from "
	  "the seed, the places stay the same", 0 },
	{ "file", KEY_FILE, "PATH", 0,
	  "Access the first MB of this file instead of memory", 0 },
	{ "io", KEY_IO, "mmap|read", 0,
	  "Access the file through a shared map, or by read() and write() of "
	  "the page (default mmap)", 0 },
	{ "latency", KEY_LATENCY, NULL, 0,
	  "Time each access; how many took how long is the last line but one, "
	  "as JSON: counts by the least ns of buckets that double", 0 },
	{ "no-register", KEY_NO_REGISTER, NULL, 0,
	  "Do not register at /proc/mp3/status", 0 },
	{ "stop", KEY_STOP, NULL, 0,
	  "First stop with SIGSTOP, until SIGCONT; then no access, no "
	  "registration has been done yet", 0 },
	{ "list", KEY_LIST, NULL, 0,
	  "Print the offsets, one a line, and access nothing", 0 },
	{ NULL, 0, NULL, 0, NULL, 0 },
};

/* A decimal number in [min, max] and nothing else. */
static uint64_t parse_number(struct argp_state *state, const char *what,
			     const char *text, uint64_t min, uint64_t max)
{
	unsigned long long value;
	char *end;

	errno = 0;
	value = strtoull(text, &end, 10);
	if (*text < '0' || *text > '9' || *end || errno || value < min ||
	    value > max)
		argp_error(state, "%s must be a number from %llu to %llu, not '%s'",
			   what, (unsigned long long)min,
			   (unsigned long long)max, text);
	return value;
}

static struct timespec parse_seconds(struct argp_state *state, const char *text)
{
	struct timespec result;
	double value;
	char *end;

	errno = 0;
	value = strtod(text, &end);
	if (end == text || *end || errno || !(value >= 0 && value <= SLEEP_MAX))
		argp_error(state, "--sleep must be from 0 to %d seconds, not '%s'",
			   SLEEP_MAX, text);
	result.tv_sec = (time_t)value;
	result.tv_nsec = (long)((value - (double)result.tv_sec) * 1e9);
	return result;
}

static error_t parse_argument(struct argp_state *state, struct options *options,
			      char *arg)
{
	const char *expected;

	switch (state->arg_num) {
	case 0:
		options->size = MIB * parse_number(state, "MB", arg, 1, MIB_MAX);
		return 0;
	case 1:
		expected = pattern_parse(arg, options->size, &options->pattern);
		if (expected)
			argp_error(state, "the access pattern must be %s, not '%s'",
				   expected, arg);
		return 0;
	case 2:
		options->accesses = parse_number(state, "ACCESSES", arg, 0,
						 UINT32_MAX);
		return 0;
	default:
		argp_error(state, "too many arguments: '%s'", arg);
		return EINVAL;
	}
}

/* What can't be had at once. */
static void check_together(struct argp_state *state,
			   const struct options *options)
{
	bool chases = options->pattern.kind == PATTERN_CHASE;

	if (options->calls && !options->file)
		argp_error(state, "--io read needs --file PATH");
	if (options->file && options->content)
		argp_error(state, "--content is of memory, not of a file");
	if (chases && (options->calls || options->reads || options->content))
		argp_error(state, "chase is of mapped memory, without --reads and --content");
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
	struct options *options = state->input;

	switch (key) {
	case 'i':
		options->iterations = parse_number(state, "--iterations", arg,
						   1, UINT32_MAX);
		return 0;
	case 's':
		options->sleep = parse_seconds(state, arg);
		return 0;
	case KEY_SEED:
		options->seed = parse_number(state, "--seed", arg, 0,
					     UINT64_MAX);
		return 0;
	case KEY_CONTENT:
		options->content = (unsigned int)parse_number(state, "--content",
							      arg, 0, 100);
		return 0;
	case KEY_READS:
		options->reads = (unsigned int)parse_number(state, "--reads",
							    arg, 0, 100);
		return 0;
	case KEY_FILE:
		options->file = arg;
		return 0;
	case KEY_IO:
		if (strcmp(arg, "mmap") != 0 && strcmp(arg, "read") != 0)
			argp_error(state, "--io must be mmap or read, not '%s'",
				   arg);
		options->calls = *arg == 'r';
		return 0;
	case KEY_LATENCY:
		options->timed = true;
		return 0;
	case KEY_NO_REGISTER:
		options->registers = false;
		return 0;
	case KEY_STOP:
		options->stops = true;
		return 0;
	case KEY_LIST:
		options->lists = true;
		return 0;
	case ARGP_KEY_ARG:
		return parse_argument(state, options, arg);
	case ARGP_KEY_END:
		if (state->arg_num < 3)
			argp_error(state, "MB, PATTERN and ACCESSES are needed");
		check_together(state, options);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

struct options options_parse(int argc, char **argv)
{
	static const struct argp argp = { argp_options, parse_option, args_doc,
					  doc, NULL, NULL, NULL };
	struct options options = {
		.iterations = 20,
		.sleep = { .tv_sec = 1 },
		.seed = 1,
		.registers = true,
	};

	argp_err_exit_status = EXIT_USAGE;
	argp_parse(&argp, argc, argv, 0, NULL, &options);
	return options;
}

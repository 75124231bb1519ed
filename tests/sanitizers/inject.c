// SPDX-License-Identifier: MIT
/*
 * inject.c - mp3-inject: lets every single allocation of a call fail, in turn
 *
 * The first allocation, then only the second, and so on, until the call makes
 * fewer. A call that fails must say ENOMEM and leave nothing behind; one that
 * does without the memory must have done all that it should.
 */
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "attempt.h"
#include "steps.h"

#define ALLOCATIONS_MAX	20000

/* What happened to the calls of which an allocation failed. */
struct tally {
	unsigned int failed;
	unsigned int done;
};

static unsigned int results, failures;

/*
 * For a disk the kernel says other things, too, when it has no memory:
 * request_mem_region() gives no reason, so the region looks like another's
 * (EBUSY); device_add_disk() goes on without a name for the device, and
 * device_add() refuses that (EINVAL). A region or a disk that was left behind
 * shows in the next attempt.
 */
static bool loads_disk;

static bool says_no_memory(int error)
{
	return error == ENOMEM ||
	       (loads_disk && (error == EBUSY || error == EINVAL));
}

static const char *unexpected(const struct step *step,
			      const struct attempt *attempt)
{
	static char text[128];

	if (attempt->done)
		return NULL;
	if (!attempt->injected)
		snprintf(text, sizeof(text), "failed by itself: %s",
			 strerror(attempt->error));
	else if (!says_no_memory(attempt->error))
		snprintf(text, sizeof(text), "not ENOMEM but: %s",
			 strerror(attempt->error));
	else if (step->without_memory == NEVER_FAILS)
		snprintf(text, sizeof(text), "failed with ENOMEM");
	else
		return NULL;
	return text;
}

/* Returns what was wrong at allocation @nth, or NULL; sets @last. */
static const char *try(const struct step *step, unsigned int nth,
		       struct tally *tally, bool *last)
{
	struct attempt result;
	const char *wrong;

	if (step->before)
		step->before();
	result = attempt(nth, step->act);
	wrong = unexpected(step, &result);
	if (!wrong && step->wrong)
		wrong = step->wrong(result.done);
	if (step->after)
		step->after(result.done);

	*last = !result.injected;
	if (result.injected && result.done)
		tally->done++;
	else if (result.injected)
		tally->failed++;
	return wrong;
}

/* @pages: let pages fail; else objects, of which a step must need some. */
static void run(const struct step *step, bool pages)
{
	struct tally tally = { 0, 0 };
	const char *wrong = NULL;
	unsigned int nth = 0;
	bool last = false;

	attempt_choose(pages ? PAGES : OBJECTS);
	while (!wrong && !last && nth < ALLOCATIONS_MAX)
		wrong = try(step, ++nth, &tally, &last);

	if (!wrong && !last)
		wrong = "there is no end of allocations";
	if (!wrong && !pages && step->without_memory == FAILS && !tally.failed)
		wrong = "no failure of an allocation made it fail";
	failures += wrong ? 1 : 0;
	printf("%s %u - %s without %s: ", wrong ? "not ok" : "ok", ++results,
	       step->name, pages ? "pages" : "objects");
	if (wrong)
		printf("allocation %u: %s\n", nth, wrong);
	else
		printf("%u allocations, %u failed it\n",
		       tally.failed + tally.done, tally.failed);
	fflush(stdout);

	if (wrong) {
		/* Once more, for those who look for the reason. */
		attempt_show(true);
		try(step, nth, &tally, &last);
		attempt_show(false);
	}
}

static void run_all(const struct step *step)
{
	for (; step->name; step++) {
		run(step, false);
		run(step, true);
	}
}

int main(int argc, char **argv)
{
	bool only_load = argc > 1 && strcmp(argv[1], "--only-load") == 0;
	const char *const *arguments;

	loads_disk = argc > 1 && strcmp(argv[1], "--only-load-disk") == 0;
	only_load |= loads_disk;
	argc -= only_load;
	arguments = (const char *const *)argv + only_load;
	if (argc < 2 || argc > 3)
		errx(2, "usage: mp3-inject [--only-load|--only-load-disk] MODULE [PARAMETERS]");

	/* The monitors' signal, as this process will be one. */
	signal(SIGUSR1, SIG_IGN);
	module_is(arguments[1], argc > 2 ? arguments[2] : "");
	attempt_prepare();

	run_all(module_steps);
	if (!only_load) {
		module_load();
		run_all(request_steps);
		run_all(device_steps);
		module_unload();
	}
	printf("1..%u\n", results);
	return failures ? 1 : 0;
}

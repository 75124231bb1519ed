// SPDX-License-Identifier: MIT
/*
 * fuzz_process.c - children of a fuzzer, which may be registered
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzzer.h"
#include "harness.h"
#include "load.h"

void fuzz_end_child(pid_t *child)
{
	if (!*child)
		return;
	ASSERT_OK(kill(*child, SIGKILL));
	ASSERT_EQ(waitpid(*child, NULL, 0), *child);
	*child = 0;
}

/* It has the fuzzer's files and maps, unless it executes a program. */
static void live(uint64_t choice)
{
	switch (choice) {
	case 0:
		_exit(0);
	case 1:
		become_role("sleep", "1000");
	case 2:
		fault_pages(20);
		_exit(0);
	default:
		for (;;)
			pause();
	}
}

void fuzz_fork(struct fuzzer *fuzzer)
{
	uint64_t choice = random_below(&fuzzer->random, 4);
	pid_t *child = &fuzzer->children[random_below(&fuzzer->random,
						      FUZZER_CHILDREN)];

	fuzz_end_child(child);
	*child = fork();
	ASSERT_OK(*child);
	if (*child == 0)
		live(choice);
}

/* It stays a zombie until its place is needed. */
void fuzz_kill(struct fuzzer *fuzzer)
{
	static const int signals[] = {
		SIGKILL, SIGTERM, SIGSEGV, SIGSTOP, SIGCONT, SIGUSR1,
	};
	pid_t child = fuzzer->children[random_below(&fuzzer->random,
						    FUZZER_CHILDREN)];
	int number = signals[random_below(&fuzzer->random, 6)];

	if (child)
		ASSERT_OK(kill(child, number));
}

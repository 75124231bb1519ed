// SPDX-License-Identifier: MIT
/*
 * fuzzer.c - what a fuzzer may do, and how often
 */
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "fuzzer.h"
#include "harness.h"
#include "module.h"
#include "request.h"

static void fuzz_stop(struct fuzzer *fuzzer)
{
	if (fuzzer->may_stop && random_below(&fuzzer->random, 100) == 0)
		ASSERT_ERRNO(module_stop(), 0);
}

static const struct {
	void (*operation)(struct fuzzer *fuzzer);
	unsigned int weight;
} operations[] = {
	{ fuzz_request, 30 }, { fuzz_bytes, 10 }, { fuzz_mutation, 10 },
	{ fuzz_gathered, 3 }, { fuzz_bad_pointer, 3 }, { fuzz_read_list, 5 },
	{ fuzz_open, 8 }, { fuzz_close, 2 }, { fuzz_file, 8 },
	{ fuzz_poll, 4 }, { fuzz_epoll, 3 }, { fuzz_map, 6 },
	{ fuzz_unmap, 2 }, { fuzz_protect, 4 }, { fuzz_remap, 3 },
	{ fuzz_advise, 3 }, { fuzz_touch, 4 }, { fuzz_fork, 1 },
	{ fuzz_kill, 1 }, { fuzz_stop, 1 },
};

#define OPERATIONS ARRAY_SIZE(operations)

void fuzzer_start(struct fuzzer *fuzzer)
{
	fuzzer->status = status_open();
	fuzzer->monitors = open("/proc/mp3/monitors", O_RDONLY | O_CLOEXEC);
	ASSERT_OK(fuzzer->monitors);
	fuzzer->epoll = epoll_create1(EPOLL_CLOEXEC);
	ASSERT_OK(fuzzer->epoll);
	for (int i = 0; i < FUZZER_FILES; i++)
		fuzzer->files[i] = -1;
}

void fuzzer_step(struct fuzzer *fuzzer)
{
	unsigned int total = 0;
	uint64_t choice;

	for (size_t i = 0; i < OPERATIONS; i++)
		total += operations[i].weight;
	choice = random_below(&fuzzer->random, total);
	for (size_t i = 0; i < OPERATIONS; i++) {
		if (choice < operations[i].weight) {
			operations[i].operation(fuzzer);
			return;
		}
		choice -= operations[i].weight;
	}
}

void fuzzer_end(struct fuzzer *fuzzer)
{
	for (int i = 0; i < FUZZER_CHILDREN; i++)
		fuzz_end_child(&fuzzer->children[i]);
	for (int i = 0; i < FUZZER_MAPS; i++)
		fuzz_drop_map(&fuzzer->maps[i]);
	for (int i = 0; i < FUZZER_FILES; i++)
		close(fuzzer->files[i]);
	close(fuzzer->epoll);
	close(fuzzer->monitors);
	close(fuzzer->status);
}

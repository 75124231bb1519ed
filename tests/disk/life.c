// SPDX-License-Identifier: MIT
/*
 * life.c - loaded and unloaded while others use it
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "load.h"
#include "module.h"
#include "suites.h"
#include "tap.h"

#define HELPERS	4
#define CYCLES	40

/* Opens the disk whenever there is one, and keeps it busy for a while. */
static void hammer(unsigned int number)
{
	char *memory = aligned_memory(65536);
	uint64_t random = number;

	ASSERT_OK(prctl(PR_SET_PDEATHSIG, SIGKILL));
	for (;;) {
		int disk = open("/dev/mp3_disk0", O_RDWR | O_DIRECT | O_CLOEXEC);

		if (disk == -1) {
			ASSERT(errno == ENOENT || errno == ENXIO || errno == ENODEV);
			usleep(500);
			continue;
		}
		for (int i = 0; i < 4; i++) {
			off_t place = (off_t)next_random(&random, store_size / 65536) * 65536;

			ASSERT_EQ(i % 2 ? pwrite(disk, memory, 65536, place) :
					  pread(disk, memory, 65536, place), 65536);
		}
		ASSERT_OK(fsync(disk));
		ASSERT_OK(close(disk));
		/* Once in a while nobody has it open. */
		usleep(5000 + (useconds_t)next_random(&random, 10000));
	}
}

static void unloaded_under_load(void)
{
	pid_t helpers[HELPERS];
	unsigned int refused = 0;

	for (unsigned int i = 0; i < HELPERS; i++) {
		helpers[i] = fork();
		ASSERT_OK(helpers[i]);
		if (helpers[i] == 0)
			hammer(i);
	}
	for (int cycle = 0; cycle < CYCLES; cycle++) {
		int error;

		disk_load(cycle % 2 ? "read_ns=50000:write_ns=90000:depth=3" :
				      "read_ns=200000:servers=1");
		usleep(20000);
		while ((error = module_unload()) == EWOULDBLOCK) {
			refused++;
			usleep(1000);
		}
		ASSERT_EQ(error, 0);
	}
	for (unsigned int i = 0; i < HELPERS; i++) {
		int status;

		ASSERT_OK(kill(helpers[i], SIGKILL));
		ASSERT_OK(waitpid(helpers[i], &status, 0));
		ASSERT(WIFSIGNALED(status));
	}
	diag("%u times it was in use", refused);
	ASSERT(refused > 0);
}

static void not_unloaded_while_it_is_open(void)
{
	int disk;

	disk_load("");
	disk = open("/dev/mp3_disk0", O_RDONLY | O_CLOEXEC);
	ASSERT_OK(disk);
	ASSERT_EQ(module_unload(), EWOULDBLOCK);
	ASSERT_OK(close(disk));
	disk_unload();
}

static const struct test tests[] = {
	{ "life/not_unloaded_while_it_is_open", not_unloaded_while_it_is_open },
	{ "life/unloaded_under_load", unloaded_under_load },
};

SUITE(life_suite, tests);

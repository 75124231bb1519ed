// SPDX-License-Identifier: MIT
/*
 * lifetime.c - the module comes whole or not at all, leaves nothing, and stays
 * as long as somebody uses it
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "expect.h"
#include "identity.h"
#include "load.h"
#include "module.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"
#include "traces.h"
#include "twin.h"

static void nothing_is_left(void)
{
	ASSERT_NO_TRACES();
	for (int i = 0; i < 3; i++) {
		ASSERT_ERRNO(module_load(""), 0);
		ASSERT(module_trace());
		ASSERT_OK(access("/proc/mp3/status", F_OK));
		ASSERT_OK(access("/proc/mp3/monitors", F_OK));
		ASSERT_OK(access("/proc/mp3/stop", F_OK));
		ASSERT_OK(access("/sys/class/mp3/mp3/dev", F_OK));
		ASSERT_OK(access(MP3_DEVICE_PATH, F_OK));
		ASSERT_ERRNO(module_unload(), 0);
		ASSERT_NO_TRACES();
	}
}

static void twice(void)
{
	ASSERT_ERRNO(module_load(""), EEXIST);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	ASSERT_ERRNO(module_unload(), 0);
	ASSERT_ERRNO(module_unload(), ENOENT);
	ASSERT_NO_TRACES();
}

/* Linux 7 keeps EEXIST for a module that is loaded, and turns an init's into EBUSY. */
static int name_is_taken(void)
{
	struct utsname kernel;

	ASSERT_OK(uname(&kernel));
	return strtol(kernel.release, NULL, 10) < 7 ? EEXIST : EBUSY;
}

/* Another module has the names: ours goes back all the way. */
static void names_are_taken(void)
{
	pid_t process;

	process = sleeper(0);
	ASSERT_ERRNO(twin_load(), 0);
	ASSERT_ERRNO(module_load(""), name_is_taken());
	ASSERT_OK(access("/sys/module/" TWIN_NAME, F_OK));
	ASSERT_FAILS(access("/sys/module/mp3", F_OK), ENOENT);
	/* The other one hasn't noticed. */
	ASSERT_ERRNO(request('R', process), 0);
	ASSERT(is_listed(process));
	ASSERT_OK(access("/sys/class/mp3/mp3/dev", F_OK));
	ASSERT_ERRNO(twin_unload(), 0);
	ASSERT_NO_TRACES();
	ASSERT_ERRNO(module_load(""), 0);
}

static unsigned long memory_mib(void)
{
	return (unsigned long)sysconf(_SC_PHYS_PAGES) *
	       (unsigned long)sysconf(_SC_PAGESIZE) >> 20;
}

static void no_memory(void)
{
	/* The kernel refuses at once what is more than there is. */
	if (memory_mib() > 2000)
		skip("there is memory enough for the largest ring");
	ASSERT_ERRNO(module_load("capacity=16777216"), ENOMEM);
	ASSERT_NO_TRACES();
	ASSERT_ERRNO(module_load(""), 0);
}

static void open_device(void)
{
	int fd = ring_open_device(), other = ring_open_device();

	ASSERT_ERRNO(module_unload(), EWOULDBLOCK);
	ASSERT_OK(close(fd));
	ASSERT_ERRNO(module_unload(), EWOULDBLOCK);
	ASSERT_OK(close(other));
	ASSERT_ERRNO(module_unload(), 0);
}

/* The file is closed, the map is there: it must stay readable. */
static void mapped_only(void)
{
	pid_t process = sleeper(0);
	struct mp3_record record;
	struct ring ring;

	ring_open(&ring);
	ASSERT_OK(close(ring.fd));
	ASSERT_ERRNO(module_unload(), EWOULDBLOCK);
	ASSERT_ERRNO(request('R', process), 0);
	ring_wait_ticks(&ring, 3);
	ASSERT(ring_next(&ring, &record));
	/* A part of it is enough. */
	ASSERT_OK(munmap((char *)ring.header + 4096, ring.size - 4096));
	ASSERT_ERRNO(module_unload(), EWOULDBLOCK);
	ASSERT_OK(munmap((void *)ring.header, 4096));
	ASSERT_ERRNO(module_unload(), 0);
}

static void mapped_by_a_child(void)
{
	struct ring ring;
	pid_t child;

	ring_open(&ring);
	child = sleeper(0);
	ring_close(&ring);
	ASSERT_ERRNO(module_unload(), EWOULDBLOCK);
	end_process(child);
	ASSERT_ERRNO(module_unload(), 0);
}

/* Nobody has to clean up before: it takes its references back. */
static void registered(void)
{
	pid_t process = sleeper(0), monitor = sleeper(0), ended = sleeper(0);

	ASSERT_ERRNO(request('R', process), 0);
	ASSERT_ERRNO(request('R', ended), 0);
	ASSERT_ERRNO(request('M', monitor), 0);
	end_process(ended);
	ASSERT_ERRNO(module_unload(), 0);
	ASSERT_OK(kill(process, 0));
	ASSERT_OK(kill(monitor, 0));
	ASSERT_NO_TRACES();
}

/* A file of a module that has gone: nothing works, nothing breaks. */
static void check_orphan(int fd)
{
	struct pollfd file = { .fd = fd, .events = POLLIN };
	char bytes[64];

	ASSERT_FAILS(write(fd, "R 1", 3), EIO);
	ASSERT_FAILS(read(fd, bytes, sizeof(bytes)), EIO);
	ASSERT_FAILS(pread(fd, bytes, 1, 100), EIO);
	/* Whatever these say. */
	(void)lseek(fd, 0, SEEK_SET);
	ASSERT_OK(poll(&file, 1, 0));
	ASSERT_MAP_FAILS(mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0), EIO);
}

/* An open status file doesn't keep the module, and outlives it unharmed. */
static void open_status(void)
{
	char begun[2];
	int fds[3];

	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	fds[0] = status_open();
	fds[1] = open("/proc/mp3/monitors", O_RDWR);
	fds[2] = open("/proc/mp3/stop", O_RDWR);
	ASSERT_OK(fds[1]);
	ASSERT_OK(fds[2]);
	/* It has a part of the list in its buffer. */
	ASSERT_EQ(read(fds[0], begun, 1), 1);
	ASSERT_ERRNO(module_unload(), 0);
	for (int i = 0; i < 3; i++)
		check_orphan(fds[i]);
	ASSERT_ERRNO(module_load(""), 0);
	/* The new one is another one. */
	for (int i = 0; i < 3; i++)
		check_orphan(fds[i]);
	ASSERT_EQ(list_length(), 0);
	for (int i = 0; i < 3; i++)
		ASSERT_OK(close(fds[i]));
}

static void hold_directory(void)
{
	int fd = open("/proc/mp3", O_RDONLY | O_DIRECTORY);

	ASSERT_OK(fd);
	ASSERT_OK(fchdir(fd));
	ASSERT_ERRNO(module_unload(), 0);
	ASSERT_FAILS(openat(fd, "status", O_RDONLY), ENOENT);
	ASSERT_FAILS(open("status", O_RDONLY), ENOENT);
	ASSERT_NO_TRACES();
}

/* Its node in /dev is a number: it leads nowhere when the module has gone. */
static void stale_node(void)
{
	char path[] = "/tmp/mp3-node";
	struct stat about;

	ASSERT_OK(stat(MP3_DEVICE_PATH, &about));
	ASSERT_OK(mknod(path, S_IFCHR | 0600, about.st_rdev));
	ASSERT_OK(close(open(path, O_RDONLY)));
	ASSERT_ERRNO(module_unload(), 0);
	ASSERT_FAILS(open(path, O_RDONLY), ENXIO);
	ASSERT_OK(unlink(path));
}

static const struct test tests[] = {
	TEST(nothing_is_left, .module = no_module), TEST(twice),
	TEST(names_are_taken, .module = no_module,
	     .log = "mp3: there is a /proc/mp3 already*"),
	TEST(no_memory, .module = no_module), TEST(open_device),
	TEST(mapped_only), TEST(mapped_by_a_child), TEST(registered),
	TEST(open_status), TEST(hold_directory), TEST(stale_node),
};

SUITE(lifetime_suite, "lifetime", "period_ms=5", tests);

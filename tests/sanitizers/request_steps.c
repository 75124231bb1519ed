// SPDX-License-Identifier: MIT
/*
 * request_steps.c - what is asked for through /proc/mp3; all of it is about
 * the process itself
 */
#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../kernel_module/mp3.h"
#include "steps.h"
#include "traces.h"

#define MONITORS_PATH	"/proc/mp3/monitors"

static int status = -1;

static int open_status(void)
{
	status = open(MP3_STATUS_PATH, O_RDWR | O_CLOEXEC);
	return status;
}

static void must_open_status(void)
{
	if (open_status() < 0)
		err(1, MP3_STATUS_PATH);
}

static void close_status(bool opened)
{
	if (opened)
		close(status);
}

static void always_close_status(bool done)
{
	(void)done;
	close(status);
}

static int read_status(void)
{
	char text[4096];

	return read(status, text, sizeof(text)) < 0 ? -1 : 0;
}

static int request(char verb)
{
	char text[32];
	int length = snprintf(text, sizeof(text), "%c %d", verb, getpid());

	return write(status, text, (size_t)length) == length ? 0 : -1;
}

static int reg(void)
{
	return request('R');
}

static int follow(void)
{
	return request('F');
}

static int monitor(void)
{
	return request('M');
}

static int unregister(void)
{
	return request('U');
}

static void must_unregister(bool registered)
{
	if (registered && unregister())
		err(1, "can't unregister");
	close(status);
}

static void must_register(void)
{
	must_open_status();
	if (reg())
		err(1, "can't register");
}

static void unregister_if_refused(bool unregistered)
{
	must_unregister(!unregistered);
}

static bool pid_listed(const char *list, pid_t number)
{
	char pid[16];

	snprintf(pid, sizeof(pid), "%d", number);
	return has_word(list, pid);
}

static bool listed(const char *list)
{
	return pid_listed(list, getpid());
}

static const char *wrong_list(const char *list, bool expected)
{
	static char text[64];

	if (listed(list) == expected)
		return NULL;
	snprintf(text, sizeof(text), "%s in %s", expected ? "not" : "still",
		 list);
	return text;
}

static const char *wrong_if_not_registered(bool registered)
{
	return wrong_list(MP3_STATUS_PATH, registered);
}

static const char *wrong_if_no_monitor(bool registered)
{
	return wrong_list(MONITORS_PATH, registered);
}

static const char *wrong_if_registered(bool unregistered)
{
	return wrong_list(MP3_STATUS_PATH, !unregistered);
}

static pid_t child;
static const struct mp3_header *ring;
static unsigned long long missed;

static unsigned long long missed_children(void)
{
	return __atomic_load_n(&ring->missed_children, __ATOMIC_ACQUIRE);
}

static void must_follow(void)
{
	int fd = open(MP3_DEVICE_PATH, O_RDONLY | O_CLOEXEC);

	ring = fd < 0 ? MAP_FAILED : mmap(NULL, MP3_HEADER_SIZE, PROT_READ,
					  MAP_SHARED, fd, 0);
	if (ring == MAP_FAILED)
		err(1, MP3_DEVICE_PATH);
	close(fd);
	must_open_status();
	if (follow())
		err(1, "can't follow");
	missed = missed_children();
}

static int fork_child(void)
{
	child = fork();
	if (child == 0) {
		for (;;)
			pause();
	}
	return child < 0 ? -1 : 0;
}

/* Ticks, of 50 ms, in which a count must be told. */
#define LOOKS	100

/* It is followed, or it is counted that it isn't: the next tick tells. */
static const char *wrong_if_child_is_forgotten(bool forked)
{
	if (!forked || pid_listed(MP3_STATUS_PATH, child))
		return NULL;
	for (int i = 0; i < LOOKS; i++) {
		if (missed_children() == missed + 1)
			return NULL;
		usleep(50000);
	}
	return "the child is neither followed nor counted";
}

static void end_child(bool forked)
{
	if (forked) {
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
	}
	must_unregister(true);
	munmap((void *)ring, MP3_HEADER_SIZE);
}

const struct step request_steps[] = {
	{
		.name = "open " MP3_STATUS_PATH,
		.act = open_status,
		.after = close_status,
		.without_memory = FAILS,
	}, {
		.name = "read " MP3_STATUS_PATH,
		.before = must_open_status,
		.act = read_status,
		.after = always_close_status,
		.without_memory = FAILS,
	}, {
		.name = "register",
		.before = must_open_status,
		.act = reg,
		.wrong = wrong_if_not_registered,
		.after = must_unregister,
		.without_memory = FAILS,
	}, {
		.name = "follow",
		.before = must_open_status,
		.act = follow,
		.wrong = wrong_if_not_registered,
		.after = must_unregister,
		.without_memory = FAILS,
	}, {
		.name = "fork while followed",
		.before = must_follow,
		.act = fork_child,
		.wrong = wrong_if_child_is_forgotten,
		.after = end_child,
		.without_memory = FAILS,
	}, {
		.name = "register a monitor",
		.before = must_open_status,
		.act = monitor,
		.wrong = wrong_if_no_monitor,
		.after = must_unregister,
		.without_memory = FAILS,
	}, {
		.name = "unregister",
		.before = must_register,
		.act = unregister,
		.wrong = wrong_if_registered,
		.after = unregister_if_refused,
		.without_memory = NEVER_FAILS,
	},
	{ 0 }
};

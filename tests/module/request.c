// SPDX-License-Identifier: MIT
/*
 * request.c - writes to /proc/mp3/status
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../../kernel_module/mp3.h"
#include "harness.h"
#include "pid_list.h"
#include "request.h"

static int write_whole(int fd, const void *bytes, size_t length)
{
	ssize_t written = write(fd, bytes, length);

	if (written < 0)
		return errno;
	/* Taken whole or refused whole. */
	ASSERT_EQ(written, length);
	return 0;
}

int status_open(void)
{
	int fd = open(MP3_STATUS_PATH, O_RDWR | O_CLOEXEC);

	ASSERT_OK(fd);
	return fd;
}

int request_bytes(const void *bytes, size_t length)
{
	int fd = status_open();
	int error = write_whole(fd, bytes, length);

	close(fd);
	return error;
}

int request_text(const char *text)
{
	return request_bytes(text, strlen(text));
}

int request_on(int fd, char verb, pid_t pid)
{
	char text[32];

	snprintf(text, sizeof(text), "%c %d", verb, pid);
	return write_whole(fd, text, strlen(text));
}

int request(char verb, pid_t pid)
{
	int fd = status_open();
	int error = request_on(fd, verb, pid);

	close(fd);
	return error;
}

struct search {
	pid_t wanted;
	size_t found;
};

static void compare(pid_t pid, void *argument)
{
	struct search *search = argument;

	if (!search->wanted || pid == search->wanted)
		search->found++;
}

size_t count_in_list(const char *path, pid_t wanted)
{
	struct search search = { .wanted = wanted };

	pid_list_read(path, compare, &search);
	return search.found;
}

bool is_listed(pid_t pid)
{
	size_t count = count_in_list(MP3_STATUS_PATH, pid);

	ASSERT_LE(count, 1);
	return count == 1;
}

size_t list_length(void)
{
	return count_in_list(MP3_STATUS_PATH, 0);
}

// SPDX-License-Identifier: MIT
/*
 * request.c - asks the mp3 module for one thing and prints the errno (0: done)
 *
 * request write TEXT        write TEXT to /proc/mp3/status, as one write
 * request write-as UID TEXT the same as another user
 * request open-writable     open /dev/mp3 for reading and writing
 * request map-writable      map it for reading and writing
 * request make-writable     map it for reading, then mprotect() it to writing
 * request map               map it for reading
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define STATUS_PATH	"/proc/mp3/status"
#define DEVICE_PATH	"/dev/mp3"
#define HEADER_SIZE	4096

static int request(const char *text)
{
	size_t length = strlen(text);
	int fd = open(STATUS_PATH, O_WRONLY);
	ssize_t written;

	if (fd < 0)
		return errno;
	errno = 0;
	written = write(fd, text, length);
	if (written < 0)
		return errno;
	return written == (ssize_t)length ? 0 : -1;
}

static int map(int protection, int later)
{
	int fd = open(DEVICE_PATH, O_RDONLY);
	void *memory;

	if (fd < 0)
		return errno;
	memory = mmap(NULL, HEADER_SIZE, protection, MAP_SHARED, fd, 0);
	if (memory == MAP_FAILED)
		return errno;
	return later && mprotect(memory, HEADER_SIZE, later) != 0 ? errno : 0;
}

int main(int argc, char **argv)
{
	int result = -1;

	if (argc == 3 && strcmp(argv[1], "write") == 0)
		result = request(argv[2]);
	else if (argc == 4 && strcmp(argv[1], "write-as") == 0)
		result = setuid((uid_t)atoi(argv[2])) ? errno : request(argv[3]);
	else if (argc == 2 && strcmp(argv[1], "open-writable") == 0)
		result = open(DEVICE_PATH, O_RDWR) < 0 ? errno : 0;
	else if (argc == 2 && strcmp(argv[1], "map-writable") == 0)
		result = map(PROT_READ | PROT_WRITE, 0);
	else if (argc == 2 && strcmp(argv[1], "make-writable") == 0)
		result = map(PROT_READ, PROT_READ | PROT_WRITE);
	else if (argc == 2 && strcmp(argv[1], "map") == 0)
		result = map(PROT_READ, 0);
	printf("%d\n", result);
	return 0;
}

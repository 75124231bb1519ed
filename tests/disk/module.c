// SPDX-License-Identifier: MIT
/*
 * module.c - loading, unloading, and sysfs
 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "module.h"
#include "tap.h"

#define MODULE_PATH	"/lib/modules/mp3_disk.ko"
#define SYSFS		"/sys/block/mp3_disk0/"

uint64_t store_start, store_size;

int module_load_disks(const char *parameters)
{
	int file = open(MODULE_PATH, O_RDONLY | O_CLOEXEC);
	long result;
	int error;

	ASSERT_OK(file);
	result = syscall(SYS_finit_module, file, parameters, 0);
	error = errno;
	ASSERT_OK(close(file));
	return result ? error : 0;
}

int module_unload(void)
{
	return syscall(SYS_delete_module, "mp3_disk", O_NONBLOCK) ? errno : 0;
}

void disk_load(const char *settings)
{
	char parameters[1024];

	snprintf(parameters, sizeof(parameters),
		 "disks=start=%" PRIu64 ":size=%" PRIu64 "%s%s", store_start,
		 store_size, *settings ? ":" : "", settings);
	ASSERT_EQ(module_load_disks(parameters), 0);
}

void disk_unload(void)
{
	ASSERT_EQ(module_unload(), 0);
}

static void read_text(const char *file, char *text, size_t size)
{
	char path[256];
	ssize_t length;
	int fd;

	snprintf(path, sizeof(path), SYSFS "%s", file);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	ASSERT_OK(fd);
	length = read(fd, text, size - 1);
	ASSERT(length > 0);
	text[length] = '\0';
	ASSERT_OK(close(fd));
}

uint64_t disk_number(const char *file)
{
	char text[64];

	read_text(file, text, sizeof(text));
	return strtoull(text, NULL, 10);
}

uint64_t disk_stat(unsigned int field)
{
	char text[512], *next = text;
	uint64_t value = 0;

	read_text("stat", text, sizeof(text));
	for (unsigned int i = 0; i < field; i++) {
		const char *word = next;

		value = strtoull(word, &next, 10);
		ASSERT(next != word);
	}
	return value;
}

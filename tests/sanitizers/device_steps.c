// SPDX-License-Identifier: MIT
/*
 * device_steps.c - what a reader does
 */
#include <err.h>
#include <fcntl.h>
#include <poll.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../kernel_module/mp3.h"
#include "steps.h"

/* More than poll() has room for without memory of its own. */
#define FILES	256
/* The header page and the first records. */
#define MAPPED	((size_t)4 * MP3_HEADER_SIZE)

static int device = -1;
static void *map;

static int open_device(void)
{
	device = open(MP3_DEVICE_PATH, O_RDONLY | O_CLOEXEC);
	return device;
}

static void must_open_device(void)
{
	if (open_device() < 0)
		err(1, MP3_DEVICE_PATH);
}

static void close_device(bool opened)
{
	if (opened)
		close(device);
}

static int map_ring(void)
{
	map = mmap(NULL, MAPPED, PROT_READ, MAP_SHARED, device, 0);
	return map == MAP_FAILED ? -1 : 0;
}

static const char *wrong_ring(bool mapped)
{
	const struct mp3_header *header = map;

	return mapped && header->magic != MP3_MAGIC ? "no ring in the map" : NULL;
}

static void unmap_and_close(bool mapped)
{
	if (mapped)
		munmap(map, MAPPED);
	close(device);
}

static int poll_device(void)
{
	struct pollfd files[FILES];
	int i;

	for (i = 0; i < FILES; i++)
		files[i] = (struct pollfd){ .fd = device, .events = POLLIN };
	return poll(files, FILES, 0);
}

static void always_close_device(bool done)
{
	(void)done;
	close(device);
}

const struct step device_steps[] = {
	{
		.name = "open " MP3_DEVICE_PATH,
		.act = open_device,
		.after = close_device,
		.without_memory = FAILS,
	}, {
		.name = "map the ring",
		.before = must_open_device,
		.act = map_ring,
		.wrong = wrong_ring,
		.after = unmap_and_close,
		.without_memory = FAILS,
	}, {
		.name = "poll",
		.before = must_open_device,
		.act = poll_device,
		.after = always_close_device,
		.without_memory = FAILS,
	},
	{ 0 }
};

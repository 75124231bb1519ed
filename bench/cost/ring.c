// SPDX-License-Identifier: MIT
/*
 * ring.c - the module's ring, read-only
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>

#include "fail.h"
#include "ring.h"

void ring_open(struct ring *ring)
{
	const struct mp3_header *header;
	size_t length;

	ring->fd = open(MP3_DEVICE_PATH, O_RDONLY | O_CLOEXEC);
	if (ring->fd < 0)
		fail("%s: %s", MP3_DEVICE_PATH, strerror(errno));
	header = mmap(NULL, MP3_HEADER_SIZE, PROT_READ, MAP_SHARED, ring->fd, 0);
	if (header == MAP_FAILED)
		fail("%s: %s", MP3_DEVICE_PATH, strerror(errno));
	if (header->magic != MP3_MAGIC ||
	    header->abi_version != MP3_ABI_VERSION ||
	    header->record_size != sizeof(struct mp3_record))
		fail("%s: another version of the module", MP3_DEVICE_PATH);

	length = header->header_size +
		 header->capacity * sizeof(struct mp3_record);
	ring->header = mmap(NULL, length, PROT_READ, MAP_SHARED, ring->fd, 0);
	if (ring->header == MAP_FAILED)
		fail("%s: %s", MP3_DEVICE_PATH, strerror(errno));
	ring->records = (const void *)((const char *)ring->header +
				       header->header_size);
	munmap((void *)header, MP3_HEADER_SIZE);
}

__u64 ring_ticks(const struct ring *ring)
{
	return __atomic_load_n(&ring->header->ticks, __ATOMIC_RELAXED);
}

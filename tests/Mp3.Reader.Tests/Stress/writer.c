// SPDX-License-Identifier: MIT
/*
 * writer.c - writes the ring in the file PATH as fast as it can, with the
 * module's order of stores (kernel_module/ring.c), until standard input ends
 */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mp3.h"

#define WRITE_ONCE(x, value)	(*(volatile __typeof__(x) *)&(x) = (value))
#define smp_wmb()		__atomic_thread_fence(__ATOMIC_RELEASE)
/* Records between two looks at standard input. */
#define ROUND			(1 << 16)

/* All fields follow from the position, and differ from those of its slot's last record. */
static struct mp3_record record_at(__u64 position)
{
	__u64 mix = (position + 1) * 0x9e3779b97f4a7c15ULL;
	struct mp3_record record = {
		.seq = position + 1,
		.time_ns = mix,
		.pid = (__u32)(mix >> 8),
		.flags = (__u16)(mix >> 16),
		.processes = (__u16)(mix >> 32),
		.minor_faults = ~mix,
		.major_faults = mix ^ 0x5555,
		.user_ns = mix + 1,
		.system_ns = mix + 2,
		.tick = (__u32)(mix >> 24),
		.parent = (__u32)(mix >> 12),
		.anon_pages = mix + 3,
		.file_pages = mix + 4,
		.shmem_pages = mix + 5,
		.swap_entries = mix + 6,
		.reserved2 = mix + 7,
	};

	record.check = mp3_record_check(&record);
	return record;
}

static void put(struct mp3_header *ring, struct mp3_record *slot, __u64 position)
{
	struct mp3_record record = record_at(position);
	const mp3_word *from = (const mp3_word *)&record;
	mp3_word *to = (mp3_word *)slot;

	smp_wmb();
	WRITE_ONCE(slot->seq, 0);
	smp_wmb();
	for (int i = 1; i < MP3_RECORD_WORDS; i++)
		WRITE_ONCE(to[i], from[i]);
	__atomic_store_n(&slot->seq, position + 1, __ATOMIC_RELEASE);
	__atomic_store_n(&ring->head, position + 1, __ATOMIC_RELEASE);
}

static int input_ended(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };

	return poll(&input, 1, 0) > 0;
}

int main(int argc, char **argv)
{
	int fd = argc == 2 ? open(argv[1], O_RDWR) : -1;
	struct stat file;

	if (fd < 0 || fstat(fd, &file) < 0) {
		perror("writer");
		return 2;
	}
	struct mp3_header *ring = mmap(NULL, (size_t)file.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	if (ring == MAP_FAILED) {
		perror("writer: mmap");
		return 2;
	}
	struct mp3_record *records = (struct mp3_record *)((char *)ring + ring->header_size);
	__u64 mask = ring->capacity - 1, head = 0;

	while (!input_ended())
		for (int i = 0; i < ROUND; i++, head++)
			put(ring, &records[head & mask], head);
	__atomic_store_n(&ring->closed, head, __ATOMIC_RELEASE);
	return 0;
}

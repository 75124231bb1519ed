/* SPDX-License-Identifier: MIT */
/*
 * ring.h - the module's ring, read-only
 */
#ifndef RING_H
#define RING_H

#include "../../kernel_module/mp3.h"

struct ring {
	int fd;
	const struct mp3_header *header;
	const struct mp3_record *records;
};

void ring_open(struct ring *ring);
__u64 ring_ticks(const struct ring *ring);

#endif /* RING_H */

/* SPDX-License-Identifier: MIT */
/*
 * crowd.h - the processes that are observed
 */
#ifndef CROWD_H
#define CROWD_H

#include <stdbool.h>
#include <sys/types.h>

struct crowd {
	pid_t *pids;
	unsigned int count;
};

/*
 * Start @count processes of @threads threads each. They sleep; if @busy, the
 * first thread of each wakes up 27 times a second and takes a page fault.
 * Returns when all of them are there.
 */
void crowd_start(struct crowd *crowd, unsigned int count, unsigned int threads,
		 bool busy);

/* Write a request, 'R', 'F', 'T' or 'U', to /proc/mp3/status for each of them. */
void crowd_request(const struct crowd *crowd, char verb);

/* Kill them and wait for them. */
void crowd_end(struct crowd *crowd);

#endif /* CROWD_H */

/* SPDX-License-Identifier: MIT */
/*
 * family.h - a process that is followed and its descendants, with what wait4()
 * says of each
 *
 *	family_start(&founder, &ring, body);	stopped; then F, or not
 *	subject_continue(&founder);		runs body, which calls family_reap()
 *	family_wait(&founder, &ring);		until all have ended
 *	family_check(&founder, &ring);		their records against wait4()
 */
#ifndef FAMILY_H
#define FAMILY_H

#include <stddef.h>
#include <sys/resource.h>
#include <sys/types.h>

#include "ring.h"
#include "subject.h"

struct member {
	pid_t pid;
	pid_t parent;		/* who forked it, and waited for it */
	struct rusage usage;	/* wait4()'s, its own children included */
};

void family_start(struct subject *founder, struct ring *ring, subject_body body);
void family_wait(struct subject *founder, struct ring *ring);
/* Start, F, and wait. */
void family_run(struct subject *founder, struct ring *ring, subject_body body);

/* In any of the family: waits for a child of the caller, which must exit with 0. */
void family_reap(pid_t child);
/* Of those that were waited for, in that order. */
const struct member *family_member(size_t index);

/*
 * Asserts that the records of each member and of the founder add up to what
 * wait4() says of it alone, and all of them to what it says of the founder.
 * Returns how many were waited for.
 */
size_t family_check(const struct subject *founder, const struct ring *ring);

#endif /* FAMILY_H */

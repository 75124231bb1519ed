/* SPDX-License-Identifier: MIT */
/*
 * identity.h - processes that are somebody else
 */
#ifndef IDENTITY_H
#define IDENTITY_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define ALICE	1000
#define BOB	1001

struct ids {
	uid_t real;
	uid_t effective;
	uid_t saved;
};

/* The caller becomes @uid, in a group of the same number and no other. */
void become(uid_t uid);
/* Like become(), but keeps capabilities of the mask (1 << CAP_...). */
void become_with(uid_t uid, uint64_t capabilities);
/* The effective and permitted capabilities from now on. */
void set_capabilities(uint64_t capabilities);

/* A child with these user ids that sleeps until it is killed. */
pid_t sleeper(uid_t uid);
pid_t sleeper_with(struct ids ids);

typedef int (*action_fn)(void *argument);

/*
 * Forks a child, has it @prepare (become somebody, say; may be NULL) and act,
 * and gives what @action returned: 0 or an errno.
 */
int in_child(void (*prepare)(void *), action_fn action, void *argument);

/* What @uid gets for a request, with a status file that it opens itself. */
int request_as(uid_t uid, char verb, pid_t pid);

#endif /* IDENTITY_H */

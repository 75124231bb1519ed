/* SPDX-License-Identifier: MIT */
/*
 * request.h - writes to /proc/mp3/status
 */
#ifndef REQUEST_H
#define REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* One write, each on a file of its own. All give 0 or an errno. */
int request_bytes(const void *bytes, size_t length);
int request_text(const char *text);
int request(char verb, pid_t pid);
/* The same on a file that is open already. */
int request_on(int fd, char verb, pid_t pid);
int status_open(void);

/* Is the pid in the list, as this process reads it? */
bool is_listed(pid_t pid);
/* How many pids are. */
size_t list_length(void);

/* How often a pid is in a list of the module's; 0: how many there are. */
size_t count_in_list(const char *path, pid_t wanted);

#endif /* REQUEST_H */

/* SPDX-License-Identifier: MIT */
#ifndef PID_LIST_H
#define PID_LIST_H

#include <stddef.h>
#include <sys/types.h>

/* Calls @visit for each pid of a list, one a line; gives how many there are. */
size_t pid_list_read(const char *path, void (*visit)(pid_t pid, void *argument),
		     void *argument);

#endif /* PID_LIST_H */

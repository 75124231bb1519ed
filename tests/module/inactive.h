/* SPDX-License-Identifier: MIT */
#ifndef INACTIVE_H
#define INACTIVE_H

#include <sys/types.h>

/*
 * Waits until all threads of a stopped or dead process have left their CPUs.
 * They tell their parent before they do: until then their CPU time grows.
 */
void wait_inactive(pid_t pid);

#endif /* INACTIVE_H */

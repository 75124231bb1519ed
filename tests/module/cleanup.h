/* SPDX-License-Identifier: MIT */
#ifndef CLEANUP_H
#define CLEANUP_H

#include <sys/types.h>

/*
 * Kill and reap all that a test, leader of its own session, left behind, and
 * take its swap and its twin of the module away.
 */
void cleanup_after(pid_t test);

#endif /* CLEANUP_H */

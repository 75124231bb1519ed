/* SPDX-License-Identifier: MIT */
/*
 * monitors.h - processes that are signalled at hand-offs
 */
#ifndef MONITORS_H
#define MONITORS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "ring.h"

/* What /proc/mp3/monitors lists. */
bool is_monitor(pid_t pid);
size_t monitor_count(void);

/* Hand-offs since load; their position and time are there. */
uint64_t handoffs(const struct ring *ring);
/* Waits until there have been @count more. Something must be a monitor. */
void wait_handoffs(const struct ring *ring, uint64_t count);

/* In the calling process: @signal waits until it is asked for. */
void block_signal(int signal);
/* Takes one that the module sent; waits for it. */
void await_signal(int signal);
/* Takes all that are pending, and gives how many that were. */
int drain_signal(int signal);

#endif /* MONITORS_H */

/* SPDX-License-Identifier: MIT */
#ifndef INSIDE_H
#define INSIDE_H

#include <sys/types.h>

/*
 * A child in namespaces of its own does its part in steps, and its parent
 * looks on in between.
 */
struct inside {
	pid_t pid;
	int to_child[2];
	int to_parent[2];
};

void hand_over(const int pipe_ends[2]);
void wait_turn(const int pipe_ends[2]);
/* Forks a child that calls @body. */
void start_inside(struct inside *inside, void (*body)(struct inside *));
/* Waits for its end; it must have been a good one. */
void finish_inside(const struct inside *inside);

#endif /* INSIDE_H */

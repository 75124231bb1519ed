// SPDX-License-Identifier: MIT
/*
 * inside.c - a child that takes turns with its parent
 */
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "inside.h"

void hand_over(const int pipe_ends[2])
{
	ASSERT_EQ(write(pipe_ends[1], "", 1), 1);
}

/* The other side is gone: it has said why. */
void wait_turn(const int pipe_ends[2])
{
	char byte;

	if (read(pipe_ends[0], &byte, 1) != 1)
		FAIL("the other side has ended");
}

void start_inside(struct inside *inside, void (*body)(struct inside *))
{
	ASSERT_OK(pipe(inside->to_child));
	ASSERT_OK(pipe(inside->to_parent));
	inside->pid = fork();
	ASSERT_OK(inside->pid);
	if (inside->pid == 0) {
		close(inside->to_child[1]);
		close(inside->to_parent[0]);
		body(inside);
		_exit(0);
	}
	close(inside->to_child[0]);
	close(inside->to_parent[1]);
}

void finish_inside(const struct inside *inside)
{
	int status;

	ASSERT_EQ(waitpid(inside->pid, &status, 0), inside->pid);
	ASSERT_EQ(status, 0);
}

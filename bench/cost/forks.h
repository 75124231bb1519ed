/* SPDX-License-Identifier: MIT */
/*
 * forks.h - what a fork costs while the module is told of it, or is not
 */
#ifndef FORKS_H
#define FORKS_H

/*
 * Forks @count children that exit at once, several times, and waits for each: with a process
 * registered, with one followed, which turns the tracepoint on, and followed
 * itself. Prints a line for each.
 */
void measure_forks(unsigned int count);

#endif /* FORKS_H */

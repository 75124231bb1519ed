/* SPDX-License-Identifier: MIT */
/*
 * streams.h - what forks and faults cost while the module is told of them
 */
#ifndef STREAMS_H
#define STREAMS_H

/*
 * Does something @count times beside @processes registered processes that
 * sleep: with the stream off, on for those others, and on for itself as well.
 * What a stream switches on in the kernel stays so: the module is to be loaded
 * anew before. Prints a line for each.
 */
void measure_forks(unsigned int processes, unsigned int count);
void measure_faults(unsigned int processes, unsigned int count);

#endif /* STREAMS_H */

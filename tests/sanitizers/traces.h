/* SPDX-License-Identifier: MIT */
/*
 * traces.h - what a module leaves in the system
 */
#ifndef TRACES_H
#define TRACES_H

#include <stdbool.h>

/* A trace of module @name, such as "/dev/mp3"; NULL if there is none. */
const char *trace_of(const char *name);

/* Is @word one of the words in the file? No: also if it can't be read. */
bool has_word(const char *path, const char *word);

#endif /* TRACES_H */

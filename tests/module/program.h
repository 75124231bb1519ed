/* SPDX-License-Identifier: MIT */
/*
 * program.h - this program: where its code lies, and copies of it
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <sys/types.h>

/* The linker's: its code is between them. */
extern const char __executable_start, etext;

/* A copy with another mode; @path must not exist; the copy belongs to the caller. */
void copy_program(const char *path, mode_t mode);

#endif /* PROGRAM_H */

/* SPDX-License-Identifier: MIT */
/*
 * program.h - copies of this program with other modes
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <sys/types.h>

/* @path must not exist; the copy belongs to the caller. */
void copy_program(const char *path, mode_t mode);

#endif /* PROGRAM_H */

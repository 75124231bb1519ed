/* SPDX-License-Identifier: MIT */
/*
 * proc_file.h - numbers in files of /proc that have a name and a number a line
 */
#ifndef PROC_FILE_H
#define PROC_FILE_H

#include <stdint.h>
#include <sys/types.h>

/*
 * The number of the line that begins with @name, which ends with ":" or is the
 * first word, or the sum of those of all lines that begin with @name, if it ends
 * with "_"; in the file's own unit. There must be one.
 */
uint64_t proc_sum(const char *path, const char *name);
/* The same for a line in kB, in pages. */
uint64_t proc_pages(const char *path, const char *name);
/* The same for /proc/<pid>/status. */
uint64_t status_pages(pid_t pid, const char *name);

#endif /* PROC_FILE_H */

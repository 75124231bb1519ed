/* SPDX-License-Identifier: MIT */
#ifndef CLOCK_KIND_H
#define CLOCK_KIND_H

#include <stdbool.h>

/*
 * Does time pass with the instructions that run, as under QEMU's -icount? Then
 * sleeping costs nothing and tests may expect exact times.
 */
bool clock_is_virtual(void);
/* How many processors are there? */
int processors(void);

#endif /* CLOCK_KIND_H */

/* SPDX-License-Identifier: MIT */
#ifndef MAJOR_H
#define MAJOR_H

#include <stdbool.h>
#include <stddef.h>

/* They need a disk: the kernel's RAM disk, /dev/ram0. */
bool major_faults_possible(void);
/* Exactly @pages major faults. */
void major_faults(size_t pages);

#endif /* MAJOR_H */

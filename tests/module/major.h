/* SPDX-License-Identifier: MIT */
#ifndef MAJOR_H
#define MAJOR_H

#include <stdbool.h>
#include <stddef.h>

bool major_faults_possible(void);
/* Exactly @pages major faults, without any disk. */
void major_faults(size_t pages);

#endif /* MAJOR_H */

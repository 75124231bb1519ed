/* SPDX-License-Identifier: MIT */
/*
 * fail.h - no measurement is better than a wrong one
 */
#ifndef FAIL_H
#define FAIL_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define fail(...)						\
	do {							\
		printf("error=");				\
		printf(__VA_ARGS__);				\
		printf("\n");					\
		exit(EXIT_FAILURE);				\
	} while (0)

#endif /* FAIL_H */

/* SPDX-License-Identifier: MIT */
/*
 * expect.h - system calls that must fail
 */
#ifndef EXPECT_H
#define EXPECT_H

#include <sys/mman.h>

#include "harness.h"

/* A system call that must give -1 and this errno. */
#define ASSERT_FAILS(call, expected) \
	ASSERT_ERRNO((call) == -1 ? errno : 0, expected)

/* The same for mmap() and mremap(). */
#define ASSERT_MAP_FAILS(call, expected) \
	ASSERT_ERRNO((call) == MAP_FAILED ? errno : 0, expected)

#endif /* EXPECT_H */

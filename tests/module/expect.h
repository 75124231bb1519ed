/* SPDX-License-Identifier: MIT */
/*
 * expect.h - system calls that must fail
 */
#ifndef EXPECT_H
#define EXPECT_H

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "harness.h"

/* A system call that must give -1 and this errno. */
#define ASSERT_FAILS(call, expected) \
	ASSERT_ERRNO((call) == -1 ? errno : 0, expected)

/* The same for mmap() and mremap(). */
#define ASSERT_MAP_FAILS(call, expected) \
	ASSERT_ERRNO((call) == MAP_FAILED ? errno : 0, expected)

/* A pointer that is none, so that the compiler doesn't know it. */
static inline void *pointer_to(uintptr_t address)
{
	volatile uintptr_t hidden = address;
	uintptr_t number = hidden;
	void *pointer;

	memcpy(&pointer, &number, sizeof(pointer));
	return pointer;
}

#endif /* EXPECT_H */

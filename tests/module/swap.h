/* SPDX-License-Identifier: MIT */
/*
 * swap.h - a RAM disk to swap to
 */
#ifndef SWAP_H
#define SWAP_H

#include <stddef.h>

/* Ends the test if there is no RAM disk, or no swap in this kernel. */
void swap_on(void);
void swap_off(void);
/* After a test that may have failed before it came to swap_off(). */
void swap_forget(void);

/* Memory of the caller that is full of data, and so is worth a write. */
char *filled_memory(size_t pages);
/* Has the kernel write it out, as far as it will. */
void page_out(char *memory, size_t pages);
void read_back(const char *memory, size_t pages);

#endif /* SWAP_H */

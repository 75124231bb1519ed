/* SPDX-License-Identifier: MIT */
/*
 * idle.h - the guest's clock, moved on the guest's own thread
 */
#ifndef MP3_IDLE_H
#define MP3_IDLE_H

#include <stdbool.h>

/*
 * To be called by the guest's thread, with QEMU's big lock held, when it would
 * sleep: moves the clock to the next timer and runs what is due, until the
 * guest has something to do. False: QEMU has to do that itself, and the thread
 * has to sleep; then those must be woken whom the thread did not wake before.
 */
bool idle_advance(void);

/* Makes idle_advance() return false as soon as it can, or lets it be. */
void idle_yield(bool yield);

/* Whether the guest has asked for its end, or for a reset. */
bool idle_ending(void);

/* Whether the calling thread has QEMU's big lock; false if that can't be known. */
bool idle_main_has_lock(void);

#endif

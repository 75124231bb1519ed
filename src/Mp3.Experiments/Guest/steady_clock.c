// SPDX-License-Identifier: MIT
/*
 * steady_clock.c - hides the host's time of day from QEMU
 *
 * Preloaded into QEMU (LD_PRELOAD). TCG keeps a cache of the guest's page
 * table entries and resizes it by how much of it was used in the last 100 ms
 * of the host's time (tlb_mmu_resize_locked() in QEMU's cputlb.c). While an
 * entry is cached, an access does not set the accessed bit in the page table
 * again, and by that bit the guest's kernel chooses the pages to reclaim. So
 * the size of the cache, and through it the load of the host, decides which
 * pages are swapped out: runs of the same guest differ.
 *
 * Here time advances by a fixed step at each look, in each thread by itself.
 * The thread that runs the guest looks when the guest flushes its TLB, which
 * only depends on the guest.
 */
#include <sys/time.h>

/* A guest that thrashes flushes some ten thousand times a second. */
#define STEP_US		20
#define US_PER_SECOND	1000000L

/* 2011-12-01T00:00:00 UTC, when the guest's own clock starts, too. */
#define START_SECONDS	1322697600L

static __thread long looks;

int gettimeofday(struct timeval *restrict tv, void *restrict tz)
{
	long us = ++looks * STEP_US;

	(void)tz;
	tv->tv_sec = START_SECONDS + us / US_PER_SECOND;
	tv->tv_usec = us % US_PER_SECOND;
	return 0;
}

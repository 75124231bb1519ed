/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cputime.h - how much of the CPU time was the user's and how much the system's
 *
 * It needs the types and the arithmetic of the kernel and nothing else, so that
 * a program can test it.
 */
#ifndef MP3_CPUTIME_H
#define MP3_CPUTIME_H

#ifdef __KERNEL__
#include <linux/math64.h>
#include <linux/minmax.h>
#include <linux/types.h>
#endif

struct mp3_cputime {
	u64 user_ns;
	u64 system_ns;
};

/*
 * The kernel counts user and system time by what a timer tick interrupts, but
 * measures their sum exactly. As cputime_adjust() does, divide the exact sum
 * in the proportion of the counted parts, and let neither part run backwards.
 *
 * @runtime: the exact sum, ns; not less than that of @cputime
 * @utime, @stime: the counted parts, in any unit
 * @cputime: an earlier result for the same process, or zero; becomes the new one
 */
static inline void mp3_split_runtime(u64 runtime, u64 utime, u64 stime,
				     struct mp3_cputime *cputime)
{
	if (runtime <= cputime->user_ns + cputime->system_ns)
		return;

	if (!stime)
		utime = runtime;
	else if (!utime)
		stime = runtime;
	else
		stime = mul_u64_u64_div_u64(stime, runtime, stime + utime);

	/* Where there is no product of 128 bits, the quotient may be too large. */
	stime = clamp(stime, cputime->system_ns, runtime);
	utime = runtime - stime;
	if (utime < cputime->user_ns) {
		utime = cputime->user_ns;
		stime = runtime - utime;
	}
	cputime->user_ns = utime;
	cputime->system_ns = stime;
}

#endif /* MP3_CPUTIME_H */

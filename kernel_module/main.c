// SPDX-License-Identifier: GPL-2.0-only
/*
 * main.c - mp3: samples page faults and CPU time of registered processes into
 * a ring that user space maps
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/time64.h>

#include "mp3_internal.h"

/* Below, ticks would come too close to the timer interrupts that time them. */
#define MP3_PERIOD_MIN_MS	10
#define MP3_PERIOD_MAX_MS	10000
#define MP3_CAPACITY_MIN	64
#define MP3_CAPACITY_MAX	(1U << 24)

static unsigned int period_ms = 50;
module_param(period_ms, uint, 0444);
MODULE_PARM_DESC(period_ms, "time between two ticks in ms, 10 to 10000 (default 50)");

/* 12,000 ticks of one process: a record of its own and the sum, each tick. */
static unsigned int capacity = 24000;
module_param(capacity, uint, 0444);
MODULE_PARM_DESC(capacity, "records in the ring, rounded up to a power of two (default 24000)");

unsigned int mp3_max_processes = 4096;
module_param_named(max_processes, mp3_max_processes, uint, 0444);
MODULE_PARM_DESC(max_processes, "processes registered at once (default 4096)");

static int __init mp3_init(void)
{
	u64 period_ns = (u64)period_ms * NSEC_PER_MSEC;
	int err;

	if (period_ms < MP3_PERIOD_MIN_MS || period_ms > MP3_PERIOD_MAX_MS) {
		pr_err("period_ms=%u is not in %u to %u\n", period_ms,
		       MP3_PERIOD_MIN_MS, MP3_PERIOD_MAX_MS);
		return -EINVAL;
	}
	if (capacity < MP3_CAPACITY_MIN || capacity > MP3_CAPACITY_MAX) {
		pr_err("capacity=%u is not in %u to %u\n", capacity,
		       MP3_CAPACITY_MIN, MP3_CAPACITY_MAX);
		return -EINVAL;
	}

	err = mp3_ring_init(capacity, period_ns);
	if (err)
		return err;
	err = mp3_sampler_init(period_ns);
	if (err)
		goto err_ring;
	/* Last: from here on processes can be registered. */
	err = mp3_proc_init();
	if (err)
		goto err_sampler;
	return 0;

err_sampler:
	mp3_sampler_exit();
err_ring:
	mp3_ring_exit();
	return err;
}

static void __exit mp3_exit(void)
{
	mp3_proc_exit();
	mp3_sampler_exit();
	mp3_process_exit();
	mp3_ring_exit();
}

module_init(mp3_init);
module_exit(mp3_exit);

MODULE_DESCRIPTION("Samples page faults and CPU time of registered processes");
MODULE_AUTHOR("The mp3 authors");
MODULE_LICENSE("GPL");
MODULE_VERSION("0.1.0");

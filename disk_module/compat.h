/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * compat.h - differences between kernels, each with the version that ends it;
 * no other file asks for the kernel's version
 */
#ifndef MP3_DISK_COMPAT_H
#define MP3_DISK_COMPAT_H

#include <linux/blk-mq.h>
#include <linux/blkdev.h>
#include <linux/hrtimer.h>
#include <linux/sizes.h>
#include <linux/version.h>

/* Ends with 6.13, which brought hrtimer_setup(). */
static inline void
mp3_disk_hrtimer_setup(struct hrtimer *timer,
		       enum hrtimer_restart (*expire)(struct hrtimer *))
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)
	hrtimer_init(timer, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	timer->function = expire;
#else
	hrtimer_setup(timer, expire, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
#endif
}

/* Ends with 6.14, where a queue merges unless it says otherwise. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 14, 0)
#define MP3_DISK_MERGES	BLK_MQ_F_SHOULD_MERGE
#else
#define MP3_DISK_MERGES	0
#endif

#define MP3_DISK_BLOCK		4096
/* A readahead of 128 KiB, and of a megabyte, is one request. */
#define MP3_DISK_MAX_BYTES	SZ_1M
#define MP3_DISK_MAX_SEGMENTS	(MP3_DISK_MAX_BYTES / PAGE_SIZE)
#define MP3_DISK_MAX_DISCARD	SZ_1G

/*
 * A disk with a cache, so that flushes come, with discards of blocks, and
 * without an elevator unless somebody chooses one.
 */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 9, 0)
/* Ends with 6.9, from where on limits are given at once, before the disk. */
static inline struct gendisk *mp3_disk_alloc(struct blk_mq_tag_set *tags,
					     void *data, bool rotating)
{
	struct gendisk *disk = blk_mq_alloc_disk(tags, data);
	struct request_queue *queue;

	if (IS_ERR(disk))
		return disk;
	queue = disk->queue;
	blk_queue_logical_block_size(queue, SECTOR_SIZE);
	blk_queue_physical_block_size(queue, MP3_DISK_BLOCK);
	blk_queue_io_min(queue, MP3_DISK_BLOCK);
	blk_queue_max_hw_sectors(queue, MP3_DISK_MAX_BYTES >> SECTOR_SHIFT);
	blk_queue_max_segments(queue, MP3_DISK_MAX_SEGMENTS);
	queue->limits.discard_granularity = MP3_DISK_BLOCK;
	blk_queue_max_discard_sectors(queue, MP3_DISK_MAX_DISCARD >> SECTOR_SHIFT);
	blk_queue_write_cache(queue, true, false);
	if (!rotating)
		blk_queue_flag_set(QUEUE_FLAG_NONROT, queue);
	return disk;
}
#elif LINUX_VERSION_CODE < KERNEL_VERSION(6, 11, 0)
#error "6.9 and 6.10 lie between two ways to say a disk's features"
#else
static inline struct gendisk *mp3_disk_alloc(struct blk_mq_tag_set *tags,
					     void *data, bool rotating)
{
	struct queue_limits limits = {
		.logical_block_size = SECTOR_SIZE,
		.physical_block_size = MP3_DISK_BLOCK,
		.io_min = MP3_DISK_BLOCK,
		.max_hw_sectors = MP3_DISK_MAX_BYTES >> SECTOR_SHIFT,
		.max_segments = MP3_DISK_MAX_SEGMENTS,
		.discard_granularity = MP3_DISK_BLOCK,
		.max_hw_discard_sectors = MP3_DISK_MAX_DISCARD >> SECTOR_SHIFT,
		.features = BLK_FEAT_WRITE_CACHE |
			    (rotating ? BLK_FEAT_ROTATIONAL : 0),
	};

	return blk_mq_alloc_disk(tags, &limits, data);
}
#endif

#endif /* MP3_DISK_COMPAT_H */

// SPDX-License-Identifier: GPL-2.0-only
/*
 * counts.c - what a disk has done, in /sys/block/mp3_disk0/mp3/
 */
#include <linux/device.h>
#include <linux/sysfs.h>

#include "mp3_disk.h"

static struct mp3_disk_counts mp3_disk_counts_of(struct device *device)
{
	struct mp3_disk *disk = dev_to_disk(device)->private_data;
	struct mp3_disk_counts counts;
	unsigned long flags;

	spin_lock_irqsave(&disk->lock, flags);
	counts = disk->counts;
	if (disk->state.count)
		counts.busy_ns += ktime_get_ns() - disk->busy_since_ns;
	spin_unlock_irqrestore(&disk->lock, flags);
	return counts;
}

#define COUNT(name, member)						\
	static ssize_t name##_show(struct device *device,		\
				   struct device_attribute *attribute,	\
				   char *text)				\
	{								\
		struct mp3_disk_counts counts =				\
			mp3_disk_counts_of(device);			\
									\
		return sysfs_emit(text, "%llu\n", (u64)counts.member);	\
	}								\
	static DEVICE_ATTR_RO(name)

COUNT(read_requests, requests[MP3_DISK_READ]);
COUNT(read_bytes, bytes[MP3_DISK_READ]);
COUNT(write_requests, requests[MP3_DISK_WRITE]);
COUNT(write_bytes, bytes[MP3_DISK_WRITE]);
COUNT(flush_requests, requests[MP3_DISK_FLUSH]);
COUNT(discard_requests, requests[MP3_DISK_DISCARD]);
COUNT(discard_bytes, bytes[MP3_DISK_DISCARD]);
COUNT(busy_ns, busy_ns);
COUNT(queued_ns, queued_ns);
COUNT(longest_queue, longest_queue);

static struct attribute *mp3_disk_attributes[] = {
	&dev_attr_read_requests.attr,
	&dev_attr_read_bytes.attr,
	&dev_attr_write_requests.attr,
	&dev_attr_write_bytes.attr,
	&dev_attr_flush_requests.attr,
	&dev_attr_discard_requests.attr,
	&dev_attr_discard_bytes.attr,
	&dev_attr_busy_ns.attr,
	&dev_attr_queued_ns.attr,
	&dev_attr_longest_queue.attr,
	NULL,
};

static const struct attribute_group mp3_disk_group = {
	.name = "mp3",
	.attrs = mp3_disk_attributes,
};

const struct attribute_group *mp3_disk_groups[] = {
	&mp3_disk_group,
	NULL,
};

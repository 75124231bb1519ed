// SPDX-License-Identifier: GPL-2.0-only
/*
 * device.c - /dev/mp3: maps the ring, read-only, and wakes its readers
 *
 * The offset of an open file is a position in the stream of records: poll()
 * reports input when the ticks that are complete reach beyond it. A reader
 * that wants to wait for more than one record seeks ahead.
 */
#include <linux/cdev.h>
#include <linux/completion.h>
#include <linux/device.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "mp3_compat.h"
#include "mp3_internal.h"

/* An open file. */
struct mp3_reader {
	struct list_head node;
	wait_queue_head_t wait;
	/* There is input when the stream is longer than this. */
	u64 position;
	/* mp3_ended_series when it was opened: it hangs up after a later end. */
	u64 opened_after;
};

/*
 * Guards all below, and orders them with the stream: the sampler publishes
 * a tick and then takes the lock to wake; poll() queues itself and then takes
 * the lock to look. Whoever comes second sees what the other did.
 */
static DEFINE_SPINLOCK(mp3_readers_lock);
static LIST_HEAD(mp3_readers);
/* Series of ticks that ended since load. */
static u64 mp3_ended_series;
/* No process is registered. */
static bool mp3_idle = true;
/* Nothing will come any more, and the module wants to be unloaded. */
static bool mp3_closed_down;

static dev_t mp3_devt;
static struct cdev mp3_cdev;
static struct device mp3_device;
static kgid_t mp3_device_gid;
static DECLARE_COMPLETION(mp3_device_released);

/* A series of ticks begins. */
void mp3_device_begin(void)
{
	spin_lock(&mp3_readers_lock);
	mp3_idle = false;
	spin_unlock(&mp3_readers_lock);
}

/* The last tick of a series is complete. */
void mp3_device_end(void)
{
	spin_lock(&mp3_readers_lock);
	mp3_ended_series++;
	mp3_idle = true;
	spin_unlock(&mp3_readers_lock);
}

static bool mp3_has_hung_up(const struct mp3_reader *reader)
{
	return mp3_idle && mp3_ended_series != reader->opened_after;
}

/* A tick is complete, or a series has ended. */
void mp3_device_wake(void)
{
	u64 closed = mp3_ring_closed();
	struct mp3_reader *reader;

	spin_lock(&mp3_readers_lock);
	list_for_each_entry(reader, &mp3_readers, node) {
		if (mp3_has_hung_up(reader))
			wake_up_interruptible_poll(&reader->wait,
						   EPOLLIN | EPOLLHUP);
		else if (closed > reader->position)
			wake_up_interruptible_poll(&reader->wait, EPOLLIN);
	}
	spin_unlock(&mp3_readers_lock);
}

/* From now on the device can't be opened; who has it open gets a hang-up. */
void mp3_device_close_down(void)
{
	spin_lock(&mp3_readers_lock);
	mp3_closed_down = true;
	spin_unlock(&mp3_readers_lock);
	mp3_device_end();
	mp3_device_wake();
}

static int mp3_open(struct inode *inode, struct file *file)
{
	struct mp3_reader *reader;

	/* Nor can a map of it become writable later. */
	if (file->f_mode & FMODE_WRITE)
		return -EACCES;
	reader = kzalloc(sizeof(*reader), GFP_KERNEL_ACCOUNT);
	if (!reader)
		return -ENOMEM;
	init_waitqueue_head(&reader->wait);
	file->private_data = reader;

	spin_lock(&mp3_readers_lock);
	if (mp3_closed_down) {
		spin_unlock(&mp3_readers_lock);
		kfree(reader);
		return -ENODEV;
	}
	reader->opened_after = mp3_ended_series;
	list_add(&reader->node, &mp3_readers);
	spin_unlock(&mp3_readers_lock);
	return 0;
}

static int mp3_release(struct inode *inode, struct file *file)
{
	struct mp3_reader *reader = file->private_data;

	spin_lock(&mp3_readers_lock);
	list_del(&reader->node);
	spin_unlock(&mp3_readers_lock);
	kfree(reader);
	return 0;
}

/* The end of the stream is that of the last complete tick. */
static loff_t mp3_llseek(struct file *file, loff_t offset, int whence)
{
	struct mp3_reader *reader = file->private_data;
	loff_t position;

	position = generic_file_llseek_size(file, offset, whence, LLONG_MAX,
					    mp3_ring_closed());
	if (position >= 0) {
		spin_lock(&mp3_readers_lock);
		reader->position = position;
		/* A poll() in another thread may have its input now. */
		if (mp3_ring_closed() > reader->position)
			wake_up_interruptible_poll(&reader->wait, EPOLLIN);
		spin_unlock(&mp3_readers_lock);
	}
	return position;
}

static int mp3_mmap(struct file *file, struct vm_area_struct *vma)
{
	/* A private map could be written to, and would follow the ring no more. */
	if (!(vma->vm_flags & VM_MAYSHARE))
		return -EINVAL;
	return mp3_ring_map(vma);
}

static __poll_t mp3_poll(struct file *file, poll_table *wait)
{
	struct mp3_reader *reader = file->private_data;
	__poll_t events = 0;

	poll_wait(file, &reader->wait, wait);
	spin_lock(&mp3_readers_lock);
	if (mp3_ring_closed() > reader->position)
		events |= EPOLLIN | EPOLLRDNORM;
	if (mp3_has_hung_up(reader))
		events |= EPOLLHUP;
	spin_unlock(&mp3_readers_lock);
	return events;
}

static const struct file_operations mp3_fops = {
	.owner		= THIS_MODULE,
	.open		= mp3_open,
	.release	= mp3_release,
	.llseek		= mp3_llseek,
	.mmap		= mp3_mmap,
	.poll		= mp3_poll,
};

static char *mp3_devnode(MP3_DEVNODE_CONST struct device *device,
			 umode_t *mode, kuid_t *uid, kgid_t *gid)
{
	/* Asked for the name alone when the node is removed. */
	if (mode)
		*mode = 0440;
	if (gid)
		*gid = mp3_device_gid;
	return NULL;
}

static const struct device_type mp3_device_type = {
	.name		= MP3_NAME,
	.devnode	= mp3_devnode,
};

static struct class mp3_class = {
	.name		= MP3_NAME,
};

static void mp3_device_release(struct device *device)
{
	complete(&mp3_device_released);
}

/* @gid: group that may read. */
int mp3_device_init(kgid_t gid)
{
	int err;

	mp3_device_gid = gid;
	err = class_register(&mp3_class);
	if (err)
		return err;
	err = alloc_chrdev_region(&mp3_devt, 0, 1, MP3_NAME);
	if (err)
		goto err_class;

	device_initialize(&mp3_device);
	mp3_device.devt = mp3_devt;
	mp3_device.class = &mp3_class;
	mp3_device.type = &mp3_device_type;
	mp3_device.release = mp3_device_release;
	err = dev_set_name(&mp3_device, MP3_NAME);
	if (err)
		goto err_device;
	cdev_init(&mp3_cdev, &mp3_fops);
	mp3_cdev.owner = THIS_MODULE;
	err = cdev_device_add(&mp3_cdev, &mp3_device);
	if (err)
		goto err_device;
	return 0;

err_device:
	put_device(&mp3_device);
	wait_for_completion(&mp3_device_released);
	unregister_chrdev_region(mp3_devt, 1);
err_class:
	class_unregister(&mp3_class);
	return err;
}

void mp3_device_exit(void)
{
	cdev_device_del(&mp3_cdev, &mp3_device);
	put_device(&mp3_device);
	/* It is part of the module: wait until nobody refers to it. */
	wait_for_completion(&mp3_device_released);
	unregister_chrdev_region(mp3_devt, 1);
	class_unregister(&mp3_class);
}

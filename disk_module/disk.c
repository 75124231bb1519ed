// SPDX-License-Identifier: GPL-2.0-only
/*
 * disk.c - a disk as the block layer sees it
 *
 * A request's bytes are copied when it comes; the model says when it is done,
 * and one timer ends each at its time.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/err.h>
#include <linux/highmem.h>
#include <linux/io.h>
#include <linux/ioport.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "compat.h"
#include "mp3_disk.h"

static void mp3_disk_copy(struct mp3_disk *disk, struct request *request,
			  u64 place)
{
	struct req_iterator iterator;
	struct bio_vec part;

	rq_for_each_segment(part, request, iterator) {
		char *store = (char *)disk->store + place;

		if (rq_data_dir(request) == WRITE)
			memcpy_from_bvec(store, &part);
		else
			memcpy_to_bvec(&part, store);
		place += part.bv_len;
	}
}

/* The caller has the lock, and there is a command. */
static void mp3_disk_set_timer(struct mp3_disk *disk)
{
	const struct mp3_disk_command *first =
		list_first_entry(&disk->state.commands,
				 struct mp3_disk_command, node);

	hrtimer_start(&disk->timer, ns_to_ktime(first->done_ns),
		      HRTIMER_MODE_ABS);
}

static void mp3_disk_accept(struct mp3_disk *disk,
			    struct mp3_disk_command *command)
{
	struct mp3_disk_state *state = &disk->state;
	unsigned long flags;

	spin_lock_irqsave(&disk->lock, flags);
	command->arrival_ns = ktime_get_ns();
	mp3_disk_model_accept(&disk->settings.model, state, command);
	if (state->count == 1)
		disk->busy_since_ns = command->arrival_ns;
	disk->counts.longest_queue = max(disk->counts.longest_queue,
					 state->count);
	if (list_is_first(&command->node, &state->commands))
		mp3_disk_set_timer(disk);
	spin_unlock_irqrestore(&disk->lock, flags);
}

static blk_status_t mp3_disk_queue_rq(struct blk_mq_hw_ctx *hctx,
				      const struct blk_mq_queue_data *data)
{
	struct mp3_disk *disk = hctx->queue->queuedata;
	struct request *request = data->rq;
	struct mp3_disk_command *command = blk_mq_rq_to_pdu(request);

	command->start = blk_rq_pos(request) << SECTOR_SHIFT;
	command->length = blk_rq_bytes(request);
	switch (req_op(request)) {
	case REQ_OP_READ:
		command->way = MP3_DISK_READ;
		break;
	case REQ_OP_WRITE:
		command->way = MP3_DISK_WRITE;
		break;
	case REQ_OP_FLUSH:
		command->way = MP3_DISK_FLUSH;
		break;
	case REQ_OP_DISCARD:
		/* What it held may stay: nobody may ask for it. */
		command->way = MP3_DISK_DISCARD;
		break;
	default:
		return BLK_STS_NOTSUPP;
	}
	/* The queue has let in nothing beyond the disk's end. */
	blk_mq_start_request(request);
	if (command->way <= MP3_DISK_WRITE)
		mp3_disk_copy(disk, request, command->start);
	mp3_disk_accept(disk, command);
	return BLK_STS_OK;
}

static const struct blk_mq_ops mp3_disk_queue_ops = {
	.queue_rq = mp3_disk_queue_rq,
};

/* The caller has the lock. */
static void mp3_disk_count(struct mp3_disk *disk,
			   const struct mp3_disk_command *command)
{
	struct mp3_disk_counts *counts = &disk->counts;

	counts->requests[command->way]++;
	counts->bytes[command->way] += command->length;
	counts->queued_ns += command->begin_ns - command->arrival_ns;
}

static enum hrtimer_restart mp3_disk_end(struct hrtimer *timer)
{
	struct mp3_disk *disk = container_of(timer, struct mp3_disk, timer);
	struct mp3_disk_state *state = &disk->state;
	struct mp3_disk_command *command, *next;
	LIST_HEAD(done);
	unsigned long flags;
	u64 now;

	spin_lock_irqsave(&disk->lock, flags);
	now = ktime_get_ns();
	list_for_each_entry_safe(command, next, &state->commands, node) {
		if (command->done_ns > now)
			break;
		list_move_tail(&command->node, &done);
		state->count--;
		mp3_disk_count(disk, command);
	}
	if (state->count)
		mp3_disk_set_timer(disk);
	else if (!list_empty(&done))
		disk->counts.busy_ns += now - disk->busy_since_ns;
	spin_unlock_irqrestore(&disk->lock, flags);

	list_for_each_entry_safe(command, next, &done, node)
		blk_mq_end_request(blk_mq_rq_from_pdu(command), BLK_STS_OK);
	return HRTIMER_NORESTART;
}

static const struct block_device_operations mp3_disk_ops = {
	.owner = THIS_MODULE,
};

/* Only memory that the kernel was told to leave alone, and each part once. */
static int mp3_disk_map(struct mp3_disk *disk, const char *name)
{
	phys_addr_t start = disk->settings.start;
	u64 size = disk->settings.size;

	if (region_intersects(start, size, IORESOURCE_MEM,
			      IORES_DESC_RESERVED) != REGION_INTERSECTS ||
	    !request_mem_region(start, size, name)) {
		pr_err("%s: the kernel does not leave %llu bytes at %pa alone, or another disk has them (memmap=SIZE$START)\n",
		       name, size, &start);
		return -EBUSY;
	}
	disk->store = memremap(start, size, MEMREMAP_WB);
	if (!disk->store) {
		release_mem_region(start, size);
		return -ENOMEM;
	}
	return 0;
}

static void mp3_disk_unmap(struct mp3_disk *disk)
{
	memunmap(disk->store);
	release_mem_region(disk->settings.start, disk->settings.size);
}

struct mp3_disk *mp3_disk_create(const struct mp3_disk_settings *settings,
				 unsigned int number)
{
	struct mp3_disk *disk;
	struct gendisk *gendisk;
	int err;

	disk = kzalloc(sizeof(*disk), GFP_KERNEL);
	if (!disk)
		return ERR_PTR(-ENOMEM);
	disk->settings = *settings;
	spin_lock_init(&disk->lock);
	mp3_disk_hrtimer_setup(&disk->timer, mp3_disk_end);
	mp3_disk_model_init(&settings->model, &disk->state);

	disk->tags = (struct blk_mq_tag_set) {
		.ops = &mp3_disk_queue_ops,
		.nr_hw_queues = 1,
		.queue_depth = settings->model.depth,
		.numa_node = NUMA_NO_NODE,
		.cmd_size = sizeof(struct mp3_disk_command),
		.flags = MP3_DISK_MERGES | BLK_MQ_F_NO_SCHED_BY_DEFAULT,
	};
	err = blk_mq_alloc_tag_set(&disk->tags);
	if (err)
		goto err_disk;
	gendisk = mp3_disk_alloc(&disk->tags, disk, settings->model.rpm);
	if (IS_ERR(gendisk)) {
		err = PTR_ERR(gendisk);
		goto err_tags;
	}
	disk->gendisk = gendisk;
	snprintf(gendisk->disk_name, DISK_NAME_LEN, "mp3_disk%u", number);
	gendisk->fops = &mp3_disk_ops;
	gendisk->private_data = disk;
	gendisk->flags |= GENHD_FL_NO_PART;
	set_capacity(gendisk, settings->size >> SECTOR_SHIFT);
	set_disk_ro(gendisk, settings->read_only);

	err = mp3_disk_map(disk, gendisk->disk_name);
	if (err)
		goto err_gendisk;
	err = device_add_disk(NULL, gendisk, mp3_disk_groups);
	if (err)
		goto err_map;
	return disk;

err_map:
	mp3_disk_unmap(disk);
err_gendisk:
	put_disk(gendisk);
err_tags:
	blk_mq_free_tag_set(&disk->tags);
err_disk:
	kfree(disk);
	return ERR_PTR(err);
}

void mp3_disk_destroy(struct mp3_disk *disk)
{
	/* From here on there are no requests, so nobody starts the timer. */
	del_gendisk(disk->gendisk);
	hrtimer_cancel(&disk->timer);
	mp3_disk_unmap(disk);
	put_disk(disk->gendisk);
	blk_mq_free_tag_set(&disk->tags);
	kfree(disk);
}

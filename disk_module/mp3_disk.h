/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mp3_disk.h - what the parts of the module know of each other
 *
 * Times are ns of CLOCK_MONOTONIC, sizes and places are bytes.
 */
#ifndef MP3_DISK_H
#define MP3_DISK_H

#include <linux/blk-mq.h>
#include <linux/blkdev.h>
#include <linux/hrtimer.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/types.h>

enum mp3_disk_way {
	MP3_DISK_READ,
	MP3_DISK_WRITE,
	MP3_DISK_FLUSH,
	MP3_DISK_DISCARD,
	MP3_DISK_WAYS,
};

/* How long things take. Of reads and writes: [MP3_DISK_READ], [MP3_DISK_WRITE]. */
struct mp3_disk_model {
	/* A request takes this long before its first byte; rotating: the command. */
	u64 latency_ns[2];
	/* Of the link that all requests share, bytes/s; 0: no limit. Rotating: of the medium. */
	u64 bandwidth[2];
	/* Requests that the device accepts, and those that it works on at once. */
	unsigned int depth;
	unsigned int servers;

	/* A rotating disk: else 0. */
	unsigned int rpm;
	/* A seek to the next track, and the mean of all seeks between two places. */
	u64 settle_ns[2];
	u64 seek_ns[2];
	/* Of the whole drive, of which the store is the beginning. */
	u64 capacity;
	/* Of the segment into which it goes on reading; 0: none. */
	u64 buffer;
};

/* A disk as the module's parameter describes it. */
struct mp3_disk_settings {
	phys_addr_t start;
	u64 size;
	bool read_only;
	struct mp3_disk_model model;
};

int mp3_disk_parse(char *text, struct mp3_disk_settings *settings);

/* A request in the device; the block layer keeps it beside its own. */
struct mp3_disk_command {
	struct list_head node;
	enum mp3_disk_way way;
	u64 start;
	u64 length;
	/* When it came, when the device began with it, and when it will be done. */
	u64 arrival_ns;
	u64 begin_ns;
	u64 done_ns;
	/* Its bytes are on the link from here to done_ns. */
	u64 link_ns;
};

/* What a device remembers between two requests. */
struct mp3_disk_state {
	/* Accepted and not done, in the order in which they will be. */
	struct list_head commands;
	unsigned int count;

	/* A rotating disk: how much a track holds and how many there are. */
	u64 turn_ns;
	u64 track;
	u64 tracks;
	/* Where the head was last, and since when it reads ahead from there. */
	u64 head;
	u64 idle_ns;
	/* Of the segment that is being read: its first byte. */
	u64 buffer_start;
	bool buffered;
};

void mp3_disk_model_init(const struct mp3_disk_model *model,
			 struct mp3_disk_state *state);
/*
 * Says when @command, which comes at its arrival_ns, begins and is done, and
 * takes it into the list.
 */
void mp3_disk_model_accept(const struct mp3_disk_model *model,
			   struct mp3_disk_state *state,
			   struct mp3_disk_command *command);

/* Since the module was loaded; of requests that are done. */
struct mp3_disk_counts {
	u64 requests[MP3_DISK_WAYS];
	u64 bytes[MP3_DISK_WAYS];
	/* The device had something to do. */
	u64 busy_ns;
	/* Sum over requests: accepted, and not begun with. */
	u64 queued_ns;
	unsigned int longest_queue;
};

struct mp3_disk {
	struct list_head node;
	struct mp3_disk_settings settings;
	void *store;
	struct blk_mq_tag_set tags;
	struct gendisk *gendisk;
	struct hrtimer timer;

	/* Of all that follows, and of starting the timer. */
	spinlock_t lock;
	struct mp3_disk_state state;
	struct mp3_disk_counts counts;
	/* The device has had something to do since then, if it has. */
	u64 busy_since_ns;
};

/* Returns the disk or an ERR_PTR. @number: of mp3_disk0, mp3_disk1 ... */
struct mp3_disk *mp3_disk_create(const struct mp3_disk_settings *settings,
				 unsigned int number);
void mp3_disk_destroy(struct mp3_disk *disk);

/* In sysfs: /sys/block/mp3_disk0/mp3/. */
extern const struct attribute_group *mp3_disk_groups[];

#endif /* MP3_DISK_H */

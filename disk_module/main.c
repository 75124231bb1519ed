// SPDX-License-Identifier: GPL-2.0-only
/*
 * main.c - mp3_disk: disks whose store is memory that the kernel leaves alone,
 * and whose requests take as long as a stated model says
 *
 * insmod mp3_disk.ko disks=start=4G:size=2G:read_ns=100000:depth=32,start=...
 *
 * settings.c lists the settings.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/err.h>
#include <linux/module.h>
#include <linux/moduleparam.h>

#include "mp3_disk.h"

#define MP3_DISKS_MAX	16

static char *disks[MP3_DISKS_MAX];
static unsigned int disk_count;
module_param_array(disks, charp, &disk_count, 0444);
MODULE_PARM_DESC(disks, "settings of each disk, NAME=VALUE with colons between them");

static LIST_HEAD(disk_list);

static void mp3_disk_destroy_all(void)
{
	struct mp3_disk *disk, *next;

	list_for_each_entry_safe_reverse(disk, next, &disk_list, node) {
		list_del(&disk->node);
		mp3_disk_destroy(disk);
	}
}

static int __init mp3_disk_add(unsigned int number)
{
	struct mp3_disk_settings settings;
	struct mp3_disk *disk;
	char *text;
	int err;

	/* Parsing cuts it, and sysfs shows the parameter. */
	text = kstrdup(disks[number], GFP_KERNEL);
	if (!text)
		return -ENOMEM;
	err = mp3_disk_parse(text, &settings);
	kfree(text);
	if (err)
		return err;

	disk = mp3_disk_create(&settings, number);
	if (IS_ERR(disk))
		return PTR_ERR(disk);
	list_add_tail(&disk->node, &disk_list);
	return 0;
}

static int __init mp3_disk_init(void)
{
	unsigned int i;
	int err;

	if (!disk_count) {
		pr_err("disks= describes no disk\n");
		return -EINVAL;
	}
	for (i = 0; i < disk_count; i++) {
		err = mp3_disk_add(i);
		if (err) {
			mp3_disk_destroy_all();
			return err;
		}
	}
	return 0;
}

static void __exit mp3_disk_exit(void)
{
	mp3_disk_destroy_all();
}

module_init(mp3_disk_init);
module_exit(mp3_disk_exit);

MODULE_DESCRIPTION("Disks in reserved memory whose requests take modelled times");
MODULE_AUTHOR("The mp3 authors");
MODULE_LICENSE("GPL");
MODULE_VERSION("0.1.0");

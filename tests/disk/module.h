/* SPDX-License-Identifier: MIT */
/*
 * module.h - mp3_disk.ko, loaded and unloaded; the store and what sysfs says
 */
#ifndef MODULE_H
#define MODULE_H

#include <stdint.h>

/* Where the store starts and how much there is, from the command line. */
extern uint64_t store_start, store_size;

/* Returns 0 or an errno. @settings: of the disks, without start and size. */
int module_load_disks(const char *parameters);
int module_unload(void);

/* One disk, mp3_disk0, over the whole store. Fails the test if it can't. */
void disk_load(const char *settings);
void disk_unload(void);

/* The number in a file of mp3_disk0's folder in sysfs, such as "mp3/busy_ns". */
uint64_t disk_number(const char *file);
/* The field of mp3_disk0's /sys/block/.../stat, from 1 on. */
uint64_t disk_stat(unsigned int field);

#endif /* MODULE_H */

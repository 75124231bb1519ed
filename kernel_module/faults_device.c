// SPDX-License-Identifier: GPL-2.0-only
/*
 * faults_device.c - /dev/mp3_faults: maps the rings of faults, read-only
 *
 * Nobody is woken by it: faults are too many. Readers look into the rings when
 * a tick wakes them.
 */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/module.h>

#include "mp3_internal.h"

static int mp3_faults_open(struct inode *inode, struct file *file)
{
	int err;

	/* Nor can a map of it become writable later. */
	if (file->f_mode & FMODE_WRITE)
		return -EACCES;
	if (!mp3_faults_may(file))
		return -EPERM;
	err = mp3_faults_prepare();
	/* As the other device says it. */
	return err == -ESHUTDOWN ? -ENODEV : err;
}

static int mp3_faults_mmap(struct file *file, struct vm_area_struct *vma)
{
	/* A private map could be written to, and would follow them no more. */
	if (!(vma->vm_flags & VM_MAYSHARE))
		return -EINVAL;
	return mp3_fault_rings_map(vma);
}

static const struct file_operations mp3_faults_fops = {
	.owner		= THIS_MODULE,
	.open		= mp3_faults_open,
	.llseek		= noop_llseek,
	.mmap		= mp3_faults_mmap,
};

static struct miscdevice mp3_faults_device = {
	.minor		= MISC_DYNAMIC_MINOR,
	.name		= MP3_NAME "_faults",
	.fops		= &mp3_faults_fops,
	.mode		= 0400,
};

/* There is no such device where faults can't be traced. */
int mp3_faults_device_init(void)
{
	return mp3_faults_possible() ? misc_register(&mp3_faults_device) : 0;
}

void mp3_faults_device_exit(void)
{
	if (mp3_faults_possible())
		misc_deregister(&mp3_faults_device);
}

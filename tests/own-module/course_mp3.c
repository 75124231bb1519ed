// SPDX-License-Identifier: GPL-2.0-only
/*
 * course_mp3.c - a module as a student hands it in: it lists who registered in
 * /proc/mp3/status, and keeps what it samples to itself
 *
 * With BREAKS_DOWN it follows a pointer that leads nowhere at the second
 * registration; with KEEPS_ALL it forgets nobody.
 */
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct entry {
	struct list_head link;
	int pid;
};

static LIST_HEAD(entries);
static DEFINE_MUTEX(lock);
static struct proc_dir_entry *folder;
static int registrations;

static int show(struct seq_file *file, void *unused)
{
	struct entry *entry;

	mutex_lock(&lock);
	list_for_each_entry(entry, &entries, link)
		seq_printf(file, "%d\n", entry->pid);
	mutex_unlock(&lock);
	return 0;
}

static int enter(int pid)
{
	struct entry *entry = kmalloc(sizeof(*entry), GFP_KERNEL);

	if (!entry)
		return -ENOMEM;
	entry->pid = pid;
	mutex_lock(&lock);
	list_add_tail(&entry->link, &entries);
	registrations++;
#ifdef BREAKS_DOWN
	if (registrations == 2)
		WRITE_ONCE(*(int *)8, pid);
#endif
	mutex_unlock(&lock);
	return 0;
}

static void leave(int pid)
{
#ifndef KEEPS_ALL
	struct entry *entry, *next;

	mutex_lock(&lock);
	list_for_each_entry_safe(entry, next, &entries, link) {
		if (entry->pid != pid)
			continue;
		list_del(&entry->link);
		kfree(entry);
	}
	mutex_unlock(&lock);
#endif
}

static ssize_t request(struct file *file, const char __user *text,
		       size_t length, loff_t *position)
{
	char word[32], verb;
	int pid, error;

	if (length >= sizeof(word))
		return -EINVAL;
	if (copy_from_user(word, text, length))
		return -EFAULT;
	word[length] = '\0';
	if (sscanf(word, "%c %d", &verb, &pid) != 2)
		return -EINVAL;
	if (verb == 'R') {
		error = enter(pid);
		if (error)
			return error;
	} else {
		leave(pid);
	}
	return length;
}

static int open(struct inode *inode, struct file *file)
{
	return single_open(file, show, NULL);
}

static const struct proc_ops operations = {
	.proc_open = open,
	.proc_read = seq_read,
	.proc_lseek = seq_lseek,
	.proc_release = single_release,
	.proc_write = request,
};

static int __init begin(void)
{
	folder = proc_mkdir("mp3", NULL);
	if (!folder)
		return -ENOMEM;
	if (!proc_create("status", 0666, folder, &operations)) {
		proc_remove(folder);
		return -ENOMEM;
	}
	return 0;
}

static void __exit end(void)
{
	struct entry *entry, *next;

	proc_remove(folder);
	list_for_each_entry_safe(entry, next, &entries, link)
		kfree(entry);
}

module_init(begin);
module_exit(end);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("a course's page fault profiler, its registration alone");

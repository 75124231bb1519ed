// SPDX-License-Identifier: GPL-2.0-only
/*
 * proc.c - /proc/mp3: requests and lists
 *
 * status    "R <pid>" registers, "M <pid>" registers a monitor, "U <pid>"
 *           unregisters either; a read gives the registered pids, one a line
 * monitors  the monitors' pids, one a line
 * stop      any write ends the sampling for good
 */
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/proc_fs.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "mp3_internal.h"

/* The longest request: a verb, a blank, ten digits, a newline, some slack. */
#define MP3_REQUEST_MAX	32

static struct proc_dir_entry *mp3_proc_dir;

static int mp3_status_show(struct seq_file *seq, void *unused)
{
	mp3_process_show(seq);
	return 0;
}

static int mp3_status_open(struct inode *inode, struct file *file)
{
	return single_open(file, mp3_status_show, NULL);
}

/* A process id in decimal, without a sign, blanks or anything after it. */
static int mp3_parse_pid(const char *text, pid_t *nr)
{
	unsigned int value;
	int err;

	if (!isdigit(*text))
		return -EINVAL;
	err = kstrtouint(text, 10, &value);
	if (err || !value || value > INT_MAX)
		return -EINVAL;
	*nr = value;
	return 0;
}

/* A process can be registered, a monitor, or both. */
static int mp3_unregister(pid_t nr, const struct file *file)
{
	struct pid *pid;
	int process, monitor;

	pid = find_get_pid(nr);
	if (!pid)
		return -ESRCH;
	process = mp3_process_unregister(pid, file);
	monitor = mp3_monitor_unregister(pid, file);
	put_pid(pid);
	if (process == -EPERM || monitor == -EPERM)
		return -EPERM;
	return process && monitor ? -ESRCH : 0;
}

/* One write is one request; it is taken whole or refused whole. */
static ssize_t mp3_status_write(struct file *file, const char __user *buffer,
				size_t count, loff_t *position)
{
	char buffered[MP3_REQUEST_MAX + 1];
	char *request;
	size_t length = count;
	pid_t nr;
	int err;

	if (!count || count > MP3_REQUEST_MAX)
		return -EINVAL;
	if (copy_from_user(buffered, buffer, count))
		return -EFAULT;
	buffered[count] = '\0';

	/* Programs in C like to send the terminating zero along. */
	if (buffered[length - 1] == '\0')
		length--;
	if (strnlen(buffered, count) != length)
		return -EINVAL;

	request = strim(buffered);
	if (request[0] == '\0' || request[1] != ' ')
		return -EINVAL;
	err = mp3_parse_pid(skip_spaces(request + 1), &nr);
	if (err)
		return err;

	switch (request[0]) {
	case 'R':
		err = mp3_process_register(nr, file);
		break;
	case 'U':
		err = mp3_unregister(nr, file);
		break;
	case 'M':
		err = mp3_monitor_register(nr, file);
		break;
	default:
		err = -EINVAL;
	}
	return err ? err : count;
}

static const struct proc_ops mp3_status_ops = {
	.proc_open	= mp3_status_open,
	.proc_read	= seq_read,
	.proc_write	= mp3_status_write,
	.proc_lseek	= seq_lseek,
	.proc_release	= single_release,
};

static int mp3_monitors_show(struct seq_file *seq, void *unused)
{
	mp3_monitor_show(seq);
	return 0;
}

static ssize_t mp3_stop_write(struct file *file, const char __user *buffer,
			      size_t count, loff_t *position)
{
	mp3_sampler_stop();
	return count;
}

static const struct proc_ops mp3_stop_ops = {
	.proc_write	= mp3_stop_write,
	.proc_lseek	= noop_llseek,
};

int mp3_proc_init(void)
{
	mp3_proc_dir = proc_mkdir(MP3_NAME, NULL);
	if (!mp3_proc_dir)
		return -ENOMEM;
	if (!proc_create("stop", 0200, mp3_proc_dir, &mp3_stop_ops) ||
	    !proc_create_single("monitors", 0444, mp3_proc_dir,
				mp3_monitors_show) ||
	    !proc_create("status", 0666, mp3_proc_dir, &mp3_status_ops)) {
		proc_remove(mp3_proc_dir);
		return -ENOMEM;
	}
	return 0;
}

/* Returns when no request is under way any more. */
void mp3_proc_exit(void)
{
	proc_remove(mp3_proc_dir);
}

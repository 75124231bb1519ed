// SPDX-License-Identifier: GPL-2.0-only
/*
 * proc.c - /proc/mp3: requests and lists
 *
 * status    "R <pid>" registers, "F <pid>" registers and follows children,
 *           "T <pid>" registers and records faults, "M <pid>" registers a
 *           monitor, "U <pid>" unregisters any of them; a read gives the
 *           registered pids, one a line
 * monitors  the monitors' pids, one a line
 * stop      any write ends the sampling for good
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/capability.h>
#include <linux/cred.h>
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/namei.h>
#include <linux/path.h>
#include <linux/printk.h>
#include <linux/proc_fs.h>
#include <linux/rculist.h>
#include <linux/seq_file.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "mp3_internal.h"

/* The longest request: a verb, a blank, ten digits, a newline, some slack. */
#define MP3_REQUEST_MAX	32

static struct proc_dir_entry *mp3_proc_dir;

/* An open list: which one, and whether it has been opened by who sees all. */
struct mp3_listing {
	struct mp3_registry *registry;
	bool sees_all;
};

/* The first entry with number @number or a later one. Needs RCU. */
static struct mp3_entry *mp3_list_seek(struct mp3_registry *registry, u64 number)
{
	struct mp3_entry *entry;

	list_for_each_entry_rcu(entry, &registry->entries, node) {
		if (entry->number >= number)
			return entry;
	}
	return NULL;
}

/*
 * The position is an entry's number: entries that come and go meanwhile
 * neither hide nor repeat another one. Between the lines of two reads nothing
 * is held; within one, nothing that keeps others from the list.
 */
static void *mp3_list_start(struct seq_file *seq, loff_t *position)
	__acquires(RCU)
{
	const struct mp3_listing *listing = seq->private;
	struct mp3_entry *entry;

	rcu_read_lock();
	entry = mp3_list_seek(listing->registry, *position);
	if (entry)
		*position = entry->number;
	return entry;
}

static void *mp3_list_next(struct seq_file *seq, void *at, loff_t *position)
{
	const struct mp3_listing *listing = seq->private;
	struct mp3_entry *entry = at;

	++*position;
	entry = list_next_or_null_rcu(&listing->registry->entries,
				      &entry->node, struct mp3_entry, node);
	if (entry)
		*position = entry->number;
	return entry;
}

static void mp3_list_stop(struct seq_file *seq, void *at)
	__releases(RCU)
{
	rcu_read_unlock();
}

/* A pid a line, as the reader's pid namespace numbers it. */
static int mp3_list_show(struct seq_file *seq, void *at)
{
	const struct mp3_listing *listing = seq->private;
	const struct mp3_entry *entry = at;
	pid_t nr = pid_vnr(entry->target.pid);

	/* A number that was given back may be another process's now. */
	if (!nr || READ_ONCE(entry->leaving) ||
	    !pid_has_task(entry->target.pid, PIDTYPE_TGID))
		return 0;
	if (listing->sees_all ||
	    mp3_target_may(&entry->target, seq->file, CAP_SYS_PTRACE))
		seq_printf(seq, "%d\n", nr);
	return 0;
}

static const struct seq_operations mp3_list_ops = {
	.start	= mp3_list_start,
	.next	= mp3_list_next,
	.stop	= mp3_list_stop,
	.show	= mp3_list_show,
};

/* Does this mount of /proc show everybody's processes to who opens the file? */
static bool mp3_sees_all(const struct inode *inode)
{
	const struct proc_fs_info *info = proc_sb_info(inode->i_sb);

	if (info->hide_pid < HIDEPID_INVISIBLE)
		return true;
	return info->hide_pid == HIDEPID_INVISIBLE && in_group_p(info->pid_gid);
}

static int mp3_list_open(const struct inode *inode, struct file *file,
			 struct mp3_registry *registry)
{
	struct mp3_listing *listing;

	listing = __seq_open_private(file, &mp3_list_ops, sizeof(*listing));
	if (!listing)
		return -ENOMEM;
	listing->registry = registry;
	listing->sees_all = mp3_sees_all(inode);
	return 0;
}

static int mp3_status_open(struct inode *inode, struct file *file)
{
	return mp3_list_open(inode, file, &mp3_processes);
}

static int mp3_monitors_open(struct inode *inode, struct file *file)
{
	return mp3_list_open(inode, file, &mp3_monitors);
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
	if (request[0] == '\0' || (request[1] != ' ' && request[1] != '\t'))
		return -EINVAL;
	err = mp3_parse_pid(skip_spaces(request + 1), &nr);
	if (err)
		return err;

	switch (request[0]) {
	case 'R':
		err = mp3_process_register(nr, file, 0);
		break;
	case 'F':
		err = mp3_process_register(nr, file, MP3_FOLLOW);
		break;
	case 'T':
		err = mp3_process_register(nr, file, MP3_TRACE);
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
	.proc_read_iter	= seq_read_iter,
	.proc_write	= mp3_status_write,
	.proc_lseek	= seq_lseek,
	.proc_release	= seq_release_private,
};

static const struct proc_ops mp3_monitors_ops = {
	.proc_open	= mp3_monitors_open,
	.proc_read_iter	= seq_read_iter,
	.proc_lseek	= seq_lseek,
	.proc_release	= seq_release_private,
};

static ssize_t mp3_stop_write(struct file *file, const char __user *buffer,
			      size_t count, loff_t *position)
{
	mp3_monitor_close();
	mp3_sampler_stop();
	return count;
}

static const struct proc_ops mp3_stop_ops = {
	.proc_write	= mp3_stop_write,
	.proc_lseek	= noop_llseek,
};

/*
 * Has another module the name? proc_mkdir() would not tell that from a lack of
 * memory, and would warn.
 */
static bool mp3_proc_is_taken(void)
{
	struct path path;

	if (kern_path("/proc/" MP3_NAME, 0, &path))
		return false;
	path_put(&path);
	return true;
}

/* Return: 0; -EEXIST: another module has /proc/mp3; -ENOMEM. */
int mp3_proc_init(void)
{
	if (mp3_proc_is_taken()) {
		pr_err("there is a /proc/%s already; unload the module that made it\n",
		       MP3_NAME);
		return -EEXIST;
	}
	mp3_proc_dir = proc_mkdir(MP3_NAME, NULL);
	if (!mp3_proc_dir)
		return -ENOMEM;
	if (!proc_create("stop", 0200, mp3_proc_dir, &mp3_stop_ops) ||
	    !proc_create("monitors", 0444, mp3_proc_dir, &mp3_monitors_ops) ||
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

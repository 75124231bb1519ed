// SPDX-License-Identifier: GPL-2.0-only
/*
 * registry.c - a list of registered processes, limited for each user
 *
 * There are two: of those that are sampled and of the monitors. Whoever changes
 * a list holds its lock, for a few instructions and never for longer: the tick
 * takes it too. Whoever only walks it needs RCU and keeps nobody waiting.
 */
#include <linux/capability.h>
#include <linux/hash.h>
#include <linux/rculist.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/user_namespace.h>

#include "mp3_internal.h"

/* One part of this of a list is for the administrator alone. */
#define MP3_HEADROOM	8

/* A user who has entries, but for those with CAP_SYS_RESOURCE. */
struct mp3_user {
	struct hlist_node node;
	kuid_t uid;
	unsigned int entries;
};

void mp3_registry_init(struct mp3_registry *registry, unsigned int limit,
		       unsigned int user_limit)
{
	spin_lock_init(&registry->lock);
	INIT_LIST_HEAD(&registry->entries);
	registry->limit = limit;
	registry->user_limit = user_limit;
}

/*
 * Who opens a file inside a user namespace counts as whoever made it, lest a
 * user with many numbers to give away has the limit many times.
 */
static kuid_t mp3_counts_as(const struct cred *cred)
{
	const struct user_namespace *ns = cred->user_ns;
	kuid_t uid = cred->euid;

	for (; ns != &init_user_ns; ns = ns->parent)
		uid = ns->owner;
	return uid;
}

/* NULL: no limit but the list's own. */
static struct mp3_user *mp3_user_of(const struct file *file)
{
	struct mp3_user *user;

	if (file_ns_capable(file, &init_user_ns, CAP_SYS_RESOURCE))
		return NULL;
	user = kzalloc(sizeof(*user), GFP_KERNEL_ACCOUNT);
	if (!user)
		return ERR_PTR(-ENOMEM);
	user->uid = mp3_counts_as(file->f_cred);
	return user;
}

/**
 * mp3_entry_init - prepare an entry for a process
 * @entry: the first member of what kzalloc() gave; is filled
 * @nr: the process, as mp3_target_get() takes it
 * @file: the opened status file; the entry counts for its opener
 * @capability: what its opener needs for the processes of others
 *
 * Return: 0; -ENOMEM; or as mp3_target_get().
 */
int mp3_entry_init(struct mp3_entry *entry, pid_t nr, const struct file *file,
		   int capability)
{
	int err;

	entry->user = mp3_user_of(file);
	if (IS_ERR(entry->user))
		return PTR_ERR(entry->user);
	err = mp3_target_get(&entry->target, nr, file, capability);
	if (err)
		kfree(entry->user);
	return err;
}

/*
 * The same for a child that is about to start, with references of its own; who
 * it counts for is its parent's affair. In any context.
 */
void mp3_entry_init_child(struct mp3_entry *entry, struct task_struct *child)
{
	entry->target.pid = get_pid(task_pid(child));
	entry->target.task = get_task_struct(child);
	/* Without it the child is sampled just as well. */
	entry->hold = kmalloc(sizeof(*entry->hold), GFP_ATOMIC | __GFP_NOWARN);
}

static void mp3_hold_free(struct rcu_head *rcu)
{
	struct mp3_hold *hold = container_of(rcu, struct mp3_hold, rcu);

	put_task_struct(hold->task);
	kfree(hold);
}

/*
 * Give back the task of a process that is gone, before its entry goes. Under
 * RCU the task can still be looked at. Needs the lock.
 */
void mp3_entry_let_go(struct mp3_entry *entry)
{
	struct mp3_hold *hold = entry->hold;

	hold->task = entry->target.task;
	entry->hold = NULL;
	WRITE_ONCE(entry->target.task, NULL);
	call_rcu(&hold->rcu, mp3_hold_free);
}

/* Free an entry that came into no list. */
void mp3_entry_discard(struct mp3_entry *entry)
{
	mp3_target_put(&entry->target);
	kfree(entry->hold);
	kfree(entry->user);
	kfree(entry);
}

/* The entry of a process, one that leaves included; NULL. Needs the lock. */
struct mp3_entry *mp3_registry_find(struct mp3_registry *registry,
				    const struct pid *pid)
{
	lockdep_assert_held(&registry->lock);
	return mp3_registry_peek(registry, pid);
}

static struct mp3_user *mp3_user_find(struct mp3_registry *registry, kuid_t uid)
{
	struct mp3_user *user;

	hash_for_each_possible(registry->users, user, node, __kuid_val(uid)) {
		if (uid_eq(user->uid, uid))
			return user;
	}
	return NULL;
}

/* May a user have one entry more? @known: NULL if it has none yet. */
static int mp3_user_may(const struct mp3_registry *registry,
			const struct mp3_user *known)
{
	if (known && known->entries >= registry->user_limit)
		return -EDQUOT;
	if (registry->count >= registry->limit - registry->limit / MP3_HEADROOM)
		return -ENOSPC;
	return 0;
}

/* Counts @entry for its user. */
static int mp3_user_charge(struct mp3_registry *registry,
			   struct mp3_entry *entry)
{
	struct mp3_user *known = mp3_user_find(registry, entry->user->uid);
	int err = mp3_user_may(registry, known);

	if (err)
		return err;
	if (known) {
		kfree(entry->user);
		entry->user = known;
	} else {
		hash_add(registry->users, &entry->user->node,
			 __kuid_val(entry->user->uid));
	}
	entry->user->entries++;
	return 0;
}

static void mp3_user_uncharge(struct mp3_user *user)
{
	if (!user || --user->entries)
		return;
	hash_del(&user->node);
	kfree(user);
}

static void mp3_registry_append(struct mp3_registry *registry,
				struct mp3_entry *entry)
{
	entry->number = ++registry->newest;
	registry->count++;
	hash_add_rcu(registry->by_pid, &entry->by_pid,
		     (uintptr_t)entry->target.pid);
	list_add_tail_rcu(&entry->node, &registry->entries);
}

/**
 * mp3_registry_add - append an entry whose process has none
 * @registry: the list; its lock is held
 * @entry: from mp3_entry_init(); is the list's unless it fails
 *
 * Return: 0; -ENOSPC: the list is full; -EDQUOT: its user has enough.
 */
int mp3_registry_add(struct mp3_registry *registry, struct mp3_entry *entry)
{
	int err;

	lockdep_assert_held(&registry->lock);
	if (registry->count >= registry->limit)
		return -ENOSPC;
	if (entry->user) {
		err = mp3_user_charge(registry, entry);
		if (err)
			return err;
	}
	mp3_registry_append(registry, entry);
	return 0;
}

/**
 * mp3_registry_add_child - append a child's entry, which counts for the same
 * user as its parent's
 * @registry: the list; its lock is held
 * @entry: from mp3_entry_init_child(); is the list's unless it fails
 * @parent: an entry of the list
 *
 * Return: as mp3_registry_add().
 */
int mp3_registry_add_child(struct mp3_registry *registry,
			   struct mp3_entry *entry,
			   const struct mp3_entry *parent)
{
	int err;

	lockdep_assert_held(&registry->lock);
	if (registry->count >= registry->limit)
		return -ENOSPC;
	if (parent->user) {
		err = mp3_user_may(registry, parent->user);
		if (err)
			return err;
		entry->user = parent->user;
		entry->user->entries++;
	}
	mp3_registry_append(registry, entry);
	return 0;
}

static void mp3_entry_free(struct rcu_head *rcu)
{
	struct mp3_entry *entry = container_of(rcu, struct mp3_entry, rcu);

	mp3_target_put(&entry->target);
	kfree(entry->hold);
	kfree(entry);
}

/* Needs the lock. Under RCU @entry can still be looked at, and gone on from. */
void mp3_registry_drop(struct mp3_registry *registry, struct mp3_entry *entry)
{
	lockdep_assert_held(&registry->lock);
	entry->leaving = true;
	list_del_rcu(&entry->node);
	hash_del_rcu(&entry->by_pid);
	registry->count--;
	mp3_user_uncharge(entry->user);
	call_rcu(&entry->rcu, mp3_entry_free);
}

/* At unload, when nobody else uses the list any more. */
void mp3_registry_exit(struct mp3_registry *registry)
{
	struct mp3_entry *entry, *next;

	spin_lock(&registry->lock);
	list_for_each_entry_safe(entry, next, &registry->entries, node)
		mp3_registry_drop(registry, entry);
	spin_unlock(&registry->lock);
	/* The callbacks are part of the module. */
	rcu_barrier();
}

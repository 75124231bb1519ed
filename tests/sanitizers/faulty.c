// SPDX-License-Identifier: GPL-2.0-only
/*
 * faulty.c - a module that does on purpose what the sanitizers must report
 *
 * insmod faulty.ko fault=NAME does one of the table below, once, at load.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/compiler.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/timer.h>
#include <linux/vmalloc.h>
#include <linux/workqueue.h>

static char *fault = "";
module_param(fault, charp, 0444);
MODULE_PARM_DESC(fault, "what to do wrong");

static DEFINE_MUTEX(first);
static DEFINE_MUTEX(second);
static DEFINE_SPINLOCK(spin);
static int __rcu *shared;

static int __init use_after_free(void)
{
	u8 *memory = kzalloc(64, GFP_KERNEL);

	if (!memory)
		return -ENOMEM;
	kfree(memory);
	/* The compiler would see through it, and warn. */
	OPTIMIZER_HIDE_VAR(memory);
	(void)READ_ONCE(memory[8]);
	return 0;
}

/* As a ring that is written beyond its end. */
static int __init vmalloc_overrun(void)
{
	u8 *memory = vmalloc(100);

	if (!memory)
		return -ENOMEM;
	OPTIMIZER_HIDE_VAR(memory);
	WRITE_ONCE(memory[100], 1);
	vfree(memory);
	return 0;
}

static int __init leak(void)
{
	u8 *memory = kmalloc(1000, GFP_KERNEL);

	if (!memory)
		return -ENOMEM;
	OPTIMIZER_HIDE_VAR(memory);
	return 0;
}

/* There is memory, so it doesn't come to a sleep; but it could. */
static int __init sleep_in_atomic(void)
{
	void *memory;

	spin_lock(&spin);
	memory = kmalloc(64, GFP_KERNEL);
	spin_unlock(&spin);
	kfree(memory);
	return 0;
}

/* Nobody waits for anybody here: lockdep must see that somebody could. */
static int __init lock_inversion(void)
{
	mutex_lock(&first);
	mutex_lock(&second);
	mutex_unlock(&second);
	mutex_unlock(&first);

	mutex_lock(&second);
	mutex_lock(&first);
	mutex_unlock(&first);
	mutex_unlock(&second);
	return 0;
}

static int __init rcu_misuse(void)
{
	return rcu_dereference(shared) ? -EINVAL : 0;
}

static int __init undefined_shift(void)
{
	int bits = 40;

	OPTIMIZER_HIDE_VAR(bits);
	return 1 << bits == 3 ? -EINVAL : 0;
}

static void no_callback(struct timer_list *timer)
{
}

static void no_work(struct work_struct *work)
{
}

static int __init free_timer(void)
{
	struct timer_list *timer = kzalloc(sizeof(*timer), GFP_KERNEL);

	if (!timer)
		return -ENOMEM;
	timer_setup(timer, no_callback, 0);
	mod_timer(timer, jiffies + 100 * HZ);
	kfree(timer);
	return 0;
}

static int __init free_work(void)
{
	struct work_struct *work = kzalloc(sizeof(*work), GFP_KERNEL);

	if (!work)
		return -ENOMEM;
	INIT_WORK(work, no_work);
	/* This CPU's worker can't begin before it is freed. */
	preempt_disable();
	schedule_work_on(smp_processor_id(), work);
	kfree(work);
	preempt_enable();
	return 0;
}

/* For the injection of failures: EINVAL isn't what went wrong. */
static int __init wrong_errno(void)
{
	void *memory = kmalloc(1000, GFP_KERNEL);

	if (!memory)
		return -EINVAL;
	kfree(memory);
	return 0;
}

struct fault {
	const char *name;
	int (*commit)(void);
};

static const struct fault faults[] = {
	{ "use-after-free", use_after_free },
	{ "vmalloc-overrun", vmalloc_overrun },
	{ "leak", leak },
	{ "sleep-in-atomic", sleep_in_atomic },
	{ "lock-inversion", lock_inversion },
	{ "rcu-misuse", rcu_misuse },
	{ "undefined-shift", undefined_shift },
	{ "free-timer", free_timer },
	{ "free-work", free_work },
	{ "wrong-errno", wrong_errno },
};

static int __init faulty_init(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(faults); i++) {
		if (!strcmp(faults[i].name, fault))
			return faults[i].commit();
	}
	pr_err("there is no fault '%s'\n", fault);
	return -EINVAL;
}

static void __exit faulty_exit(void)
{
}

module_init(faulty_init);
module_exit(faulty_exit);

MODULE_DESCRIPTION("Does what sanitizers must report");
MODULE_AUTHOR("The mp3 authors");
MODULE_LICENSE("GPL");

// SPDX-License-Identifier: GPL-2.0-only
/*
 * faults.c - the faults of processes that are traced
 *
 * The kernel has tracepoints where a fault begins, and none where it ends. So a
 * record has what is known then, and what the thread had counted until then:
 * its next record tells what the fault was. Nothing is kept for a thread.
 *
 * The tracepoints are switched on by the first process that is to be traced,
 * and stay so until a stop or the end of the module: to switch them off takes
 * long.
 */
#include <linux/capability.h>
#include <linux/mutex.h>
#include <linux/preempt.h>
#include <linux/ptrace.h>
#include <linux/string.h>
#include <linux/tracepoint.h>
#include <linux/uaccess.h>
#include <linux/user_namespace.h>

#include <asm/trap_pf.h>

#include "mp3_faults.h"
#include "process.h"

/* Those of the user's instructions, and of the kernel's on its behalf. */
static struct {
	const char *name;
	struct tracepoint *tracepoint;
} mp3_fault_points[] = {
	{ .name = "page_fault_user" },
	{ .name = "page_fault_kernel" },
};

/* Records in a ring. */
static unsigned int mp3_fault_capacity;

/* Guards all below. */
static DEFINE_MUTEX(mp3_faults_lock);
/* There are rings. */
static bool mp3_faults_prepared;
/* Our probe is in the first so many tracepoints. */
static size_t mp3_fault_probes;
/* Nothing can be traced any more. */
static bool mp3_faults_stopped;

static u32 mp3_fault_flags(struct pt_regs *regs, unsigned long error_code)
{
	u32 flags = 0;

	if (error_code & X86_PF_WRITE)
		flags |= MP3_FAULT_WRITE;
	if (error_code & X86_PF_INSTR)
		flags |= MP3_FAULT_EXEC;
	if (error_code & X86_PF_PROT)
		flags |= MP3_FAULT_PROTECTION;
	if (!user_mode(regs))
		flags |= MP3_FAULT_KERNEL;
	return flags;
}

static noinline void mp3_fault_record(struct mp3_process *process,
				      unsigned long address,
				      struct pt_regs *regs,
				      unsigned long error_code)
{
	/*
	 * The kernel handles no such fault, and counts none. An interrupt may
	 * have one in the midst of a record of ours.
	 */
	if (in_interrupt() || pagefault_disabled())
		return;
	if (!mp3_process_is_traced(process))
		return;
	mp3_fault_put(address, instruction_pointer(regs),
		      mp3_fault_flags(regs, error_code));
	/*
	 * The record before its count. Pairs with the acquire in
	 * mp3_traced_growth().
	 */
	smp_mb__before_atomic();
	atomic64_inc(&process->traced);
}

/*
 * The prototype of page_fault_user and page_fault_kernel. Most faults on the
 * machine are nobody's who is registered: for these it must be short.
 *
 * A probe runs with preemption off, so nobody else writes on this CPU, and
 * mp3_process_untrace() waits for it.
 */
static void mp3_fault_probe(void *unused, unsigned long address,
			    struct pt_regs *regs, unsigned long error_code)
{
	struct mp3_process *process = mp3_process_peek(task_tgid(current));

	if (unlikely(process))
		mp3_fault_record(process, address, regs, error_code);
}

static void mp3_look_for_faults(struct tracepoint *tracepoint, void *unused)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(mp3_fault_points); i++) {
		if (!strcmp(tracepoint->name, mp3_fault_points[i].name))
			mp3_fault_points[i].tracepoint = tracepoint;
	}
}

/**
 * mp3_faults_init - at load: find out whether faults can be traced
 * @capacity: of a ring, records
 *
 * Return: they can.
 */
bool mp3_faults_init(unsigned int capacity)
{
	mp3_fault_capacity = capacity;
	/* With real time, a probe runs with preemption on. */
	if (!IS_ENABLED(CONFIG_TRACEPOINTS) || IS_ENABLED(CONFIG_PREEMPT_RT))
		return false;
	for_each_kernel_tracepoint(mp3_look_for_faults, NULL);
	return mp3_faults_possible();
}

bool mp3_faults_possible(void)
{
	return mp3_fault_points[0].tracepoint && mp3_fault_points[1].tracepoint;
}

/*
 * Where everybody's memory lies, and where the kernel's code: both are secrets
 * of the whole machine.
 */
bool mp3_faults_may(const struct file *file)
{
	return file_ns_capable(file, &init_user_ns, CAP_PERFMON);
}

/* Needs the lock. */
static int mp3_faults_make_rings(void)
{
	int err;

	if (mp3_faults_stopped)
		return -ESHUTDOWN;
	if (mp3_faults_prepared)
		return 0;
	err = mp3_fault_rings_init(mp3_fault_capacity);
	if (err)
		return err;
	/* Without it all else works. */
	if (!mp3_fault_ends_begin())
		mp3_fault_rings_add_feature(MP3_FAULTS_FEATURE_MAJOR_END);
	mp3_faults_prepared = true;
	return 0;
}

/**
 * mp3_faults_prepare - see that there are rings
 *
 * Return: 0; -ESHUTDOWN: the module was stopped; -ENOMEM.
 */
int mp3_faults_prepare(void)
{
	int err;

	mutex_lock(&mp3_faults_lock);
	err = mp3_faults_make_rings();
	mutex_unlock(&mp3_faults_lock);
	return err;
}

/* Needs the lock. */
static int mp3_faults_switch_on(void)
{
	int err;

	for (; mp3_fault_probes < ARRAY_SIZE(mp3_fault_points);
	     mp3_fault_probes++) {
		err = tracepoint_probe_register(mp3_fault_points[mp3_fault_probes].tracepoint,
						mp3_fault_probe, NULL);
		if (err)
			return err;
	}
	return 0;
}

/**
 * mp3_faults_begin - hear of faults from now on
 *
 * Return: 0; -EOPNOTSUPP: not in this kernel; or as mp3_faults_prepare().
 */
int mp3_faults_begin(void)
{
	int err;

	if (!mp3_faults_possible())
		return -EOPNOTSUPP;
	mutex_lock(&mp3_faults_lock);
	err = mp3_faults_make_rings();
	if (!err)
		err = mp3_faults_switch_on();
	mutex_unlock(&mp3_faults_lock);
	return err;
}

/* For good. When it returns, no fault comes into the rings any more. */
void mp3_faults_stop(void)
{
	mutex_lock(&mp3_faults_lock);
	mp3_faults_stopped = true;
	while (mp3_fault_probes)
		tracepoint_probe_unregister(mp3_fault_points[--mp3_fault_probes].tracepoint,
					    mp3_fault_probe, NULL);
	if (mp3_faults_prepared) {
		mp3_fault_ends_stop();
		/* The probes are part of the module, and so is what they look at. */
		tracepoint_synchronize_unregister();
	}
	mutex_unlock(&mp3_faults_lock);
}

/* At unload, when nobody can make requests or has a map any more. */
void mp3_faults_exit(void)
{
	mp3_faults_stop();
	mp3_fault_rings_exit();
}

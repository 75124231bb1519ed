// SPDX-License-Identifier: GPL-2.0-only
/*
 * main.c - mp3: samples page faults, CPU time and memory of processes into
 * a ring that user space maps
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/signal.h>
#include <linux/time64.h>
#include <linux/user_namespace.h>

#include "mp3_internal.h"

#define MP3_PERIOD_MAX_MS	10000
#define MP3_CAPACITY_MIN	64
#define MP3_CAPACITY_MAX	(1U << 24)
/* The sum's record counts its processes in 16 bits. */
#define MP3_PROCESSES_MAX	65535
#define MP3_FAULT_CAPACITY_MIN	64
#define MP3_FAULT_CAPACITY_MAX	(1U << 22)
#define MP3_MONITOR_MIN_MS	10
#define MP3_MONITOR_MAX_MS	3600000

static unsigned int period_ms = 50;
module_param(period_ms, uint, 0444);
MODULE_PARM_DESC(period_ms, "time between two ticks in ms, 1 to 10000 (default 50)");

/* 8,000 ticks of one process: its record, the machine's and the sum, each tick. */
static unsigned int capacity = 24000;
module_param(capacity, uint, 0444);
MODULE_PARM_DESC(capacity, "records in the ring, rounded up to a power of two (default 24000)");

static unsigned int max_processes = 4096;
module_param(max_processes, uint, 0444);
MODULE_PARM_DESC(max_processes, "processes registered at once, 1 to 65535 (default 4096)");

/* By themselves they need 6 s to write over the ring, by default. */
static unsigned int max_user_processes = 256;
module_param(max_user_processes, uint, 0444);
MODULE_PARM_DESC(max_user_processes, "of these by one user, 1 to 65535 (default 256)");

static unsigned int gid;
module_param(gid, uint, 0444);
MODULE_PARM_DESC(gid, "group that may read /dev/mp3 (default 0)");

static bool machine = true;
module_param(machine, bool, 0444);
MODULE_PARM_DESC(machine, "a record of the machine in each tick (default 1)");

/* A processor that does nothing but fault fills it in some 100 ms. */
static unsigned int fault_capacity = 32768;
module_param(fault_capacity, uint, 0444);
MODULE_PARM_DESC(fault_capacity, "records in each CPU's ring of faults, rounded up to a power of two (default 32768)");

static unsigned int monitor_ms = 30000;
module_param(monitor_ms, uint, 0444);
MODULE_PARM_DESC(monitor_ms, "time between two hand-offs to monitors in ms, 10 to 3600000 (default 30000)");

static unsigned int monitor_signal = SIGUSR1;
module_param(monitor_signal, uint, 0444);
MODULE_PARM_DESC(monitor_signal, "signal for monitors (default 10, SIGUSR1)");

static int __init mp3_check(const char *name, unsigned int value,
			    unsigned int min, unsigned int max)
{
	if (value >= min && value <= max)
		return 0;
	pr_err("%s=%u is not in %u to %u\n", name, value, min, max);
	return -EINVAL;
}

static int __init mp3_check_parameters(void)
{
	return mp3_check("period_ms", period_ms, 1, MP3_PERIOD_MAX_MS) ?:
	       mp3_check("capacity", capacity, MP3_CAPACITY_MIN,
			 MP3_CAPACITY_MAX) ?:
	       mp3_check("max_processes", max_processes, 1,
			 MP3_PROCESSES_MAX) ?:
	       mp3_check("max_user_processes", max_user_processes, 1,
			 MP3_PROCESSES_MAX) ?:
	       mp3_check("gid", gid, 0, INT_MAX) ?:
	       mp3_check("fault_capacity", fault_capacity,
			 MP3_FAULT_CAPACITY_MIN, MP3_FAULT_CAPACITY_MAX) ?:
	       mp3_check("monitor_ms", monitor_ms, MP3_MONITOR_MIN_MS,
			 MP3_MONITOR_MAX_MS) ?:
	       mp3_check("monitor_signal", monitor_signal, 1, _NSIG);
}

static int __init mp3_init(void)
{
	u64 period_ns = (u64)period_ms * NSEC_PER_MSEC;
	u64 handoff_ns = (u64)monitor_ms * NSEC_PER_MSEC;
	u32 features = machine ? MP3_FEATURE_MACHINE : 0;
	int err;

	err = mp3_check_parameters();
	if (err)
		return err;

	if (mp3_faults_init(fault_capacity))
		features |= MP3_FEATURE_FAULTS;
	err = mp3_ring_init(capacity, period_ns, handoff_ns, features);
	if (err)
		return err;
	err = mp3_clocks_init();
	if (err)
		goto err_ring;
	mp3_sampler_init(period_ns, max_processes, max_user_processes, machine);
	mp3_monitor_init(handoff_ns, monitor_signal);
	err = mp3_proc_init();
	if (err)
		goto err_clocks;
	/* Last: who opens it would have to close it before a failure could end. */
	err = mp3_device_init(make_kgid(&init_user_ns, gid));
	if (err)
		goto err_proc;
	err = mp3_faults_device_init();
	if (err)
		goto err_device;
	return 0;

err_device:
	/* Who has it open already hears that it is over. */
	mp3_device_close_down();
	mp3_device_exit();
err_proc:
	mp3_proc_exit();
err_clocks:
	mp3_faults_exit();
	mp3_follow_exit();
	mp3_monitor_exit();
	mp3_sampler_exit();
	mp3_clocks_exit();
err_ring:
	mp3_ring_exit();
	return err;
}

static void __exit mp3_exit(void)
{
	mp3_proc_exit();
	mp3_faults_device_exit();
	mp3_device_exit();
	mp3_faults_exit();
	mp3_follow_exit();
	mp3_monitor_exit();
	mp3_sampler_exit();
	mp3_clocks_exit();
	mp3_ring_exit();
}

module_init(mp3_init);
module_exit(mp3_exit);

MODULE_DESCRIPTION("Samples page faults, CPU time and memory of registered processes");
MODULE_AUTHOR("The mp3 authors");
MODULE_LICENSE("GPL");
MODULE_VERSION("0.3.0");

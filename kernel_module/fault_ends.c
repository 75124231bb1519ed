// SPDX-License-Identifier: GPL-2.0-only
/*
 * fault_ends.c - when the major faults of processes that are traced are over
 *
 * perf counts a major fault when it is done, and calls whoever wants to hear of
 * each. A counter belongs to a CPU that is online; one that comes later gets
 * its own a moment later.
 */
#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/percpu.h>
#include <linux/perf_event.h>
#include <linux/ptrace.h>
#include <linux/workqueue.h>

#include "mp3_faults.h"
#include "process.h"

/* CPUs that have had a counter since they came. */
static struct cpumask mp3_counted;
/* The work's own, or of who knows that it does not run. */
static DEFINE_PER_CPU(struct perf_event *, mp3_counter);
static enum cpuhp_state mp3_hotplug;

/*
 * A major fault of the thread that runs here is over, and has been counted.
 * Preemption is off, as in mp3_fault_probe().
 */
static void mp3_fault_over(struct perf_event *event,
			   struct perf_sample_data *data, struct pt_regs *regs)
{
	struct mp3_process *process = mp3_process_peek(task_tgid(current));
	u32 flags = MP3_FAULT_MAJOR_END;

	if (!user_mode(regs))
		flags |= MP3_FAULT_KERNEL;
	if (process && mp3_process_is_traced(process))
		mp3_fault_put(mp3_sample_address(data),
			      instruction_pointer(regs), flags);
}

static void mp3_counter_release(int cpu)
{
	struct perf_event **counter = per_cpu_ptr(&mp3_counter, cpu);

	if (*counter)
		perf_event_release_kernel(*counter);
	*counter = NULL;
}

static int mp3_counter_create(int cpu)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_SOFTWARE,
		.config = PERF_COUNT_SW_PAGE_FAULTS_MAJ,
		.size = sizeof(attr),
		.sample_period = 1,
		.pinned = 1,
	};
	struct perf_event *event;

	event = perf_event_create_kernel_counter(&attr, cpu, NULL,
						 mp3_fault_over, NULL);
	if (IS_ERR(event))
		return PTR_ERR(event);
	*per_cpu_ptr(&mp3_counter, cpu) = event;
	return 0;
}

/*
 * CPUs may come and go meanwhile: one that has gone gets no counter (-ENODEV);
 * one that has come makes the work run again.
 */
static int mp3_count_all(void)
{
	int cpu, err;

	for_each_online_cpu(cpu) {
		if (cpumask_test_and_set_cpu(cpu, &mp3_counted))
			continue;
		mp3_counter_release(cpu);
		err = mp3_counter_create(cpu);
		if (err && err != -ENODEV)
			return err;
	}
	return 0;
}

static void mp3_count_work(struct work_struct *work)
{
	mp3_count_all();
}

static DECLARE_WORK(mp3_counter_work, mp3_count_work);

/*
 * A counter that it had counts no more. A new one can't be made here: perf waits
 * for CPUs that come and go.
 */
static int mp3_cpu_online(unsigned int cpu)
{
	cpumask_clear_cpu(cpu, &mp3_counted);
	schedule_work(&mp3_counter_work);
	return 0;
}

static void mp3_counters_release(void)
{
	int cpu;

	for_each_possible_cpu(cpu)
		mp3_counter_release(cpu);
}

/**
 * mp3_fault_ends_begin - hear of the ends of major faults from now on
 *
 * Return: 0; or why that can't be.
 */
int mp3_fault_ends_begin(void)
{
	int state, err;

	err = mp3_count_all();
	if (err)
		goto err_counters;
	state = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, MP3_NAME ":online",
					  mp3_cpu_online, NULL);
	if (state < 0) {
		err = state;
		goto err_counters;
	}
	mp3_hotplug = state;
	/* For those that came in between. */
	schedule_work(&mp3_counter_work);
	return 0;

err_counters:
	mp3_counters_release();
	return err;
}

/* The caller waits for those who hear of one now: they run under RCU. */
void mp3_fault_ends_stop(void)
{
	if (!mp3_hotplug)
		return;
	cpuhp_remove_state_nocalls(mp3_hotplug);
	mp3_hotplug = 0;
	cancel_work_sync(&mp3_counter_work);
	mp3_counters_release();
}

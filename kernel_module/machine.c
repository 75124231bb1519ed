// SPDX-License-Identifier: GPL-2.0-only
/*
 * machine.c - what the machine does and has: swapping, reclaim, memory, idle time
 *
 * All from where /proc/vmstat and /proc/meminfo have it.
 */
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/ktime.h>
#include <linux/limits.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/swap.h>

#include "mp3_compat.h"
#include "mp3_internal.h"

/* Which zone was short of memory doesn't matter. */
static u64 mp3_stalls(int cpu)
{
	u64 stalls = 0;
	int zone;

	for (zone = 0; zone < MAX_NR_ZONES; zone++)
		stalls += mp3_vm_event(cpu, ALLOCSTALL_NORMAL - ZONE_NORMAL + zone);
	return stalls;
}

static void mp3_add_cpu(int cpu, struct mp3_machine *now)
{
	now->swap_in += mp3_vm_event(cpu, PSWPIN);
	now->swap_out += mp3_vm_event(cpu, PSWPOUT);
	now->scan_kswapd += mp3_reclaim_event(cpu, PGSCAN_KSWAPD);
	now->scan_direct += mp3_reclaim_event(cpu, PGSCAN_DIRECT);
	now->steal_kswapd += mp3_reclaim_event(cpu, PGSTEAL_KSWAPD);
	now->steal_direct += mp3_reclaim_event(cpu, PGSTEAL_DIRECT);
	now->stalls += mp3_stalls(cpu);
	now->idle_ns += mp3_cpu_idle_ns(cpu);
	now->cpus++;
}

/**
 * mp3_machine_read - add up the machine's counts
 * @now: is filled
 * @wait: wait while a CPU comes or goes, when its counts are moved; else they
 * are left for another time
 */
void mp3_machine_read(struct mp3_machine *now, bool wait)
{
	int cpu;

	*now = (struct mp3_machine){ 0 };
	if (wait)
		cpus_read_lock();
	else if (!cpus_read_trylock())
		return;
	now->counted = true;
	now->refault_anon = global_node_page_state(WORKINGSET_REFAULT_ANON);
	now->refault_file = global_node_page_state(WORKINGSET_REFAULT_FILE);
	now->scan_kswapd = mp3_reclaim_stat(PGSCAN_KSWAPD);
	now->scan_direct = mp3_reclaim_stat(PGSCAN_DIRECT);
	now->steal_kswapd = mp3_reclaim_stat(PGSTEAL_KSWAPD);
	now->steal_direct = mp3_reclaim_stat(PGSTEAL_DIRECT);
	for_each_online_cpu(cpu)
		mp3_add_cpu(cpu, now);
	cpus_read_unlock();
}

/*
 * What a count grew by. What does not fit into the record is in the next one:
 * the records add up to the whole.
 */
static u32 mp3_flow(u64 now, u64 *reported)
{
	u64 growth = now - *reported;

	/* Sums over CPUs that count on meanwhile may go back a little. */
	if ((s64)growth < 0)
		return 0;
	growth = min_t(u64, growth, U32_MAX);
	*reported += growth;
	return growth;
}

static void mp3_report_counts(struct mp3_machine *reported,
			      const struct mp3_machine *now,
			      struct mp3_machine_record *record)
{
	record->swap_in = mp3_flow(now->swap_in, &reported->swap_in);
	record->swap_out = mp3_flow(now->swap_out, &reported->swap_out);
	record->scan_kswapd = mp3_flow(now->scan_kswapd, &reported->scan_kswapd);
	record->scan_direct = mp3_flow(now->scan_direct, &reported->scan_direct);
	record->steal_kswapd = mp3_flow(now->steal_kswapd,
					&reported->steal_kswapd);
	record->steal_direct = mp3_flow(now->steal_direct,
					&reported->steal_direct);
	record->refault_anon = mp3_flow(now->refault_anon,
					&reported->refault_anon);
	record->refault_file = mp3_flow(now->refault_file,
					&reported->refault_file);
	record->stalls = mp3_flow(now->stalls, &reported->stalls);
	/* A CPU that comes or goes brings or takes its idle time since boot. */
	if (now->cpus != reported->cpus)
		reported->idle_ns = now->idle_ns;
	if (now->idle_ns > reported->idle_ns)
		record->idle_ns = now->idle_ns - reported->idle_ns;
	reported->idle_ns += record->idle_ns;
	reported->cpus = now->cpus;
}

static u64 mp3_cache_pages(void)
{
	unsigned long all = global_node_page_state(NR_FILE_PAGES);
	unsigned long swap_cache = mp3_swap_cache_pages();

	/* They are two counts, read one after the other. */
	return all > swap_cache ? all - swap_cache : 0;
}

/* Free and available memory as in /proc/meminfo, which knows no less than 0. */
static void mp3_report_levels(struct mp3_machine_record *record)
{
	record->free_pages = global_zone_page_state(NR_FREE_PAGES);
	record->available_pages = max(si_mem_available(), 0L);
	record->cache_pages = mp3_cache_pages();
	record->swap_free_pages = max(get_nr_swap_pages(), 0L);
	record->dirty_pages = global_node_page_state(NR_FILE_DIRTY);
	record->writeback_pages = global_node_page_state(NR_WRITEBACK);
}

/**
 * mp3_machine_report - fill a record
 * @reported: what the records up to now add up to; is brought up to this one
 * @now: from mp3_machine_read()
 * @record: its counts and levels are set
 */
void mp3_machine_report(struct mp3_machine *reported,
			const struct mp3_machine *now,
			struct mp3_machine_record *record)
{
	if (now->counted)
		mp3_report_counts(reported, now, record);
	record->cpus = reported->cpus;
	mp3_report_levels(record);
}

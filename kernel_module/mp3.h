/* SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note) OR MIT */
/*
 * mp3.h - what the mp3 module and user space agree on
 *
 * /dev/mp3 maps, read-only, one header page and then `capacity` records. The
 * module is the only writer. docs/abi.md describes every field.
 */
#ifndef MP3_H
#define MP3_H

#include <linux/types.h>

#define MP3_MAGIC	0x3350464dU	/* "MFP3", little endian */
#define MP3_ABI_VERSION	3U

#define MP3_STATUS_PATH	"/proc/mp3/status"
#define MP3_DEVICE_PATH	"/dev/mp3"

/* Records start at this offset of the map, whatever the page size is. */
#define MP3_HEADER_SIZE	4096U

/* mp3_header.features: each tick has a record of the machine. */
#define MP3_FEATURE_MACHINE	(1U << 0)
/* Faults can be traced: struct mp3_faults_header, mp3_faults.h. */
#define MP3_FEATURE_FAULTS	(1U << 1)

/* mp3_header.state: the sampler runs, at least one process is registered. */
#define MP3_STATE_RUNNING	(1U << 0)
/* It was stopped for good; nothing can be registered or opened any more. */
#define MP3_STATE_STOPPED	(1U << 1)

/* The last record of a process: it ended, or it was unregistered. */
#define MP3_REC_LAST	(1U << 0)
/* The sum over all processes (pid 0); it closes the tick. */
#define MP3_REC_SUM	(1U << 1)
/* The tick ran more than one period after it was due. */
#define MP3_REC_LATE	(1U << 2)
/* A counter of the process went back: its difference is given as 0. */
#define MP3_REC_RESET	(1U << 3)
/* It is a struct mp3_machine_record (pid 0). */
#define MP3_REC_MACHINE	(1U << 4)

/* First page of the map. Times are in ns of CLOCK_MONOTONIC. */
struct mp3_header {
	__u32 magic;
	__u32 abi_version;
	__u32 header_size;	/* offset of the first record, bytes */
	__u32 record_size;	/* distance between records, bytes */
	__u64 capacity;		/* records in the ring, a power of two */
	__u64 period_ns;	/* time between two ticks */
	__u32 clock_id;		/* clockid_t of every time here */
	__u32 features;		/* MP3_FEATURE_* */
	__u64 epoch_ns;		/* tick k is due at epoch_ns + k * period_ns */
	__u64 load_ns;		/* when the module was loaded */
	__u64 handoff_period_ns; /* time between two hand-offs */

	/* A cache line of its own: the words that change at every tick. */
	__u64 head;		/* records written since load; store-release */
	__u64 closed;		/* head after the last tick; store-release */
	__u64 ticks;		/* ticks that ran since load */
	__u64 late_ticks;	/* of these: more than one period late */
	__u64 missed_ticks;	/* ticks that were due and never ran */
	__u32 processes;	/* registered now */
	__u32 state;		/* MP3_STATE_*; store-release */
	__u64 refused_children;	/* not followed: a limit was reached */
	__u64 missed_children;	/* not followed: there was no memory */

	/* Another one: written when the monitors' timer expires. */
	__u64 handoff_position;	/* closed, at the last expiry */
	__u64 handoff_ns;	/* time of the last expiry */
	__u64 handoffs;		/* expiries since load; store-release */
	__u64 reserved[5];
};

/*
 * What one process did in one tick, and what memory it has; or all of them
 * together (pid 0).
 */
struct mp3_record {
	__u64 seq;		/* 1 + position in the stream; 0 while written */
	__u64 time_ns;		/* when the process was sampled */
	__u32 pid;		/* thread group id, init namespace; 0: the sum */
	__u16 flags;		/* MP3_REC_* */
	__u16 processes;	/* in the sum: how many records it adds up */
	__u64 minor_faults;	/* since the process's previous record */
	__u64 major_faults;
	__u64 user_ns;
	__u64 system_ns;
	__u32 tick;		/* number of the tick, from 1, since epoch_ns; wraps */
	__u32 check;		/* mp3_record_check() */

	__u32 parent;		/* who forked it, if it was followed; else 0 */
	__u32 reserved0;
	__u64 anon_pages;	/* resident now, pages */
	__u64 file_pages;
	__u64 shmem_pages;
	__u64 swap_entries;	/* swapped out now, pages */
	__u64 traced_faults;	/* in fault rings since its previous record */
	__u64 reserved1;
	__u64 reserved2;
};

/*
 * What the machine did since its previous record, and what memory it has. Its
 * head, tick and check are those of a process's record. Copy a record as
 * struct mp3_record and look at it as this one, if its flags say so.
 */
struct mp3_machine_record {
	__u64 seq;
	__u64 time_ns;		/* when the machine was looked at */
	__u32 pid;		/* 0 */
	__u16 flags;		/* MP3_REC_MACHINE and others */
	__u16 processes;	/* 0 */
	__u32 swap_in;		/* pages, since the previous machine record */
	__u32 swap_out;
	__u32 scan_kswapd;	/* pages looked at for reclaim, by kswapd */
	__u32 scan_direct;	/* by those who wanted memory */
	__u32 steal_kswapd;	/* pages reclaimed, likewise */
	__u32 steal_direct;
	__u32 refault_anon;	/* pages that came back soon after reclaim */
	__u32 refault_file;
	__u32 tick;
	__u32 check;

	__u32 stalls;		/* allocations that had to reclaim themselves */
	__u32 cpus;		/* online now */
	__u64 idle_ns;		/* of all CPUs, waiting for I/O included */
	__u64 free_pages;	/* now, pages */
	__u64 available_pages;
	__u64 cache_pages;	/* the page cache: files, shmem, buffers */
	__u64 swap_free_pages;
	__u64 dirty_pages;
	__u64 writeback_pages;
} __attribute__((__may_alias__));

/* A word of a record, whatever its fields are. */
typedef __u64 __attribute__((__may_alias__)) mp3_word;

#define MP3_RECORD_WORDS	16
/* The one that holds tick and check. */
#define MP3_TICK_WORD		7

/* The digest of the words so far, and of one more. */
static inline __u64 mp3_record_mix(__u64 sum, __u64 word)
{
	sum = (sum ^ word) * 0x9e3779b97f4a7c15ULL;
	return sum ^ sum >> 32;
}

/*
 * A digest of all of a record but its check. Readers that follow the protocol
 * of docs/abi.md don't need it; it tells what others made of the ring.
 */
static inline __u32 mp3_record_check(const struct mp3_record *record)
{
	const mp3_word *words = (const mp3_word *)record;
	__u64 sum = 0;
	int i;

	/* The word that holds the check counts with its tick alone. */
	for (i = 0; i < MP3_RECORD_WORDS; i++)
		sum = mp3_record_mix(sum, i == MP3_TICK_WORD ? record->tick :
							       words[i]);
	return (__u32)sum;
}

#endif /* MP3_H */

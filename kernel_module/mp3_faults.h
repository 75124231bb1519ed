/* SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note) OR MIT */
/*
 * mp3_faults.h - every fault of the processes that are traced
 *
 * /dev/mp3_faults maps, read-only, one header page and then a ring for each
 * possible CPU: a page of its own and `capacity` records. The module is the
 * only writer. docs/abi.md describes every field.
 */
#ifndef MP3_FAULTS_H
#define MP3_FAULTS_H

#include <linux/types.h>

#define MP3_FAULTS_MAGIC	0x4650464dU	/* "MFPF", little endian */
#define MP3_FAULTS_DEVICE_PATH	"/dev/mp3_faults"

/* Rings start at this offset of the map, whatever the page size is. */
#define MP3_FAULTS_HEADER_SIZE	4096U
/* Records start at this offset of their ring. */
#define MP3_FAULT_RING_HEADER_SIZE	4096U

/* It wanted to write; else to read or to execute. */
#define MP3_FAULT_WRITE		(1U << 0)
/* It wanted to execute. */
#define MP3_FAULT_EXEC		(1U << 1)
/* The kernel took it, on the process's behalf: its code is the kernel's. */
#define MP3_FAULT_KERNEL	(1U << 2)
/* The page was mapped, but not for this: a copy on write, for one. */
#define MP3_FAULT_PROTECTION	(1U << 3)
/*
 * Not a fault but the end of the thread's last one, which was a major one:
 * time_ns is when it was over.
 */
#define MP3_FAULT_MAJOR_END	(1U << 4)

/* First page of the map: fixed before it can be mapped. */
struct mp3_faults_header {
	__u32 magic;
	__u32 abi_version;	/* MP3_ABI_VERSION */
	__u32 header_size;	/* offset of the first ring, bytes */
	__u32 ring_header_size;	/* offset of a ring's first record, bytes */
	__u32 record_size;	/* distance between records, bytes */
	__u32 rings;		/* one for each possible CPU */
	__u64 ring_size;	/* distance between rings, bytes */
	__u64 capacity;		/* records in a ring, a power of two */
	__u32 clock_id;		/* clockid_t of every time here */
	__u32 features;		/* MP3_FAULTS_FEATURE_* */
	__u64 load_ns;		/* as in struct mp3_header */
	__u64 reserved[2];
};

/* mp3_faults_header.features: the ends of major faults are recorded. */
#define MP3_FAULTS_FEATURE_MAJOR_END	(1U << 0)

/* First page of a ring. */
struct mp3_fault_ring {
	__u64 head;		/* records written since load; store-release */
	__u64 reserved[7];
};

/* A fault, as it is taken. */
struct mp3_fault_record {
	__u64 seq;		/* 1 + position in its ring; 0 while written */
	__u64 time_ns;
	__u64 address;		/* that the thread wanted */
	__u64 ip;		/* of the instruction */
	__u32 pid;		/* thread group id, init namespace */
	__u32 tid;		/* thread id, init namespace */
	__u32 flags;		/* MP3_FAULT_* */
	__u32 reserved;
	/*
	 * What the thread had before this fault (at a MAJOR_END: with it): what
	 * they grow by from one record of the thread to its next says what kind
	 * the former was, and how many faults had no trap.
	 */
	__u64 minor_faults;
	__u64 major_faults;
};

#endif /* MP3_FAULTS_H */

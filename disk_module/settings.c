// SPDX-License-Identifier: GPL-2.0-only
/*
 * settings.c - from a module parameter to a disk's settings
 *
 * NAME=VALUE with colons between them. Numbers are decimal or hexadecimal and
 * may end in K, M, G or T (powers of two); what has a unit is named by it:
 * _ns, _bps (bytes per second).
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/bits.h>
#include <linux/kernel.h>
#include <linux/string.h>

#include "mp3_disk.h"

#define MP3_DISK_DEPTH_MAX	1024
#define MP3_DISK_RPM_MAX	100000
/* Ten seconds: the block layer gives up a request after thirty. */
#define MP3_DISK_NS_MAX		10000000000ULL
#define MP3_DISK_BPS_MAX	BIT_ULL(50)
#define MP3_DISK_BYTES_MAX	BIT_ULL(46)

/* As they are read; settings have narrower types. */
struct values {
	u64 start, size, ro;
	u64 read_ns, write_ns, read_bps, write_bps, depth, servers;
	u64 rpm, read_settle_ns, write_settle_ns, read_seek_ns, write_seek_ns;
	u64 capacity, buffer;
};

struct setting {
	const char *name;
	size_t offset;
	u64 min, max;
};

#define SETTING(member, least, most) \
	{ #member, offsetof(struct values, member), least, most }

static const struct setting known[] = {
	SETTING(start, 1, MP3_DISK_BYTES_MAX),
	SETTING(size, PAGE_SIZE, MP3_DISK_BYTES_MAX),
	SETTING(ro, 0, 1),
	SETTING(read_ns, 0, MP3_DISK_NS_MAX),
	SETTING(write_ns, 0, MP3_DISK_NS_MAX),
	SETTING(read_bps, 0, MP3_DISK_BPS_MAX),
	SETTING(write_bps, 0, MP3_DISK_BPS_MAX),
	SETTING(depth, 1, MP3_DISK_DEPTH_MAX),
	SETTING(servers, 1, MP3_DISK_DEPTH_MAX),
	SETTING(rpm, 0, MP3_DISK_RPM_MAX),
	SETTING(read_settle_ns, 0, MP3_DISK_NS_MAX),
	SETTING(write_settle_ns, 0, MP3_DISK_NS_MAX),
	SETTING(read_seek_ns, 0, MP3_DISK_NS_MAX),
	SETTING(write_seek_ns, 0, MP3_DISK_NS_MAX),
	SETTING(capacity, 0, MP3_DISK_BYTES_MAX),
	SETTING(buffer, 0, MP3_DISK_BYTES_MAX),
};

static int mp3_disk_parse_one(char *text, struct values *values)
{
	const char *name = strsep(&text, "=");
	int i;

	for (i = 0; i < ARRAY_SIZE(known); i++) {
		const struct setting *setting = &known[i];
		char *end;
		u64 value;

		if (strcmp(name, setting->name))
			continue;
		value = text ? memparse(text, &end) : 0;
		if (!text || end == text || *end || value < setting->min ||
		    value > setting->max) {
			pr_err("%s=%s is not in %llu to %llu\n", name,
			       text ?: "", setting->min, setting->max);
			return -EINVAL;
		}
		*(u64 *)((char *)values + setting->offset) = value;
		return 0;
	}
	pr_err("there is no setting '%s'\n", name);
	return -EINVAL;
}

/* What each value may be depends on others. */
static int mp3_disk_check(const struct values *values)
{
	const char *wrong = NULL;

	if (!values->start || !values->size)
		wrong = "start and size are needed";
	else if (!PAGE_ALIGNED(values->start | values->size))
		wrong = "start and size are multiples of a page";
	else if (values->rpm && (!values->read_bps || !values->write_bps))
		wrong = "a rotating disk needs a bandwidth";
	else if (values->rpm && values->servers != 1)
		wrong = "a rotating disk has one server";
	else if (values->rpm && values->capacity < values->size)
		wrong = "a rotating disk's capacity is its size or more";
	else if (values->read_seek_ns < values->read_settle_ns ||
		 values->write_seek_ns < values->write_settle_ns)
		wrong = "a mean seek takes as long as one to the next track, or longer";
	if (!wrong)
		return 0;
	pr_err("%s\n", wrong);
	return -EINVAL;
}

int mp3_disk_parse(char *text, struct mp3_disk_settings *settings)
{
	struct values values = { .depth = 32 };
	char *one;
	int err;

	while ((one = strsep(&text, ":"))) {
		err = mp3_disk_parse_one(one, &values);
		if (err)
			return err;
	}
	if (!values.servers)
		values.servers = values.rpm ? 1 : values.depth;
	err = mp3_disk_check(&values);
	if (err)
		return err;

	*settings = (struct mp3_disk_settings) {
		.start = values.start,
		.size = values.size,
		.read_only = values.ro,
		.model = {
			.latency_ns = { values.read_ns, values.write_ns },
			.bandwidth = { values.read_bps, values.write_bps },
			.depth = values.depth,
			.servers = values.servers,
			.rpm = values.rpm,
			.settle_ns = {
				values.read_settle_ns, values.write_settle_ns,
			},
			.seek_ns = {
				values.read_seek_ns, values.write_seek_ns,
			},
			.capacity = values.capacity,
			.buffer = values.buffer,
		},
	};
	return 0;
}

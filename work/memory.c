// SPDX-License-Identifier: MIT
/*
 * memory.c - memory of the process's own, a mapped file, or one that is read
 * and written by calls
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory.h"

static int complain(const char *what)
{
	int err = errno ? errno : EIO;

	fprintf(stderr, "work: %s: %s\n", what, strerror(err));
	return err;
}

/* Memory that faults page by page: a huge page would hide 511 of 512 faults. */
static int map(struct memory *memory, uint64_t size, int flags, const char *what)
{
	void *bytes;

	if (prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0) != 0)
		return complain("huge pages can't be switched off");
	bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, flags, memory->fd, 0);
	if (bytes == MAP_FAILED)
		return complain(what);
	memory->bytes = bytes;
	return 0;
}

static int map_anonymous(struct memory *memory, uint64_t size)
{
	char what[32];

	snprintf(what, sizeof(what), "%" PRIu64 " bytes", size);
	return map(memory, size, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
		   what);
}

static int open_file(struct memory *memory, const struct options *options)
{
	struct stat status;

	memory->fd = open(options->file, O_RDWR | O_CLOEXEC);
	if (memory->fd < 0 || fstat(memory->fd, &status) != 0)
		return complain(options->file);
	if (!S_ISREG(status.st_mode) || (uint64_t)status.st_size < options->size) {
		fprintf(stderr,
			"work: %s: must be a file of at least %" PRIu64
			" bytes; make one: head -c %" PRIu64 " /dev/zero > %s\n",
			options->file, options->size, options->size,
			options->file);
		return EINVAL;
	}
	return 0;
}

int memory_open(struct memory *memory, const struct options *options)
{
	int err;

	*memory = (struct memory){
		.fd = -1,
		.content = content_of(options->seed, options->content),
	};
	if (!options->file)
		return map_anonymous(memory, options->size);
	err = open_file(memory, options);
	if (err)
		return err;
	return options->calls ? 0 : map(memory, options->size, MAP_SHARED,
					options->file);
}

static int access_by_call(const struct memory *memory, uint64_t offset,
			  bool writes)
{
	static unsigned char page[CONTENT_PAGE];
	off_t start = (off_t)(offset / CONTENT_PAGE * CONTENT_PAGE);
	ssize_t done;

	errno = 0;
	if (writes) {
		page[offset % CONTENT_PAGE] = (unsigned char)offset;
		done = pwrite(memory->fd, page, CONTENT_PAGE, start);
	} else {
		done = pread(memory->fd, page, CONTENT_PAGE, start);
	}
	return done == CONTENT_PAGE ? 0 : complain(writes ? "write" : "read");
}

int memory_access(struct memory *memory, uint64_t offset, bool writes)
{
	if (!memory->bytes)
		return access_by_call(memory, offset, writes);
	if (!writes) {
		(void)memory->bytes[offset];
		return 0;
	}
	/*
	 * Write without reading: a page that is read first faults twice, once
	 * for the zero page and once for its own.
	 */
	memory->bytes[offset] = (unsigned char)offset;
	content_fill(&memory->content, memory->bytes, offset);
	return 0;
}

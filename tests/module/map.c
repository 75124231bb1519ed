// SPDX-License-Identifier: MIT
/*
 * map.c - the ring can be mapped to be read, and in no other way
 */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "expect.h"
#include "identity.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define PAGE	4096UL
#define SIZE	(MP3_HEADER_SIZE + 256 * sizeof(struct mp3_record))

static int device(int flags)
{
	int fd = open(MP3_DEVICE_PATH, flags | O_CLOEXEC);

	ASSERT_OK(fd);
	return fd;
}

static void *map(int fd, size_t size, int protection, int kind, off_t offset)
{
	return mmap(NULL, size, protection, kind, fd, offset);
}

/* A ring with a few ticks in it that nothing writes to any more. */
static void fill(struct ring *ring)
{
	pid_t process = sleeper(0);

	ring_open(ring);
	ASSERT_ERRNO(request('R', process), 0);
	ring_wait_ticks(ring, 5);
	ASSERT_ERRNO(request('U', process), 0);
	ring_wait_idle(ring);
}

/* Root may open any file; not this one to write to it. */
static void writable(void)
{
	const int both = PROT_READ | PROT_WRITE;
	int fd = device(O_RDONLY);

	ASSERT_FAILS(open(MP3_DEVICE_PATH, O_RDWR), EACCES);
	ASSERT_FAILS(open(MP3_DEVICE_PATH, O_WRONLY), EACCES);
	ASSERT_FAILS(open(MP3_DEVICE_PATH, O_RDWR | O_TRUNC), EACCES);
	ASSERT_MAP_FAILS(map(fd, SIZE, both, MAP_SHARED, 0), EACCES);
	ASSERT_MAP_FAILS(map(fd, SIZE, PROT_WRITE, MAP_SHARED, 0), EACCES);
	ASSERT_MAP_FAILS(map(fd, SIZE, both, MAP_PRIVATE, 0), EINVAL);
	ASSERT_MAP_FAILS(map(fd, SIZE, PROT_READ, MAP_PRIVATE, 0), EINVAL);
}

static void refuse_writing(void *memory)
{
	ASSERT_FAILS(mprotect(memory, SIZE, PROT_READ | PROT_WRITE), EACCES);
	ASSERT_FAILS(mprotect(memory, SIZE, PROT_WRITE), EACCES);
	ASSERT_FAILS(mprotect((char *)memory + PAGE, PAGE,
			      PROT_READ | PROT_WRITE), EACCES);
}

static void made_writable_later(void)
{
	struct mp3_header *memory = map(device(O_RDONLY), SIZE, PROT_READ,
					MAP_SHARED, 0);

	ASSERT(memory != MAP_FAILED);
	refuse_writing(memory);
	ASSERT_OK(mprotect(memory, SIZE, PROT_NONE));
	refuse_writing(memory);
	ASSERT_OK(mprotect(memory, SIZE, PROT_READ));
	ASSERT_EQ(memory->magic, MP3_MAGIC);
}

static void beyond_the_end(void)
{
	const off_t end = (off_t)SIZE, far = (off_t)1 << 50;
	const off_t farthest = (off_t)(~0UL >> 1 & ~(PAGE - 1));
	int fd = device(O_RDONLY);

	ASSERT_MAP_FAILS(map(fd, SIZE + PAGE, PROT_READ, MAP_SHARED, 0), EINVAL);
	ASSERT_MAP_FAILS(map(fd, SIZE, PROT_READ, MAP_SHARED, PAGE), EINVAL);
	ASSERT_MAP_FAILS(map(fd, PAGE, PROT_READ, MAP_SHARED, end), EINVAL);
	ASSERT_MAP_FAILS(map(fd, 2 * PAGE, PROT_READ, MAP_SHARED,
			     end - (off_t)PAGE), EINVAL);
	ASSERT_MAP_FAILS(map(fd, PAGE, PROT_READ, MAP_SHARED, far), EINVAL);
	ASSERT_MAP_FAILS(map(fd, PAGE, PROT_READ, MAP_SHARED, farthest), EINVAL);
	ASSERT_MAP_FAILS(map(fd, PAGE, PROT_READ, MAP_SHARED, -(off_t)PAGE),
			 EOVERFLOW);
	ASSERT_MAP_FAILS(map(fd, PAGE, PROT_READ, MAP_SHARED, 64), EINVAL);
	ASSERT_MAP_FAILS(map(fd, 0, PROT_READ, MAP_SHARED, 0), EINVAL);
}

static void parts(void)
{
	struct ring ring;

	fill(&ring);
	ASSERT_EQ(ring.size, SIZE);
	for (size_t at = 0; at < SIZE; at += PAGE) {
		const char *part = map(ring.fd, PAGE, PROT_READ, MAP_SHARED,
				       (off_t)at);

		ASSERT(part != MAP_FAILED);
		ASSERT_EQ(memcmp(part, (const char *)ring.header + at, PAGE), 0);
		ASSERT_OK(munmap((void *)part, PAGE));
	}
}

static void read_on(void *argument)
{
	struct ring *ring = argument;
	struct mp3_record record;

	ASSERT_FAILS(mprotect((void *)ring->header, ring->size,
			      PROT_READ | PROT_WRITE), EACCES);
	for (int i = 0; i < 10; i++) {
		ring_wait_head(ring, ring->position);
		ASSERT(ring_next(ring, &record));
	}
}

/* A child inherits the map, and it goes on living without its parent's. */
static void inherited(void)
{
	struct ring ring;
	pid_t child;

	ring_open(&ring);
	ASSERT_ERRNO(request('R', sleeper(0)), 0);
	child = spawn(read_on, &ring);
	ring_close(&ring);
	join(child);
}

static void remapped(void)
{
	struct mp3_header *memory, *place, *moved;
	struct ring ring;

	fill(&ring);
	memory = map(ring.fd, SIZE, PROT_READ, MAP_SHARED, 0);
	place = mmap(NULL, SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ASSERT(memory != MAP_FAILED && place != MAP_FAILED);

	ASSERT_MAP_FAILS(mremap(memory, SIZE, SIZE + PAGE, MREMAP_MAYMOVE),
			 EFAULT);
	ASSERT_MAP_FAILS(mremap(memory, 0, SIZE, MREMAP_MAYMOVE), EFAULT);
	moved = mremap(memory, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, place);
	ASSERT(moved == place);
	ASSERT_EQ(memcmp(moved, ring.header, SIZE), 0);
	refuse_writing(moved);
	ASSERT(mremap(moved, SIZE, PAGE, 0) == moved);
	ASSERT_EQ(memcmp(moved, ring.header, PAGE), 0);
	/* Not by way of a smaller map that grows again, either. */
	ASSERT_MAP_FAILS(mremap(moved, PAGE, SIZE, MREMAP_MAYMOVE), EFAULT);
}

static void read_into(void *memory)
{
	int ends[2];

	ASSERT_OK(pipe(ends));
	ASSERT_EQ(write(ends[1], "overwrite", 9), 9);
	ASSERT_FAILS(read(ends[0], memory, 9), EFAULT);
}

/* Ways to write that go round the protection of the map. */
static void written_from_behind(void)
{
	char bytes[64] = "overwrite";
	struct iovec from = { bytes, sizeof(bytes) };
	int mem = open("/proc/self/mem", O_RDWR);
	struct mp3_header *memory = map(device(O_RDONLY), SIZE, PROT_READ,
					MAP_SHARED, 0);
	struct iovec to = { memory, sizeof(bytes) };
	ssize_t written;

	ASSERT_OK(mem);
	ASSERT(memory != MAP_FAILED);
	ASSERT_FAILS(pwrite(mem, bytes, sizeof(bytes), (off_t)(uintptr_t)memory),
		     EIO);
	written = process_vm_writev(getpid(), &from, 1, &to, 1, 0);
	/* Some kernels are built without it. */
	ASSERT(written == -1 && (errno == EFAULT || errno == ENOSYS));
	read_into(memory);
	ASSERT_EQ(memory->magic, MP3_MAGIC);
}

static void touch_dropped(void *argument)
{
	struct ring *ring = argument;

	ASSERT_OK(madvise((void *)ring->header, ring->size, MADV_DONTNEED));
	(void)*(const volatile uint32_t *)&ring->header->magic;
}

/* Who drops pages of its own map has lost them; others have not. */
static void dropped(void)
{
	struct ring ring;
	pid_t child;
	int status;

	fill(&ring);
	child = spawn(touch_dropped, &ring);
	ASSERT_EQ(waitpid(child, &status, 0), child);
	ASSERT(WIFSIGNALED(status));
	ASSERT_EQ(WTERMSIG(status), SIGBUS);
	ASSERT_EQ(ring.header->magic, MP3_MAGIC);
	ring_close(&ring);
	ring_open(&ring);
}

static void not_a_stream(void)
{
	char bytes[64];
	int fd = device(O_RDONLY);

	ASSERT_FAILS(read(fd, bytes, sizeof(bytes)), EINVAL);
	ASSERT_FAILS(pread(fd, bytes, sizeof(bytes), 0), EINVAL);
	ASSERT_FAILS(write(fd, bytes, sizeof(bytes)), EBADF);
	ASSERT_FAILS(ftruncate(fd, 0), EINVAL);
	ASSERT_FAILS(fsync(fd), EINVAL);
	ASSERT_FAILS(ioctl(fd, TIOCGWINSZ, bytes), ENOTTY);
	ASSERT_FAILS(ioctl(fd, 0xdeadbeef, bytes), ENOTTY);
}

static const struct test tests[] = {
	TEST(writable), TEST(made_writable_later), TEST(beyond_the_end),
	TEST(parts), TEST(inherited), TEST(remapped),
	TEST(written_from_behind), TEST(dropped), TEST(not_a_stream),
};

SUITE(map_suite, "map", "period_ms=10 capacity=256", tests);

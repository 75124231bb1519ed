// SPDX-License-Identifier: MIT
/*
 * files.c - unusual ways to read and to write /proc/mp3/status
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
#include <unistd.h>

#include "expect.h"
#include "identity.h"
#include "process.h"
#include "request.h"
#include "ring.h"
#include "suites.h"

#define PAGE		4096UL

static int print(char *text, char verb, pid_t pid)
{
	return sprintf(text, "%c %d", verb, pid);
}

/* What is in one write is one request; nothing is kept for the next. */
static void in_parts(void)
{
	pid_t process = sleeper(0);
	int fd = status_open();
	char text[32];
	int length;

	length = print(text, 'R', process);
	for (int split = 1; split < length; split++) {
		/* A part of the number may be another process's. */
		if (split <= 2)
			ASSERT_FAILS(write(fd, text, (size_t)split), EINVAL);
		ASSERT_FAILS(write(fd, text + split, (size_t)(length - split)),
			     EINVAL);
	}
	ASSERT_EQ(list_length(), 0);
	ASSERT_EQ(write(fd, text, (size_t)length), length);
	ASSERT(is_listed(process));
}

static void again_and_again(void)
{
	pid_t process = sleeper(0);
	int fd = status_open();

	for (int i = 0; i < 200; i++) {
		ASSERT_ERRNO(request_on(fd, 'R', process), 0);
		ASSERT_ERRNO(request_on(fd, 'R', process), EEXIST);
		ASSERT_ERRNO(request_bytes("R", 1), EINVAL);
		ASSERT_ERRNO(request_on(fd, 'U', process), 0);
		ASSERT_ERRNO(request_on(fd, 'U', process), ESRCH);
	}
}

/* The offset is the reader's; a request has none. */
static void at_offsets(void)
{
	const off_t offsets[] = { 0, 1, PAGE, (off_t)1 << 40 };
	pid_t process = sleeper(0);
	int fd = status_open();
	char text[32];

	for (size_t i = 0; i < ARRAY_SIZE(offsets); i++) {
		ASSERT_EQ(lseek(fd, offsets[i], SEEK_SET), offsets[i]);
		ASSERT_ERRNO(request_on(fd, 'R', process), 0);
		ASSERT(is_listed(process));
		ASSERT_ERRNO(request_on(fd, 'U', process), 0);
		ASSERT_EQ(lseek(fd, 0, SEEK_CUR), offsets[i]);
	}
	/* So it is with the kernel's sequential files. */
	ASSERT_FAILS(pwrite(fd, text, 3, 0), ESPIPE);
	ASSERT_FAILS(pwrite(fd, text, 3, -1), EINVAL);
	ASSERT_EQ(list_length(), 0);
}

/* Each part is a request of its own. */
static void gathered(void)
{
	pid_t first = sleeper(0), second = sleeper(0);
	char texts[3][32];
	struct iovec parts[] = {
		{ texts[0], (size_t)print(texts[0], 'R', first) },
		{ texts[1], (size_t)print(texts[1], 'R', second) },
		{ texts[2], (size_t)sprintf(texts[2], "nonsense") },
	};
	struct iovec halves[] = { { texts[0], 2 }, { texts[0] + 2, 1 } };
	int fd = status_open();

	ASSERT_FAILS(writev(fd, halves, 2), EINVAL);
	ASSERT_FAILS(writev(fd, parts + 2, 1), EINVAL);
	ASSERT_EQ(list_length(), 0);
	/* What was done before the bad one is done. */
	ASSERT_EQ(writev(fd, parts, 3), parts[0].iov_len + parts[1].iov_len);
	ASSERT(is_listed(first) && is_listed(second));
}

/* Memory with nothing behind it. */
static char *last_page(void)
{
	char *memory = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	ASSERT(memory != MAP_FAILED);
	ASSERT_OK(munmap(memory + PAGE, PAGE));
	return memory;
}

static void bad_pointers(void)
{
	pid_t process = sleeper(0);
	char *end = last_page() + PAGE;
	int fd = status_open();
	char text[32];
	int length;

	ASSERT_FAILS(write(fd, pointer_to(0), 3), EFAULT);
	ASSERT_FAILS(write(fd, pointer_to(1), 32), EFAULT);
	ASSERT_FAILS(write(fd, end, 3), EFAULT);
	ASSERT_FAILS(write(fd, pointer_to(0xffff888000000000), 3), EFAULT);
	ASSERT_FAILS(write(fd, pointer_to(UINTPTR_MAX), 1), EFAULT);
	length = print(text, 'R', process);
	/* It goes on beyond what is there: all or nothing. */
	memcpy(end - length, text, (size_t)length);
	ASSERT_FAILS(write(fd, end - length, (size_t)length + 1), EFAULT);
	ASSERT_FAILS(write(fd, end - 1, 32), EFAULT);
	ASSERT_EQ(list_length(), 0);
	ASSERT_EQ(write(fd, end - length, (size_t)length), length);
	ASSERT(is_listed(process));
	/* Too long is too long, wherever it lies. */
	ASSERT_FAILS(write(fd, pointer_to(0), 33), EINVAL);
}

static void wrong_mode(void)
{
	int reading = open("/proc/mp3/status", O_RDONLY);
	int writing = open("/proc/mp3/status", O_WRONLY | O_APPEND | O_TRUNC);
	char text[32];
	int length = print(text, 'R', sleeper(0));

	ASSERT_OK(reading);
	ASSERT_OK(writing);
	ASSERT_FAILS(write(reading, text, (size_t)length), EBADF);
	ASSERT_EQ(write(writing, text, (size_t)length), length);
	ASSERT_FAILS(read(writing, text, 1), EBADF);
	ASSERT_EQ(sendfile(writing, open("/proc/self/exe", O_RDONLY), NULL, 32),
		  -1);
	ASSERT_FAILS(open("/proc/mp3/other", O_RDWR | O_CREAT, 0600), ENOENT);
	ASSERT_FAILS(unlink("/proc/mp3/status"), EPERM);
}

/* The list as it is when it is read at once. */
static size_t read_whole(char *list, size_t size)
{
	int fd = status_open();
	size_t length = 0;
	ssize_t got;

	while ((got = read(fd, list + length, size - length)) > 0)
		length += (size_t)got;
	ASSERT_EQ(got, 0);
	close(fd);
	return length;
}

static void read_in_pieces(void)
{
	char whole[256], piece[256];
	int fd = status_open();
	size_t length;

	for (int i = 0; i < 10; i++)
		ASSERT_ERRNO(request('R', sleeper(0)), 0);
	length = read_whole(whole, sizeof(whole));
	for (size_t at = 0; at < length; at++) {
		ASSERT_EQ(read(fd, piece + at, 1), 1);
		ASSERT_EQ(pread(fd, piece + 200, 1, (off_t)at), 1);
		ASSERT_EQ(piece[200], whole[at]);
	}
	ASSERT_EQ(memcmp(piece, whole, length), 0);
	ASSERT_EQ(read(fd, piece, 1), 0);
	ASSERT_EQ(pread(fd, piece, 7, (off_t)length), 0);
	ASSERT_EQ(pread(fd, piece, 7, 1 << 20), 0);
	ASSERT_EQ(pread(fd, piece, 7, (off_t)length - 3), 3);
	ASSERT_EQ(lseek(fd, 0, SEEK_SET), 0);
	ASSERT_EQ(read(fd, piece, sizeof(piece)), (ssize_t)length);
	ASSERT_FAILS(lseek(fd, 0, SEEK_END), EINVAL);
	ASSERT_FAILS(lseek(fd, -1, SEEK_SET), EINVAL);
	ASSERT_EQ(lseek(fd, 0, SEEK_SET), 0);
	ASSERT_FAILS(read(fd, pointer_to(0), 16), EFAULT);
}

/* Longer than the page with which the kernel begins. */
static void long_list(void)
{
	static char list[2 * PAGE], expected[2 * PAGE];
	static pid_t pids[CHEAP_MAX];
	int fd = status_open(), count = 0;
	size_t length = 0;

	/* In the order in which they came. */
	while (length < PAGE + 100 && count < CHEAP_MAX - 1) {
		pids[count] = spawn_cheaply();
		ASSERT_ERRNO(request_on(fd, 'R', pids[count]), 0);
		length += (size_t)sprintf(expected + length, "%d\n",
					  pids[count++]);
	}
	ASSERT_LT(PAGE, length);
	ASSERT_EQ(read_whole(list, sizeof(list)), length);
	ASSERT_EQ(memcmp(list, expected, length), 0);
	for (int i = 0; i < count; i++)
		end_process(pids[i]);
}

/* Its pages go to a pipe as they are. */
static void spliced(void)
{
	char whole[256], piece[256];
	size_t length, got = 0;
	ssize_t moved;
	int ends[2], fd;

	for (int i = 0; i < 10; i++)
		ASSERT_ERRNO(request('R', sleeper(0)), 0);
	ASSERT_ERRNO(request('M', sleeper(0)), 0);
	length = read_whole(whole, sizeof(whole));
	fd = status_open();
	ASSERT_OK(pipe(ends));
	while ((moved = splice(fd, NULL, ends[1], NULL, sizeof(piece), 0)) > 0) {
		ASSERT_EQ(read(ends[0], piece + got, (size_t)moved), moved);
		got += (size_t)moved;
	}
	ASSERT_OK(moved);
	ASSERT_EQ(got, length);
	ASSERT_EQ(memcmp(piece, whole, length), 0);
	ASSERT_OK(lseek(fd, 0, SEEK_SET));
	ASSERT_EQ(sendfile(ends[1], fd, NULL, sizeof(piece)), length);
	fd = open("/proc/mp3/monitors", O_RDONLY);
	ASSERT_OK(fd);
	ASSERT_LT(1, splice(fd, NULL, ends[1], NULL, sizeof(piece), 0));
}

/* Read in parts, while those before and behind leave: the others are there. */
static void read_while_it_changes(void)
{
	char text[16] = "", expected[16];
	pid_t pids[3];
	int fd = status_open();
	struct ring ring;

	ring_open(&ring);
	for (int i = 0; i < 3; i++) {
		pids[i] = sleeper(0);
		ASSERT_ERRNO(request('R', pids[i]), 0);
	}
	snprintf(expected, sizeof(expected), "%d\n", pids[0]);
	ASSERT_EQ(read(fd, text, strlen(expected)), (ssize_t)strlen(expected));
	ASSERT_EQ(strcmp(text, expected), 0);
	ASSERT_ERRNO(request('U', pids[0]), 0);
	ring_wait_ticks(&ring, 2);
	snprintf(expected, sizeof(expected), "%d\n", pids[1]);
	/* The kernel may have had the rest of the list in its buffer. */
	memset(text, 0, sizeof(text));
	ASSERT_EQ(read(fd, text, strlen(expected)), (ssize_t)strlen(expected));
	ASSERT_EQ(strcmp(text, expected), 0);
}

static const struct test tests[] = {
	TEST(spliced), TEST(read_while_it_changes),
	TEST(in_parts), TEST(again_and_again), TEST(at_offsets),
	TEST(gathered), TEST(bad_pointers), TEST(wrong_mode),
	TEST(read_in_pieces), TEST(long_list),
};

SUITE(files_suite, "files", "", tests);

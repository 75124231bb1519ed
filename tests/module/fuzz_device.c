// SPDX-License-Identifier: MIT
/*
 * fuzz_device.c - random things to do with the devices and their maps
 */
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../kernel_module/mp3_faults.h"
#include "fuzzer.h"
#include "harness.h"
#include "ring.h"

#define PAGE	4096

static int *some_file(struct fuzzer *fuzzer)
{
	return &fuzzer->files[random_below(&fuzzer->random, FUZZER_FILES)];
}

static struct fuzzer_map *some_map(struct fuzzer *fuzzer)
{
	return &fuzzer->maps[random_below(&fuzzer->random, FUZZER_MAPS)];
}

/* A range of pages in the map, at times an empty one. */
static void some_range(struct fuzzer *fuzzer, const struct fuzzer_map *map,
		       char **begin, size_t *size)
{
	uint64_t pages = map->size / PAGE;
	uint64_t first = random_below(&fuzzer->random, pages);

	*begin = map->memory + first * PAGE;
	*size = random_below(&fuzzer->random, pages - first + 1) * PAGE;
}

void fuzz_open(struct fuzzer *fuzzer)
{
	static const int modes[] = { O_RDONLY, O_RDONLY, O_RDWR, O_WRONLY };
	static const int flags[] = { 0, O_NONBLOCK, O_APPEND, O_TRUNC };
	int mode = modes[random_below(&fuzzer->random, 4)];
	int flag = flags[random_below(&fuzzer->random, 4)];
	bool of_faults = random_below(&fuzzer->random, 3) == 0;
	int *file = some_file(fuzzer);

	if (*file != -1)
		close(*file);
	*file = open(of_faults ? MP3_FAULTS_DEVICE_PATH : MP3_DEVICE_PATH,
		     mode | flag | O_CLOEXEC);
	fuzzer->of_faults[file - fuzzer->files] = of_faults;
	if (*file == -1)
		/* A kernel may have no faults to tell of. */
		ASSERT(errno == ENODEV || (of_faults && errno == ENOENT) ||
		       (errno == EACCES &&
			(mode != O_RDONLY || !fuzzer->is_root)));
	else
		ASSERT(mode == O_RDONLY &&
		       (fuzzer->is_root || (flag != O_TRUNC && !of_faults)));
}

void fuzz_close(struct fuzzer *fuzzer)
{
	int *file = some_file(fuzzer);

	if (*file != -1)
		ASSERT_OK(close(*file));
	*file = -1;
}

void fuzz_file(struct fuzzer *fuzzer)
{
	struct random *random = &fuzzer->random;
	int fd = *some_file(fuzzer);
	char bytes[64] = "";
	off_t offset;

	switch (random_below(random, 5)) {
	case 0:
		ASSERT_EQ(read(fd, bytes, sizeof(bytes)), -1);
		break;
	case 1:
		ASSERT_EQ(write(fd, bytes, sizeof(bytes)), -1);
		break;
	case 2:
		ioctl(fd, random_next(random), bytes);
		break;
	default:
		offset = (off_t)(random_next(random) >>
				 random_below(random, 64));
		lseek(fd, offset, (int)random_below(random, 6));
	}
}

void fuzz_poll(struct fuzzer *fuzzer)
{
	struct pollfd files[FUZZER_FILES];

	for (int i = 0; i < FUZZER_FILES; i++) {
		files[i].fd = fuzzer->files[i];
		files[i].events = (short)random_next(&fuzzer->random);
	}
	ASSERT_OK(poll(files, FUZZER_FILES,
		       random_below(&fuzzer->random, 4) == 0));
	for (int i = 0; i < FUZZER_FILES; i++) {
		/* A file that can't be waited for is always ready. */
		short ready = fuzzer->of_faults[i] ? POLLOUT | POLLWRNORM : 0;

		ASSERT_EQ(files[i].revents &
			  ~(POLLIN | POLLRDNORM | POLLHUP | ready), 0);
	}
}

void fuzz_epoll(struct fuzzer *fuzzer)
{
	static const int actions[] = {
		EPOLL_CTL_ADD, EPOLL_CTL_ADD, EPOLL_CTL_MOD, EPOLL_CTL_DEL,
	};
	uint32_t kind = (uint32_t)random_next(&fuzzer->random) &
			(EPOLLIN | EPOLLET | EPOLLONESHOT | EPOLLHUP);
	struct epoll_event event = { .events = kind };

	epoll_ctl(fuzzer->epoll, actions[random_below(&fuzzer->random, 4)],
		  *some_file(fuzzer), &event);
	ASSERT_OK(epoll_wait(fuzzer->epoll, &event, 1, 0));
}

void fuzz_drop_map(struct fuzzer_map *map)
{
	if (map->memory)
		ASSERT_OK(munmap(map->memory, map->size));
	map->memory = NULL;
}

void fuzz_map(struct fuzzer *fuzzer)
{
	static const int kinds[] = { MAP_SHARED, MAP_PRIVATE };
	struct random *random = &fuzzer->random;
	int protection = (int)random_below(random, 8);
	int kind = kinds[random_below(random, 2)];
	size_t size = (size_t)(1 + random_below(random, 7)) * PAGE;
	off_t offset = 0;
	struct fuzzer_map *map = some_map(fuzzer);
	void *memory;

	if (random_below(random, 8) == 0)
		offset = (off_t)(random_next(random) >>
				 random_below(random, 64));
	if (random_below(random, 2) == 0)
		offset &= ~(off_t)(PAGE - 1);
	if (random_below(random, 4) != 0)
		protection = PROT_READ;
	memory = mmap(NULL, size, protection, kind, *some_file(fuzzer), offset);
	if (memory == MAP_FAILED)
		return;
	ASSERT_EQ(protection & PROT_WRITE, 0);
	fuzzer->mapped++;
	fuzz_drop_map(map);
	map->memory = memory;
	map->size = size;
}

/* All of it, or a hole. */
void fuzz_unmap(struct fuzzer *fuzzer)
{
	struct fuzzer_map *map = some_map(fuzzer);
	char *begin;
	size_t size;

	if (!map->memory)
		return;
	if (random_below(&fuzzer->random, 2) == 0) {
		fuzz_drop_map(map);
		return;
	}
	some_range(fuzzer, map, &begin, &size);
	if (size)
		ASSERT_OK(munmap(begin, size));
}

void fuzz_protect(struct fuzzer *fuzzer)
{
	int protection = (int)random_below(&fuzzer->random, 8);
	const struct fuzzer_map *map = some_map(fuzzer);
	char *begin;
	size_t size;
	int result;

	if (!map->memory)
		return;
	some_range(fuzzer, map, &begin, &size);
	result = mprotect(begin, size, protection);
	/* Whatever lies in a hole is a map of the ring, too. */
	if (size && protection & PROT_WRITE)
		ASSERT_EQ(result, -1);
}

void fuzz_remap(struct fuzzer *fuzzer)
{
	struct fuzzer_map *map = some_map(fuzzer);
	size_t size = random_below(&fuzzer->random, 12) * PAGE;
	int flags = (int)random_below(&fuzzer->random, 2) ? MREMAP_MAYMOVE : 0;
	void *memory;

	if (!map->memory)
		return;
	memory = mremap(map->memory, map->size, size, flags);
	if (memory == MAP_FAILED)
		return;
	/* It can't grow. */
	ASSERT_LE(size, map->size);
	map->memory = memory;
	map->size = size;
}

void fuzz_advise(struct fuzzer *fuzzer)
{
	/* From 100 on they damage memory. */
	int advice = (int)random_below(&fuzzer->random, 30);
	const struct fuzzer_map *map = some_map(fuzzer);
	char *begin;
	size_t size;

	if (!map->memory)
		return;
	some_range(fuzzer, map, &begin, &size);
	madvise(begin, size, advice);
	mlock(begin, size);
	munlock(begin, size);
}

static sigjmp_buf fault;

static void on_fault(int signal)
{
	siglongjmp(fault, signal);
}

/* It may have holes, be dropped or protected: then a signal comes. */
void fuzz_touch(struct fuzzer *fuzzer)
{
	struct sigaction action = { .sa_handler = on_fault }, segv, bus;
	const struct fuzzer_map *map = some_map(fuzzer);
	size_t at;

	if (!map->memory)
		return;
	at = random_below(&fuzzer->random, map->size);
	sigaction(SIGSEGV, &action, &segv);
	sigaction(SIGBUS, &action, &bus);
	if (sigsetjmp(fault, 1) == 0)
		(void)*(volatile char *)(map->memory + at);
	sigaction(SIGSEGV, &segv, NULL);
	sigaction(SIGBUS, &bus, NULL);
}

// SPDX-License-Identifier: MIT
/*
 * tree.c - processes whose faults somebody has to account for
 *
 *	tree touch MIB		touches so much memory
 *	tree nest DEPTH MIB	a child in a child, each touches so much
 *	tree threads N MIB	threads, each touches so much
 *	tree orphan MIB		leaves a child behind that touches so much
 *	tree map FILE		reads a byte of each page of a file, mapped, without readahead
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MIB ((size_t)1024 * 1024)
#define PAGE 4096

static void *touch(void *mib)
{
	size_t size = *(size_t *)mib * MIB;
	char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		abort();
	for (size_t at = 0; at < size; at += PAGE)
		memory[at] = 1;
	return NULL;
}

static int nest(long depth, size_t mib)
{
	int status = 0;
	pid_t child = 0;

	/* Who is a child goes on with the next one. */
	for (; depth > 0 && child == 0; depth--)
		child = fork();
	touch(&mib);
	return child != 0 && (waitpid(child, &status, 0) != child || status);
}

static int run_threads(long count, size_t mib)
{
	pthread_t threads[16];

	for (long i = 0; i < count; i++)
		if (pthread_create(&threads[i], NULL, touch, &mib))
			return 1;
	for (long i = 0; i < count; i++)
		pthread_join(threads[i], NULL);
	return 0;
}

static int leave_orphan(size_t mib)
{
	if (fork() == 0) {
		usleep(200000);
		touch(&mib);
		_exit(0);
	}
	return 0;
}

static int map(const char *path)
{
	struct stat state;
	int fd = open(path, O_RDONLY);
	const char *file;
	long sum = 0;

	if (fd < 0 || fstat(fd, &state))
		return 1;
	file = mmap(NULL, state.st_size, PROT_READ, MAP_SHARED, fd, 0);
	if (file == MAP_FAILED || madvise((void *)file, state.st_size, MADV_RANDOM))
		return 1;
	for (off_t at = 0; at < state.st_size; at += PAGE)
		sum += file[at];
	printf("%ld\n", sum);
	return 0;
}

int main(int argc, char **argv)
{
	size_t mib = argc > 2 ? strtoul(argv[argc - 1], NULL, 10) : 0;
	long number = argc > 3 ? strtol(argv[2], NULL, 10) : 0;

	if (argc < 3)
		return 2;
	if (!strcmp(argv[1], "touch"))
		return run_threads(1, mib);
	if (!strcmp(argv[1], "nest"))
		return nest(number, mib);
	if (!strcmp(argv[1], "threads"))
		return run_threads(number, mib);
	if (!strcmp(argv[1], "orphan"))
		return leave_orphan(mib);
	if (!strcmp(argv[1], "map"))
		return map(argv[2]);
	return 2;
}

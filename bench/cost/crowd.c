// SPDX-License-Identifier: MIT
/*
 * crowd.c - the processes that are observed
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../../kernel_module/mp3.h"
#include "crowd.h"
#include "fail.h"

#define STACK_BYTES	65536
#define PAGE_BYTES	4096
/* No multiple of the sampling period and no divisor: all phases occur. */
#define PERIOD_MS	37L
#define NS_PER_MS	1000000L
#define NS_PER_SECOND	1000000000L

static void *sleep_for_ever(void *unused)
{
	(void)unused;
	for (;;)
		pause();
	return NULL;
}

/*
 * At absolute times, a millisecond after the member before: whatever else runs
 * delays them, but never moves two of them together or apart.
 */
static void fault_for_ever(unsigned int number)
{
	struct timespec due;
	char *page = mmap(NULL, PAGE_BYTES, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (page == MAP_FAILED)
		_exit(EXIT_FAILURE);
	clock_gettime(CLOCK_MONOTONIC, &due);
	due.tv_sec++;
	due.tv_nsec = number % PERIOD_MS * NS_PER_MS;
	for (;;) {
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL);
		*(volatile char *)page = 1;
		madvise(page, PAGE_BYTES, MADV_DONTNEED);
		due.tv_nsec += PERIOD_MS * NS_PER_MS;
		if (due.tv_nsec >= NS_PER_SECOND) {
			due.tv_nsec -= NS_PER_SECOND;
			due.tv_sec++;
		}
	}
}

/* Does not return. Says at @ready that all threads are there. */
static void member(unsigned int number, unsigned int threads, bool busy,
		   int ready)
{
	pthread_attr_t attr;
	pthread_t thread;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK_BYTES);
	for (unsigned int i = 1; i < threads; i++) {
		if (pthread_create(&thread, &attr, sleep_for_ever, NULL))
			_exit(EXIT_FAILURE);
	}
	if (write(ready, "", 1) != 1)
		_exit(EXIT_FAILURE);
	close(ready);
	if (busy)
		fault_for_ever(number);
	sleep_for_ever(NULL);
}

void crowd_start(struct crowd *crowd, unsigned int count, unsigned int threads,
		 bool busy)
{
	int ready[2];
	char byte;

	crowd->pids = calloc(count, sizeof(*crowd->pids));
	crowd->count = count;
	if (!crowd->pids || pipe(ready))
		fail("no memory for %u processes", count);
	for (unsigned int i = 0; i < count; i++) {
		pid_t pid = fork();

		if (pid < 0)
			fail("fork: %s", strerror(errno));
		if (pid == 0)
			member(i, threads, busy, ready[1]);
		crowd->pids[i] = pid;
	}
	close(ready[1]);
	for (unsigned int i = 0; i < count; i++) {
		if (read(ready[0], &byte, 1) != 1)
			fail("a process ended before its time");
	}
	close(ready[0]);
}

void crowd_request(const struct crowd *crowd, char verb)
{
	char request[32];
	int fd = open(MP3_STATUS_PATH, O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		fail("%s: %s", MP3_STATUS_PATH, strerror(errno));
	for (unsigned int i = 0; i < crowd->count; i++) {
		int length = snprintf(request, sizeof(request), "%c %d\n", verb,
				      (int)crowd->pids[i]);

		if (write(fd, request, (size_t)length) != length)
			fail("%c %d: %s", verb, (int)crowd->pids[i],
			     strerror(errno));
	}
	close(fd);
}

void crowd_end(struct crowd *crowd)
{
	for (unsigned int i = 0; i < crowd->count; i++)
		kill(crowd->pids[i], SIGKILL);
	for (unsigned int i = 0; i < crowd->count; i++)
		waitpid(crowd->pids[i], NULL, 0);
	free(crowd->pids);
}

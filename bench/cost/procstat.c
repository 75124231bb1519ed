// SPDX-License-Identifier: MIT
/*
 * procstat.c - what it costs to ask /proc
 *
 * This does what read_proc_pid_stat() of sysstat's pidstat does for a list of
 * processes (pidstat -p): in every interval it makes the file's name, opens
 * it, reads it at once, closes it and takes the numbers from behind the name's
 * closing parenthesis with one sscanf(); nothing stays open in between. pidstat
 * also reads /proc/PID/status for every process, and /proc/stat and
 * /proc/uptime, and prints: all that is left out here, so this is a lower
 * bound of its cost.
 */
#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "crowd.h"
#include "fail.h"
#include "helper.h"

#define PERIOD_NS	50000000L
#define NS_PER_SECOND	1000000000L
#define STAT_BYTES	1024

/* The module's records hold the same, since the record before. */
struct usage {
	unsigned long long minor_faults;
	unsigned long long major_faults;
	unsigned long long user_ticks;
	unsigned long long system_ticks;
};

static void read_stat(pid_t pid, char text[STAT_BYTES])
{
	char path[64];
	ssize_t length;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	fd = open(path, O_RDONLY);
	length = read(fd, text, STAT_BYTES - 1);
	if (length <= 0)
		fail("%s: %s", path, strerror(errno));
	text[length] = '\0';
	close(fd);
}

/* Fields 10, 12, 14 and 15 of proc(5); the third follows the name. */
static void parse_stat(const char *text, struct usage *usage)
{
	const char *name_end = strrchr(text, ')');

	/* What is measured is pidstat's way, and the kernel's numbers fit. */
	if (!name_end ||
	    /* NOLINTNEXTLINE(cert-err34-c) */
	    sscanf(name_end + 1,
		   " %*c %*d %*d %*d %*d %*d %*u %llu %*u %llu %*u %llu %llu",
		   &usage->minor_faults, &usage->major_faults,
		   &usage->user_ticks, &usage->system_ticks) != 4)
		fail("unknown form: %s", text);
}

static void wait_for_next(struct timespec *due)
{
	due->tv_nsec += PERIOD_NS;
	if (due->tv_nsec >= NS_PER_SECOND) {
		due->tv_nsec -= NS_PER_SECOND;
		due->tv_sec++;
	}
	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, due, NULL);
}

static void rounds(const struct crowd *crowd, struct helper_count *count,
		   bool parse)
{
	struct timespec due;
	char text[STAT_BYTES];
	struct usage usage;

	clock_gettime(CLOCK_MONOTONIC, &due);
	for (;;) {
		for (unsigned int i = 0; i < crowd->count; i++) {
			read_stat(crowd->pids[i], text);
			if (!parse)
				continue;
			parse_stat(text, &usage);
			count->values += usage.minor_faults +
					 usage.major_faults +
					 usage.user_ticks + usage.system_ticks;
		}
		__atomic_store_n(&count->rounds, count->rounds + 1,
				 __ATOMIC_RELAXED);
		wait_for_next(&due);
	}
}

void procstat_read(const struct crowd *crowd, struct helper_count *count)
{
	rounds(crowd, count, false);
}

void procstat_parse(const struct crowd *crowd, struct helper_count *count)
{
	rounds(crowd, count, true);
}

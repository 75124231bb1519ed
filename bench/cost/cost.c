// SPDX-License-Identifier: MIT
/*
 * cost.c - what observing processes costs, in instructions
 *
 * cost PROCESSES THREADS sleep|fault ROUNDS [bare]
 * cost forks|faults PROCESSES COUNT
 *
 * In a guest under the virtual clock, measures what a process that computes
 * loses while ROUNDS periods pass: to nobody in particular, to one that reads
 * /proc/PID/stat, to the module, and to the module and a reader of its ring.
 * With `bare`, where the module has no record of the machine, to nobody and to
 * the module alone. The second form measures what the module is told of
 * (streams.c). Prints a line for each; docs/cost.md says what they mean.
 */
#include <time.h>
#include <unistd.h>

#include "crowd.h"
#include "fail.h"
#include "helper.h"
#include "ring.h"
#include "spin.h"
#include "streams.h"
#include "worker.h"

#define PERIOD_NS	50000000ULL
/*
 * What starting and ending processes leaves behind for later must be over.
 * Sleeping costs the host nothing.
 */
#define SETTLE_SECONDS	5
/* Rounds that pass before it counts: caches of names, first wake-ups. */
#define WARM_UP		3

struct plan {
	unsigned int processes;
	unsigned int threads;
	unsigned int rounds;
	bool busy;
};

/* Who does rounds: the module, a helper, both, or nobody. */
struct watched {
	const struct helper *helper;
	const struct ring *ring;
};

static uint64_t rounds_of(const struct watched *watched)
{
	if (watched->ring)
		return ring_ticks(watched->ring);
	return watched->helper ? helper_rounds(watched->helper) : 0;
}

static void settle(void)
{
	const struct timespec long_enough = { .tv_sec = SETTLE_SECONDS };

	nanosleep(&long_enough, NULL);
}

/* Return when a round has just ended, so that whole ones are counted. */
static void warm_up(const struct watched *watched)
{
	const struct timespec moment = { .tv_nsec = 1000000 };
	uint64_t end = rounds_of(watched) + WARM_UP;

	while (rounds_of(watched) < end)
		nanosleep(&moment, NULL);
}

static void measure(const struct plan *plan, const char *what,
		    const struct watched *watched)
{
	const uint64_t turns = plan->rounds * PERIOD_NS / SPIN_TURN;
	const pid_t thread = worker_find();
	uint64_t rounds, elapsed, worker, helper = 0;

	if (watched->ring || watched->helper)
		warm_up(watched);
	worker = schedstat_cpu(thread);
	if (watched->helper)
		helper = helper_cpu(watched->helper);
	rounds = rounds_of(watched);
	elapsed = spin(turns);
	rounds = rounds_of(watched) - rounds;
	if (watched->helper)
		helper = helper_cpu(watched->helper) - helper;
	worker = schedstat_cpu(thread) - worker;
	printf("what=%s processes=%u threads=%u busy=%d own=%llu elapsed=%llu "
	       "rounds=%llu helper=%llu worker=%llu\n",
	       what, plan->processes, plan->threads, plan->busy,
	       (unsigned long long)turns * SPIN_TURN,
	       (unsigned long long)elapsed, (unsigned long long)rounds,
	       (unsigned long long)helper, (unsigned long long)worker);
}

static void measure_helper(const struct plan *plan, const char *what,
			   helper_fn *run, const struct crowd *crowd)
{
	struct helper helper;

	settle();
	helper_start(&helper, run, crowd);
	measure(plan, what, &(struct watched){ .helper = &helper });
	helper_end(&helper);
}

static void measure_module(const struct plan *plan, const struct crowd *crowd,
			   const struct ring *ring)
{
	struct helper reader;
	struct watched watched = { .ring = ring };

	settle();
	crowd_request(crowd, 'R');
	measure(plan, "tick", &watched);

	settle();
	helper_start(&reader, drain, crowd);
	warm_up(&(struct watched){ .helper = &reader });
	watched.helper = &reader;
	measure(plan, "tick+reader", &watched);
	helper_end(&reader);
	crowd_request(crowd, 'U');
}

static void measure_bare(const struct plan *plan, const struct crowd *crowd,
			 const struct ring *ring)
{
	measure(plan, "nothing-bare", &(struct watched){ 0 });
	settle();
	crowd_request(crowd, 'R');
	measure(plan, "tick-bare", &(struct watched){ .ring = ring });
	crowd_request(crowd, 'U');
}

static unsigned int parse_count(const char *text)
{
	char *end;
	unsigned long value = strtoul(text, &end, 10);

	if (*text < '1' || *text > '9' || *end || value > 100000)
		fail("'%s' is not a number from 1 to 100000", text);
	return (unsigned int)value;
}

static void measure_stream(const char *name, unsigned int processes,
			   unsigned int count)
{
	spin_check_clock();
	if (!strcmp(name, "forks"))
		measure_forks(processes, count);
	else if (!strcmp(name, "faults"))
		measure_faults(processes, count);
	else
		fail("there is no stream '%s'", name);
}

int main(int argc, char **argv)
{
	const bool bare = argc == 6 && !strcmp(argv[5], "bare");
	struct crowd crowd;
	struct plan plan;
	struct ring ring;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc == 4) {
		measure_stream(argv[1], parse_count(argv[2]),
			       parse_count(argv[3]));
		return EXIT_SUCCESS;
	}
	if (argc != 5 && !bare)
		fail("usage: cost PROCESSES THREADS sleep|fault ROUNDS [bare], "
		     "or cost forks|faults PROCESSES COUNT");
	plan.processes = parse_count(argv[1]);
	plan.threads = parse_count(argv[2]);
	plan.busy = !strcmp(argv[3], "fault");
	plan.rounds = parse_count(argv[4]);

	spin_check_clock();
	/* The crowd first: it is to hold nothing of the module's. */
	crowd_start(&crowd, plan.processes, plan.threads, plan.busy);
	ring_open(&ring);
	if (ring.header->period_ns != PERIOD_NS)
		fail("the module's period is %llu ns, not %llu",
		     (unsigned long long)ring.header->period_ns, PERIOD_NS);
	settle();
	if (bare) {
		measure_bare(&plan, &crowd, &ring);
	} else {
		measure(&plan, "nothing", &(struct watched){ 0 });
		measure_helper(&plan, "proc-read", procstat_read, &crowd);
		measure_helper(&plan, "proc-stat", procstat_parse, &crowd);
		measure_module(&plan, &crowd, &ring);
	}
	crowd_end(&crowd);
	return EXIT_SUCCESS;
}

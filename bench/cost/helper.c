// SPDX-License-Identifier: MIT
/*
 * helper.c - a process that does something in every round, beside the spinner
 */
#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fail.h"
#include "helper.h"
#include "worker.h"

void helper_start(struct helper *helper, helper_fn *run,
		  const struct crowd *crowd)
{
	helper->count = mmap(NULL, sizeof(*helper->count),
			     PROT_READ | PROT_WRITE,
			     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (helper->count == MAP_FAILED)
		fail("mmap: %s", strerror(errno));
	helper->pid = fork();
	if (helper->pid < 0)
		fail("fork: %s", strerror(errno));
	if (helper->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		run(crowd, helper->count);
		_exit(EXIT_FAILURE);
	}
}

uint64_t helper_rounds(const struct helper *helper)
{
	if (waitpid(helper->pid, NULL, WNOHANG) == helper->pid)
		fail("the reader ended before its time");
	return __atomic_load_n(&helper->count->rounds, __ATOMIC_RELAXED);
}

uint64_t helper_cpu(const struct helper *helper)
{
	return schedstat_cpu(helper->pid);
}

void helper_end(struct helper *helper)
{
	kill(helper->pid, SIGKILL);
	waitpid(helper->pid, NULL, 0);
	munmap(helper->count, sizeof(*helper->count));
}

// SPDX-License-Identifier: MIT
/*
 * accounting.c - for every way to end, the records add up to what the kernel
 * itself says about the process
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "load.h"
#include "request.h"
#include "subject.h"

#define PAGES	500

static void fault(void *unused)
{
	(void)unused;
	fault_pages(PAGES);
}

static void normal_exit(void)
{
	struct subject subject;
	struct ring ring;

	ring_open(&ring);
	subject_run(&subject, &ring, fault, NULL);
	ASSERT_EQ(subject.status, 0);
	ASSERT_GE(subject.account.minor_faults, PAGES);
}

static const struct test tests[] = {
	TEST(normal_exit),
};

SUITE(accounting_suite, "accounting", "period_ms=10", tests);

// SPDX-License-Identifier: MIT
/*
 * input.c - what is a request and what is not
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "process.h"
#include "request.h"
#include "suites.h"

#define REQUEST_MAX	32

struct bytes {
	const char *bytes;
	size_t length;
};

/* Literals may have zeros inside. */
#define BYTES(literal)	{ literal, sizeof(literal) - 1 }

/* No verb, no pid, no digits, or something else beside them. */
static const struct bytes malformed[] = {
	BYTES(""), BYTES(" "), BYTES("\n"), BYTES("\0"), BYTES("\0\0"),
	BYTES("R"), BYTES("R "), BYTES("R  \n"), BYTES("R\n"), BYTES("R\0"),
	BYTES("5"), BYTES("5 R"), BYTES("R R 5"), BYTES("\"R 5\""),
	BYTES("R x"), BYTES("R 0x"), BYTES("R -"), BYTES("R +"),
	BYTES("R 0"), BYTES("R 00"), BYTES("U 0"), BYTES("M 0"),
	BYTES("R -1"), BYTES("U -1"), BYTES("M -1"), BYTES("R --1"),
	BYTES("F"), BYTES("F 0"), BYTES("F -1"), BYTES("F 4294967297"),
	BYTES("R 2147483648"), BYTES("R 4294967295"), BYTES("R 4294967297"),
	BYTES("U 4294967297"), BYTES("M 4294967297"),
	BYTES("R 18446744073709551617"), BYTES("R 99999999999999999999999999"),
	BYTES("\377\376\375"), BYTES("R \377"), BYTES("\300\200 5"),
	BYTES("\x7f" "ELF\2\1\1\0"), BYTES("R %d"), BYTES("R %s%s%s%n"),
	BYTES("012345678901234567890123456789012"),
};

/* With the number of a process that could be registered. */
static const char *const malformed_pids[] = {
	"R%d", "F%d", "f %d", "FF %d", "RF %d",
	"r %d", "u %d", "X %d", "RR %d", "RU %d", "R\n%d", "R\v%d",
	"R,%d", "R=%d", "R +%d", "R -%d", "R 0x%x", "R 0X%x", "R %dx", "R %d.0",
	"R %d,", "R %de0", "R %d 1", "R %d\nR 1", "R %d;", "R '%d'",
	"R %d\xc2\xa0", "%d", "%d R", "# R %d",
};

static const char *const well_formed[] = {
	"R %d", "R %d\n", "R %d \t\n", " R %d", "\n\t R %d\n", "R  %d",
	"R \t%d", "R\t%d", "R\t %d", "R 0%d", "R 0000000000%d", "R %d\r\n",
	"F %d", "F\t%d\n", " F 0%d ",
};

static pid_t subject;

static void refuse(const char *bytes, size_t length)
{
	int error = request_bytes(bytes, length);

	if (error != EINVAL)
		FAIL("'%.*s' (%zu bytes): %s", (int)length, bytes, length,
		     strerrorname(error));
	ASSERT_EQ(list_length(), 0);
}

static void accept(const char *bytes, size_t length)
{
	int error = request_bytes(bytes, length);

	if (error)
		FAIL("'%.*s' (%zu bytes): %s", (int)length, bytes, length,
		     strerrorname(error));
	ASSERT(is_listed(subject));
	ASSERT_ERRNO(request('U', subject), 0);
}

static void no_requests(void)
{
	char text[64];

	subject = sleeper(0);
	for (size_t i = 0; i < ARRAY_SIZE(malformed); i++)
		refuse(malformed[i].bytes, malformed[i].length);
	for (size_t i = 0; i < ARRAY_SIZE(malformed_pids); i++) {
		snprintf(text, sizeof(text), malformed_pids[i], subject);
		refuse(text, strlen(text));
	}
}

static void requests(void)
{
	char text[64];

	subject = sleeper(0);
	for (size_t i = 0; i < ARRAY_SIZE(well_formed); i++) {
		snprintf(text, sizeof(text), well_formed[i], subject);
		accept(text, strlen(text));
		/* With the zero that ends it. */
		accept(text, strlen(text) + 1);
	}
}

/* One zero may end a request, and nothing may be after it. */
static void zeros(void)
{
	char text[64];
	int length;

	subject = sleeper(0);
	length = snprintf(text, sizeof(text), "R %d%c", subject, '\0');
	accept(text, (size_t)length);
	length = snprintf(text, sizeof(text), "R %d%c%c", subject, '\0', '\0');
	refuse(text, (size_t)length);
	length = snprintf(text, sizeof(text), "R %d%c\n", subject, '\0');
	refuse(text, (size_t)length);
	length = snprintf(text, sizeof(text), "R%c%d", '\0', subject);
	refuse(text, (size_t)length);
	length = snprintf(text, sizeof(text), "R %c%d", '\0', subject);
	refuse(text, (size_t)length);
	length = snprintf(text, sizeof(text), "%cR %d", '\0', subject);
	refuse(text, (size_t)length);
}

/* Filled up with zeros before the number, or with blanks after it. */
static void lengths(void)
{
	char text[5000];

	subject = sleeper(0);
	for (int length = 16; length <= 40; length++) {
		snprintf(text, sizeof(text), "R %0*d", length - 2, subject);
		if (length <= REQUEST_MAX)
			accept(text, (size_t)length);
		else
			refuse(text, (size_t)length);
	}
	snprintf(text, sizeof(text), "%-*s", REQUEST_MAX + 1, "R 5");
	refuse(text, REQUEST_MAX + 1);
	snprintf(text, sizeof(text), "R %d\n%*d", subject, 4000, 5);
	refuse(text, 4000);
	refuse(text, sizeof(text));
}

static void no_process_of_ours(void)
{
	pid_t ended = sleeper(0);

	end_process(ended);
	for (const char *verb = "RM"; *verb; verb++) {
		/* init, kthreadd, and a worker of the kernel's */
		ASSERT_ERRNO(request(*verb, 1), EINVAL);
		ASSERT_ERRNO(request(*verb, 2), EINVAL);
		ASSERT_ERRNO(request(*verb, 3), EINVAL);
		ASSERT_ERRNO(request(*verb, ended), ESRCH);
		ASSERT_ERRNO(request(*verb, INT32_MAX), ESRCH);
		ASSERT_ERRNO(request_as(ALICE, *verb, 1), EINVAL);
	}
	ASSERT_ERRNO(request('U', 1), ESRCH);
	ASSERT_ERRNO(request('U', 2), ESRCH);
	ASSERT_ERRNO(request('U', getpid()), ESRCH);
	ASSERT_ERRNO(request('U', INT32_MAX), ESRCH);
}

static void *register_myself(void *unused)
{
	ASSERT_NE(gettid(), getpid());
	ASSERT_ERRNO(request('R', gettid()), ESRCH);
	ASSERT_ERRNO(request('M', gettid()), ESRCH);
	ASSERT_ERRNO(request('R', getpid()), 0);
	ASSERT_ERRNO(request('U', gettid()), ESRCH);
	ASSERT_ERRNO(request('U', getpid()), 0);
	return unused;
}

/* The number of a thread is not that of a process. */
static void thread_ids(void)
{
	pthread_t thread;

	ASSERT_EQ(pthread_create(&thread, NULL, register_myself, NULL), 0);
	ASSERT_EQ(pthread_join(thread, NULL), 0);
}

static const struct test tests[] = {
	TEST(no_requests), TEST(requests), TEST(zeros), TEST(lengths),
	TEST(no_process_of_ours), TEST(thread_ids),
};

SUITE(input_suite, "input", "", tests);

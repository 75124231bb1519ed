// SPDX-License-Identifier: MIT
/*
 * fuzz_request.c - random requests, and reading the lists
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "expect.h"
#include "fuzzer.h"
#include "harness.h"

#define TEXT_MAX	96

#define PICK(random, table) \
	((table)[random_below(random, ARRAY_SIZE(table))])

/* Whose number it is doesn't matter: an errno, or it is done. */
static bool take_answer(struct fuzzer *fuzzer, ssize_t written)
{
	static const int known[] = {
		EINVAL, ESRCH, EPERM, EEXIST, ENOSPC, EDQUOT, ESHUTDOWN, EFAULT,
		EOPNOTSUPP,
	};

	if (written >= 0) {
		fuzzer->accepted++;
		return true;
	}
	for (size_t i = 0; i < ARRAY_SIZE(known); i++) {
		if (errno == known[i])
			return false;
	}
	FAIL("write: %s", strerrorname(errno));
}

static long long choose_pid(struct fuzzer *fuzzer)
{
	struct random *random = &fuzzer->random;

	switch (random_below(random, 8)) {
	case 0:
		return getpid();
	case 1:
		return fuzzer->children[random_below(random, FUZZER_CHILDREN)];
	case 2:
		/* Any process, a kernel thread, or none. */
		return (long long)random_below(random, 4000);
	case 3:
		return (long long)(random_next(random) >>
				   random_below(random, 64));
	default:
		return fuzzer->pool[random_below(random, FUZZER_POOL)];
	}
}

static int compose(struct fuzzer *fuzzer, char *text, char verb, long long pid)
{
	static const char *const formats[] = {
		"%c %lld", "%c %lld", "%c %lld", "%c %lld", "%c %lld\n",
		" %c %lld", "%c  %lld", "%c\t%lld", "%c +%lld", "%c 0x%llx",
		"%c %llo", "%c 00%lld", "%c %lld ", "%c %lld x", "%c%lld",
	};
	const char *format = PICK(&fuzzer->random, formats);

	return snprintf(text, TEXT_MAX, format, verb, pid);
}

/* A user's request was done: it names none of root's processes. */
static void check_allowed(const struct fuzzer *fuzzer, const char *text)
{
	const char *digits = strpbrk(text, "0123456789");
	long long pid;

	ASSERT(digits);
	pid = strtoll(digits, NULL, 10);
	ASSERT_LT(1, pid);
	for (int i = 0; i < FUZZER_POOL / 2; i++)
		ASSERT_NE(pid, fuzzer->pool[i]);
}

void fuzz_request(struct fuzzer *fuzzer)
{
	static const char verbs[] = {
		'R', 'R', 'R', 'F', 'F', 'T', 'T', 'U', 'U', 'U', 'M', 'r', '\0',
	};
	char verb = PICK(&fuzzer->random, verbs);
	char text[TEXT_MAX];
	int length = compose(fuzzer, text, verb, choose_pid(fuzzer));
	bool done;

	done = take_answer(fuzzer, write(fuzzer->status, text, (size_t)length));
	if (done && !fuzzer->is_root)
		check_allowed(fuzzer, text);
}

static size_t fill(struct fuzzer *fuzzer, char *bytes, size_t size)
{
	size_t length = random_below(&fuzzer->random, size + 1);

	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)random_next(&fuzzer->random);
	return length;
}

void fuzz_bytes(struct fuzzer *fuzzer)
{
	char bytes[TEXT_MAX];
	size_t length = fill(fuzzer, bytes, sizeof(bytes));

	take_answer(fuzzer, write(fuzzer->status, bytes, length));
}

/* A request with one to three bytes of it changed, and cut or too long. */
void fuzz_mutation(struct fuzzer *fuzzer)
{
	struct random *random = &fuzzer->random;
	char text[TEXT_MAX] = "";
	int length = compose(fuzzer, text, 'R', choose_pid(fuzzer));

	for (uint64_t i = random_below(random, 3); i < 3; i++)
		text[random_below(random, (uint64_t)length)] =
			(char)random_next(random);
	if (random_below(random, 4) == 0)
		length = (int)random_below(random, TEXT_MAX);
	take_answer(fuzzer, write(fuzzer->status, text, (size_t)length));
}

void fuzz_gathered(struct fuzzer *fuzzer)
{
	struct random *random = &fuzzer->random;
	char texts[3][TEXT_MAX];
	struct iovec parts[3];

	for (int i = 0; i < 3; i++) {
		int length = compose(fuzzer, texts[i], "RUM"[i],
				     choose_pid(fuzzer));

		parts[i].iov_base = texts[i];
		parts[i].iov_len = random_below(random, (uint64_t)length + 2);
	}
	take_answer(fuzzer, writev(fuzzer->status, parts,
				   (int)random_below(random, 4)));
}

void fuzz_bad_pointer(struct fuzzer *fuzzer)
{
	uintptr_t address = random_next(&fuzzer->random);
	const struct fuzzer_map *map =
		&fuzzer->maps[random_below(&fuzzer->random, FUZZER_MAPS)];

	/* The ring itself, or its end, is a buffer, too. */
	if (map->memory && address % 2)
		address = (uintptr_t)map->memory + map->size - address % 40;
	take_answer(fuzzer, write(fuzzer->status, pointer_to(address),
				  random_below(&fuzzer->random, 40)));
}

void fuzz_read_list(struct fuzzer *fuzzer)
{
	struct random *random = &fuzzer->random;
	int fd = random_below(random, 2) ? fuzzer->status : fuzzer->monitors;
	char text[600];
	ssize_t got;

	lseek(fd, (off_t)random_below(random, 100), (int)random_below(random, 4));
	got = read(fd, text, random_below(random, sizeof(text)));
	ASSERT_OK(got);
	for (ssize_t i = 0; i < got; i++)
		ASSERT((text[i] >= '0' && text[i] <= '9') || text[i] == '\n');
}

// SPDX-License-Identifier: MIT
/*
 * program.c - copies of this program with other modes
 */
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "harness.h"
#include "program.h"

void copy_program(const char *path, mode_t mode)
{
	int from = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	int to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700);
	ssize_t sent;

	ASSERT_OK(from);
	ASSERT_OK(to);
	while ((sent = sendfile(to, from, NULL, 1 << 20)) > 0)
		;
	ASSERT_OK(sent);
	ASSERT_OK(fchmod(to, mode));
	/* The last writer must be gone before it can be executed. */
	close(to);
	close(from);
}

// SPDX-License-Identifier: MIT
/*
 * registration.c - the client side of /proc/mp3/status
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../kernel_module/mp3.h"
#include "registration.h"

int registration_request(char verb)
{
	char request[32];
	int length, fd, err = 0;

	fd = open(MP3_STATUS_PATH, O_WRONLY | O_CLOEXEC);
	if (fd < 0) {
		err = errno;
		fprintf(stderr,
			"work: %s: %s; load the mp3 module or use --no-register\n",
			MP3_STATUS_PATH, strerror(err));
		return err;
	}

	/* The module takes a request in one write. */
	length = snprintf(request, sizeof(request), "%c %d\n", verb,
			  (int)getpid());
	errno = 0;
	if (write(fd, request, (size_t)length) != length) {
		err = errno ? errno : EIO;
		fprintf(stderr, "work: %s: '%c': %s\n", MP3_STATUS_PATH, verb,
			strerror(err));
	}
	close(fd);
	return err;
}

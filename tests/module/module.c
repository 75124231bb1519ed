// SPDX-License-Identifier: MIT
/*
 * module.c - load and unload mp3.ko
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "module.h"
#include "outcome.h"

#define MODULE_PATH	"/lib/modules/mp3.ko"
#define MODULE_NAME	"mp3"

const char *module_path(void)
{
	const char *path = getenv("MP3_MODULE");

	return path ? path : MODULE_PATH;
}

int module_load(const char *parameters)
{
	int fd = open(module_path(), O_RDONLY | O_CLOEXEC);
	long result;
	int error;

	if (fd < 0)
		return errno;
	result = syscall(SYS_finit_module, fd, parameters, 0);
	error = result ? errno : 0;
	close(fd);
	return error;
}

int module_unload(void)
{
	return syscall(SYS_delete_module, MODULE_NAME, O_NONBLOCK) ? errno : 0;
}

int module_stop(void)
{
	int fd = open("/proc/mp3/stop", O_WRONLY | O_CLOEXEC);
	int error = 0;

	if (fd < 0)
		return errno;
	if (write(fd, "1", 1) != 1)
		error = errno;
	close(fd);
	return error;
}

int module_unload_patiently(void)
{
	int error = module_unload();

	for (int tries = 0; error == EAGAIN && tries < 1000; tries++) {
		usleep(10000);
		error = module_unload();
	}
	return error == ENOENT ? 0 : error;
}

int module_prepare(const char *parameters)
{
	int error = module_unload_patiently();

	if (error) {
		outcome_fail("mp3.ko can't be unloaded: %s", strerror(error));
		return error;
	}
	if (!parameters)
		return 0;
	error = module_load(parameters);
	if (error)
		outcome_fail("mp3.ko with '%s' can't be loaded: %s",
			     parameters, strerror(error));
	return error;
}

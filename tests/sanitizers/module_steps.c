// SPDX-License-Identifier: MIT
/*
 * module_steps.c - load and unload
 */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "steps.h"
#include "traces.h"

static int file = -1;
static char name[64];
static const char *module_parameters;

void module_is(const char *path, const char *parameters)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;

	snprintf(name, sizeof(name), "%.*s", (int)strcspn(base, "."), base);
	module_parameters = parameters;
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		err(2, "%s", path);
}

static int load(void)
{
	return (int)syscall(SYS_finit_module, file, module_parameters, 0);
}

static int unload(void)
{
	return (int)syscall(SYS_delete_module, name, O_NONBLOCK);
}

void module_load(void)
{
	if (load())
		err(1, "can't load %s", name);
}

void module_unload(void)
{
	if (unload())
		err(1, "can't unload %s", name);
}

static const char *trace_unless_loaded(bool loaded)
{
	return loaded ? NULL : trace_of(name);
}

static const char *trace_if_unloaded(bool unloaded)
{
	return trace_unless_loaded(!unloaded);
}

static void unload_if_loaded(bool loaded)
{
	if (loaded)
		module_unload();
}

static void unload_if_refused(bool unloaded)
{
	unload_if_loaded(!unloaded);
}

const struct step module_steps[] = {
	{
		.name = "load",
		.act = load,
		.wrong = trace_unless_loaded,
		.after = unload_if_loaded,
		.without_memory = FAILS,
	}, {
		.name = "unload",
		.before = module_load,
		.act = unload,
		.wrong = trace_if_unloaded,
		.after = unload_if_refused,
		.without_memory = NEVER_FAILS,
	},
	{ 0 }
};

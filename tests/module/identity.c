// SPDX-License-Identifier: MIT
/*
 * identity.c - processes that are somebody else
 */
#include <grp.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"
#include "identity.h"
#include "request.h"

static void become_ids(struct ids ids)
{
	ASSERT_OK(setgroups(0, NULL));
	ASSERT_OK(setresgid(ids.real, ids.effective, ids.saved));
	ASSERT_OK(setresuid(ids.real, ids.effective, ids.saved));
}

void become(uid_t uid)
{
	become_ids((struct ids){ uid, uid, uid });
}

void set_capabilities(uint64_t capabilities)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[2] = {
		{
			.effective = (uint32_t)capabilities,
			.permitted = (uint32_t)capabilities,
		},
		{
			.effective = (uint32_t)(capabilities >> 32),
			.permitted = (uint32_t)(capabilities >> 32),
		},
	};

	ASSERT_OK(syscall(SYS_capset, &header, data));
}

void become_with(uid_t uid, uint64_t capabilities)
{
	ASSERT_OK(prctl(PR_SET_KEEPCAPS, 1));
	become(uid);
	set_capabilities(capabilities);
}

pid_t sleeper_with(struct ids ids)
{
	int ready[2];
	char byte;
	pid_t pid;

	ASSERT_OK(pipe(ready));
	pid = fork();
	ASSERT_OK(pid);
	if (pid == 0) {
		become_ids(ids);
		ASSERT_EQ(write(ready[1], "", 1), 1);
		for (;;)
			pause();
	}
	ASSERT_EQ(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(ready[1]);
	return pid;
}

pid_t sleeper(uid_t uid)
{
	return sleeper_with((struct ids){ uid, uid, uid });
}

int in_child(void (*prepare)(void *), action_fn action, void *argument)
{
	pid_t child = fork();
	int status;

	ASSERT_OK(child);
	if (child == 0) {
		if (prepare)
			prepare(argument);
		_exit(action(argument));
	}
	ASSERT_EQ(waitpid(child, &status, 0), child);
	ASSERT(WIFEXITED(status));
	return WEXITSTATUS(status);
}

struct wish {
	uid_t uid;
	char verb;
	pid_t pid;
};

static void become_wisher(void *argument)
{
	const struct wish *wish = argument;

	become(wish->uid);
}

static int ask(void *argument)
{
	const struct wish *wish = argument;

	return request(wish->verb, wish->pid);
}

int request_as(uid_t uid, char verb, pid_t pid)
{
	struct wish wish = { .uid = uid, .verb = verb, .pid = pid };

	return in_child(become_wisher, ask, &wish);
}

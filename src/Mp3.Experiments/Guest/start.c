// SPDX-License-Identifier: MIT
/*
 * start.c - starts a user's program in a root of its own, stopped
 *
 *	start ROOT FOLDER INPUT PROGRAM [ARGUMENT]...
 *
 * The agent inherits things to its children that no program expects: limits, a
 * priority among the victims of the OOM killer, its group. What there is to
 * undo is undone before the stop (SIGSTOP), at which the agent registers the
 * process; what follows is the program's own: its root, FOLDER and INPUT in it
 * ("" is what standard input is already), and the program itself. The
 * environment stays. Ends as a shell does: 127 if there is no such program,
 * 126 if it can't be executed; 125 if it doesn't come to that.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NO_START 125
#define NO_EXEC 126
#define NO_PROGRAM 127

/* As the kernel and systemd give them to the first process of a session. */
#define FILES_SOFT 1024
#define FILES_HARD 524288

static int complain(int status, const char *what)
{
	fprintf(stderr, "mp3: %s: %s\n", what, strerror(errno));
	return status;
}

static void reset_signals(void)
{
	sigset_t none;
	int number;

	/* Some numbers are none, and two signals can't be handled. */
	for (number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static int be_no_last_victim(void)
{
	int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
	int result = fd < 0 || write(fd, "0", 1) != 1 ? -1 : 0;

	if (fd >= 0)
		close(fd);
	return result;
}

static int take_input(const char *path)
{
	int fd = open(path, O_RDONLY);

	if (fd < 0)
		return -1;
	if (fd != STDIN_FILENO && (dup2(fd, STDIN_FILENO) < 0 || close(fd)))
		return -1;
	return 0;
}

int main(int argc, char **argv)
{
	const struct rlimit files = { FILES_SOFT, FILES_HARD };

	if (argc < 5) {
		fputs("usage: start ROOT FOLDER INPUT PROGRAM [ARGUMENT]...\n", stderr);
		return 2;
	}

	reset_signals();
	umask(022);
	/* A group of its own, as a shell's job: `kill 0` is for that alone. */
	if (setpgid(0, 0))
		return complain(NO_START, "a process group");
	if (setrlimit(RLIMIT_NOFILE, &files))
		return complain(NO_START, "limits");
	if (be_no_last_victim())
		return complain(NO_START, "/proc/self/oom_score_adj");
	if (syscall(SYS_close_range, STDERR_FILENO + 1U, ~0U, 0))
		return complain(NO_START, "open files");

	kill(getpid(), SIGSTOP);
	if (chroot(argv[1]) || chdir("/"))
		return complain(NO_START, argv[1]);
	if (chdir(argv[2]))
		return complain(NO_START, argv[2]);
	if (*argv[3] && take_input(argv[3]))
		return complain(NO_START, argv[3]);
	execv(argv[4], argv + 4);
	return complain(errno == ENOENT ? NO_PROGRAM : NO_EXEC, argv[4]);
}

// SPDX-License-Identifier: MIT
/*
 * major.c - major faults without a disk
 *
 * The kernel counts a fault that had to wait and was tried again as major. One
 * that a thread of the same process resolves by userfaultfd is of that kind.
 */
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "harness.h"
#include "major.h"

static int open_userfaultfd(void)
{
	return (int)syscall(SYS_userfaultfd, O_CLOEXEC);
}

bool major_faults_possible(void)
{
	int fd = open_userfaultfd();

	if (fd < 0)
		return false;
	close(fd);
	return true;
}

struct server {
	int fd;
	size_t pages;
	size_t page_size;
};

static void *serve(void *argument)
{
	const struct server *server = argument;

	for (size_t i = 0; i < server->pages; i++) {
		struct uffdio_zeropage zero = { .mode = 0 };
		struct uffd_msg message;

		ASSERT_EQ(read(server->fd, &message, sizeof(message)),
			  sizeof(message));
		ASSERT_EQ(message.event, UFFD_EVENT_PAGEFAULT);
		zero.range.start = message.arg.pagefault.address &
				   ~(server->page_size - 1);
		zero.range.len = server->page_size;
		ASSERT_OK(ioctl(server->fd, UFFDIO_ZEROPAGE, &zero));
	}
	return NULL;
}

void major_faults(size_t pages)
{
	struct uffdio_api api = { .api = UFFD_API };
	struct uffdio_register range = {
		.mode = UFFDIO_REGISTER_MODE_MISSING,
	};
	struct server server = {
		.fd = open_userfaultfd(),
		.pages = pages,
		.page_size = (size_t)sysconf(_SC_PAGESIZE),
	};
	volatile char *memory;
	pthread_t thread;

	ASSERT_OK(server.fd);
	ASSERT_OK(ioctl(server.fd, UFFDIO_API, &api));
	memory = mmap(NULL, pages * server.page_size, PROT_READ,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ASSERT(memory != MAP_FAILED);
	range.range.start = (uintptr_t)memory;
	range.range.len = pages * server.page_size;
	ASSERT_OK(ioctl(server.fd, UFFDIO_REGISTER, &range));
	ASSERT_EQ(pthread_create(&thread, NULL, serve, &server), 0);
	for (size_t i = 0; i < pages; i++)
		(void)memory[i * server.page_size];
	pthread_join(thread, NULL);
	close(server.fd);
}

// SPDX-License-Identifier: MIT
/*
 * twin.c - the module under another name
 */
#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "harness.h"
#include "module.h"
#include "twin.h"

/* Where the kernel looks for a module's name: in its struct module. */
static char *this_module(char *image, size_t *size)
{
	const Elf64_Ehdr *elf = (const Elf64_Ehdr *)image;
	const Elf64_Shdr *sections = (const Elf64_Shdr *)(image + elf->e_shoff);
	const char *names = image + sections[elf->e_shstrndx].sh_offset;

	for (int i = 0; i < elf->e_shnum; i++) {
		if (strcmp(names + sections[i].sh_name,
			   ".gnu.linkonce.this_module") == 0) {
			*size = sections[i].sh_size;
			return image + sections[i].sh_offset;
		}
	}
	FAIL("the module has no name");
}

static void rename_module(char *image)
{
	static const char old[] = "mp3", new[] = TWIN_NAME;
	char *module, *name;
	size_t size;

	_Static_assert(sizeof(old) == sizeof(new), "it is written over it");
	module = this_module(image, &size);
	name = memmem(module, size, old, sizeof(old));
	ASSERT(name);
	memcpy(name, new, sizeof(new));
}

int twin_load(void)
{
	int fd = open(module_path(), O_RDONLY | O_CLOEXEC), error;
	struct stat about;
	char *image;

	ASSERT_OK(fd);
	ASSERT_OK(fstat(fd, &about));
	image = mmap(NULL, (size_t)about.st_size, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE, fd, 0);
	ASSERT(image != MAP_FAILED);
	rename_module(image);
	error = syscall(SYS_init_module, image, about.st_size, "") ? errno : 0;
	ASSERT_OK(munmap(image, (size_t)about.st_size));
	close(fd);
	return error;
}

int twin_unload(void)
{
	return syscall(SYS_delete_module, TWIN_NAME, O_NONBLOCK) ? errno : 0;
}

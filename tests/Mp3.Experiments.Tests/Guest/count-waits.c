// SPDX-License-Identifier: MIT
/*
 * count-waits.c - counts how often QEMU's threads sleep on a condition
 *
 * Linked with what is preloaded into QEMU, by --wrap=dlvsym: so lockstep.c, when
 * it looks for the C library's pthread_cond_wait(), finds the one here. At the
 * end the number is written to the file `waits` in QEMU's working folder, which
 * is that of the library.
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

typedef int cond_wait_fn(pthread_cond_t *cond, pthread_mutex_t *mutex);

/* The linker wants these names. */
/* NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
void *__real_dlvsym(void *handle, const char *name, const char *version);
void *__wrap_dlvsym(void *handle, const char *name, const char *version);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

static cond_wait_fn *real_cond_wait;
static atomic_long waits;

static int count_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)
{
	atomic_fetch_add(&waits, 1);
	return real_cond_wait(cond, mutex);
}

void *__wrap_dlvsym(void *handle, const char *name, const char *version)
{
	void *symbol = __real_dlvsym(handle, name, version);

	if (strcmp(name, "pthread_cond_wait") != 0)
		return symbol;
	real_cond_wait = (cond_wait_fn *)symbol;
	return (void *)count_wait;
}

__attribute__((destructor)) static void tell(void)
{
	FILE *file = fopen("waits", "w");

	if (!file)
		return;
	fprintf(file, "%ld", atomic_load(&waits));
	fclose(file);
}

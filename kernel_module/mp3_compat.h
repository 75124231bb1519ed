/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mp3_compat.h - differences between kernels, each with the version that
 * ends it; no other file asks for the kernel's version
 */
#ifndef MP3_COMPAT_H
#define MP3_COMPAT_H

#include <linux/mm.h>
#include <linux/version.h>

/* Ends with 6.3, which brought vm_flags_clear(). */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 3, 0)
static inline void vm_flags_clear(struct vm_area_struct *vma,
				  unsigned long flags)
{
	vma->vm_flags &= ~flags;
}
#endif

#endif /* MP3_COMPAT_H */

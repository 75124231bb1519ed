/* SPDX-License-Identifier: MIT */
/*
 * klog.h - the kernel's log is to stay quiet
 */
#ifndef KLOG_H
#define KLOG_H

void klog_init(void);
/* Forget what was logged until now. */
void klog_skip(void);
/*
 * Fails the test for each line since then that mp3 logged and that @allowed,
 * an fnmatch() pattern or NULL, doesn't match, and for each report of a bug.
 */
void klog_check(const char *allowed);

#endif /* KLOG_H */

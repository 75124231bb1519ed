/* SPDX-License-Identifier: MIT */
/*
 * twin.h - the module under another name, which takes the same names in /proc,
 * /dev and /sys
 */
#ifndef TWIN_H
#define TWIN_H

/* As long as the module's own name. */
#define TWIN_NAME	"tw3"

/* Both give 0 or an errno. */
int twin_load(void);
int twin_unload(void);

#endif /* TWIN_H */

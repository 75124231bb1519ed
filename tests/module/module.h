/* SPDX-License-Identifier: MIT */
/*
 * module.h - load and unload mp3.ko (MP3_MODULE says where it lies)
 */
#ifndef MODULE_H
#define MODULE_H

/* Where mp3.ko lies. */
const char *module_path(void);

/* All give 0 or an errno. */
int module_load(const char *parameters);
int module_unload(void);
/* Ends the sampling for good. */
int module_stop(void);

/* Tries again while it is in use: the last user may be about to exit. */
int module_unload_patiently(void);

/*
 * For the harness: load it anew; NULL: only unload it. A failure becomes the
 * present test's, and is returned.
 */
int module_prepare(const char *parameters);

#endif /* MODULE_H */

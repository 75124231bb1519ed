/* SPDX-License-Identifier: MIT */
/*
 * traces.h - what there is of the module while it is loaded, and nothing of
 * what there may be when it is not
 */
#ifndef TRACES_H
#define TRACES_H

#include "harness.h"

/* NULL: there are none. Else the first one that was found. */
const char *module_trace(void);

#define ASSERT_NO_TRACES()						\
	do {								\
		const char *trace_ = module_trace();			\
									\
		if (trace_)						\
			FAIL("there still is %s", trace_);		\
	} while (0)

#endif /* TRACES_H */

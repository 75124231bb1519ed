// SPDX-License-Identifier: MIT
/*
 * traced.c - a process whose faults are recorded, with what the kernel itself
 * says about it
 */
#include "harness.h"
#include "request.h"
#include "traced.h"

void traced_start(struct traced *traced, subject_body body, void *argument)
{
	ring_open(&traced->ring);
	fault_rings_open(&traced->rings);
	subject_start(&traced->subject, body, argument);
	ASSERT_ERRNO(request('T', traced->subject.pid), 0);
}

void traced_finish(struct traced *traced)
{
	subject_continue(&traced->subject);
	subject_finish(&traced->subject, &traced->ring);
	fault_rings_take(&traced->rings, &traced->all);
	ASSERT_EQ(traced->rings.lost, 0);
	traced->own = faults_of(&traced->all, traced->subject.pid);
	ASSERT_EQ(faults_entries(&traced->own),
		  traced->subject.account.traced_faults);
}

void traced_run(struct traced *traced, subject_body body, void *argument)
{
	traced_start(traced, body, argument);
	traced_finish(traced);
}

struct fault_kinds traced_kinds(const struct traced *traced)
{
	const struct subject *subject = &traced->subject;
	struct fault_kinds kinds;

	kinds = faults_kinds(&traced->own,
			     (uint64_t)subject->usage.ru_minflt -
				     subject->reaped_minor_faults,
			     (uint64_t)subject->usage.ru_majflt -
				     subject->reaped_major_faults);
	/* None is missing, and none too many. */
	ASSERT_EQ(kinds.minor + kinds.untrapped_minor,
		  subject->account.minor_faults);
	ASSERT_EQ(kinds.major + kinds.untrapped_major,
		  subject->account.major_faults);
	ASSERT_EQ(kinds.minor + kinds.major + kinds.uncounted,
		  subject->account.traced_faults);
	return kinds;
}

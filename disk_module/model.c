// SPDX-License-Identifier: GPL-2.0-only
/*
 * model.c - when a request is done
 *
 * Everything is decided when a request comes: the device serves in the order
 * of arrival, so no later request can change it.
 */
#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/time64.h>

#include "mp3_disk.h"

/* Fractions of the whole stroke are counted in its 2^-40th part. */
#define STROKE_SHIFT	40
/* The mean of the root of the distance between two random places is 8/15. */
#define MEAN_ROOT_NUMERATOR	8
#define MEAN_ROOT_DENOMINATOR	15

void mp3_disk_model_init(const struct mp3_disk_model *model,
			 struct mp3_disk_state *state)
{
	INIT_LIST_HEAD(&state->commands);
	if (!model->rpm)
		return;
	state->turn_ns = div_u64(60ULL * NSEC_PER_SEC, model->rpm);
	state->track = max_t(u64, SECTOR_SIZE,
			     mul_u64_u64_div_u64(model->bandwidth[MP3_DISK_READ],
						 state->turn_ns, NSEC_PER_SEC));
	state->tracks = max_t(u64, 1, div64_u64(model->capacity, state->track));
}

static enum mp3_disk_way rate_of(enum mp3_disk_way way)
{
	return way == MP3_DISK_READ ? MP3_DISK_READ : MP3_DISK_WRITE;
}

static u64 transfer_ns(const struct mp3_disk_model *model,
		       const struct mp3_disk_command *command)
{
	u64 bandwidth = model->bandwidth[rate_of(command->way)];

	if (!bandwidth || command->way > MP3_DISK_WRITE)
		return 0;
	return mul_u64_u64_div_u64(command->length, NSEC_PER_SEC, bandwidth);
}

/*
 * A server is free as soon as fewer requests than there are servers are left
 * of those that came before.
 */
static u64 server_ns(const struct mp3_disk_model *model,
		     const struct mp3_disk_state *state, u64 now)
{
	const struct mp3_disk_command *other;
	unsigned int left = model->servers;

	if (state->count < model->servers)
		return now;
	list_for_each_entry_reverse(other, &state->commands, node) {
		if (!--left)
			return max(now, other->done_ns);
	}
	return now;
}

/*
 * The first time from @ready on at which the link has nothing to carry for
 * @length: transfers never overlap, so they end in the order of the list.
 */
static u64 link_ns(const struct mp3_disk_state *state, u64 ready, u64 length)
{
	const struct mp3_disk_command *other;

	if (!length)
		return ready;
	list_for_each_entry(other, &state->commands, node) {
		if (other->done_ns <= ready || other->link_ns == other->done_ns)
			continue;
		if (ready + length <= other->link_ns)
			break;
		ready = other->done_ns;
	}
	return ready;
}

static u64 seek_ns(const struct mp3_disk_model *model,
		   const struct mp3_disk_state *state, u64 from, u64 to,
		   enum mp3_disk_way way)
{
	u64 a = div64_u64(from, state->track), b = div64_u64(to, state->track);
	u64 distance = a > b ? a - b : b - a;
	u64 rest, root;

	if (!distance)
		return 0;
	/* Settling, and the root of the distance: arms accelerate and brake. */
	rest = model->seek_ns[way] - model->settle_ns[way];
	rest = div_u64(rest * MEAN_ROOT_DENOMINATOR, MEAN_ROOT_NUMERATOR);
	distance = min(distance, state->tracks);
	root = int_sqrt64(mul_u64_u64_div_u64(distance, 1ULL << STROKE_SHIFT,
					      state->tracks));
	return model->settle_ns[way] + ((rest * root) >> (STROKE_SHIFT / 2));
}

/* How long at @now until the byte @place comes under the head. */
static u64 rotation_ns(const struct mp3_disk_state *state, u64 now, u64 place)
{
	u64 within, target, angle;

	div64_u64_rem(place, state->track, &within);
	target = mul_u64_u64_div_u64(within, state->turn_ns, state->track);
	div64_u64_rem(now, state->turn_ns, &angle);
	return target >= angle ? target - angle : target + state->turn_ns - angle;
}

/*
 * After a read the head stays on its way and fills the buffer, until that is
 * full of bytes that nobody has fetched. Says whether @command is a read that
 * gets its bytes from there, and when.
 */
static bool from_buffer(const struct mp3_disk_model *model,
			const struct mp3_disk_state *state,
			const struct mp3_disk_command *command, u64 ready,
			u64 *done)
{
	u64 rate = model->bandwidth[MP3_DISK_READ];
	u64 end = command->start + command->length;
	u64 ahead, from, to;

	if (command->way != MP3_DISK_READ || !state->buffered)
		return false;
	ahead = mul_u64_u64_div_u64(max(ready, state->idle_ns) - state->idle_ns,
				    rate, NSEC_PER_SEC);
	to = state->head + min(ahead, model->buffer);
	from = max(state->buffer_start, to - min(to, model->buffer));
	if (command->start < from || command->start > to)
		return false;
	/* It has stopped, and must come round to its place again. */
	if (ahead >= model->buffer && end > to)
		return false;
	*done = ready;
	if (end > state->head)
		*done = max(ready, state->idle_ns +
			    mul_u64_u64_div_u64(end - state->head, NSEC_PER_SEC,
						rate));
	return true;
}

static void rotating(const struct mp3_disk_model *model,
		     struct mp3_disk_state *state,
		     struct mp3_disk_command *command)
{
	enum mp3_disk_way way = command->way;
	u64 end = command->start + command->length;
	u64 ready;

	command->begin_ns = server_ns(model, state, command->arrival_ns);
	/* The next command is decoded while the arm is still busy. */
	ready = max(command->begin_ns,
		    command->arrival_ns + model->latency_ns[rate_of(way)]);
	command->done_ns = ready;
	command->link_ns = ready;
	if (way > MP3_DISK_WRITE)
		return;
	if (from_buffer(model, state, command, ready, &command->done_ns)) {
		/* The head goes on as it would have without this read. */
		if (end > state->head) {
			state->idle_ns += mul_u64_u64_div_u64(end - state->head,
							      NSEC_PER_SEC,
							      model->bandwidth[MP3_DISK_READ]);
			state->head = end;
		}
		return;
	}

	ready += seek_ns(model, state, state->head, command->start, way);
	ready += rotation_ns(state, ready, command->start);
	command->link_ns = ready;
	command->done_ns = ready + transfer_ns(model, command);
	state->head = end;
	state->idle_ns = command->done_ns;
	state->buffered = way == MP3_DISK_READ && model->buffer;
	state->buffer_start = command->start;
}

static void not_rotating(const struct mp3_disk_model *model,
			 struct mp3_disk_state *state,
			 struct mp3_disk_command *command)
{
	u64 length = transfer_ns(model, command);
	u64 ready;

	command->begin_ns = server_ns(model, state, command->arrival_ns);
	ready = command->begin_ns + model->latency_ns[rate_of(command->way)];
	command->link_ns = link_ns(state, ready, length);
	command->done_ns = command->link_ns + length;
}

/* Every write that came before is done first. */
static void wait_for_writes(struct mp3_disk_state *state,
			    struct mp3_disk_command *command)
{
	const struct mp3_disk_command *other;

	list_for_each_entry_reverse(other, &state->commands, node) {
		if (other->way == MP3_DISK_WRITE) {
			command->done_ns = max(command->done_ns, other->done_ns);
			break;
		}
	}
	command->link_ns = command->done_ns;
}

void mp3_disk_model_accept(const struct mp3_disk_model *model,
			   struct mp3_disk_state *state,
			   struct mp3_disk_command *command)
{
	struct mp3_disk_command *other;

	if (model->rpm)
		rotating(model, state, command);
	else
		not_rotating(model, state, command);
	if (command->way == MP3_DISK_FLUSH)
		wait_for_writes(state, command);

	/* Behind those that are done at the same time; mostly behind all. */
	list_for_each_entry_reverse(other, &state->commands, node) {
		if (other->done_ns <= command->done_ns)
			break;
	}
	list_add(&command->node, &other->node);
	state->count++;
}

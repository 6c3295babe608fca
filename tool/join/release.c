/*
 * release.c - what lets regions go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/release.h"

gboolean release_of_event(EventKind kind, ReleaseKind *release)
{
    switch (kind) {
    case EVENT_FREE:
        *release = RELEASE_FREE;
        return TRUE;
    case EVENT_CLEAR:
        *release = RELEASE_CLEAR;
        return TRUE;
    case EVENT_UNPARENT:
        *release = RELEASE_UNPARENT;
        return TRUE;
    case EVENT_UNREF:
        *release = RELEASE_UNREF;
        return TRUE;
    case EVENT_AUTOFREE:
        *release = RELEASE_AUTOMATIC;
        return TRUE;
    case EVENT_INIT:
    case EVENT_STORE:
    case EVENT_COPY:
    case EVENT_PASS:
    case EVENT_RETURN:
    case EVENT_TEST:
    case EVENT_USE:
    case EVENT_EXIT:
        return FALSE;
    }
    g_assert_not_reached();
}

gboolean release_is_found(const Event *event)
{
    return event->blind &&
           (event->kind == EVENT_FREE || event->kind == EVENT_CLEAR) &&
           !event_has(event, VALUE_FIELD);
}

gboolean release_is_laid_over(const Event *event)
{
    return event->blind && event_has(event, VALUE_FIELD);
}

/* Whether the region's init has failed, or has not run */
static void set_moment(Release *release, const EventState *state)
{
    Life life = state && event_state_is_empty(state) ? state->life : 0;

    release->error_path = life & LIFE_FAILED;
    release->before_init = (life & LIFE_RAW) && !release->error_path &&
                           release->kind != RELEASE_AUTOMATIC;
}

Release *release_new(const SiteEvent *use, ReleaseKind kind)
{
    Release *release = g_new0(Release, 1);

    release->where = use->event->where;
    release->statement = use->event->statement;
    release->function = use->function->name;
    release->kind = kind;
    release->region = use->event->stolen ? use->event->stolen
                                         : use->event->region;
    release->steals = use->event->stolen != NULL;
    release->orphan = use->event->orphan;
    release->orphan_name = use->event->orphan_name;
    release->through = use->event->through;
    release->through_name = use->event->through_name;
    release->through_named = use->event->through_named;
    release->emptied = use->event->emptied;
    release->emptied_size = use->event->emptied_size;
    release->gone = use->event->gone;
    release->gone_size = use->event->gone_size;
    release->rounds = use->event->rounds;
    release->counter = use->event->counter;
    release->counter_named = use->event->counter_named;
    release->counter_declared = use->event->counter_declared;
    set_moment(release, use->state);
    if (use->context & CONTEXT_FINALIZE) {
        release->owner |= OWNER_FINALIZED;
    }
    if (use->context & ~CONTEXT_FINALIZE) {
        release->owner |= OWNER_ALIVE;
    }
    return release;
}

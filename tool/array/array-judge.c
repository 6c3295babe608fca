/*
 * array-judge.c - whether all that happens to an array of regions is understood
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "array/array-search.h"
#include "util/intern.h"

/* The use of the array in which a place stands, or NULL */
static const ArrayUse *use_in(const ArraySearch *search, const Location *outer)
{
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (is_inside(&use->pointer, outer)) {
            return use;
        }
    }
    return NULL;
}

/* Elements */

static const char *where_is(const ArraySearch *search, const Location *where)
{
    return where->file == search->site->function->where.file
        ? intern_format("line %u", where->line)
        : intern_format("%s:%u", where->file, where->line);
}

static gboolean element_is_made(ArraySearch *search, const ArrayUse *use)
{
    const ArraySpan *span = search->span;

    if (use->made ||
        (span->complete && use->function != search->site->function->key)) {
        return TRUE;
    }
    if (use->function == search->site->function->key || !span->gap.file) {
        return refuse(search, &use->pointer,
                      "an element is used that may not have been made by "
                      "then");
    }
    return refuse(search, &use->pointer,
                  intern_format("an element is used that may not have been "
                                "made, because of %s",
                                where_is(search, &span->gap)));
}

static gboolean init_is_plain(ArraySearch *search, const ArrayUse *use)
{
    if (use->made || (search->span->complete &&
                      use->function != search->site->function->key)) {
        return refuse(search, &use->pointer,
                      "an element is initialised that may have been before");
    }
    if (use->may_fail && use->function != search->site->function->key) {
        return refuse(search, &use->pointer, "the init may fail, in another "
                      "function than the allocation's");
    }
    return TRUE;
}

/* Of no elements, there is no first one to be read */
static gboolean is_there(ArraySearch *search, const ArrayUse *use)
{
    return !use->bare || search->span->fixed ||
           refuse(search, &use->pointer, "the array is used as its first "
                  "element, and may have none");
}

static gboolean uses_are_plain(ArraySearch *search)
{
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (use->kind == ARRAY_OTHER &&
            !is_inside(&use->pointer, &search->site->allocation->statement)) {
            return refuse(search, &use->pointer, "the array is used in a way "
                          "that is not understood");
        }
        if (!is_there(search, use) ||
            (use->init || use->kind == ARRAY_CURSOR
             ? !init_is_plain(search, use) :
             (use->kind == ARRAY_ELEMENT || use->kind == ARRAY_MEMBER) &&
             !element_is_made(search, use))) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean inits_are_plain(ArraySearch *search)
{
    const Site *site = search->site;

    if (!site->inits->len) {
        return refuse(search, &site->allocation->where,
                      "nothing initialises its elements");
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];
        const ArrayUse *use = NULL;

        for (guint k = 0; !use && k < search->own->len; k++) {
            const ArrayUse *each = search->own->pdata[k];

            if (each->init ? is_inside(&each->whole, &init->call) :
                each->kind == ARRAY_CURSOR &&
                is_inside(&each->call, &init->call)) {
                use = each;
            }
        }
        if (!use) {
            return refuse(search, &init->call, "an element is initialised by "
                          "a copy of its address");
        }
        if (init->macro || !init->constructor->new_name) {
            return refuse(search, &init->call,
                          init->macro ? "the init comes out of a macro" :
                          "the init has no counterpart that allocates");
        }
        if (init->form != INIT_STATEMENT && init->form != INIT_IF_FAILED) {
            return refuse(search, &init->call, "the result of the init is used "
                          "for more than leaving the function");
        }
    }
    return TRUE;
}

/* Releases */

static gboolean release_is_plain(ArraySearch *search, const Release *release)
{
    const ArrayUse *use = use_in(search, &release->statement);

    if (release->kind == RELEASE_AUTOMATIC) {
        return refuse(search, &release->where, "g_autofree frees the array "
                      "when the function ends");
    }
    return (use && use->kind == ARRAY_FREED) ||
           refuse(search, &release->where,
                  "what is freed here may not be the whole array");
}

/* Whether the array goes in the function that unparents an element: what has
 * been unparented is gone then, and nobody looks at it */
static gboolean unparent_is_plain(ArraySearch *search, const Release *unparent)
{
    const Release *release = NULL;

    if (!use_in(search, &unparent->statement)) {
        return refuse(search, &unparent->where, "an element is unparented by "
                      "a copy of its address");
    }
    for (guint i = 0; i < search->site->frees->len; i++) {
        const Release *each = search->site->frees->pdata[i];

        if (each->where.file == unparent->where.file &&
            each->function == unparent->function &&
            each->where.start > unparent->where.end) {
            release = each;
        }
    }
    if (!release) {
        return refuse(search, &unparent->where, "an element is unparented, "
                      "and its place can be used again");
    }
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (use->kind != ARRAY_TESTED &&
            use->pointer.file == release->where.file &&
            use->pointer.start > unparent->where.end &&
            use->pointer.end < release->where.start) {
            return refuse(search, &use->pointer, "an element is used that may "
                          "have been unparented");
        }
    }
    return TRUE;
}

static gboolean releases_are_plain(ArraySearch *search)
{
    const Site *site = search->site;

    for (guint i = 0; i < site->frees->len; i++) {
        if (!release_is_plain(search, site->frees->pdata[i])) {
            return FALSE;
        }
    }
    for (guint i = 0; i < site->unparents->len; i++) {
        if (!unparent_is_plain(search, site->unparents->pdata[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether a place is just where the array's pointer is used, for what is more
 * than its first element */
static gboolean is_own(const ArraySearch *search, const Location *where)
{
    const ArrayUse *use = use_in(search, where);

    return use && !use->bare && use->pointer.start == where->start &&
           use->pointer.end == where->end;
}

static gboolean events_are_plain(ArraySearch *search)
{
    for (guint i = 0; i < search->site->events->len; i++) {
        const SiteEvent *use = search->site->events->pdata[i];
        const Event *event = use->event;
        Life life = use->state ? use->state->life : 0;

        if (event->kind == EVENT_AUTOFREE) {
            return refuse(search, &event->where, "g_autofree frees the array "
                          "when the function ends");
        }
        if (use->escapes && !is_own(search, &event->where)) {
            return refuse(search, &event->where,
                          intern_format("'%s' %s", event->region,
                                        event->escape));
        }
        if ((life & (LIFE_FAILED | LIFE_UNTESTED)) && !event->init &&
            event->kind != EVENT_TEST && event->kind != EVENT_FREE &&
            event->kind != EVENT_CLEAR && event->kind != EVENT_EXIT) {
            return refuse(search, &event->where,
                          "an element is used whose init may have failed");
        }
    }
    if (search->site->allocation->exit_life & LIFE_UNTESTED) {
        return refuse(search, &search->site->allocation->where, "an init may "
                      "fail unnoticed");
    }
    return TRUE;
}

gboolean array_is_understood(ArraySearch *search)
{
    return uses_are_plain(search) && inits_are_plain(search) &&
           releases_are_plain(search) && events_are_plain(search);
}

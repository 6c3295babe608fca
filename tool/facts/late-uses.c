/*
 * late-uses.c - what happens to regions after they are unparented
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Today the storage is still there; of a new region it is gone.  What the text
 * has in front of the unparent comes after it only in a loop, which goes on to
 * another region.
 */
#include "late-uses.h"

#include <string.h>

#include "flow/expression.h"
#include "flow/paths.h"
#include "owner-ends.h"
#include "unparents.h"

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    const Values *values;
    const Event *unparent;
    gboolean *seen;           /* blocks */
    GArray *uses;
    gboolean left;            /* the place, as it was */
} Search;

static gboolean is_among(const Value *value, const Event *event)
{
    for (guint i = 0; event->values[i]; i++) {
        if (event->values[i] == value && !value_is(value, VALUE_NULL) &&
            !value_is(value, VALUE_UNKNOWN)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* "s->bars[0].mr" as a path */
static char *path_of_text(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "->", -1);

    return g_strjoinv(".", parts);
}

static gboolean may_be_same_place(const char *a, const char *b)
{
    g_autofree char *left = path_of_text(a), *right = path_of_text(b);

    /* what is called knows the place by another name */
    return strpbrk(a, "(&*") || strpbrk(b, "(&*") || !*a || !*b ||
           paths_may_meet(left, right);
}

/* Whether an event concerns the region that was unparented */
static gboolean concerns(const Search *search, const Event *event)
{
    for (guint i = 0; event->values[i]; i++) {
        if (is_among(event->values[i], search->unparent)) {
            return may_be_same_place(event->region, search->unparent->region);
        }
    }
    return FALSE;
}

/* Whether the place of the region is set again, or cleared */
static gboolean ends(const Search *search, const Event *event)
{
    return (event->kind == EVENT_STORE && event->target &&
            is_among(event->target, search->unparent)) ||
           (event->kind == EVENT_CLEAR && concerns(search, event));
}

static void add_use(Search *search, const Event *event)
{
    if ((event->kind == EVENT_PASS || event->kind == EVENT_USE ||
         event->kind == EVENT_RETURN) && concerns(search, event)) {
        LateUse use = {
            .unparent = search->unparent->where,
            .where = event->where,
            .region = event->region,
            .held = *search->unparent->region ? NULL
                                              : search->unparent->values[0],
        };

        g_array_append_val(search->uses, use);
    }
}

static void add_call(Search *search, const SyntaxNode *call)
{
    LateUse use = {
        .unparent = search->unparent->where,
        .where = search->unparent->where,
        .region = search->unparent->region,
    };

    if (call->kind != SYNTAX_CALL || !call->name ||
        !*search->unparent->region ||
        syntax_is_cast_call(call) || syntax_is_dynamic_cast(call) ||
        g_hash_table_contains(search->scope->constructors, call->name)) {
        return;
    }
    use.callee = unit_scope_key(search->scope, call->name);
    use.where.line = call->line;
    use.where.column = call->column;
    use.where.start = call->start;
    use.where.end = call->end;
    g_array_append_val(search->uses, use);
}

/* Goes on from offset @from of a block */
static void go_on(Search *search, guint block, guint from)
{
    const FlowBlock *flow = search->values->flow->blocks->pdata[block];
    const GArray *happenings = search->values->happenings[block];
    guint to = G_MAXUINT;

    for (guint i = 0; i < happenings->len; i++) {
        const Event *event = g_array_index(happenings, Happening, i).event;

        if (!event || event->where.start < from) {
            continue;
        }
        if (ends(search, event)) {
            to = event->where.start;
            break;
        }
        add_use(search, event);
    }
    for (guint s = 0; search->unparent->kind == EVENT_UNPARENT &&
         s < flow->steps->len; s++) {
        const SyntaxNode *step = flow->steps->pdata[s];

        if (step->start >= from && step->start < to) {
            add_call(search, step);
        }
    }
    search->left |= to == G_MAXUINT && !flow->next->len;
    for (guint e = 0; to == G_MAXUINT && e < flow->next->len; e++) {
        guint next = g_array_index(flow->next, guint, e);

        if (!search->seen[next]) {
            search->seen[next] = TRUE;
            go_on(search, next, search->unparent->where.end);
        }
    }
}

/* Goes on behind a call that ends a region without naming it */
static void go_on_behind(const Search *all, guint block, const SyntaxNode *call,
                         const Value *region)
{
    const Value *held[] = { region, NULL };
    Event unparent = {
        .kind = EVENT_UNPARENT,
        .values = held,
        .where = node_location(all->function, call),
        .region = "",
    };
    g_autofree gboolean *seen = g_new0(gboolean,
                                       all->values->flow->blocks->len);
    Search search = *all;

    search.unparent = &unparent;
    search.seen = seen;
    go_on(&search, block, call->end);
}

/* Goes on behind a call that unparents what a field holds */
static void follow_call(const Search *all, guint block, const SyntaxNode *call)
{
    g_autoptr(GPtrArray) fields = unparents_by(all->scope->unit, call);

    for (guint i = 0; i < fields->len; i++) {
        go_on_behind(all, block, call, fields->pdata[i]);
    }
}

/* Goes on behind a call that ends the owner of regions made here */
static void follow_end(const Search *all, guint block, const SyntaxNode *call)
{
    for (guint i = 0; i < all->values->events->len; i++) {
        const Event *event = all->values->events->pdata[i];

        for (guint v = 0; event->init && event->values[v]; v++) {
            if (value_is(event->values[v], VALUE_ALLOCATION) &&
                owner_ends_by(all->function, call, event->init)) {
                go_on_behind(all, block, call, event->values[v]);
            }
        }
    }
}

/* Whether an event unparents a region, or hands it to who may */
static gboolean may_unparent(const Event *event)
{
    return event->kind == EVENT_UNPARENT ||
           (event->kind == EVENT_PASS &&
            value_is(event->target, VALUE_PARAMETER) &&
            !value_is_given_to(event->target, "memory_region_"));
}

static void add_left(Search *search)
{
    const Event *unparent = search->unparent;
    LateUse use = {
        .unparent = unparent->where,
        .where = unparent->where,
        .region = unparent->region,
        .left = TRUE,
    };

    if (search->left && unparent->kind == EVENT_UNPARENT &&
        (event_has(unparent, VALUE_FIELD) ||
         event_has(unparent, VALUE_GLOBAL))) {
        g_array_append_val(search->uses, use);
    }
}

GArray *late_uses_find(const UnitScope *scope, const SyntaxFunction *function,
                       const Values *values)
{
    GArray *uses = g_array_new(FALSE, FALSE, sizeof(LateUse));
    const Search all = { scope, function, values, .uses = uses };
    guint n = values->flow->blocks->len;

    for (guint b = 0; b < n; b++) {
        const GArray *happenings = values->happenings[b];
        const GPtrArray *steps =
            ((const FlowBlock *)values->flow->blocks->pdata[b])->steps;

        for (guint s = 0; s < steps->len; s++) {
            const SyntaxNode *step = steps->pdata[s];

            if (step->kind == SYNTAX_CALL) {
                follow_call(&all, b, step);
                follow_end(&all, b, step);
            }
        }
        for (guint i = 0; i < happenings->len; i++) {
            const Event *event = g_array_index(happenings, Happening, i).event;

            if (event && may_unparent(event)) {
                g_autofree gboolean *seen = g_new0(gboolean, n);
                Search search = {
                    scope, function, values, event, seen, uses, FALSE,
                };

                go_on(&search, b, event->where.end);
                add_left(&search);
            }
        }
    }
    return uses;
}

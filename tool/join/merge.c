/*
 * merge.c - what the flags of several targets show of one file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/merge.h"

static FunctionFacts *function_at(const UnitFacts *facts,
                                  const FunctionFacts *like)
{
    for (guint i = 0; i < facts->functions->len; i++) {
        FunctionFacts *function = facts->functions->pdata[i];

        if (function->key == like->key &&
            function->where.file == like->where.file &&
            function->where.start == like->where.start) {
            return function;
        }
    }
    return NULL;
}

/* Whether an event concerns a region that its function allocates; the end of
 * the function concerns them all */
static gboolean concerns_a_site(const Event *event)
{
    return event->kind == EVENT_EXIT || event_has(event, VALUE_ALLOCATION);
}

static gboolean has_event(const FunctionFacts *function, const Event *like)
{
    for (guint i = 0; i < function->events->len; i++) {
        const Event *event = function->events->pdata[i];

        if (event->kind == like->kind &&
            event->where.start == like->where.start) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether @right does nothing with the regions it allocates that @left does
 * not do */
static gboolean covers(const FunctionFacts *left, const FunctionFacts *right)
{
    for (guint i = 0; i < right->events->len; i++) {
        const Event *event = right->events->pdata[i];

        if (concerns_a_site(event) && !has_event(left, event)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean function_facts_same(const FunctionFacts *function,
                             const FunctionFacts *other)
{
    return covers(function, other) && covers(other, function);
}

/* What one variant leaves out, another one may have */
static void merge_unseen(const FunctionFacts *function,
                         const FunctionFacts *other)
{
    for (guint i = 0; i < function->allocations->len; i++) {
        Allocation *mine = function->allocations->pdata[i];

        for (guint k = 0; k < other->allocations->len; k++) {
            const Allocation *theirs = other->allocations->pdata[k];

            if (mine->value == theirs->value && !theirs->unseen.file) {
                mine->unseen = theirs->unseen;
            }
        }
    }
}

/* Takes over what only another variant of a function has: code in an #if
 * branch that this one leaves out */
static void merge_function(FunctionFacts *function, FunctionFacts *other)
{
    gboolean all = other->allocations->len > function->allocations->len;

    function->varies |= !function_facts_same(function, other);
    merge_unseen(function, other);

    for (guint i = 0; i < other->events->len;) {
        Event *event = other->events->pdata[i];

        if (all || ((event->init || !concerns_a_site(event)) &&
                    !has_event(function, event))) {
            g_ptr_array_add(function->events, event);
            g_ptr_array_remove_index(other->events, i);
        } else {
            i++;
        }
    }
    if (all) {
        GPtrArray *fewer = function->allocations;

        function->allocations = other->allocations;
        other->allocations = fewer;
    }
}

static void add_all(GHashTable *set, GHashTable *others)
{
    GHashTableIter iter;
    gpointer other;

    g_hash_table_iter_init(&iter, others);
    while (g_hash_table_iter_next(&iter, &other, NULL)) {
        g_hash_table_add(set, other);
    }
}

static gboolean is_same_call(gconstpointer a, gconstpointer b)
{
    const Unjudged *one = a;
    const Unjudged *other = b;

    return one->where.file == other->where.file &&
           one->where.line == other->where.line;
}

static gboolean is_same_release(gconstpointer a, gconstpointer b)
{
    const UnseenRelease *one = a;
    const UnseenRelease *other = b;

    return one->record == other->record &&
           one->where.file == other->where.file &&
           one->where.start == other->where.start;
}

/* Removes what only one of two lists has: what one variant does not show, the
 * other one does */
static void keep_common(GPtrArray *mine, GPtrArray *theirs, GEqualFunc is_same)
{
    for (guint i = mine->len; i > 0; i--) {
        if (!g_ptr_array_find_with_equal_func(theirs, mine->pdata[i - 1],
                                              is_same, NULL)) {
            g_ptr_array_remove_index(mine, i - 1);
        }
    }
}

void unit_facts_merge(UnitFacts *facts, UnitFacts *other)
{
    for (guint i = 0; i < other->functions->len;) {
        FunctionFacts *function = other->functions->pdata[i];
        FunctionFacts *mine = function_at(facts, function);

        if (mine) {
            merge_function(mine, function);
            i++;
        } else {
            g_ptr_array_add(facts->functions, function);
            g_ptr_array_remove_index(other->functions, i);
        }
    }
    keep_common(facts->unjudged, other->unjudged, is_same_call);
    keep_common(facts->unseen, other->unseen, is_same_release);
    while (other->hooks->len) {
        g_ptr_array_add(facts->hooks,
                        g_ptr_array_steal_index(other->hooks, 0));
    }
    home_facts_merge(facts->homes, other->homes);
    array_facts_merge(facts->arrays, other->arrays);
    add_all(facts->files, other->files);
    add_all(facts->missing, other->missing);
}

gboolean unit_facts_are_conditional(const UnitFacts *facts)
{
    if (facts->unseen->len) {
        return TRUE;
    }
    for (guint i = 0; i < facts->functions->len; i++) {
        const FunctionFacts *function = facts->functions->pdata[i];

        if (function->conditional) {
            return TRUE;
        }
        for (guint a = 0; a < function->allocations->len; a++) {
            const Allocation *allocation = function->allocations->pdata[a];

            if (allocation->unseen.file) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

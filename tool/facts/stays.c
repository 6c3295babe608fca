/*
 * stays.c - regions on the stack that stay attached
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One that is ended somewhere stays attached only where the function returns
 * before it comes to that: what else leads around it may depend on the
 * condition under which the region was made.
 */
#include "stays.h"

#include "flow/expression.h"
#include "owner-ends.h"
#include "steps.h"

typedef struct {
    const SyntaxFunction *function;
    const Values *values;
    const Happening *init;
    gboolean trusts;          /* takes it that functions end what they get */
    gboolean handed;          /* whether a function gets it */
    guint last_end;           /* offset of the last place that ends it, or 0 */
    gboolean *seen;           /* blocks */
    gboolean stays;
    const SyntaxNode *lost;   /* the return that leaves it attached */
} Search;

static const Value *region_of(const Search *search)
{
    return search->init->event->values[0];
}

/* Whether an event hands the region to what does not only describe or map it */
static gboolean hands_on(const Event *event)
{
    return event->kind == EVENT_PASS &&
           !value_is_given_to(event->target, "memory_region_") &&
           !value_is_given_to(event->target, "address_space_");
}

static gboolean may_end(const Search *search, const Event *event)
{
    return event_concerns(event, region_of(search)) &&
           (event->kind == EVENT_UNPARENT || event->kind == EVENT_UNREF ||
            (search->trusts && hands_on(event)));
}

/* Whether a call gets the variable that has the region in it */
static gboolean gets_struct(const Search *search, const SyntaxNode *call)
{
    for (guint i = 1; i < call->n_children; i++) {
        const SyntaxNode *argument = syntax_without_casts(call->children[i]);

        if (syntax_is_op(argument, SYNTAX_UNARY, "&")) {
            argument = syntax_without_casts(argument->children[0]);
        }
        if (argument->kind == SYNTAX_NAME && argument->decl &&
            !type_is_region(argument->type) &&
            !g_strcmp0(argument->name, value_name(region_of(search)))) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean call_may_end(const Search *search, const SyntaxNode *step)
{
    return step->kind == SYNTAX_CALL && step->name &&
           ((search->trusts && gets_struct(search, step)) ||
            owner_ends_by(search->function, step,
                          search->init->event->init));
}

/* Looks for what may end the region after its init */
static void find_ends(Search *search)
{
    const Values *values = search->values;
    guint made = search->init->event->where.end;

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const FlowBlock *flow = values->flow->blocks->pdata[b];
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Event *event = g_array_index(happenings, Happening, i).event;

            if (event && event->where.start >= made &&
                may_end(search, event)) {
                search->last_end = MAX(search->last_end, event->where.start);
                search->handed |= hands_on(event);
            }
        }
        for (guint s = 0; s < flow->steps->len; s++) {
            const SyntaxNode *step = flow->steps->pdata[s];

            if (step->start >= made && call_may_end(search, step)) {
                search->last_end = MAX(search->last_end, step->start);
                search->handed |= gets_struct(search, step);
            }
        }
    }
}

/* Whether the region may have ended in a block from offset @from on */
static gboolean ends_in(const Search *search, guint block, guint from)
{
    const FlowBlock *flow = search->values->flow->blocks->pdata[block];
    const GArray *happenings = search->values->happenings[block];

    for (guint i = 0; i < happenings->len; i++) {
        const Event *event = g_array_index(happenings, Happening, i).event;

        if (event && event->where.start >= from && may_end(search, event)) {
            return TRUE;
        }
    }
    for (guint s = 0; s < flow->steps->len; s++) {
        const SyntaxNode *step = flow->steps->pdata[s];

        if (step->start >= from && call_may_end(search, step)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the function is left by the end of a block before anything ends the
 * region */
static gboolean leaves_here(Search *search, const FlowBlock *flow)
{
    const SyntaxNode *last = flow->steps->len ?
        flow->steps->pdata[flow->steps->len - 1] : NULL;

    if (!search->last_end) {
        return TRUE;
    }
    if (last && last->kind == SYNTAX_RETURN &&
        last->start > search->init->event->where.end &&
        last->start < search->last_end) {
        search->lost = last;
        return TRUE;
    }
    return FALSE;
}

/* Whether the function is left with the region attached */
static gboolean stays(Search *search, guint block, guint from)
{
    const Flow *flow = search->values->flow;
    const FlowBlock *here = flow->blocks->pdata[block];

    if (ends_in(search, block, from)) {
        return FALSE;
    }
    for (guint e = 0; e < here->next->len; e++) {
        guint to = g_array_index(here->next, guint, e);

        if (here->condition && values_edge_fails(search->values, block, e,
                                                 search->init)) {
            continue;
        }
        if (to == flow->exit) {
            if (leaves_here(search, here)) {
                return TRUE;
            }
        } else if (!search->seen[to]) {
            search->seen[to] = TRUE;
            if (stays(search, to, 0)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean is_attached_on_stack(const Event *event)
{
    return event && event->init && !event->init->nameless &&
           value_is(event->values[0], VALUE_EMBEDDED) && !event->values[1] &&
           value_storage(event->values[0]) == STORAGE_STACK;
}

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    const Values *values;
    GArray *found;
} Finder;

/* What becomes of the region that an init in a block makes */
static Search search_from(const Finder *finder, guint block, guint index,
                          gboolean trusts)
{
    Search search = {
        .function = finder->function,
        .values = finder->values,
        .init = &g_array_index(finder->values->happenings[block], Happening,
                               index),
        .trusts = trusts,
    };
    g_autofree gboolean *seen =
        g_new0(gboolean, finder->values->flow->blocks->len);

    find_ends(&search);
    search.seen = seen;
    search.stays = stays(&search, block, search.init->event->where.end);
    return search;
}

static void find_stay(const Finder *finder, guint block, guint index)
{
    Search search = search_from(finder, block, index, TRUE);
    gboolean handed = search.handed && !search.stays;
    const Event *event = search.init->event;
    Stay stay = { .init = event };

    if (handed) {
        search = search_from(finder, block, index, FALSE);
    }
    if (!search.stays) {
        return;
    }
    if (search.lost) {
        stay.lost = node_location(finder->function, search.lost);
    }
    stay.calls = steps_calls_between(finder->scope, finder->values,
                                     event->where.end,
                                     handed ? finder->function->end
                                            : event->where.end);
    g_array_append_val(finder->found, stay);
}

GArray *stays_find(const UnitScope *scope, const SyntaxFunction *function,
                   const Values *values)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(Stay));
    Finder finder = { scope, function, values, found };

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        for (guint i = 0; i < values->happenings[b]->len; i++) {
            if (is_attached_on_stack(g_array_index(values->happenings[b],
                                                   Happening, i).event)) {
                find_stay(&finder, b, i);
            }
        }
    }
    return found;
}

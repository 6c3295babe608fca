/*
 * repeats-helped.c - regions initialised when a function has done so that was
 * called before
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "repeats-helped.h"

#include <string.h>

#include "flow/expression.h"
#include "steps.h"

/* Calls that a function makes whatever happens, early ways out aside */
static void find_plain_calls(const SyntaxNode *body, const SyntaxNode *node,
                             GPtrArray *calls)
{
    if (node->kind == SYNTAX_CALL && node->name && !node->macro &&
        syntax_statement(node)->parent == body) {
        g_ptr_array_add(calls, (gpointer)node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_plain_calls(body, node->children[i], calls);
    }
}

static const SyntaxFunction *find_helper(const UnitScope *scope,
                                         const char *name)
{
    for (guint i = 0; i < scope->unit->functions->len; i++) {
        const SyntaxFunction *function = scope->unit->functions->pdata[i];

        if (function->body && !strcmp(function->name, name)) {
            return function;
        }
    }
    return NULL;
}

/* What a local variable stands for that keeps its first value */
static const SyntaxNode *resolve(const SyntaxFunction *function,
                                 const SyntaxNode *node)
{
    const SyntaxNode *declaration;

    node = syntax_without_casts(node);
    if (node->kind != SYNTAX_NAME || !node->decl) {
        return node;
    }
    declaration = syntax_declaration(function->body, node->decl);
    if (!declaration || !declaration->n_children ||
        syntax_is_assigned(function->body, node->decl)) {
        return node;
    }
    return resolve(function, declaration->children[0]);
}

static int parameter_of(const SyntaxFunction *function, guint decl)
{
    for (guint i = 0; i < function->parameters->len; i++) {
        if (g_array_index(function->parameters, SyntaxParameter, i).decl ==
            decl) {
            return i;
        }
    }
    return -1;
}

/* Whether @theirs in @helper, called by @call, is @ours in @function */
static gboolean is_same_place(const SyntaxFunction *helper,
                              const SyntaxNode *theirs,
                              const SyntaxNode *call,
                              const SyntaxFunction *function,
                              const SyntaxNode *ours)
{
    theirs = resolve(helper, theirs);
    ours = resolve(function, ours);
    if (theirs->kind == SYNTAX_NAME && theirs->decl) {
        int index = parameter_of(helper, theirs->decl);

        return index >= 0 && (guint)index + 1 < call->n_children &&
               syntax_is_same(resolve(function, call->children[index + 1]),
                              ours);
    }
    return theirs->kind == ours->kind && theirs->n_children == 1 &&
           ours->n_children == 1 && !g_strcmp0(theirs->name, ours->name) &&
           !g_strcmp0(theirs->op, ours->op) &&
           (theirs->kind == SYNTAX_MEMBER || theirs->kind == SYNTAX_UNARY) &&
           is_same_place(helper, theirs->children[0], call, function,
                         ours->children[0]);
}

static const Event *event_at(const Values *values, const SyntaxNode *call)
{
    for (guint e = 0; e < values->events->len; e++) {
        const Event *event = values->events->pdata[e];

        if (event->init && event->where.start == call->start) {
            return event;
        }
    }
    return NULL;
}

/* The plain init in a helper that does what @init does after the call of it */
static const SyntaxNode *same_init(const UnitScope *scope,
                                   const SyntaxFunction *helper,
                                   const SyntaxNode *call,
                                   const SyntaxFunction *function,
                                   const SyntaxNode *init)
{
    g_autoptr(GPtrArray) calls = g_ptr_array_new();

    find_plain_calls(helper->body, helper->body, calls);
    for (guint i = 0; i < calls->len; i++) {
        const SyntaxNode *other = calls->pdata[i];

        if (other->n_children > 1 &&
            g_hash_table_contains(scope->constructors, other->name) &&
            is_same_place(helper, other->children[1], call, function,
                          init->children[1])) {
            return other;
        }
    }
    return NULL;
}

/* Whether a region may be unparented in between */
static gboolean releases(const GPtrArray *calls, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const SyntaxNode *call = calls->pdata[i];

        if (!strcmp(call->name, "object_unparent") ||
            !strcmp(call->name, "object_unref")) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a function may be left before an offset */
static gboolean may_leave(const SyntaxNode *node, guint before)
{
    if ((node->kind == SYNTAX_RETURN || node->kind == SYNTAX_GOTO) &&
        node->start < before) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (may_leave(node->children[i], before)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The variable that a place is, or is part of the storage behind, or NULL if
 * other pointers lead to it; one that is never set again */
static const SyntaxNode *fixed_root(const SyntaxFunction *function,
                                    const SyntaxNode *place)
{
    place = syntax_without_casts(place);
    if (syntax_is_op(place, SYNTAX_UNARY, "&")) {
        place = place->children[0];
    } else if (place->kind != SYNTAX_NAME) {
        return NULL;
    }
    while (place->kind == SYNTAX_MEMBER && place->n_children) {
        place = syntax_without_casts(place->children[0]);
        if (place->kind != SYNTAX_NAME && place->type &&
            strchr(place->type, '*')) {
            return NULL;
        }
    }
    return place->kind == SYNTAX_NAME && place->decl &&
           !syntax_is_assigned(function->body, place->decl) ? place : NULL;
}

/* Which argument of a helper, counted from 1, is a region that it initialises
 * whatever happens; 0 if none is */
static guint made_argument(const UnitScope *scope,
                           const SyntaxFunction *helper)
{
    g_autoptr(GPtrArray) calls = g_ptr_array_new();

    find_plain_calls(helper->body, helper->body, calls);
    for (guint i = 0; i < calls->len; i++) {
        const SyntaxNode *init = calls->pdata[i];
        const SyntaxNode *region = init->n_children > 1 &&
            g_hash_table_contains(scope->constructors, init->name) &&
            !may_leave(helper->body, init->start) ?
            resolve(helper, init->children[1]) : NULL;
        int index = region && region->kind == SYNTAX_NAME &&
                    fixed_root(helper, region) ?
                    parameter_of(helper, region->decl) : -1;

        if (index >= 0) {
            return index + 1;
        }
    }
    return 0;
}

/* What a call is known to do to a region that is its argument */
static const Event *handed_at(const Values *values, const SyntaxNode *call)
{
    for (guint e = 0; e < values->events->len; e++) {
        const Event *event = values->events->pdata[e];

        if (event->kind == EVENT_PASS && event->where.start == call->start) {
            return event;
        }
    }
    return NULL;
}

/* Whether something is released between two calls, or the way on depends on
 * what they return */
static gboolean is_apart(const SyntaxFunction *function, const Values *values,
                         const SyntaxNode *first, const SyntaxNode *second)
{
    for (guint e = 0; e < values->events->len; e++) {
        const Event *event = values->events->pdata[e];

        if ((event->kind == EVENT_UNPARENT || event->kind == EVENT_UNREF ||
             event->kind == EVENT_FREE || event->kind == EVENT_CLEAR) &&
            event->where.start > first->start &&
            event->where.start < second->start) {
            return TRUE;
        }
    }
    return first->parent != function->body || second->parent != function->body;
}

/* Adds a second call of a helper that makes what the first one has made */
static void find_called_twice(const UnitScope *scope,
                              const SyntaxFunction *function,
                              const Values *values, const GPtrArray *calls,
                              GArray *repeats)
{
    for (guint k = 1; k < calls->len; k++) {
        const SyntaxNode *call = calls->pdata[k];
        const SyntaxFunction *helper = find_helper(scope, call->name);
        guint made = helper && helper != function ?
            made_argument(scope, helper) : 0;
        Repeat repeat = { .second = handed_at(values, call) };

        for (guint i = 0; made && made < call->n_children && repeat.second &&
             i < k; i++) {
            const SyntaxNode *first = calls->pdata[i];

            if (strcmp(first->name, call->name) || releases(calls, i, k) ||
                is_apart(function, values, first, call) ||
                !fixed_root(function, call->children[made]) ||
                !syntax_is_same(syntax_without_casts(first->children[made]),
                                syntax_without_casts(call->children[made]))) {
                continue;
            }
            repeat.first = node_location(function, first);
            repeat.constructor = first->name;
            repeat.calls = steps_calls_between(scope, values, first->start,
                                               call->end);
            g_array_append_val(repeats, repeat);
            break;
        }
    }
}

void repeats_find_helped(const UnitScope *scope,
                         const SyntaxFunction *function, const Values *values,
                         GArray *repeats)
{
    g_autoptr(GPtrArray) calls = g_ptr_array_new();

    find_plain_calls(function->body, function->body, calls);
    for (guint i = 0; i < calls->len; i++) {
        const SyntaxNode *call = calls->pdata[i];
        const SyntaxFunction *helper = find_helper(scope, call->name);

        for (guint k = i + 1; helper && helper != function && k < calls->len;
             k++) {
            const SyntaxNode *init = calls->pdata[k];
            const Event *second = event_at(values, init);
            const SyntaxNode *first = second && init->n_children > 1 ?
                same_init(scope, helper, call, function, init) : NULL;
            Repeat repeat = { .second = second };

            if (!first || releases(calls, i, k)) {
                continue;
            }
            repeat.first = (Location) {
                .file = helper->file, .line = first->line,
                .column = first->column, .start = first->start,
                .end = first->end,
            };
            repeat.constructor = first->name;
            repeat.calls = steps_calls_between(scope, values, call->end,
                                               init->start);
            g_array_append_val(repeats, repeat);
        }
    }
    find_called_twice(scope, function, values, calls, repeats);
}

/*
 * early-calls.c - what is called while a region is allocated only
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The new call stands where the init stands: until then the place of the
 * region is not set any more.
 */
#include "early-calls.h"

#include <string.h>

#include "flow/expression.h"

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    const Value *place;
    guint from, to;
    GArray *calls;
} Search;

/* Whether a call is given what has the place in it, as what it is */
static gboolean is_given_place(const Search *search, const SyntaxNode *call)
{
    const char *record = value_record(search->place);

    for (guint i = 1; i < call->n_children; i++) {
        const char *type = call->children[i]->type;
        gsize length = record ? strlen(record) : 0;

        if (length && type && g_str_has_prefix(type, record) &&
            !strcmp(type + length, " *")) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a call is given a pointer to something that may be, or lead to, what
 * has the place in it: which function is called is not known */
static gboolean is_given_struct(const SyntaxNode *call)
{
    for (guint i = 1; i < call->n_children; i++) {
        const char *type = call->children[i]->type;

        if (type && g_str_has_suffix(type, " *") &&
            !g_str_has_prefix(type, "char ") &&
            !type_is_region_pointer(type)) {
            return TRUE;
        }
    }
    return FALSE;
}

static const char *text_of(const Search *search, const SyntaxNode *node)
{
    const char *text = syntax_text(search->scope->unit, search->function->file,
                                   node->start, node->end);

    return text ? text : "a function";
}

static void find(Search *search, const SyntaxNode *node)
{
    if (node->start >= search->to) {
        return;
    }
    if (node->kind == SYNTAX_CALL && node->start >= search->from &&
        !syntax_is_cast_call(node)) {
        gboolean pointer = syntax_is_call_through_pointer(node);
        EarlyCall call = {
            .where = node_location(search->function, node),
            .callee = pointer ? text_of(search, node->children[0])
                              : unit_scope_key(search->scope, node->name),
            .given = pointer ? is_given_struct(node)
                             : is_given_place(search, node),
        };

        g_array_append_val(search->calls, call);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find(search, node->children[i]);
    }
}

GArray *early_calls_find(const UnitScope *scope,
                         const SyntaxFunction *function,
                         const Allocation *allocation)
{
    Search search = {
        .scope = scope,
        .function = function,
        .place = allocation->target,
        .from = allocation->where.end,
        .calls = g_array_new(FALSE, FALSE, sizeof(EarlyCall)),
    };

    for (guint i = 0; allocation->target && i < allocation->states->len; i++) {
        const Event *event =
            g_array_index(allocation->states, EventState, i).event;

        if (event->init && event->init != allocation->early_init) {
            search.to = MAX(search.to, event->init->call.end);
        }
    }
    find(&search, function->body);
    for (guint i = search.calls->len; i > 0; i--) {
        const EarlyCall *call =
            &g_array_index(search.calls, EarlyCall, i - 1);

        if (g_hash_table_contains(scope->constructors, call->callee)) {
            g_array_remove_index(search.calls, i - 1);
        }
    }
    return search.calls;
}

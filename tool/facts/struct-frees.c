/*
 * struct-frees.c - structs that a function frees, and regions in them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "struct-frees.h"
#include "expression.h"
#include "functions.h"
#include "objects.h"
#include "util/intern.h"

#include <string.h>

typedef struct {
    const Values *values;
    const Happening *init;
    const SyntaxNode *call;
    gboolean *seen;
} Search;

/* Whether an edge is taken only when the init has failed */
static gboolean has_failed(const Search *search, guint block, guint edge)
{
    const Branch *branch = &search->values->branches[block];

    return (branch->kind == BRANCH_INIT &&
            branch->init == search->init->event && edge != 0) ||
           (branch->kind == BRANCH_ERROR && search->init->error_decl &&
            branch->decl == search->init->error_decl &&
            (edge == 0) != branch->negated);
}

static gboolean has_step(const FlowBlock *flow, const SyntaxNode *node)
{
    for (guint s = 0; s < flow->steps->len; s++) {
        if (flow->steps->pdata[s] == node) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the free is reached from @from in @block, with nothing unparented */
static gboolean reaches(Search *search, guint block, guint from)
{
    const Values *values = search->values;
    const FlowBlock *flow = values->flow->blocks->pdata[block];
    const GArray *happenings = values->happenings[block];
    gboolean here = has_step(flow, search->call) &&
                    (!from || search->call->start >
                     search->init->event->where.start);

    for (guint i = from; i < happenings->len; i++) {
        const Event *event = g_array_index(happenings, Happening, i).event;

        if (event && event->kind == EVENT_UNPARENT &&
            !(here && event->where.start > search->call->start)) {
            return FALSE;
        }
    }
    if (here) {
        return TRUE;
    }
    for (guint e = 0; e < flow->next->len; e++) {
        guint to = g_array_index(flow->next, guint, e);

        if (!search->seen[to] &&
            !(flow->condition && has_failed(search, block, e))) {
            search->seen[to] = TRUE;
            if (reaches(search, to, 0)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether an init attaches a region that is embedded in a record */
static gboolean attaches(const Event *event, const char *record)
{
    return event && event->init && !event->init->nameless &&
           event->values[0] && !event->values[1] &&
           value_is_embedded_in(event->values[0], record);
}

static Location attached_at(const Values *values, const SyntaxNode *call,
                            const char *record)
{
    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Happening *init = &g_array_index(happenings, Happening, i);
            g_autofree gboolean *seen = NULL;
            Search search = { values, init, call };

            if (!attaches(init->event, record)) {
                continue;
            }
            seen = g_new0(gboolean, values->flow->blocks->len);
            search.seen = seen;
            if (reaches(&search, b, i + 1)) {
                return init->event->where;
            }
        }
    }
    return (Location) { 0 };
}

/* What a call frees, or NULL */
static const SyntaxNode *freed_by(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_CALL && node->n_children == 2 &&
        function_effect(node->name) == EFFECT_FREES) {
        return syntax_without_casts(node->children[1]);
    }
    if (node->kind == SYNTAX_MACRO_CALL && node->n_children == 2 &&
        syntax_is_op(node->children[0], SYNTAX_UNARY, "&") &&
        function_effect(syntax_without_casts(node->children[1])->name) ==
        EFFECT_FREES) {
        return node->children[0]->children[0];
    }
    return NULL;
}

static const char *record_of_pointer(const char *type)
{
    g_autofree char *name = g_strndup(type, strlen(type) - strlen(" *"));

    return intern(name);
}

static void find(const SyntaxUnit *unit, const SyntaxFunction *function,
                 const SyntaxNode *node, const Values *values, GArray *frees)
{
    const SyntaxNode *freed = freed_by(node);

    if (freed &&
        notice_lineage(unit, freed->type) == SYNTAX_PLAIN_RECORD) {
        StructFree free = {
            .where = {
                .file = function->file, .line = node->line,
                .column = node->column, .start = node->start,
                .end = node->end,
            },
            .record = record_of_pointer(freed->type),
            .text = syntax_text(unit, function->file, freed->start,
                                freed->end),
        };

        if (values) {
            free.attached = attached_at(values, node, free.record);
        }
        g_array_append_val(frees, free);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find(unit, function, node->children[i], values, frees);
    }
}

GArray *struct_frees_find(const SyntaxUnit *unit,
                          const SyntaxFunction *function,
                          const Values *values)
{
    GArray *frees = g_array_new(FALSE, FALSE, sizeof(StructFree));

    find(unit, function, function->body, values, frees);
    return frees;
}

/*
 * withdrawals.c - memory that is given back while a region may stand on it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "withdrawals.h"

#include <string.h>

#include "flow/expression.h"
#include "functions.h"
#include "steps.h"

typedef struct {
    const Values *values;
    const Event *init;
    const SyntaxNode *memory;   /* what is given back */
    const SyntaxNode *call;     /* that does it */
    gboolean *seen;
} Search;

/* What a call gives back, or NULL */
static const SyntaxNode *given_back(const SyntaxNode *node)
{
    FunctionEffect effect = node->kind == SYNTAX_CALL && node->n_children > 1 ?
        function_effect(node->name) : EFFECT_UNKNOWN;

    return effect == EFFECT_UNMAPS || effect == EFFECT_FREES ?
           syntax_without_casts(node->children[1]) : NULL;
}

/* Whether a step gives the pointer another value */
static gboolean replaces(const SyntaxNode *step, const SyntaxNode *memory)
{
    return (step->kind == SYNTAX_DECLARATION && step->decl &&
            step->decl == memory->decl) ||
           (syntax_is_op(step, SYNTAX_BINARY, "=") &&
            syntax_is_same(step->children[0], memory));
}

/* Whether an event ends the region: any unparent might */
static gboolean ends(const FlowBlock *flow, const GArray *happenings,
                     const SyntaxNode *memory, guint from, guint to)
{
    for (guint i = 0; i < happenings->len; i++) {
        const Event *event = g_array_index(happenings, Happening, i).event;

        if (event && event->kind == EVENT_UNPARENT &&
            event->where.start >= from && event->where.start < to) {
            return TRUE;
        }
    }
    for (guint s = 0; s < flow->steps->len; s++) {
        const SyntaxNode *step = flow->steps->pdata[s];

        if (step->start >= from && step->start < to &&
            replaces(step, memory)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the init has to succeed for an edge not to be taken */
static gboolean has_failed(const Search *search, guint block, guint edge)
{
    const Branch *branch = &search->values->branches[block];

    return branch->kind == BRANCH_INIT && branch->init == search->init &&
           edge != 0;
}

/* Whether the call is reached from offset @from in @block */
static gboolean reaches(Search *search, guint block, guint from)
{
    const FlowBlock *flow = search->values->flow->blocks->pdata[block];
    guint to = g_ptr_array_find(flow->steps, search->call, NULL) &&
               search->call->start >= from ? search->call->start : G_MAXUINT;

    if (ends(flow, search->values->happenings[block], search->memory, from,
             to)) {
        return FALSE;
    }
    if (to != G_MAXUINT) {
        return TRUE;
    }
    for (guint e = 0; e < flow->next->len; e++) {
        guint next = g_array_index(flow->next, guint, e);

        if (!search->seen[next] &&
            !(flow->condition && has_failed(search, block, e))) {
            search->seen[next] = TRUE;
            if (reaches(search, next, 0)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether an init makes a region of the memory, not only names or owns it */
static gboolean stands_on(const FlowBlock *flow, const Event *init,
                          const SyntaxNode *memory)
{
    for (guint s = 0; s < flow->steps->len; s++) {
        const SyntaxNode *step = flow->steps->pdata[s];

        if (step->kind != SYNTAX_CALL || step->start != init->where.start) {
            continue;
        }
        for (guint i = 2; i < step->n_children; i++) {
            const char *type = syntax_parameter_type(step, i - 1);

            if (!g_strcmp0(type, "void *") &&
                syntax_is_same(syntax_without_casts(step->children[i]),
                               memory)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static void find_inits(const UnitScope *scope, const SyntaxFunction *function,
                       const Values *values, const SyntaxNode *call,
                       GArray *withdrawals)
{
    const SyntaxNode *memory = given_back(call);

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const FlowBlock *flow = values->flow->blocks->pdata[b];
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Event *event = g_array_index(happenings, Happening, i).event;
            g_autofree gboolean *seen = NULL;
            Search search = { values, event, memory, call };

            if (!event || !event->init || event->init->nameless ||
                event->init->constructor->kind != REGION_RAM ||
                !stands_on(flow, event, memory)) {
                continue;
            }
            seen = g_new0(gboolean, values->flow->blocks->len);
            search.seen = seen;
            if (reaches(&search, b, event->where.end)) {
                Withdrawal withdrawal = {
                    .where = node_location(function, call),
                    .text = syntax_text(scope->unit, function->file,
                                        memory->start, memory->end),
                    .init = event,
                    .calls = steps_calls_between(scope, values,
                                                 event->where.end,
                                                 call->start),
                };

                g_array_append_val(withdrawals, withdrawal);
            }
        }
    }
}

GArray *withdrawals_find(const UnitScope *scope,
                         const SyntaxFunction *function, const Values *values)
{
    GArray *withdrawals = g_array_new(FALSE, FALSE, sizeof(Withdrawal));

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const FlowBlock *flow = values->flow->blocks->pdata[b];

        for (guint s = 0; s < flow->steps->len; s++) {
            const SyntaxNode *step = flow->steps->pdata[s];

            if (given_back(step)) {
                find_inits(scope, function, values, step, withdrawals);
            }
        }
    }
    return withdrawals;
}

/*
 * clearing.c - storage that is set to zero right after it is allocated
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *     mr = g_malloc(sizeof(*mr));
 *     memset(mr, 0, sizeof(*mr));
 *
 * A constructor has storage of its own, which it sets to what it needs.
 */
#include "analysis.h"

#include <string.h>

/* memset(mr, 0, sizeof(*mr)), of all of one region */
static gboolean is_clearing(Analysis *analysis, const SyntaxNode *statement,
                            const Allocation *allocation)
{
    const SyntaxNode *size;

    if (statement->kind != SYNTAX_CALL || statement->macro ||
        g_strcmp0(statement->name, "memset") || statement->n_children != 4) {
        return FALSE;
    }
    size = syntax_without_casts(statement->children[3]);
    return !strcmp(analysis_text(analysis,
                                 syntax_without_casts(statement->children[1])),
                   allocation->lvalue) &&
           syntax_is_zero(syntax_without_casts(statement->children[2])) &&
           size->kind == SYNTAX_SIZEOF && size->type &&
           type_is_region(size->type);
}

static void find(Analysis *analysis, const SyntaxNode *call,
                 Allocation *allocation)
{
    const SyntaxNode *statement = syntax_statement(call);
    const SyntaxNode *block = statement->parent;
    guint at = 0;

    if (!block || block->kind != SYNTAX_BLOCK ||
        (allocation->form != ALLOCATION_DECLARATION &&
         allocation->form != ALLOCATION_ASSIGNMENT) ||
        strcmp(allocation->count, "1")) {
        return;
    }
    while (block->children[at] != statement) {
        at++;
    }
    if (at + 1 < block->n_children &&
        is_clearing(analysis, block->children[at + 1], allocation) &&
        !analysis_has_directive(analysis, statement, block->children[at + 1])) {
        allocation->cleared =
            analysis_statement_location(analysis, block->children[at + 1]);
    }
}

void clearing_find(Analysis *analysis)
{
    GHashTableIter iter;
    gpointer call, site;

    g_hash_table_iter_init(&iter, analysis->sites);
    while (g_hash_table_iter_next(&iter, &call, &site)) {
        find(analysis, call, site);
    }
}

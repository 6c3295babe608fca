/*
 * placement.c - where the new call of an allocation could stand
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * At the init, as a rule.  Two other cases are told by the statements between
 * the two: none at all, or nothing but copies of the pointer.
 */
#include "analysis.h"

#include <string.h>

/* Whether an expression reads what @target names */
static gboolean reads(Analysis *analysis, const SyntaxNode *node,
                      const SyntaxNode *target)
{
    if (node->kind == target->kind &&
        !g_strcmp0(node->name, target->name) && node->decl == target->decl &&
        !g_strcmp0(node->record, target->record)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (reads(analysis, node->children[i], target)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a function is called that may read anything; casts do not count */
static gboolean calls_something(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_CALL && !node->macro &&
        !syntax_is_cast_call(node)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (calls_something(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a statement copies the pointer of @init to where its other
 * arguments do not read it */
static gboolean is_harmless_copy(Analysis *analysis,
                                 const SyntaxNode *statement,
                                 const SyntaxNode *init)
{
    const char *region = analysis_text(analysis, init->children[1]);
    const SyntaxNode *target;

    if (!syntax_is_op(statement, SYNTAX_BINARY, "=") || statement->macro ||
        strcmp(analysis_text(analysis, statement->children[1]), region)) {
        return FALSE;
    }
    target = statement->children[0];
    if ((target->kind != SYNTAX_NAME && target->kind != SYNTAX_MEMBER) ||
        !syntax_has_no_effect(target)) {
        return FALSE;
    }
    for (guint i = 2; i < init->n_children; i++) {
        if (reads(analysis, init->children[i], target)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* g_assert(mr), which holds of the new region as it did of the storage */
static gboolean is_assertion_of(Analysis *analysis,
                                const SyntaxNode *statement,
                                const SyntaxNode *init)
{
    static const char *const assertions[] = {
        "assert", "g_assert", "g_assert_nonnull", NULL,
    };
    const char *region = analysis_text(analysis, init->children[1]);
    g_autofree char *bare = NULL;
    g_autofree char *compared = NULL;
    const char *text;

    if (!statement->macro ||
        !g_strv_contains(assertions, statement->macro)) {
        return FALSE;
    }
    text = analysis_text(analysis, statement);
    bare = g_strdup_printf("%s(%s)", statement->macro, region);
    compared = g_strdup_printf("%s(%s != NULL)", statement->macro, region);
    return !strcmp(text, bare) || !strcmp(text, compared);
}

/* Whether an #if may begin or end between the starts of two statements */
static gboolean has_directive(Analysis *analysis, const SyntaxNode *first,
                              const SyntaxNode *last)
{
    gsize size;
    const char *text = g_bytes_get_data(
        g_hash_table_lookup(analysis->scope->unit->texts,
                            analysis->function->file), &size);

    return last->end > size ||
           memchr(text + first->start, '#', last->end - first->start);
}

/* Whether an init could have been called where its region is allocated */
static gboolean could_be_early(Analysis *analysis, const SyntaxNode *init,
                               const SyntaxNode *block, guint allocation,
                               guint position)
{
    if (has_directive(analysis, block->children[allocation], init)) {
        return FALSE;
    }
    for (guint i = 2; i < init->n_children; i++) {
        if (calls_something(init->children[i])) {
            return FALSE;
        }
    }
    for (guint i = allocation + 1; i < position; i++) {
        if (!is_harmless_copy(analysis, block->children[i], init) &&
            !is_assertion_of(analysis, block->children[i], init)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The init of @allocation that @statement is, or a declaration's first
 * initialiser; or NULL */
static const Init *init_of(Analysis *analysis, const SyntaxNode *statement,
                           const Allocation *allocation)
{
    const Event *event;

    if (statement->kind == SYNTAX_DECLARATIONS && statement->n_children == 1 &&
        statement->children[0]->n_children) {
        statement = statement->children[0]->children[0];
    }
    event = g_hash_table_lookup(analysis->inits, statement);

    return event && event->values[0] == allocation->value &&
           !event->values[1] ? event->init : NULL;
}

static void place(Analysis *analysis, const SyntaxNode *call,
                  Allocation *allocation)
{
    const SyntaxNode *statement = syntax_statement(call);
    const SyntaxNode *block = statement->parent;
    gboolean declared = allocation->form == ALLOCATION_DECLARATION;
    guint at = 0;

    if (!block || block->kind != SYNTAX_BLOCK ||
        allocation->form == ALLOCATION_NESTED ||
        (declared && !allocation->alone)) {
        return;
    }
    while (block->children[at] != statement) {
        at++;
    }
    for (guint i = at + 1; i < block->n_children; i++) {
        const Init *init = init_of(analysis, block->children[i], allocation);

        if (!init) {
            continue;
        }
        if (init->form == INIT_DECLARED) {
            allocation->early_init = i == at + 1 &&
                !strcmp(init->region, allocation->lvalue) &&
                !has_directive(analysis, statement, block->children[i])
                ? init : NULL;
        } else if (i == at + 1) {
            allocation->next_init = declared ? init : NULL;
        } else if (init->constructor->errp_index < 0 && !init->macro &&
                   !strcmp(init->region, allocation->lvalue) &&
                   could_be_early(analysis, block->children[i], block, at,
                                  i)) {
            allocation->early_init = init;
        }
        return;
    }
}

void placement_find(Analysis *analysis)
{
    GHashTableIter iter;
    gpointer call, site;

    g_hash_table_iter_init(&iter, analysis->sites);
    while (g_hash_table_iter_next(&iter, &call, &site)) {
        place(analysis, call, site);
    }
}

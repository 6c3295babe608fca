/*
 * unread.c - variables that a conversion leaves without a use
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The address of a region goes to its init, which has it no more when it has
 * become the constructor's result.  A variable that is set and never read does
 * not compile with -Werror.
 */
#include "analysis.h"

/* What is read of a variable, and how often it is set */
typedef struct {
    Analysis *analysis;
    guint decl;
    guint reads;
    guint sets;
} Count;

/* The statement that goes with a free: also an if that does nothing else */
static const SyntaxNode *freeing_statement(const SyntaxNode *call)
{
    const SyntaxNode *node = call;
    const SyntaxNode *parent = node->parent;

    if (parent && parent->kind == SYNTAX_BLOCK && parent->n_children == 1) {
        node = parent;
        parent = node->parent;
    }
    return parent && parent->kind == SYNTAX_IF && parent->n_children == 2 &&
           parent->children[1] == node ? parent : call;
}

/* Whether a site's region may be meant, of those that the variable holds one
 * after the other.  Not where code is never reached: it is not converted. */
static gboolean is_about_site(const Event *event)
{
    return event_has(event, VALUE_ALLOCATION);
}

static gboolean is_free(const Count *count, const SyntaxNode *call)
{
    for (guint i = 0; i < count->analysis->result->events->len; i++) {
        const Event *event = count->analysis->result->events->pdata[i];

        if ((event->kind == EVENT_FREE || event->kind == EVENT_CLEAR) &&
            event->bare && event->where.start == call->start &&
            event->where.end == call->end) {
            return is_about_site(event);
        }
    }
    return FALSE;
}

/* The free that all of @node goes with, or NULL */
static const SyntaxNode *free_in(const Count *count, const SyntaxNode *node)
{
    const SyntaxNode *call = node;

    if (call->kind == SYNTAX_IF && call->n_children == 2) {
        call = call->children[1];
        if (call->kind == SYNTAX_BLOCK && call->n_children == 1) {
            call = call->children[0];
        }
    }
    return (call->kind == SYNTAX_CALL || call->kind == SYNTAX_MACRO_CALL) &&
           is_free(count, call) && freeing_statement(call) == node ? call
                                                                   : NULL;
}

static gboolean is_init(const Count *count, const SyntaxNode *node,
                        InitForm form)
{
    const Event *event = g_hash_table_lookup(count->analysis->inits, node);

    return event && event->init->form == form && is_about_site(event);
}

static gboolean names(const Count *count, const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    if (syntax_is_op(node, SYNTAX_UNARY, "&") &&
        node->children[0]->kind == SYNTAX_INDEX) {
        node = syntax_without_casts(node->children[0]->children[0]);
    }
    return node->kind == SYNTAX_NAME && node->decl == count->decl;
}

/* The init that an if is about which goes with its free, or NULL */
static const SyntaxNode *tried_init(const Count *count, const SyntaxNode *node)
{
    const SyntaxNode *condition = node->children[0];

    return node->kind == SYNTAX_IF &&
           syntax_is_op(condition, SYNTAX_UNARY, "!") &&
           is_init(count, condition->children[0], INIT_IF_FAILED)
           ? condition->children[0] : NULL;
}

static void count_in(Count *count, const SyntaxNode *node)
{
    InitForm form = INIT_STATEMENT;
    guint from = 0;

    /* what is allocated may be of the type of the variable */
    if (g_hash_table_lookup(count->analysis->sites,
                            syntax_without_casts(node))) {
        return;
    }
    if (free_in(count, node)) {
        node = tried_init(count, node);
        form = INIT_IF_FAILED;
    }
    if (!node) {
        return;
    }
    if (node->kind == SYNTAX_NAME && node->decl == count->decl) {
        count->reads++;
    }
    if (syntax_is_op(node, SYNTAX_BINARY, "=") &&
        names(count, node->children[0])) {
        count->sets++;
        from = 1;
    }
    if (is_init(count, node, form) && names(count, node->children[1])) {
        from = 2;
    }
    for (guint i = from; i < node->n_children; i++) {
        count_in(count, node->children[i]);
    }
}

static void find(Analysis *analysis, const SyntaxNode *call,
                 Allocation *allocation)
{
    const SyntaxNode *taker = syntax_consumer(call, NULL);
    const SyntaxNode *declaration, *statement;
    gboolean declared = taker && taker->kind == SYNTAX_DECLARATION;
    Count count = { .analysis = analysis };

    if (allocation->form == ALLOCATION_CHAINED) {
        /* is read: see placement.c */
        return;
    }
    if (declared) {
        count.decl = taker->decl;
    } else if (taker && syntax_is_op(taker, SYNTAX_BINARY, "=") &&
               syntax_without_casts(taker->children[0])->kind == SYNTAX_NAME) {
        count.decl = syntax_without_casts(taker->children[0])->decl;
    }
    declaration = count.decl ? syntax_declaration(analysis->function->body,
                                                  count.decl) : NULL;
    if (!declaration) {
        return;
    }
    count_in(&count, analysis->function->body);
    allocation->unread = count.reads == 0;
    statement = declaration->parent;
    if (allocation->unread && statement &&
        statement->kind == SYNTAX_DECLARATIONS && statement->n_children == 1 &&
        statement->parent && statement->parent->kind == SYNTAX_BLOCK &&
        (declared ? count.sets == 0
                  : count.sets == 1 && !declaration->n_children)) {
        allocation->variable = analysis_statement_location(analysis,
                                                           statement);
    }
}

void unread_find(Analysis *analysis)
{
    GHashTableIter iter;
    gpointer call, site;

    g_hash_table_iter_init(&iter, analysis->sites);
    while (g_hash_table_iter_next(&iter, &call, &site)) {
        find(analysis, call, site);
    }
}

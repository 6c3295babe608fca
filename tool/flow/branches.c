/*
 * branches.c - what a branch says about a region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "analysis.h"

static guint error_variable(const SyntaxNode *node)
{
    if (syntax_is_op(node, SYNTAX_UNARY, "*")) {
        node = syntax_without_casts(node->children[0]);
        return node->kind == SYNTAX_NAME &&
               !g_strcmp0(node->type, "Error **") ? node->decl : 0;
    }
    return node->kind == SYNTAX_NAME &&
           !g_strcmp0(node->type, "Error *") ? node->decl : 0;
}

/* The call whose result a statement keeps in a variable, if that is all it does
 * with it; or NULL */
static const SyntaxNode *kept_call(const SyntaxNode *statement, guint decl)
{
    if (syntax_is_op(statement, SYNTAX_BINARY, "=") &&
        statement->children[0]->kind == SYNTAX_NAME &&
        statement->children[0]->decl == decl) {
        return statement->children[1];
    }
    if (statement->kind == SYNTAX_DECLARATIONS) {
        statement = syntax_declaration(statement, decl);
        return statement && statement->n_children ? statement->children[0]
                                                  : NULL;
    }
    return NULL;
}

static gboolean find_before(Analysis *analysis, const SyntaxNode *block,
                            guint at, guint decl, GPtrArray *inits);

/* Whether a statement ends with a return */
static gboolean leaves(const SyntaxNode *statement)
{
    if (statement->kind == SYNTAX_BLOCK && statement->n_children) {
        statement = statement->children[statement->n_children - 1];
    }
    return statement->kind == SYNTAX_RETURN;
}

/* Adds the inits one of whose results a variable holds behind a statement that
 * sets it; returns FALSE if it may hold anything else */
static gboolean find_in(Analysis *analysis, const SyntaxNode *statement,
                        guint decl, GPtrArray *inits)
{
    const SyntaxNode *call = kept_call(statement, decl);
    gpointer init;

    if (call) {
        init = g_hash_table_lookup(analysis->inits, call);
        g_ptr_array_add(inits, init);
        return init != NULL;
    }
    if (statement->kind == SYNTAX_BLOCK) {
        return find_before(analysis, statement, statement->n_children, decl,
                           inits);
    }
    if (statement->kind != SYNTAX_IF || statement->n_children != 3 ||
        syntax_is_assigned(statement->children[0], decl)) {
        return FALSE;
    }
    for (guint i = 1; i < statement->n_children; i++) {
        if (!leaves(statement->children[i]) &&
            !find_in(analysis, statement->children[i], decl, inits)) {
            return FALSE;
        }
    }
    return inits->len > 0;
}

/* The same of what stands in a block, up to statement @at */
static gboolean find_before(Analysis *analysis, const SyntaxNode *block,
                            guint at, guint decl, GPtrArray *inits)
{
    while (at-- > 0) {
        const SyntaxNode *before = block->children[at];

        if (before->kind == SYNTAX_LABEL || before->kind == SYNTAX_CASE ||
            before->kind == SYNTAX_DEFAULT) {
            return FALSE;
        }
        if (kept_call(before, decl) || syntax_is_assigned(before, decl)) {
            return find_in(analysis, before, decl, inits);
        }
    }
    return FALSE;
}

/* Reads what a variable says of inits whose result it holds: those of the last
 * statement in front of the test that sets it, in the same block */
static gboolean read_kept(Analysis *analysis, const SyntaxNode *name,
                          Branch *branch)
{
    const SyntaxNode *statement = syntax_statement(name);
    const SyntaxNode *block = statement->parent;
    g_autoptr(GPtrArray) inits = g_ptr_array_new();
    guint at = 0;

    if (!block || block->kind != SYNTAX_BLOCK) {
        return FALSE;
    }
    while (block->children[at] != statement) {
        at++;
    }
    if (!find_before(analysis, block, at, name->decl, inits)) {
        return FALSE;
    }
    if (inits->len == 1) {
        branch->kind = BRANCH_INIT;
        branch->init = inits->pdata[0];
        return TRUE;
    }
    g_ptr_array_add(inits, NULL);
    branch->kind = BRANCH_EITHER;
    branch->inits = (const Event **)g_ptr_array_steal(inits, NULL);
    return TRUE;
}

/* Who sets an error */
typedef struct {
    const SyntaxNode *init;
    gboolean others;
} Setters;

static void find_setters(const Analysis *analysis, const SyntaxNode *node,
                         guint decl, Setters *setters)
{
    const SyntaxNode *parent = node->parent;

    if (node->kind == SYNTAX_NAME && node->decl == decl) {
        if (syntax_is_op(parent, SYNTAX_UNARY, "&") && !setters->init &&
            g_hash_table_contains(analysis->inits, parent->parent)) {
            setters->init = parent->parent;
        } else if (syntax_is_op(parent, SYNTAX_UNARY, "&") ||
                   (syntax_is_assignment(parent) &&
                    parent->children[0] == node)) {
            setters->others = TRUE;
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_setters(analysis, node->children[i], decl, setters);
    }
}

static gboolean has_label_before(const SyntaxNode *node, guint end)
{
    if (node->kind == SYNTAX_LABEL && node->start < end) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (has_label_before(node->children[i], end)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a call cannot run again in the same run of its function */
static gboolean runs_once(const SyntaxNode *call, const SyntaxNode *body)
{
    for (const SyntaxNode *node = call; node; node = node->parent) {
        if (node->kind == SYNTAX_FOR || node->kind == SYNTAX_WHILE ||
            node->kind == SYNTAX_DO) {
            return FALSE;
        }
    }
    return !has_label_before(body, call->start);
}

/* Whether an error is a variable that begins as NULL and that nothing but one
 * init sets */
static gboolean tells_one_init(const Analysis *analysis, guint decl)
{
    const SyntaxNode *body = analysis->function->body;
    const SyntaxNode *declaration = syntax_declaration(body, decl);
    Setters setters = { 0 };

    if (!declaration || !g_strcmp0(declaration->op, "static") ||
        g_strcmp0(declaration->type, "Error *") || !declaration->n_children ||
        !syntax_is_null(declaration->children[0])) {
        return FALSE;
    }
    find_setters(analysis, body, decl, &setters);
    return setters.init && !setters.others && runs_once(setters.init, body);
}

void branches_read(Analysis *analysis, const SyntaxNode *condition,
                   const Set *state, Branch *branch)
{
    const SyntaxNode *plain = syntax_without_casts(condition);
    const SyntaxNode *pointer;
    Set set;

    branch->init = g_hash_table_lookup(analysis->inits, plain);
    if (branch->init) {
        branch->kind = BRANCH_INIT;
        return;
    }
    pointer = syntax_tested_pointer(condition, &branch->negated);
    if (!pointer) {
        return;
    }
    if (pointer->kind == SYNTAX_NAME && pointer->decl &&
        read_kept(analysis, pointer, branch)) {
        return;
    }
    branch->decl = error_variable(pointer);
    if (branch->decl) {
        branch->kind = BRANCH_ERROR;
        branch->one_init = tells_one_init(analysis, branch->decl);
    } else if (type_can_hold_region(pointer->type)) {
        branch->kind = BRANCH_POINTER;
        set = analysis_evaluate(analysis, pointer, state);
        branch->values = set_values(analysis, &set);
    }
}

gboolean values_edge_fails(const Values *values, guint block, guint edge,
                           const Happening *init)
{
    const Branch *branch = &values->branches[block];

    return (branch->kind == BRANCH_INIT && branch->init == init->event &&
            edge != 0) ||
           (branch->kind == BRANCH_ERROR && init->error_decl &&
            branch->decl == init->error_decl &&
            (edge == 0) != branch->negated);
}

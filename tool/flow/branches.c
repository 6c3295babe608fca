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

/* The init whose result a variable holds that is tested, or NULL: the last
 * statement in front of the test that sets the variable, in the same block */
static const Event *kept_init(Analysis *analysis, const SyntaxNode *name)
{
    const SyntaxNode *statement = syntax_statement(name);
    const SyntaxNode *block = statement->parent;
    guint at = 0;

    if (!block || block->kind != SYNTAX_BLOCK) {
        return NULL;
    }
    while (block->children[at] != statement) {
        at++;
    }
    while (at-- > 0) {
        const SyntaxNode *before = block->children[at];
        const SyntaxNode *call = kept_call(before, name->decl);

        if (call) {
            return g_hash_table_lookup(analysis->inits, call);
        }
        if (before->kind == SYNTAX_LABEL || before->kind == SYNTAX_CASE ||
            before->kind == SYNTAX_DEFAULT ||
            syntax_is_assigned(before, name->decl)) {
            return NULL;
        }
    }
    return NULL;
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
    branch->init = pointer->kind == SYNTAX_NAME && pointer->decl ?
        kept_init(analysis, pointer) : NULL;
    if (branch->init) {
        branch->kind = BRANCH_INIT;
        return;
    }
    branch->decl = error_variable(pointer);
    if (branch->decl) {
        branch->kind = BRANCH_ERROR;
    } else if (type_can_hold_region(pointer->type)) {
        branch->kind = BRANCH_POINTER;
        set = analysis_evaluate(analysis, pointer, state);
        branch->values = set_values(analysis, &set);
    }
}

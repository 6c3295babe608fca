/*
 * lost-structs.c - structs that nobody can free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "lost-structs.h"

#include <string.h>

#include "constructor-names.h"
#include "expression.h"
#include "objects.h"

static gboolean is_pointer(const SyntaxNode *node)
{
    return node->type && g_str_has_suffix(node->type, "*");
}

/* Whether an argument is a function */
static gboolean is_function(const SyntaxNode *argument)
{
    argument = syntax_without_casts(argument);
    if (syntax_is_op(argument, SYNTAX_UNARY, "&")) {
        argument = argument->children[0];
    }
    return argument->kind == SYNTAX_NAME && argument->type &&
           strstr(argument->type, " (") && !strstr(argument->type, "(*");
}

/* Whether a call takes what it is given for a callback: a constructor, or one
 * that also gets a function */
static gboolean takes_for_callback(const SyntaxNode *call, guint number)
{
    const char *type = syntax_parameter_type(call, number);

    if (g_strcmp0(type, "void *")) {
        return FALSE;
    }
    if (call->name && g_str_has_prefix(call->name, INIT_PREFIX)) {
        return TRUE;
    }
    for (guint i = 1; i < call->n_children; i++) {
        if (is_function(call->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a use of the pointer may leave it where others find it */
static gboolean keeps(const SyntaxNode *use)
{
    const SyntaxNode *node = use, *user = use->parent;

    while (user && user->kind == SYNTAX_CAST) {
        node = user;
        user = user->parent;
    }
    if (!user) {
        return TRUE;
    }
    if (user->kind == SYNTAX_CALL) {
        for (guint i = 1; i < user->n_children; i++) {
            if (user->children[i] == node) {
                return !takes_for_callback(user, i - 1);
            }
        }
    }
    return user->kind != SYNTAX_MEMBER && user->kind != SYNTAX_SIZEOF &&
           !syntax_is_op(user, SYNTAX_UNARY, "*") &&
           !(syntax_is_op(user, SYNTAX_BINARY, "=") &&
             user->children[0] == node);
}

static gboolean is_kept(const SyntaxNode *node, guint decl)
{
    if (node->kind == SYNTAX_NAME && node->decl == decl && keeps(node)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_kept(node->children[i], decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

const char *lost_struct(const SyntaxUnit *unit, const SyntaxFunction *function,
                        const SyntaxNode *region)
{
    region = syntax_without_casts(region);
    if (!syntax_is_op(region, SYNTAX_UNARY, "&")) {
        return NULL;
    }
    do {
        region = region->children[0];
    } while ((region->kind == SYNTAX_MEMBER || region->kind == SYNTAX_INDEX) &&
             region->n_children && !is_pointer(region));
    return region->kind == SYNTAX_NAME && region->decl &&
           objects_lineage(unit, region->type) == SYNTAX_PLAIN_RECORD &&
           objects_is_allocated(function, region->decl) &&
           !is_kept(function->body, region->decl) ? objects_record(region)
                                                  : NULL;
}

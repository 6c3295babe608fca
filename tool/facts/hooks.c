/*
 * hooks.c - which functions are called, and which are put where they will be
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hooks.h"

#include <string.h>

#include "flow/expression.h"
#include "util/intern.h"

gboolean is_function_mention(const SyntaxNode *node)
{
    return node->kind == SYNTAX_NAME && !node->decl && node->type &&
           strchr(node->type, '(') && !strstr(node->type, "(*)") &&
           !(node->parent && node->parent->kind == SYNTAX_CALL &&
             node->parent->children[0] == node);
}

/* What an initialiser list has for a field, as written */
static const char *text_of_field(const UnitScope *scope, const char *file,
                                 const SyntaxNode *list, const char *field)
{
    for (guint i = 0; i < list->n_children; i++) {
        const SyntaxNode *member = list->children[i];

        if (member->kind == SYNTAX_MEMBER && member->n_children == 1 &&
            !g_strcmp0(member->name, field)) {
            return syntax_text(scope->unit, file, member->children[0]->start,
                               member->children[0]->end);
        }
    }
    return NULL;
}

static gboolean is_initialiser(const SyntaxNode *node)
{
    return node && node->kind == SYNTAX_MEMBER && node->parent &&
           node->parent->kind == SYNTAX_INIT_LIST;
}

static gboolean is_assignment_of(const SyntaxNode *node,
                                 const SyntaxNode *value)
{
    return node && node->kind == SYNTAX_BINARY && !g_strcmp0(node->op, "=") &&
           node->n_children == 2 && node->children[1] == value &&
           node->parent && node->parent->kind == SYNTAX_BLOCK;
}

static void add_hook(GPtrArray *hooks, const UnitScope *scope,
                     const char *file, const SyntaxNode *function,
                     const char *slot)
{
    Hook *hook = g_new0(Hook, 1);
    const SyntaxNode *node = function->parent;

    hook->function = unit_scope_key(scope, function->name);
    hook->slot = slot;
    if (is_initialiser(node)) {
        hook->form = HOOK_INITIALISER;
        if (!g_strcmp0(node->record, "TypeInfo")) {
            hook->type = text_of_field(scope, file, node->parent, "name");
            hook->parent = text_of_field(scope, file, node->parent, "parent");
        }
    } else if (is_assignment_of(node, function)) {
        hook->form = HOOK_ASSIGNMENT;
    } else {
        node = function;
    }
    hook->where.file = file;
    hook->where.line = node->line;
    hook->where.column = node->column;
    hook->where.start = node->start;
    hook->where.end = node->end;
    g_ptr_array_add(hooks, hook);
}

const char *hook_slot(const SyntaxNode *node)
{
    const SyntaxNode *parent = node->parent;

    while (parent && (parent->kind == SYNTAX_CAST ||
                      (parent->kind == SYNTAX_UNARY &&
                       !g_strcmp0(parent->op, "&")) ||
                      (parent->kind == SYNTAX_CONDITIONAL &&
                       parent->children[0] != node))) {
        node = parent;
        parent = parent->parent;
    }
    if (!parent) {
        return "";
    }
    if (parent->kind == SYNTAX_BINARY && parent->n_children == 2 &&
        parent->children[1] == node &&
        parent->children[0]->kind == SYNTAX_MEMBER) {
        parent = parent->children[0];
    }
    if (parent->kind == SYNTAX_MEMBER) {
        return intern_format("%s.%s", parent->record, parent->name);
    }
    if (parent->kind == SYNTAX_CALL && parent->name) {
        return intern_format("%s()", parent->name);
    }
    return "";
}

/* Whether a function is called as what a class has for it: k->init(...) */
static gboolean is_class_field(const SyntaxNode *callee)
{
    return callee->kind == SYNTAX_MEMBER && callee->record &&
           g_str_has_suffix(callee->record, "Class");
}

void hooks_find(const UnitScope *scope, const char *file,
                const SyntaxNode *node, GHashTable *calls, GPtrArray *hooks)
{
    if (node->kind == SYNTAX_CALL && node->name) {
        g_hash_table_add(calls, (gpointer)unit_scope_key(scope, node->name));
    }
    if (node->kind == SYNTAX_CALL && is_class_field(node->children[0])) {
        g_hash_table_add(calls, (gpointer)intern_format(
                             "%s.%s", node->children[0]->record,
                             node->children[0]->name));
    }
    if (is_function_mention(node)) {
        const char *slot = hook_slot(node);

        if (node->parent && node->parent->kind == SYNTAX_MACRO_CALL) {
            g_hash_table_add(calls,
                             (gpointer)unit_scope_key(scope, node->name));
        }
        add_hook(hooks, scope, file, node, slot);
    }
    for (guint i = 0; i < node->n_children; i++) {
        hooks_find(scope, file, node->children[i], calls, hooks);
    }
}

/*
 * expression.c - what an expression is, asked of syntax alone
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "expression.h"

#include <string.h>

#include "util/intern.h"

/* Types */

gboolean type_is_region_pointer(const char *type)
{
    return type && (!strcmp(type, "MemoryRegion *") ||
                    !strcmp(type, "IOMMUMemoryRegion *"));
}

gboolean type_is_region(const char *type)
{
    return type && (!strcmp(type, "MemoryRegion") ||
                    !strcmp(type, "IOMMUMemoryRegion"));
}

/* Regions side by side, not pointers to them */
gboolean type_is_region_array(const char *type)
{
    return type && (g_str_has_prefix(type, "MemoryRegion[") ||
                    g_str_has_prefix(type, "IOMMUMemoryRegion["));
}

/* Pointers to regions side by side */
gboolean type_is_pointer_array(const char *type)
{
    return type && (g_str_has_prefix(type, "MemoryRegion *[") ||
                    g_str_has_prefix(type, "MemoryRegion *const["));
}

/* Pointers that can hold a region: its own kind, and what OBJECT() makes */
gboolean type_can_hold_region(const char *type)
{
    return type && (type_is_region_pointer(type) || !strcmp(type, "Object *") ||
                    !strcmp(type, "void *"));
}

/* Where the parameters begin that a function's type ends with */
static const char *parameters_of(const char *type)
{
    const char *p = type + strlen(type);
    int depth = 0;

    while (p > type) {
        p--;
        depth += *p == ')' ? 1 : *p == '(' ? -1 : 0;
        if (!depth) {
            return *p == '(' ? p + 1 : NULL;
        }
    }
    return NULL;
}

gboolean syntax_is_call_through_pointer(const SyntaxNode *call)
{
    const char *type = call->children[0]->type;
    const char *parameters = type ? parameters_of(type) : NULL;

    /* "void (*)(int)", not "void (int)" */
    return !call->name || (parameters && parameters - type > 4 &&
                           g_str_has_prefix(parameters - 4, "(*)("));
}

const char *syntax_parameter_type(const SyntaxNode *call, guint number)
{
    const char *type = call->children[0]->type;
    const char *start = type ? parameters_of(type) : NULL;
    int depth = 0;

    for (const char *p = start; p && *p; p++) {
        if (!depth && (*p == ',' || *p == ')')) {
            if (!number--) {
                g_autofree char *whole = g_strndup(start, p - start);
                char *name = g_strstrip(whole);

                if (g_str_has_prefix(name, "const ")) {
                    name += strlen("const ");
                }
                return strcmp(name, "...") ? intern(name) : NULL;
            }
            start = p + 1;
        }
        depth += *p == '(' ? 1 : *p == ')' ? -1 : 0;
    }
    return NULL;
}

/* Syntax */

Location node_location(const SyntaxFunction *function, const SyntaxNode *node)
{
    return (Location) {
        .file = function->file, .line = node->line, .column = node->column,
        .start = node->start, .end = node->end,
    };
}

gboolean syntax_is_designator(const SyntaxNode *node)
{
    return node->kind == SYNTAX_MEMBER && !node->op && node->n_children;
}

gboolean syntax_is_cast_call(const SyntaxNode *node)
{
    /* QOM's checked casts are functions: DEVICE(x), MEMORY_REGION(x) */
    if (node->kind != SYNTAX_CALL || !node->name || node->n_children != 2) {
        return FALSE;
    }
    for (const char *p = node->name; *p; p++) {
        if (!g_ascii_isupper(*p) && !g_ascii_isdigit(*p) && *p != '_') {
            return FALSE;
        }
    }
    return node->type && g_str_has_suffix(node->type, "*");
}

/* object_dynamic_cast() and the checked form that OBJECT_CHECK() expands to */
gboolean syntax_is_dynamic_cast(const SyntaxNode *node)
{
    return node->kind == SYNTAX_CALL && node->name && node->n_children > 1 &&
           g_str_has_prefix(node->name, "object_dynamic_cast");
}

const SyntaxNode *syntax_without_casts(const SyntaxNode *node)
{
    for (;;) {
        if (node->kind == SYNTAX_CAST && node->n_children) {
            node = node->children[node->n_children - 1];
        } else if (syntax_is_cast_call(node) || syntax_is_dynamic_cast(node)) {
            node = node->children[1];
        } else {
            return node;
        }
    }
}

gboolean syntax_is_assignment(const SyntaxNode *node)
{
    return node->kind == SYNTAX_BINARY && g_str_has_suffix(node->op, "=") &&
           strcmp(node->op, "==") && strcmp(node->op, "!=") &&
           strcmp(node->op, "<=") && strcmp(node->op, ">=");
}

static gboolean has_effect_itself(const SyntaxNode *node)
{
    switch (node->kind) {
    case SYNTAX_CALL:
        return !syntax_is_cast_call(node) && !syntax_is_dynamic_cast(node);
    case SYNTAX_UNARY:
        return node->op && (strstr(node->op, "++") || strstr(node->op, "--"));
    case SYNTAX_BINARY:
        return syntax_is_assignment(node);
    default:
        return node->kind == SYNTAX_STATEMENT_EXPRESSION ||
               node->kind == SYNTAX_MACRO_CALL || node->kind == SYNTAX_OTHER;
    }
}

gboolean syntax_has_no_effect(const SyntaxNode *node)
{
    if (has_effect_itself(node)) {
        return FALSE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (!syntax_has_no_effect(node->children[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean syntax_is_op(const SyntaxNode *node, SyntaxKind kind, const char *op)
{
    return node->kind == kind && !g_strcmp0(node->op, op);
}

/* sizeof(a) / sizeof(a[0]), or their difference, or either in a macro: how many
 * there are, or nothing */
static gboolean is_quotient(const SyntaxNode *node)
{
    return node->kind == SYNTAX_BINARY && node->n_children == 2 &&
           syntax_without_casts(node->children[0])->kind == SYNTAX_SIZEOF &&
           syntax_without_casts(node->children[1])->kind == SYNTAX_SIZEOF &&
           strcmp(node->op, "+") && strcmp(node->op, "*");
}

const SyntaxNode *syntax_sizeof(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_SIZEOF) {
        return node;
    }
    if (node->kind == SYNTAX_CALL || is_quotient(node)) {
        return NULL;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = syntax_sizeof(node->children[i]);

        if (found) {
            return found;
        }
    }
    return NULL;
}

/* Whether an expression is one whose value is taken up */
static gboolean wants_value(const SyntaxNode *node)
{
    const SyntaxNode *parent = node->parent;

    return parent && (parent->kind == SYNTAX_CALL ||
                      parent->kind == SYNTAX_DECLARATION ||
                      parent->kind == SYNTAX_RETURN ||
                      syntax_is_op(parent, SYNTAX_BINARY, "="));
}

/* Where the result of an expression goes, looking through casts */
const SyntaxNode *syntax_consumer(const SyntaxNode *node,
                                  const SyntaxNode **as)
{
    const SyntaxNode *parent = node->parent;

    while (parent) {
        gboolean through =
            parent->kind == SYNTAX_CAST || syntax_is_cast_call(parent) ||
            syntax_is_dynamic_cast(parent) ||
            (parent->kind == SYNTAX_CONDITIONAL &&
             parent->children[0] != node) ||
            (syntax_is_op(parent, SYNTAX_BINARY, ",") &&
             parent->children[1] == node) ||
            (parent->kind == SYNTAX_OTHER && wants_value(parent));

        if (parent->kind == SYNTAX_INDEX && parent->children[0] == node &&
            parent->parent && syntax_is_op(parent->parent, SYNTAX_UNARY, "&")) {
            parent = parent->parent;
            through = TRUE;
        }
        if (!through) {
            break;
        }
        node = parent;
        parent = node->parent;
    }
    if (as) {
        *as = node;
    }
    return parent;
}

gboolean syntax_is_one(const SyntaxNode *node)
{
    return node->kind == SYNTAX_NUMBER && !g_strcmp0(node->name, "1");
}

const SyntaxNode *syntax_statement(const SyntaxNode *node)
{
    while (node->parent) {
        SyntaxKind kind = node->parent->kind;

        if (kind == SYNTAX_BLOCK || kind == SYNTAX_CASE ||
            kind == SYNTAX_DEFAULT || kind == SYNTAX_LABEL ||
            ((kind == SYNTAX_IF || kind == SYNTAX_WHILE ||
              kind == SYNTAX_FOR || kind == SYNTAX_SWITCH) &&
             node->parent->children[0] != node) ||
            (kind == SYNTAX_DO && node->parent->children[0] == node)) {
            break;
        }
        node = node->parent;
    }
    return node;
}

gboolean syntax_is_in_block(const SyntaxNode *statement)
{
    const SyntaxNode *around = statement->parent;

    while (around && (around->kind == SYNTAX_CASE ||
                      around->kind == SYNTAX_DEFAULT ||
                      around->kind == SYNTAX_LABEL)) {
        around = around->parent;
    }
    return around && around->kind == SYNTAX_BLOCK;
}

/* Events */

gboolean syntax_is_zero(const SyntaxNode *node)
{
    return node->kind == SYNTAX_NUMBER && !g_strcmp0(node->name, "0");
}

const SyntaxNode *syntax_call_at(const SyntaxNode *node, guint start, guint end)
{
    if (node->kind == SYNTAX_CALL && node->start == start &&
        node->end == end) {
        return node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = syntax_call_at(node->children[i], start, end);

        if (found) {
            return found;
        }
    }
    return NULL;
}

const SyntaxNode *syntax_declaration(const SyntaxNode *node, guint decl)
{
    if (node->kind == SYNTAX_DECLARATION && node->decl == decl) {
        return node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = syntax_declaration(node->children[i], decl);

        if (found) {
            return found;
        }
    }
    return NULL;
}

guint syntax_count_names(const SyntaxNode *node, guint decl,
                         const Location *except)
{
    guint n = node->kind == SYNTAX_NAME && node->decl == decl &&
              !(node->start >= except->start && node->end <= except->end);

    for (guint i = 0; i < node->n_children; i++) {
        n += syntax_count_names(node->children[i], decl, except);
    }
    return n;
}

gboolean syntax_is_null(const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    return node->kind == SYNTAX_NUMBER &&
           (!g_strcmp0(node->name, "NULL") || !g_strcmp0(node->name, "0"));
}

gboolean syntax_is_assigned(const SyntaxNode *node, guint decl)
{
    gboolean sets = (node->kind == SYNTAX_BINARY && node->n_children == 2 &&
                     syntax_is_assignment(node)) ||
                    (node->kind == SYNTAX_UNARY && node->n_children &&
                     (!g_strcmp0(node->op, "&") || has_effect_itself(node)));

    if (sets && node->children[0]->kind == SYNTAX_NAME &&
        node->children[0]->decl == decl) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (syntax_is_assigned(node->children[i], decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The place that a condition tests for NULL */
const SyntaxNode *syntax_tested_pointer(const SyntaxNode *condition,
                                        gboolean *negated)
{
    *negated = FALSE;
    condition = syntax_without_casts(condition);
    if ((syntax_is_op(condition, SYNTAX_BINARY, "==") ||
         syntax_is_op(condition, SYNTAX_BINARY, "!=")) &&
        condition->n_children == 2) {
        const SyntaxNode *other =
            syntax_without_casts(condition->children[1]);

        if (!syntax_is_null(other) &&
            (other->kind != SYNTAX_NUMBER ||
             g_strcmp0(other->name, "false"))) {
            return NULL;
        }
        *negated = !strcmp(condition->op, "==");
        condition = syntax_without_casts(condition->children[0]);
    }
    return condition;
}

gboolean syntax_is_same(const SyntaxNode *a, const SyntaxNode *b)
{
    a = syntax_without_casts(a);
    b = syntax_without_casts(b);
    if (a->kind != b->kind || a->n_children != b->n_children ||
        g_strcmp0(a->name, b->name) || g_strcmp0(a->op, b->op) ||
        a->decl != b->decl ||
        (a->kind != SYNTAX_NAME && a->kind != SYNTAX_MEMBER &&
         a->kind != SYNTAX_UNARY && a->kind != SYNTAX_INDEX &&
         a->kind != SYNTAX_NUMBER)) {
        return FALSE;
    }
    for (guint i = 0; i < a->n_children; i++) {
        if (!syntax_is_same(a->children[i], b->children[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean syntax_is_stepped(const SyntaxNode *node)
{
    const SyntaxNode *parent = node->parent;

    if (!type_is_region_pointer(node->type) || !parent) {
        return FALSE;
    }
    if (parent->kind == SYNTAX_INDEX && parent->n_children == 2) {
        return parent->children[0] == node &&
               !syntax_is_zero(parent->children[1]);
    }
    if (parent->kind == SYNTAX_UNARY && parent->op) {
        return strstr(parent->op, "++") || strstr(parent->op, "--");
    }
    return syntax_is_op(parent, SYNTAX_BINARY, "+") ||
           syntax_is_op(parent, SYNTAX_BINARY, "-") ||
           (parent->kind == SYNTAX_BINARY && parent->children[0] == node &&
            (syntax_is_op(parent, SYNTAX_BINARY, "+=") ||
             syntax_is_op(parent, SYNTAX_BINARY, "-=")));
}

/* How many variables in a row: one may be declared to be itself */
#define DEPTH_MAX 16

const SyntaxNode *syntax_origin(const SyntaxNode *body, const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    for (guint depth = 0; depth < DEPTH_MAX && node->kind == SYNTAX_NAME &&
         node->decl && !syntax_is_assigned(body, node->decl); depth++) {
        const SyntaxNode *declaration = syntax_declaration(body, node->decl);

        if (!declaration || !declaration->n_children ||
            !syntax_has_no_effect(declaration->children[0])) {
            break;
        }
        node = syntax_without_casts(declaration->children[0]);
    }
    return node;
}

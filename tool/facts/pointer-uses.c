/*
 * pointer-uses.c - uses of pointers to regions, and what is called repeatedly
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "home-read.h"

#include <string.h>

#include "flow/expression.h"

const SyntaxNode *enclosing(const SyntaxNode *node, SyntaxKind kind)
{
    do {
        node = node->parent;
    } while (node && node->kind != kind);
    return node;
}

gboolean is_within(const SyntaxNode *node, const SyntaxNode *outer)
{
    while (node && node != outer) {
        node = node->parent;
    }
    return node != NULL;
}

static gboolean is_bool(const char *type)
{
    return !g_strcmp0(type, "_Bool") || !g_strcmp0(type, "bool");
}

static UseKind kind_in_binary(const SyntaxNode *node, const SyntaxNode *parent)
{
    if (!strcmp(parent->op, "=") && parent->n_children == 2) {
        return parent->children[0] == node ? USE_SET
               : is_bool(parent->children[0]->type) ? USE_TEST : USE_VALUE;
    }
    return !strcmp(parent->op, ",") || !strcmp(parent->op, "?") ||
           !strcmp(parent->op, "+") || !strcmp(parent->op, "-")
           ? USE_OTHER : USE_TEST;
}

UseKind use_kind(const SyntaxNode *node)
{
    const SyntaxNode *parent = node->parent;

    if (!parent || node->macro || node->end <= node->start) {
        return USE_OTHER;
    }
    switch (parent->kind) {
    case SYNTAX_MEMBER:
        if (parent->parent && parent->parent->kind == SYNTAX_INIT_LIST) {
            return USE_VALUE;
        }
        return !g_strcmp0(parent->op, "->") && !parent->macro ? USE_MEMBER
                                                              : USE_OTHER;
    case SYNTAX_CALL:
        return parent->children[0] == node ? USE_OTHER : USE_VALUE;
    case SYNTAX_CAST:
        return use_kind(parent) == USE_TEST ? USE_TEST : USE_VALUE;
    case SYNTAX_DECLARATION:
        return is_bool(parent->type) ? USE_TEST : USE_VALUE;
    case SYNTAX_RETURN:
    case SYNTAX_INIT_LIST:
        return USE_VALUE;
    case SYNTAX_CONDITIONAL:
        return parent->children[0] == node ? USE_TEST : USE_VALUE;
    case SYNTAX_BINARY:
        return kind_in_binary(node, parent);
    case SYNTAX_IF:
    case SYNTAX_WHILE:
    case SYNTAX_DO:
    case SYNTAX_FOR:
    case SYNTAX_SWITCH:
        return USE_TEST;
    case SYNTAX_UNARY:
        return !g_strcmp0(parent->op, "!") ? USE_TEST : USE_OTHER;
    default:
        return USE_OTHER;
    }
}

static gboolean is_region_field(const SyntaxNode *node)
{
    return node->kind == SYNTAX_MEMBER && node->record && node->type &&
           g_str_has_prefix(node->type, "MemoryRegion *") &&
           strcmp(node->record, "MemoryRegion");
}

/* The element of an array of pointers that a member is used for, the member
 * itself if it is no array, NULL if the whole array is used */
static const SyntaxNode *element_of(const SyntaxNode *member)
{
    const SyntaxNode *index = member->parent;

    if (!g_str_has_suffix(member->type, "]")) {
        return member;
    }
    return index && index->kind == SYNTAX_INDEX && !index->macro &&
           index->children[0] == member ? index : NULL;
}

/* Whether an array is only counted */
static gboolean is_counted(const SyntaxNode *array)
{
    const SyntaxNode *size = array->parent;

    if (size && size->kind == SYNTAX_INDEX && size->children[0] == array) {
        size = size->parent;
    }
    if (!size || size->kind != SYNTAX_SIZEOF ||
        !g_str_has_suffix(array->type, "]")) {
        return FALSE;
    }
    while (size && size->macro && !loop_count_is_array_size(size)) {
        size = size->parent;
    }
    return size && size->macro;
}

/* Whether a member is reached by a variable that no function has, or by what a
 * function returns that is told nothing */
static gboolean is_reached_by_global(const SyntaxNode *node)
{
    while (node->n_children &&
           (node->kind == SYNTAX_MEMBER || node->kind == SYNTAX_INDEX)) {
        node = syntax_without_casts(node->children[0]);
    }
    return (node->kind == SYNTAX_NAME && !node->decl) ||
           (node->kind == SYNTAX_CALL && node->n_children == 1);
}

static void read_field_uses(HomeFacts *facts, const UnitScope *scope,
                            const SyntaxFunction *function,
                            const SyntaxNode *node)
{
    if (is_region_field(node)) {
        const SyntaxNode *whole = element_of(node);
        FieldUse use = {
            .record = node->record,
            .field = node->name,
            .end = node->end,
            .lasting = is_reached_by_global(node),
            .use = {
                .kind = is_counted(node) ? USE_COUNT :
                        whole && node->n_children ? use_kind(whole)
                                                  : USE_OTHER,
                .where = node_location(function, whole ? whole : node),
                .function = function->name,
            },
        };

        if (use.use.kind == USE_VALUE && is_bool(function->return_type) &&
            whole->parent->kind == SYNTAX_RETURN) {
            use.use.kind = USE_TEST;
        }
        /* .field = value; what has a field's address could not change it */
        if ((node->parent && node->parent->kind == SYNTAX_INIT_LIST) ||
            (use.use.kind == USE_VALUE &&
             scope_is_const(scope, function, node->children[0]))) {
            use.use.kind = USE_OTHER;
        }
        use.use.set_null = use.use.kind == USE_SET &&
                           syntax_is_null(whole->parent->children[1]);
        g_array_append_val(facts->uses, use);
    }
    for (guint i = 0; i < node->n_children; i++) {
        read_field_uses(facts, scope, function, node->children[i]);
    }
}

const SyntaxNode *loop_around(const SyntaxNode *node)
{
    for (node = node->parent; node; node = node->parent) {
        if (node->kind == SYNTAX_FOR || node->kind == SYNTAX_WHILE ||
            node->kind == SYNTAX_DO) {
            return node;
        }
    }
    return NULL;
}

/* Whether what is in a branch can go on elsewhere than behind it */
static gboolean jumps(const SyntaxNode *branch)
{
    gboolean found = branch->kind == SYNTAX_GOTO ||
                     branch->kind == SYNTAX_BREAK;

    for (guint i = 0; !found && i < branch->n_children; i++) {
        found = jumps(branch->children[i]);
    }
    return found;
}

/* Whether the code in a branch of an if always returns at its end */
static gboolean returns(const SyntaxNode *branch)
{
    return branch->kind == SYNTAX_BLOCK && branch->n_children &&
           branch->children[branch->n_children - 1]->kind == SYNTAX_RETURN &&
           !jumps(branch);
}

/* Whether two calls, in this order, stand in different branches of one if, or
 * the first one in a branch that returns */
static gboolean is_alternative(const SyntaxNode *a, const SyntaxNode *b)
{
    for (const SyntaxNode *up = a; up->parent; up = up->parent) {
        const SyntaxNode *fork = up->parent;

        if (fork->kind == SYNTAX_IF && fork->children[0] != up &&
            !is_within(b, up) && returns(up)) {
            return TRUE;
        }
        if (is_within(b, fork)) {
            return (fork->kind == SYNTAX_IF ||
                    fork->kind == SYNTAX_CONDITIONAL) &&
                   fork->children[0] != up && !is_within(b, up) &&
                   !is_within(b, fork->children[0]);
        }
    }
    return FALSE;
}

static void find_calls(const SyntaxNode *node, GPtrArray *calls)
{
    if (node->kind == SYNTAX_CALL && node->name &&
        !syntax_is_cast_call(node)) {
        g_ptr_array_add(calls, (gpointer)node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_calls(node->children[i], calls);
    }
}

/* The first of the calls before one that are not alternatives to it, or NULL */
static const SyntaxNode *call_before(const GPtrArray *calls, guint index)
{
    const SyntaxNode *call = calls->pdata[index];

    for (guint i = 0; i < index; i++) {
        const SyntaxNode *other = calls->pdata[i];

        if (other->name == call->name && !is_alternative(other, call)) {
            return other;
        }
    }
    return NULL;
}

static void read_calls(HomeFacts *facts, const UnitScope *scope,
                       const SyntaxFunction *function)
{
    g_autoptr(GPtrArray) calls = g_ptr_array_new();
    g_autoptr(GArray) jumps = back_jumps_find(function);

    find_calls(function->body, calls);
    for (guint i = 0; i < calls->len; i++) {
        const SyntaxNode *call = calls->pdata[i];
        const SyntaxNode *first = call_before(calls, i);
        const SyntaxNode *loop = loop_of(jumps, call);
        CallRow row = {
            .caller = unit_scope_key(scope, function->name),
            .callee = unit_scope_key(scope, call->name),
            .looped = loop != NULL,
        };

        if (!loop && !first) {
            continue;
        }
        row.first = node_location(function, loop ? call : first);
        row.second = node_location(function, loop ? loop : call);
        g_array_append_val(facts->calls, row);
    }
}

void uses_read(HomeFacts *facts, const UnitScope *scope,
               const SyntaxFunction *function)
{
    read_field_uses(facts, scope, function, function->body);
    read_calls(facts, scope, function);
}

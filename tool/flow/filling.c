/*
 * filling.c - loops that allocate what the next loop initialises
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In the second loop, nothing may tell that all is allocated before: it names
 * the array by the element of the round only, runs to its end, and calls what
 * knows nothing of the array.
 */
#include "filling.h"

#include <string.h>

#include "counting.h"
#include "expression.h"
#include "functions.h"

/* Declared by nobody */
#define NO_VARIABLE G_MAXUINT

/* Whether two expressions say the same, if one variable stands for another */
static gboolean is_same(const SyntaxNode *a, guint a_variable,
                        const SyntaxNode *b, guint b_variable)
{
    gboolean variable = a->kind == SYNTAX_NAME && a->decl == a_variable;

    if (a->kind != b->kind || a->n_children != b->n_children ||
        g_strcmp0(a->op, b->op) || g_strcmp0(a->macro, b->macro) ||
        g_strcmp0(a->type, b->type) ||
        variable != (b->kind == SYNTAX_NAME && b->decl == b_variable) ||
        (!variable && (a->decl != b->decl || g_strcmp0(a->name, b->name)))) {
        return FALSE;
    }
    for (guint i = 0; i < a->n_children; i++) {
        if (!is_same(a->children[i], a_variable, b->children[i], b_variable)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean have_same_range(const Count *a, const Count *b)
{
    return is_same(a->start, a->variable, b->start, b->variable) &&
           is_same(a->loop->children[1], a->variable, b->loop->children[1],
                   b->variable) &&
           is_same(a->loop->children[2], a->variable, b->loop->children[2],
                   b->variable);
}

/* The assignment that a loop does nothing but: v[i] = allocate() */
static SyntaxNode *only_allocation(const Count *count)
{
    SyntaxNode *body = (SyntaxNode *)count->body;
    const SyntaxNode *element, *value;

    if (body->kind == SYNTAX_BLOCK && body->n_children == 1) {
        body = body->children[0];
    }
    if (!syntax_is_op(body, SYNTAX_BINARY, "=") || body->macro) {
        return NULL;
    }
    element = body->children[0];
    value = syntax_without_casts(body->children[1]);
    return element->kind == SYNTAX_INDEX && element->n_children == 2 &&
           type_is_region_pointer(element->type) &&
           (element->children[0]->kind == SYNTAX_NAME ||
            element->children[0]->kind == SYNTAX_MEMBER) &&
           syntax_has_no_effect(element->children[0]) &&
           element->children[1]->kind == SYNTAX_NAME &&
           element->children[1]->decl == count->variable &&
           value->kind == SYNTAX_CALL &&
           function_effect(value->name) == EFFECT_ALLOCATES ? body : NULL;
}

/* Whether a call knows nothing of the array, unless it is told */
static gboolean is_harmless_call(const SyntaxUnit *unit, const SyntaxNode *call)
{
    static const char *const prefixes[] = {
        "memory_region_", "sysbus_init_", "get_system_",
    };
    FunctionEffect effect = function_effect(call->name);
    gboolean harmless = syntax_is_cast_call(call) ||
        syntax_is_dynamic_cast(call) || effect == EFFECT_NAMES ||
        effect == EFFECT_LOOKS || effect == EFFECT_FREES;

    for (guint i = 0; call->name && i < G_N_ELEMENTS(prefixes); i++) {
        harmless |= g_str_has_prefix(call->name, prefixes[i]);
    }
    for (guint i = 0; harmless && i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body && !g_strcmp0(function->name, call->name) &&
            !strcmp(function->file, unit->file)) {
            return FALSE;
        }
    }
    return harmless;
}

/* Whether a node is what @array names, and not the element of the round */
static gboolean is_elsewhere(const SyntaxNode *node, const SyntaxNode *array,
                             const Count *count)
{
    const SyntaxNode *element = node->parent;

    return node->kind == array->kind && !g_strcmp0(node->name, array->name) &&
           !g_strcmp0(node->record, array->record) &&
           node->decl == array->decl &&
           !(element->kind == SYNTAX_INDEX && element->children[0] == node &&
             is_same(node, NO_VARIABLE, array, NO_VARIABLE) &&
             element->children[1]->kind == SYNTAX_NAME &&
             element->children[1]->decl == count->variable);
}

/* Whether a round of the second loop can come before the next of the first */
static gboolean can_alternate(const SyntaxUnit *unit, const SyntaxNode *node,
                              const Count *first, const Count *second,
                              const SyntaxNode *array)
{
    const Location nowhere = { 0 };

    switch (node->kind) {
    case SYNTAX_BREAK:
    case SYNTAX_CONTINUE:
    case SYNTAX_RETURN:
    case SYNTAX_GOTO:
    case SYNTAX_LABEL:
    case SYNTAX_MACRO_CALL:
    case SYNTAX_OTHER:
        return FALSE;
    case SYNTAX_CALL:
        if (!is_harmless_call(unit, node)) {
            return FALSE;
        }
        break;
    default:
        break;
    }
    if (syntax_may_set(node)) {
        const SyntaxNode *target = node->n_children ? node->children[0] : NULL;

        if (!target || (!syntax_is_op(node, SYNTAX_UNARY, "&") &&
                        target->kind != SYNTAX_NAME) ||
            (target->kind == SYNTAX_NAME && !target->decl &&
             !syntax_is_op(node, SYNTAX_UNARY, "&")) ||
            (target->kind == SYNTAX_NAME && target->decl &&
             (target->decl == second->variable ||
              syntax_count_names(first->loop, target->decl, &nowhere)))) {
            return FALSE;
        }
    }
    if (is_elsewhere(node, array, second)) {
        return FALSE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (!can_alternate(unit, node->children[i], first, second, array)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether an #if may begin or end in two loops, or between them */
static gboolean has_directive(const SyntaxUnit *unit,
                              const SyntaxFunction *function,
                              const SyntaxNode *first, const SyntaxNode *second)
{
    return strchr(syntax_text(unit, function->file, first->start, second->end),
                  '#') != NULL;
}

/* The index in the second loop, by which it names an element of the array */
static SyntaxNode *index_in(const SyntaxNode *node, const SyntaxNode *array)
{
    if (node->kind == SYNTAX_INDEX && node->n_children == 2 &&
        is_same(node->children[0], NO_VARIABLE, array, NO_VARIABLE)) {
        return node->children[1];
    }
    for (guint i = 0; i < node->n_children; i++) {
        SyntaxNode *found = index_in(node->children[i], array);

        if (found) {
            return found;
        }
    }
    return NULL;
}

static Filling *filling_new(const Count *first, const Count *second,
                            const SyntaxNode *assignment, SyntaxNode *index)
{
    Filling *filling = g_new0(Filling, 1);

    filling->first = first->loop;
    filling->second = second->loop;
    filling->step = *assignment;
    filling->element = *assignment->children[0];
    filling->sides[0] = &filling->element;
    filling->sides[1] = assignment->children[1];
    filling->step.children = filling->sides;
    filling->parts[0] = filling->element.children[0];
    filling->parts[1] = index;
    filling->element.children = filling->parts;
    filling->element.parent = &filling->step;
    return filling;
}

static void add_pair(const SyntaxUnit *unit, const SyntaxFunction *function,
                     const SyntaxNode *a, const SyntaxNode *b,
                     GPtrArray *fillings)
{
    Count first = { .variable = 0 }, second = { .variable = 0 };
    const SyntaxNode *assignment, *array;
    SyntaxNode *index;

    if (!count_read(a, &first) || !count_read(b, &second) ||
        !have_same_range(&first, &second) ||
        (first.variable != second.variable && !first.own)) {
        return;
    }
    assignment = only_allocation(&first);
    if (!assignment || has_directive(unit, function, a, b)) {
        return;
    }
    array = assignment->children[0]->children[0];
    index = index_in(second.body, array);
    if (index && can_alternate(unit, second.body, &first, &second, array)) {
        g_ptr_array_add(fillings, filling_new(&first, &second, assignment,
                                              index));
    }
}

static void find_pairs(const SyntaxUnit *unit, const SyntaxFunction *function,
                       const SyntaxNode *node, GPtrArray *fillings)
{
    for (guint i = 0; i < node->n_children; i++) {
        if (node->kind == SYNTAX_BLOCK && i > 0) {
            add_pair(unit, function, node->children[i - 1], node->children[i],
                     fillings);
        }
        find_pairs(unit, function, node->children[i], fillings);
    }
}

GPtrArray *fillings_find(const SyntaxUnit *unit,
                         const SyntaxFunction *function)
{
    GPtrArray *fillings = g_ptr_array_new_with_free_func(g_free);

    find_pairs(unit, function, function->body, fillings);
    return fillings;
}

const Filling *filling_of(const GPtrArray *fillings, const SyntaxNode *loop)
{
    for (guint i = 0; i < fillings->len; i++) {
        const Filling *filling = fillings->pdata[i];

        if (filling->first == loop || filling->second == loop) {
            return filling;
        }
    }
    return NULL;
}

/*
 * unparents.c - fields whose regions a function unparents
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "unparents.h"

#include <string.h>

#include "flow/expression.h"
#include "functions.h"

static gboolean is_field(const SyntaxNode *node)
{
    return node->kind == SYNTAX_MEMBER && node->record &&
           type_is_region_pointer(node->type);
}

static void find_unparents(const SyntaxNode *node, GPtrArray *fields)
{
    if (node->kind == SYNTAX_CALL && node->n_children > 1 &&
        function_effect(node->name) == EFFECT_UNPARENTS) {
        const SyntaxNode *region = syntax_without_casts(node->children[1]);

        if (is_field(region)) {
            g_ptr_array_add(fields, (gpointer)value_field(region->record,
                                                          region->name));
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_unparents(node->children[i], fields);
    }
}

/* Takes out what is set, or has its address taken to be cleared */
static void drop_set(const SyntaxNode *node, GPtrArray *fields)
{
    const SyntaxNode *place = syntax_is_op(node, SYNTAX_BINARY, "=") ||
        syntax_is_op(node, SYNTAX_UNARY, "&") ?
        syntax_without_casts(node->children[0]) : NULL;

    if (place && is_field(place)) {
        g_ptr_array_remove(fields, (gpointer)value_field(place->record,
                                                         place->name));
    }
    for (guint i = 0; i < node->n_children; i++) {
        drop_set(node->children[i], fields);
    }
}

GPtrArray *unparents_by(const SyntaxUnit *unit, const SyntaxNode *call)
{
    GPtrArray *fields = g_ptr_array_new();

    for (guint i = 0; call->name && i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->is_static && function->body &&
            !strcmp(function->name, call->name)) {
            find_unparents(function->body, fields);
            drop_set(function->body, fields);
        }
    }
    return fields;
}

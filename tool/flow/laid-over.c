/*
 * laid-over.c - structs that are laid over other ones
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "laid-over.h"

#include <string.h>

#include "expression.h"

typedef struct {
    const char *record;
    const char *field;
} Place;

/* Whether a type is the struct, or an array of it */
static gboolean is_type(const Place *place, const char *type)
{
    gsize length = strlen(place->record);

    return type && !strncmp(type, place->record, length) &&
           (!type[length] || !strcmp(type + length, " *") ||
            g_str_has_prefix(type + length, " ["));
}

static gboolean is_place(const Place *place, const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    while (node->kind == SYNTAX_INDEX) {
        node = syntax_without_casts(node->children[0]);
    }
    return node->kind == SYNTAX_MEMBER && node->record == place->record &&
           node->name == place->field;
}

/* Whether a node makes one of the struct, or puts something into the field */
static gboolean fills(const Place *place, const SyntaxNode *node)
{
    gboolean pointer = node->type && g_str_has_suffix(node->type, "*");

    switch (node->kind) {
    case SYNTAX_DECLARATION:
    case SYNTAX_INIT_LIST:
        return !pointer && is_type(place, node->type);
    case SYNTAX_SIZEOF:
        return is_type(place, node->type);
    case SYNTAX_BINARY:
        return g_str_has_suffix(node->op, "=") &&
               (is_place(place, node->children[0]) ||
                (!pointer && is_type(place, node->type)));
    case SYNTAX_UNARY:
        return !strcmp(node->op, "&") && node->n_children &&
               is_place(place, node->children[0]);
    default:
        return FALSE;
    }
}

static gboolean fills_anywhere(const Place *place, const SyntaxNode *node)
{
    if (fills(place, node)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (fills_anywhere(place, node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the struct is part of another one */
static gboolean is_part(const SyntaxUnit *unit, const Place *place)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, unit->records);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const SyntaxRecord *record = value;

        for (guint i = 0; i < record->fields->len; i++) {
            const char *type = g_array_index(record->fields, SyntaxField,
                                             i).type;

            if (!g_str_has_suffix(type, "*") && is_type(place, type)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

gboolean is_laid_over(const UnitScope *scope, const Value *value)
{
    const SyntaxUnit *unit = scope->unit;
    const Place place = { value_record(value), value_name(value) };
    const SyntaxRecord *record = value_is(value, VALUE_FIELD) && place.record ?
        g_hash_table_lookup(unit->records, place.record) : NULL;

    if (!record || strcmp(record->file, unit->file) || is_part(unit, &place)) {
        return FALSE;
    }
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body && fills_anywhere(&place, function->body)) {
            return FALSE;
        }
    }
    for (guint i = 0; i < unit->globals->len; i++) {
        const SyntaxGlobal *global = unit->globals->pdata[i];

        if (fills_anywhere(&place, global->node)) {
            return FALSE;
        }
    }
    return TRUE;
}

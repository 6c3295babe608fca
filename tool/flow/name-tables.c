/*
 * name-tables.c - names that come out of tables
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A table of windows can have one without a name, and one at its end that is
 * there to be found by a loop.
 */
#include "name-tables.h"

#include <string.h>

#include "expression.h"

static const SyntaxNode *find_declaration(const SyntaxNode *node,
                                          const SyntaxNode *variable)
{
    if (node->kind == SYNTAX_DECLARATION && node->name == variable->name &&
        node->decl == variable->decl) {
        return node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = find_declaration(node->children[i],
                                                   variable);

        if (found) {
            return found;
        }
    }
    return NULL;
}

/* The list of values that a variable begins with, or NULL */
static const SyntaxNode *values_of(const SyntaxUnit *unit,
                                   const SyntaxFunction *function,
                                   const SyntaxNode *variable)
{
    const SyntaxNode *declaration = find_declaration(function->body, variable);

    for (guint i = 0; !declaration && !variable->decl &&
         i < unit->globals->len; i++) {
        const SyntaxGlobal *global = unit->globals->pdata[i];

        if (global->node->name == variable->name) {
            declaration = global->node;
        }
    }
    return declaration && declaration->n_children &&
           declaration->children[0]->kind == SYNTAX_INIT_LIST ?
           declaration->children[0] : NULL;
}

/* The only column of a table that has strings in it; more than any table has
 * if there is no such */
static guint string_column(const SyntaxNode *table)
{
    guint column = G_MAXUINT;

    for (guint i = 0; i < table->n_children; i++) {
        const SyntaxNode *row = table->children[i];

        for (guint k = 0; k < row->n_children; k++) {
            const SyntaxNode *value = syntax_without_casts(row->children[k]);

            if (value->kind != SYNTAX_STRING || k == column) {
                continue;
            }
            if (column != G_MAXUINT) {
                return G_MAXUINT;
            }
            column = k;
        }
    }
    return column;
}

/* Which field of its record a member is, or the column of a table that has
 * names if nothing is known of the record */
static guint field_number(const SyntaxUnit *unit, const SyntaxNode *table,
                          const SyntaxNode *member)
{
    const SyntaxRecord *record = member->record ?
        g_hash_table_lookup(unit->records, member->record) : NULL;

    for (guint i = 0; record && i < record->fields->len; i++) {
        if (g_array_index(record->fields, SyntaxField, i).name ==
            member->name) {
            return i;
        }
    }
    return record ? G_MAXUINT : string_column(table);
}

/* Whether a row leaves a field NULL */
static gboolean leaves_null(const SyntaxNode *row, const SyntaxNode *member,
                            guint number)
{
    if (row->kind != SYNTAX_INIT_LIST) {
        return FALSE;
    }
    for (guint i = 0; i < row->n_children; i++) {
        const SyntaxNode *value = row->children[i];

        if (syntax_is_designator(value) && value->name == member->name) {
            return syntax_is_null(value->children[0]);
        }
    }
    if (!row->n_children || syntax_is_designator(row->children[0])) {
        return TRUE;
    }
    return number != G_MAXUINT && (number >= row->n_children ||
                                   syntax_is_null(row->children[number]));
}

/* Whether two expressions read the same column of the same table */
static gboolean is_same_read(const SyntaxNode *a, const SyntaxNode *b)
{
    a = syntax_without_casts(a);
    b = syntax_without_casts(b);
    return a->kind == b->kind && a->name == b->name && a->decl == b->decl &&
           ((a->kind != SYNTAX_MEMBER && a->kind != SYNTAX_INDEX) ||
            (a->n_children && b->n_children &&
             is_same_read(a->children[0], b->children[0])));
}

static gboolean reads(const SyntaxNode *node, const SyntaxNode *name)
{
    if (is_same_read(node, name)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (reads(node->children[i], name)) {
            return TRUE;
        }
    }
    return FALSE;
}

static const SyntaxNode *condition_of(const SyntaxNode *node)
{
    switch (node->kind) {
    case SYNTAX_IF:
    case SYNTAX_WHILE:
    case SYNTAX_CONDITIONAL:
        return node->children[0];
    case SYNTAX_DO:
        return node->children[1];
    case SYNTAX_FOR:
        return node->parts & SYNTAX_FOR_CONDITION ?
               node->children[node->parts & SYNTAX_FOR_INIT ? 1 : 0] : NULL;
    default:
        return NULL;
    }
}

static gboolean is_looked_at(const SyntaxNode *node, const SyntaxNode *name)
{
    const SyntaxNode *condition = condition_of(node);

    if (condition && reads(condition, name)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_looked_at(node->children[i], name)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean name_table_has_null(const SyntaxUnit *unit,
                             const SyntaxFunction *function,
                             const SyntaxNode *name)
{
    const SyntaxNode *member = name->kind == SYNTAX_MEMBER ? name : NULL;
    const SyntaxNode *element = member && member->n_children ?
        syntax_without_casts(member->children[0]) : name;
    const SyntaxNode *variable = element->kind == SYNTAX_INDEX ?
        syntax_without_casts(element->children[0]) : element;
    const SyntaxNode *values;
    guint number;

    if (element->kind != SYNTAX_INDEX || variable->kind != SYNTAX_NAME ||
        is_looked_at(function->body, name)) {
        return FALSE;
    }
    values = values_of(unit, function, variable);
    number = values && member ? field_number(unit, values, member) : 0;
    for (guint i = 0; values && i < values->n_children; i++) {
        const SyntaxNode *value = values->children[i];

        if (member ? leaves_null(value, member, number)
                   : syntax_is_null(value)) {
            return TRUE;
        }
    }
    return FALSE;
}

/*
 * objects.c - owners, devices and structs that a function has to do with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "objects.h"
#include "expression.h"
#include "util/intern.h"

#include <string.h>

static gboolean is_call_of(const SyntaxNode *node, const char *function)
{
    return node->kind == SYNTAX_CALL && !g_strcmp0(node->name, function);
}

static const char *text_of(const SyntaxUnit *unit,
                           const SyntaxFunction *function,
                           const SyntaxNode *node)
{
    return syntax_text(unit, function->file, node->start, node->end);
}

static Location location_of(const SyntaxFunction *function,
                            const SyntaxNode *node)
{
    return (Location) {
        .file = function->file, .line = node->line, .column = node->column,
        .start = node->start, .end = node->end,
    };
}

/* Name of the record that a pointer type points to, or NULL */
static const char *pointee(const char *type)
{
    g_autofree char *name = NULL;

    if (!type || !g_str_has_suffix(type, " *")) {
        return NULL;
    }
    name = g_strndup(type, strlen(type) - 2);
    return intern(name);
}

static SyntaxLineage lineage(const SyntaxUnit *unit, const char *type)
{
    const char *record = pointee(type);

    if (!record) {
        return 0;
    }
    return !strcmp(record, "DeviceState") ? SYNTAX_DEVICE :
           GPOINTER_TO_INT(g_hash_table_lookup(unit->lineages, record));
}

OwnerType notice_owner_type(const SyntaxUnit *unit, const SyntaxNode *owner,
                            const SyntaxNode *region)
{
    const SyntaxNode *plain = syntax_without_casts(owner);

    if (syntax_is_same(owner, region)) {
        return OWNER_TYPE_REGION;
    }
    if (!g_strcmp0(plain->type, "Object *")) {
        return OWNER_TYPE_UNKNOWN;
    }
    switch (lineage(unit, plain->type)) {
    case SYNTAX_PLAIN_RECORD:
        return OWNER_TYPE_PLAIN;
    case SYNTAX_OBJECT:
        return OWNER_TYPE_OBJECT;
    case SYNTAX_DEVICE:
        return OWNER_TYPE_DEVICE;
    default:
        return OWNER_TYPE_UNKNOWN;
    }
}

const char *notice_device(const SyntaxUnit *unit,
                          const SyntaxFunction *function)
{
    for (guint i = 0; i < function->parameters->len; i++) {
        const SyntaxParameter *parameter =
            &g_array_index(function->parameters, SyntaxParameter, i);

        if (lineage(unit, parameter->type) == SYNTAX_DEVICE ||
            !g_strcmp0(parameter->type, "Object *")) {
            return parameter->name;
        }
    }
    return NULL;
}

static void find_struct_frees(const SyntaxUnit *unit,
                              const SyntaxFunction *function,
                              const SyntaxNode *node, GArray *frees)
{
    const SyntaxNode *freed = NULL;

    if (node->n_children == 2 &&
        (is_call_of(node, "g_free") || is_call_of(node, "free"))) {
        freed = syntax_without_casts(node->children[1]);
    } else if (node->kind == SYNTAX_MACRO_CALL && node->n_children == 2 &&
               node->children[0]->kind == SYNTAX_UNARY &&
               !g_strcmp0(node->children[0]->op, "&") &&
               !g_strcmp0(syntax_without_casts(node->children[1])->name,
                          "g_free")) {
        freed = node->children[0]->children[0];
    }
    if (freed && lineage(unit, freed->type) == SYNTAX_PLAIN_RECORD) {
        StructFree free = {
            .where = location_of(function, node),
            .record = pointee(freed->type),
            .text = text_of(unit, function, freed),
        };

        g_array_append_val(frees, free);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_struct_frees(unit, function, node->children[i], frees);
    }
}

GArray *notice_struct_frees(const SyntaxUnit *unit,
                            const SyntaxFunction *function)
{
    GArray *frees = g_array_new(FALSE, FALSE, sizeof(StructFree));

    find_struct_frees(unit, function, function->body, frees);
    return frees;
}

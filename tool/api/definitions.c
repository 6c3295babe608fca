/*
 * definitions.c - the files that constructors are read from
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "definitions.h"

#include <string.h>

#include "constructor-names.h"
#include "parse.h"
#include "variant.h"

Source *definitions_source(const Definitions *definitions, const char *path,
                           GError **error)
{
    Source *source = g_hash_table_lookup(definitions->sources, path);

    if (!source) {
        source = source_load(definitions->tree, path, error);
        if (source) {
            g_hash_table_insert(definitions->sources, (gpointer)source->path,
                                source);
        }
    }
    return source;
}

gboolean definitions_load(const Definitions *definitions, const char *file,
                          GError **error)
{
    SyntaxUnit *unit = parse_file(definitions->tree, file, error);

    if (unit) {
        g_ptr_array_add(definitions->units, unit);
    }
    return unit != NULL;
}

const SyntaxFunction *definitions_find_in(const SyntaxUnit *unit,
                                          const char *name)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body && !strcmp(function->name, name)) {
            return function;
        }
    }
    return NULL;
}

const SyntaxFunction *definitions_find(const char *name, gpointer data)
{
    const DefinitionScope *scope = data;
    const SyntaxFunction *function = scope->unit ?
        definitions_find_in(scope->unit, name) : NULL;
    GPtrArray *units = scope->definitions->units;

    for (guint i = 0; i < units->len && !function; i++) {
        function = definitions_find_in(units->pdata[i], name);
        if (function && function->is_static && units->pdata[i] != scope->unit &&
            scope->unit) {
            function = NULL;
        }
    }
    return function;
}

const SyntaxFunction *definitions_find_any(const Definitions *definitions,
                                           const char *name)
{
    for (guint i = 0; i < definitions->units->len; i++) {
        const SyntaxUnit *unit = definitions->units->pdata[i];

        for (guint j = 0; j < unit->functions->len; j++) {
            const SyntaxFunction *function = unit->functions->pdata[j];

            if (!strcmp(function->name, name)) {
                return function;
            }
        }
    }
    return NULL;
}

const SyntaxUnit *definitions_unit(const Definitions *definitions,
                                   const SyntaxFunction *function)
{
    for (guint i = 0; i < definitions->units->len; i++) {
        const SyntaxUnit *unit = definitions->units->pdata[i];

        if (g_ptr_array_find(unit->functions, function, NULL)) {
            return unit;
        }
    }
    return NULL;
}

gboolean definitions_search(const Definitions *definitions, const char *name,
                            GError **error)
{
    const Tree *tree = definitions->tree;
    g_autoptr(GPtrArray) files = tree_sources(tree, NULL, error);

    for (guint i = 0; files && i < files->len; i++) {
        const char *file = files->pdata[i];
        g_autofree char *text = NULL;
        g_autoptr(GArray) offsets = NULL;

        if (!g_str_has_suffix(file, ".c") ||
            !strcmp(file, tree->implementation) ||
            !(text = tree_text(tree, file)) || !strstr(text, name)) {
            continue;
        }
        offsets = variant_definitions(text, name);
        if (offsets->len) {
            return definitions_load(definitions, file, error);
        }
    }
    return files != NULL;
}

gboolean definitions_search_callees(DefinitionScope *scope,
                                    const SyntaxFunction *function,
                                    const SyntaxNode *node, GError **error)
{
    if (node->kind == SYNTAX_CALL && node->name &&
        g_str_has_prefix(node->name, INIT_PREFIX) &&
        region_argument(node, function, 0) &&
        !definitions_find(node->name, scope) &&
        !definitions_search(scope->definitions, node->name, error)) {
        return FALSE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (!definitions_search_callees(scope, function, node->children[i],
                                        error)) {
            return FALSE;
        }
    }
    return TRUE;
}

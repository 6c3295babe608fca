/*
 * syntax-unit.c - what was read of one translation unit
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/reader.h"
#include "util/intern.h"

static void function_free(gpointer data)
{
    SyntaxFunction *function = data;

    g_array_unref(function->parameters);
    g_free(function);
}

static void problem_free(gpointer data)
{
    SyntaxProblem *problem = data;

    g_free(problem->message);
    g_free(problem);
}

static void record_free(gpointer data)
{
    SyntaxRecord *record = data;

    g_array_unref(record->fields);
    g_free(record);
}

SyntaxUnit *syntax_unit_new(const char *file)
{
    SyntaxUnit *unit = g_new0(SyntaxUnit, 1);

    unit->file = intern(file);
    unit->functions = g_ptr_array_new_with_free_func(function_free);
    unit->globals = g_ptr_array_new_with_free_func(g_free);
    unit->problems = g_ptr_array_new_with_free_func(problem_free);
    unit->objects = g_hash_table_new(NULL, NULL);
    unit->unions = g_hash_table_new(NULL, NULL);
    unit->lineages = g_hash_table_new(NULL, NULL);
    unit->records = g_hash_table_new_full(NULL, NULL, NULL, record_free);
    unit->texts = g_hash_table_new_full(NULL, NULL, NULL,
                                        (GDestroyNotify)g_bytes_unref);
    unit->files = g_hash_table_new(NULL, NULL);
    unit->missing = g_hash_table_new(NULL, NULL);
    unit->blocks = g_ptr_array_new_with_free_func(g_free);
    return unit;
}

void syntax_unit_free(SyntaxUnit *unit)
{
    g_ptr_array_unref(unit->functions);
    g_ptr_array_unref(unit->globals);
    g_ptr_array_unref(unit->problems);
    g_hash_table_unref(unit->objects);
    g_hash_table_unref(unit->unions);
    g_hash_table_unref(unit->lineages);
    g_hash_table_unref(unit->records);
    g_hash_table_unref(unit->texts);
    g_hash_table_unref(unit->files);
    g_hash_table_unref(unit->missing);
    g_ptr_array_unref(unit->blocks);
    g_free(unit);
}

const char *syntax_text(const SyntaxUnit *unit, const char *file, guint start,
                        guint end)
{
    GBytes *bytes = g_hash_table_lookup(unit->texts, file);
    gsize length = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    g_autofree char *piece = NULL;

    if (!text || end > length || start >= end) {
        return "";
    }
    piece = g_strndup(text + start, end - start);
    return intern(piece);
}

/*
 * guess.c - what a library that is not installed would define
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Code that depends on a library is compiled if it is there, and new enough:
 * without it, whole functions are hidden, and constants are missing that are
 * arguments of calls.
 */
#include "join/guess.h"

#include <string.h>

#include "util/file.h"
#include "util/intern.h"

#define VERSION_TEST \
    "^[ \\t]*#[ \\t]*(?:el)?if\\b[^\\n]*?" \
    "\\b([A-Z][A-Z0-9_]*VERSION[A-Z0-9_]*)\\b(?! *\\()"
#define UNDECLARED "use of undeclared identifier '([A-Z][A-Z0-9_]*)'"

/* Adds an option for each name that a regular expression finds */
static void add_matches(GHashTable *options, const char *pattern,
                        const char *text, const char *value)
{
    g_autoptr(GRegex) regex = g_regex_new(
        pattern, G_REGEX_MULTILINE | G_REGEX_RAW, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    g_regex_match(regex, text, 0, &match);
    while (g_match_info_matches(match)) {
        g_autofree char *name = g_match_info_fetch(match, 1);

        g_hash_table_add(options, g_strdup_printf("-D%s=%s", name, value));
        g_match_info_next(match, NULL);
    }
}

char **guess_arguments(const Tree *tree, const UnitFacts *facts,
                       const CompileCommand *command)
{
    g_autoptr(GHashTable) options =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *path = g_build_filename(tree->root, facts->file, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GStrvBuilder) arguments = g_strv_builder_new();
    g_autoptr(GList) sorted = NULL;

    if (tree_is_compiled(tree, facts->file) ||
        !file_read(path, &text, NULL, NULL)) {
        return NULL;
    }
    add_matches(options, VERSION_TEST, text, "0x7fffffff");
    for (guint i = 0; i < facts->functions->len; i++) {
        const FunctionFacts *function = facts->functions->pdata[i];

        if (function->problem) {
            add_matches(options, UNDECLARED, function->problem, "1");
        }
    }
    sorted = g_list_sort(g_hash_table_get_keys(options),
                         (GCompareFunc)strcmp);
    g_strv_builder_addv(arguments, command->arguments);
    for (GList *option = sorted; option; option = option->next) {
        g_strv_builder_add(arguments, option->data);
    }
    return sorted ? g_strv_builder_end(arguments) : NULL;
}

static gboolean has_function(const UnitFacts *facts, const char *key)
{
    for (guint i = 0; i < facts->functions->len; i++) {
        const FunctionFacts *function = facts->functions->pdata[i];

        if (function->key == key) {
            return !function->problem && !function->conditional;
        }
    }
    return FALSE;
}

void guess_mark(const Tree *tree, const UnitFacts *guessed,
                const UnitFacts *facts)
{
    for (guint i = 0; tree->build_dir && i < guessed->functions->len; i++) {
        FunctionFacts *function = guessed->functions->pdata[i];

        if (!function->problem && !has_function(facts, function->key)) {
            function->problem =
                intern_format("%s:%u: needs what is not installed",
                              function->where.file, function->where.line);
        }
    }
}

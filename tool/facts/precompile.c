/*
 * precompile.c - headers that many files include, parsed once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Three quarters of the time to parse a device model goes into the headers
 * that all of them include.
 */
#include "precompile.h"
#include "syntax.h"
#include "util/parallel.h"
#include "util/scratch.h"

#include <string.h>

/* A header pays off from about this many files on */
#define MIN_FILES 4
/* A header goes in if one file of so many includes it */
#define SHARE 4

typedef struct {
    char *key;
    const CompileCommand *command;
    GPtrArray *files;
    char *path;          /* NULL if it could not be made */
} FlagSet;

struct Precompiled {
    const Tree *tree;
    Scratch *scratch;
    GHashTable *by_key;
    GPtrArray *sets;
};

/* Flags that differ from file to file of one target without effect on its
 * headers: the directory for private objects */
static char *flag_key(const CompileCommand *command)
{
    g_auto(GStrv) arguments = compile_command_clang_arguments(command);
    GString *key = g_string_new(command->directory);

    for (guint i = 0; arguments[i]; i++) {
        if (!(g_str_has_prefix(arguments[i], "-I") &&
              g_str_has_suffix(arguments[i], ".p"))) {
            g_string_append_c(key, '\n');
            g_string_append(key, arguments[i]);
        }
    }
    return g_string_free(key, FALSE);
}

static void set_free(gpointer data)
{
    FlagSet *set = data;

    g_free(set->key);
    g_free(set->path);
    g_ptr_array_unref(set->files);
    g_free(set);
}

static void count_includes(const Precompiled *precompiled, const char *file,
                           GHashTable *counts, GPtrArray *order)
{
    g_autofree char *path =
        g_build_filename(precompiled->tree->root, file, NULL);
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    if (!g_file_get_contents(path, &text, NULL, NULL)) {
        return;
    }
    lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        g_autofree char *name = NULL;
        const char *end;

        if (!g_str_has_prefix(lines[i], "#include \"")) {
            /* what follows a conditional or a definition may depend on it */
            if (g_str_has_prefix(lines[i], "#if") ||
                g_str_has_prefix(lines[i], "#define")) {
                break;
            }
            continue;
        }
        end = strchr(lines[i] + 10, '"');
        name = end ? g_strndup(lines[i] + 10, end - lines[i] - 10) : NULL;
        if (name && strchr(name, '/') && g_str_has_suffix(name, ".h")) {
            const char *interned = g_intern_string(name);
            guint count =
                GPOINTER_TO_UINT(g_hash_table_lookup(counts, interned));

            if (!count) {
                g_ptr_array_add(order, (gpointer)interned);
            }
            g_hash_table_insert(counts, (gpointer)interned,
                                GUINT_TO_POINTER(count + 1));
        }
    }
}

static char *common_headers(const Precompiled *precompiled,
                            const FlagSet *set)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) order = g_ptr_array_new();
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < set->files->len; i++) {
        count_includes(precompiled, set->files->pdata[i], counts, order);
    }
    for (guint i = 0; i < order->len; i++) {
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts,
                                                           order->pdata[i]));

        if (count * SHARE >= set->files->len) {
            g_string_append_printf(text, "#include \"%s\"\n",
                                   (const char *)order->pdata[i]);
        }
    }
    return g_string_free(text, FALSE);
}

static gboolean make_one(guint index, gpointer data, GError **error)
{
    Precompiled *precompiled = data;
    FlagSet *set = precompiled->sets->pdata[index];
    g_autofree char *text = NULL;
    g_autofree char *name = g_strdup_printf("common-%u.pch", index);
    g_autofree char *path = NULL;
    g_auto(GStrv) arguments = NULL;

    if (set->files->len < MIN_FILES) {
        return TRUE;
    }
    text = common_headers(precompiled, set);
    path = g_build_filename(precompiled->scratch->path, name, NULL);
    arguments = compile_command_clang_arguments(set->command);
    if (*text && syntax_precompile(precompiled->tree->root,
                                   set->command->directory, arguments, text,
                                   path)) {
        set->path = g_steal_pointer(&path);
    }
    return TRUE;
}

Precompiled *precompiled_new(const Tree *tree, GPtrArray *files, guint jobs,
                             GError **error)
{
    g_autoptr(Precompiled) precompiled = g_new0(Precompiled, 1);

    precompiled->tree = tree;
    precompiled->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    precompiled->sets = g_ptr_array_new_with_free_func(set_free);
    precompiled->scratch = scratch_new(error);
    if (!precompiled->scratch) {
        return NULL;
    }
    for (guint i = 0; i < files->len; i++) {
        GPtrArray *commands = tree_commands(tree, files->pdata[i], NULL);
        const CompileCommand *command = commands ? commands->pdata[0] : NULL;
        g_autofree char *key = command ? flag_key(command) : NULL;
        FlagSet *set;

        if (!command) {
            continue;
        }
        set = g_hash_table_lookup(precompiled->by_key, key);
        if (!set) {
            set = g_new0(FlagSet, 1);
            set->key = g_steal_pointer(&key);
            set->command = command;
            set->files = g_ptr_array_new();
            g_ptr_array_add(precompiled->sets, set);
            g_hash_table_insert(precompiled->by_key, set->key, set);
        }
        g_ptr_array_add(set->files, files->pdata[i]);
    }
    if (!parallel_for("precompiling", precompiled->sets->len, jobs, make_one,
                      precompiled, error)) {
        return NULL;
    }
    return g_steal_pointer(&precompiled);
}

const char *precompiled_lookup(const Precompiled *precompiled,
                               const CompileCommand *command)
{
    g_autofree char *key = flag_key(command);
    const FlagSet *set = g_hash_table_lookup(precompiled->by_key, key);

    return set ? set->path : NULL;
}

void precompiled_free(Precompiled *precompiled)
{
    g_hash_table_unref(precompiled->by_key);
    g_ptr_array_unref(precompiled->sets);
    g_clear_pointer(&precompiled->scratch, scratch_free);
    g_free(precompiled);
}

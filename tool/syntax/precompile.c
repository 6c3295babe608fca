/*
 * precompile.c - headers that many files include, parsed once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Three quarters of the time to parse a device model goes into the headers
 * that all of them include.
 */
#include "syntax/precompile.h"

#include <string.h>

#include "syntax/adapting.h"
#include "syntax/cached-headers.h"
#include "syntax/leading-includes.h"
#include "syntax.h"
#include "util/parallel.h"
#include "util/scratch.h"

/* A header pays off from about this many files on */
#define MIN_FILES 2
/* A header goes in if two of the files include it, or one in so many: with each
 * one more there is more that a file can clash with */
#define MIN_INCLUDERS 2
#define MIN_SHARE 64

typedef struct {
    char *key;
    const CompileCommand *command;
    GPtrArray *files;           /* those that are to be parsed next */
    GHashTable *suited;         /* those of them for which the header does */
    PrecompiledHeader header;   /* without path as long as there is none */
} FlagSet;

struct Precompiled {
    const Tree *tree;
    Scratch *scratch;
    GHashTable *by_key;
    GPtrArray *sets;
    GHashTable *unwanted;    /* while headers are made */
};

/* All but the flags that differ from file to file of one target without effect
 * on its headers: the directory for private objects */
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
    g_ptr_array_unref(set->files);
    g_hash_table_unref(set->suited);
    g_free(set->header.path);
    g_clear_pointer(&set->header.parts, g_hash_table_unref);
    g_free(set);
}

static void count_includes(const Precompiled *precompiled, const char *file,
                           GHashTable *counts, GPtrArray *order)
{
    g_autoptr(GPtrArray) headers = leading_includes(precompiled->tree, file);

    for (guint i = 0; i < headers->len; i++) {
        gpointer header = headers->pdata[i];
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, header));

        if (!count) {
            g_ptr_array_add(order, header);
        }
        g_hash_table_insert(counts, header, GUINT_TO_POINTER(count + 1));
    }
}

static GPtrArray *common_headers(const Precompiled *precompiled,
                                 const FlagSet *set)
{
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    GPtrArray *headers = g_ptr_array_new();
    guint enough = MAX(MIN_INCLUDERS, set->files->len / MIN_SHARE);

    for (guint i = 0; i < set->files->len; i++) {
        count_includes(precompiled, set->files->pdata[i], counts, headers);
    }
    for (guint i = headers->len; i > 0; i--) {
        const char *header = headers->pdata[i - 1];

        if (GPOINTER_TO_UINT(g_hash_table_lookup(counts, header)) < enough ||
            !header_is_guarded(precompiled->tree, header)) {
            g_ptr_array_remove_index(headers, i - 1);
        }
    }
    return headers;
}

/* Whether a header is made of one of the files that must be in none */
static gboolean has_unwanted(const Precompiled *precompiled,
                             GHashTable *parts)
{
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, precompiled->unwanted);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        g_autofree char *path =
            g_build_filename(precompiled->tree->root, file, NULL);

        if (g_hash_table_contains(parts, path)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean has_all(char **kept, GPtrArray *headers)
{
    for (guint i = 0; i < headers->len; i++) {
        if (!g_strv_contains((const char *const *)kept, headers->pdata[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Takes a header from an earlier run; for few files, what is there has to do */
static gboolean find_kept(const Precompiled *precompiled, FlagSet *set,
                          GPtrArray *headers, const char *path)
{
    g_auto(GStrv) kept = NULL;
    g_autoptr(GHashTable) parts = NULL;
    g_autoptr(GBytes) content =
        keep_find_precompiled(precompiled->tree, set->key, &kept, &parts);

    if (!content || has_unwanted(precompiled, parts) ||
        (set->files->len >= MIN_FILES && !has_all(kept, headers)) ||
        !g_file_set_contents_full(path, g_bytes_get_data(content, NULL),
                                  g_bytes_get_size(content),
                                  G_FILE_SET_CONTENTS_NONE, 0600, NULL)) {
        return FALSE;
    }
    set->header.parts = g_steal_pointer(&parts);
    return TRUE;
}

static void make_new(const Precompiled *precompiled, FlagSet *set,
                     GPtrArray *headers, const char *path)
{
    const Tree *tree = precompiled->tree;
    g_autoptr(GPtrArray) rest = g_ptr_array_copy(headers, NULL, NULL);
    g_auto(GStrv) arguments = compile_command_clang_arguments(set->command);
    g_autoptr(GHashTable) parts =
        syntax_precompile(tree->root, set->command->directory, arguments, rest,
                          precompiled->unwanted, path);
    g_autoptr(GMappedFile) file =
        parts ? g_mapped_file_new(path, FALSE, NULL) : NULL;

    if (file) {
        g_autoptr(GBytes) content = g_mapped_file_get_bytes(file);

        keep_precompiled(tree, set->files->pdata[0], set->key, headers, parts,
                         content);
        set->header.parts = g_steal_pointer(&parts);
    }
}

static void make_header(Precompiled *precompiled, guint index)
{
    FlagSet *set = precompiled->sets->pdata[index];
    g_autofree char *name = g_strdup_printf("common-%u.pch", index);
    g_autofree char *path = g_build_filename(precompiled->scratch->path, name,
                                             NULL);
    g_autoptr(GPtrArray) headers = common_headers(precompiled, set);

    if (!find_kept(precompiled, set, headers, path) && headers->len > 0 &&
        set->files->len >= MIN_FILES) {
        make_new(precompiled, set, headers, path);
    }
    if (set->header.parts) {
        set->header.path = g_steal_pointer(&path);
    }
}

/* Finds out for which of its files the header of a set means what its parts
 * mean to them */
static void find_suited(const Precompiled *precompiled, FlagSet *set)
{
    g_autoptr(GHashTable) adapting = NULL;

    if (!set->header.path || has_unwanted(precompiled, set->header.parts)) {
        return;
    }
    adapting = adapting_find(precompiled->tree, set->files,
                             set->header.parts);
    for (guint i = 0; i < set->files->len; i++) {
        gpointer file = set->files->pdata[i];

        if (!g_hash_table_contains(adapting, file)) {
            g_hash_table_add(set->suited, file);
        }
    }
}

static gboolean make_one(guint index, gpointer data, GError **error)
{
    Precompiled *precompiled = data;
    FlagSet *set = precompiled->sets->pdata[index];

    g_hash_table_remove_all(set->suited);
    if (set->files->len > 0) {
        if (!set->header.path) {
            make_header(precompiled, index);
        }
        find_suited(precompiled, set);
        g_ptr_array_set_size(set->files, 0);
    }
    return TRUE;
}

static FlagSet *set_of(Precompiled *precompiled, const CompileCommand *command)
{
    g_autofree char *key = flag_key(command);
    FlagSet *set = g_hash_table_lookup(precompiled->by_key, key);

    if (!set) {
        set = g_new0(FlagSet, 1);
        set->key = g_steal_pointer(&key);
        set->command = command;
        set->files = g_ptr_array_new();
        set->suited = g_hash_table_new(g_str_hash, g_str_equal);
        g_ptr_array_add(precompiled->sets, set);
        g_hash_table_insert(precompiled->by_key, set->key, set);
    }
    return set;
}

Precompiled *precompiled_new(const Tree *tree, GError **error)
{
    g_autoptr(Precompiled) precompiled = g_new0(Precompiled, 1);

    precompiled->tree = tree;
    precompiled->by_key = g_hash_table_new(g_str_hash, g_str_equal);
    precompiled->sets = g_ptr_array_new_with_free_func(set_free);
    precompiled->scratch = scratch_new(error);
    return precompiled->scratch ? g_steal_pointer(&precompiled) : NULL;
}

void precompiled_expect(Precompiled *precompiled, const char *file,
                        const CompileCommand *command)
{
    g_ptr_array_add(set_of(precompiled, command)->files, (gpointer)file);
}

gboolean precompiled_make(Precompiled *precompiled, GHashTable *unwanted,
                          guint jobs, GError **error)
{
    precompiled->unwanted = unwanted;
    return parallel_for("precompiling", precompiled->sets->len, jobs, make_one,
                        precompiled, error);
}

const PrecompiledHeader *precompiled_lookup(const Precompiled *precompiled,
                                            const char *file,
                                            const CompileCommand *command)
{
    g_autofree char *key = flag_key(command);
    const FlagSet *set = g_hash_table_lookup(precompiled->by_key, key);

    return set && g_hash_table_contains(set->suited, file) ? &set->header
                                                           : NULL;
}

void precompiled_free(Precompiled *precompiled)
{
    g_hash_table_unref(precompiled->by_key);
    g_ptr_array_unref(precompiled->sets);
    g_clear_pointer(&precompiled->scratch, scratch_free);
    g_free(precompiled);
}

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

#include "syntax/cached-headers.h"
#include "syntax.h"
#include "util/intern.h"
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
    GPtrArray *files;    /* those that are to be parsed next */
    char *path;          /* NULL as long as there is none */
    GHashTable *parts;   /* the files it is made of */
} FlagSet;

struct Precompiled {
    const Tree *tree;
    Scratch *scratch;
    GHashTable *by_key;
    GPtrArray *sets;
    GHashTable *unwanted;
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
    g_clear_pointer(&set->parts, g_hash_table_unref);
    g_free(set);
}

/* Whether a header bears to come twice: its first directive begins a guard */
static gboolean is_guarded(const Precompiled *precompiled, const char *header)
{
    static const char *const places[] = { "include", "" };

    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *file = g_build_filename(places[i], header, NULL);
        g_autofree char *text = tree_text(precompiled->tree, file);
        const char *hash = text && g_str_has_prefix(text, "#") ? text :
                           text ? strstr(text, "\n#") : NULL;

        if (hash) {
            hash = strchr(hash, '#') + 1;
            hash += strspn(hash, " \t");
            return g_str_has_prefix(hash, "ifndef") ||
                   g_str_has_prefix(hash, "if !defined") ||
                   g_str_has_prefix(hash, "pragma once");
        }
        if (text) {
            return FALSE;
        }
    }
    return TRUE;
}

static void count_includes(const Precompiled *precompiled, const char *file,
                           GHashTable *counts, GPtrArray *order)
{
    g_autofree char *text = tree_text(precompiled->tree, file);
    g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;

    for (guint i = 0; lines && lines[i]; i++) {
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
            const char *interned = intern(name);
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
            !is_guarded(precompiled, header)) {
            g_ptr_array_remove_index(headers, i - 1);
        }
    }
    return headers;
}

/*
 * Whether a header may mean something else in a file than anywhere: macros
 * are defined in front of it.
 */
static gboolean adapts_headers(const Precompiled *precompiled,
                               const char *file)
{
    g_autofree char *text = tree_text(precompiled->tree, file);
    g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;
    gboolean defines = FALSE;

    for (guint i = 0; lines && lines[i]; i++) {
        const char *word = lines[i] + strspn(lines[i], " \t");

        if (*word++ != '#') {
            continue;
        }
        word += strspn(word, " \t");
        if (g_str_has_prefix(word, "include") && defines &&
            strchr(word, '"')) {
            return TRUE;
        }
        defines |= g_str_has_prefix(word, "define") ||
                   g_str_has_prefix(word, "undef");
    }
    return FALSE;
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

/* Takes a header from an earlier run; @headers: (nullable): what has to be in
 * it */
static gboolean find_kept(const Precompiled *precompiled, FlagSet *set,
                          GPtrArray *headers, const char *path)
{
    g_auto(GStrv) kept = NULL;
    g_autoptr(GHashTable) parts = NULL;
    g_autoptr(GBytes) content =
        keep_find_precompiled(precompiled->tree, set->key, &kept, &parts);

    if (!content || has_unwanted(precompiled, parts) ||
        (headers && !has_all(kept, headers)) ||
        !g_file_set_contents_full(path, g_bytes_get_data(content, NULL),
                                  g_bytes_get_size(content),
                                  G_FILE_SET_CONTENTS_NONE, 0600, NULL)) {
        return FALSE;
    }
    set->parts = g_steal_pointer(&parts);
    return TRUE;
}

static void make_new(const Precompiled *precompiled, FlagSet *set,
                     GPtrArray *headers, const char *path)
{
    const Tree *tree = precompiled->tree;
    g_autoptr(GPtrArray) rest = g_ptr_array_copy(headers, NULL, NULL);
    g_auto(GStrv) arguments = compile_command_clang_arguments(set->command);
    g_autoptr(GMappedFile) file = NULL;
    g_autoptr(GBytes) content = NULL;

    set->parts = syntax_precompile(tree->root, set->command->directory,
                                   arguments, rest, precompiled->unwanted,
                                   path);
    file = set->parts ? g_mapped_file_new(path, FALSE, NULL) : NULL;
    if (file) {
        content = g_mapped_file_get_bytes(file);
        keep_precompiled(tree, set->files->pdata[0], set->key, headers,
                         set->parts, content);
    }
}

static gboolean make_one(guint index, gpointer data, GError **error)
{
    Precompiled *precompiled = data;
    FlagSet *set = precompiled->sets->pdata[index];
    g_autoptr(GPtrArray) headers = NULL;
    g_autofree char *name = g_strdup_printf("common-%u.pch", index);
    g_autofree char *path = NULL;

    if (set->path || !set->files->len) {
        return TRUE;
    }
    /* for fewer files, what is there has to do */
    if (set->files->len >= MIN_FILES) {
        headers = common_headers(precompiled, set);
    }
    path = g_build_filename(precompiled->scratch->path, name, NULL);
    if (!find_kept(precompiled, set, headers, path) && headers) {
        make_new(precompiled, set, headers, path);
    }
    if (set->parts) {
        set->path = g_steal_pointer(&path);
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

gboolean precompiled_prepare(Precompiled *precompiled, GPtrArray *files,
                             GHashTable *unwanted, guint jobs, GError **error)
{
    for (guint i = 0; i < precompiled->sets->len; i++) {
        FlagSet *set = precompiled->sets->pdata[i];

        g_ptr_array_set_size(set->files, 0);
    }
    for (guint i = 0; i < files->len; i++) {
        GPtrArray *commands = tree_commands(precompiled->tree,
                                            files->pdata[i], NULL);

        if (commands && !adapts_headers(precompiled, files->pdata[i])) {
            g_ptr_array_add(set_of(precompiled, commands->pdata[0])->files,
                            files->pdata[i]);
        }
    }
    precompiled->unwanted = unwanted;
    return parallel_for("precompiling", precompiled->sets->len, jobs, make_one,
                        precompiled, error);
}

const char *precompiled_lookup(const Precompiled *precompiled,
                               const char *file,
                               const CompileCommand *command)
{
    g_autofree char *key = flag_key(command);
    const FlagSet *set = g_hash_table_lookup(precompiled->by_key, key);

    return set && set->path && !has_unwanted(precompiled, set->parts) &&
           !adapts_headers(precompiled, file) ? set->path : NULL;
}

void precompiled_add_parts(const Precompiled *precompiled,
                           const CompileCommand *command, GHashTable *files)
{
    g_autofree char *key = flag_key(command);
    const FlagSet *set = g_hash_table_lookup(precompiled->by_key, key);
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, set->parts);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        g_hash_table_add(files, (gpointer)intern(file));
    }
}

void precompiled_free(Precompiled *precompiled)
{
    g_hash_table_unref(precompiled->by_key);
    g_ptr_array_unref(precompiled->sets);
    g_clear_pointer(&precompiled->scratch, scratch_free);
    g_free(precompiled);
}

/*
 * cached-facts.c - facts that are kept from one run to the next
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Besides files, facts depend on how a file is compiled, on the constructors,
 * and on the included files that functions are read of.  What the parser needs
 * for the next file is kept with them.
 */
#include "store/cached-facts.h"
#include "cache.h"
#include "store/record.h"
#include "tree/standin.h"
#include "util/intern.h"

#include <string.h>

/* The name of the constructors among results; no file is called that */
#define CONSTRUCTORS "constructors:"
/* Likewise, in front of their flags, those of precompiled headers: what they
 * were to be made of, what they are made of, themselves */
#define PRECOMPILED "precompiled:"
#define PRECOMPILED_TYPE G_VARIANT_TYPE("(aayaayay)")

static void add_text(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)text, strlen(text) + 1);
}

static gboolean is_stand_in(const Tree *tree, const char *text)
{
    return tree->stand_ins &&
           strstr(text, stand_ins_directory(tree->stand_ins));
}

/* Stand-ins lie in another directory each time: what is in them counts */
static void add_argument(GChecksum *sum, const Tree *tree,
                         const char *argument)
{
    if (is_stand_in(tree, argument)) {
        g_autoptr(GString) text = g_string_new(argument);

        g_string_replace(text, stand_ins_directory(tree->stand_ins),
                         stand_ins_digest(tree->stand_ins), 0);
        add_text(sum, text->str);
    } else {
        add_text(sum, argument);
    }
}

static void add_commands(GChecksum *sum, const Tree *tree, const char *file)
{
    gboolean borrowed;
    GPtrArray *commands = tree_commands(tree, file, &borrowed);

    add_text(sum, borrowed ? "borrowed" : "own");
    for (guint i = 0; i < commands->len; i++) {
        const CompileCommand *command = commands->pdata[i];

        add_text(sum, command->directory);
        for (guint k = 0; command->arguments[k]; k++) {
            add_argument(sum, tree, command->arguments[k]);
        }
        add_text(sum, "");
    }
}

static void add_path(GHashTable *paths, const char *path)
{
    g_hash_table_add(paths, (gpointer)intern(path));
}

/* Adds where files that are not there would have to turn up: in a directory
 * below one of those that they were looked for in, or that an including file
 * is in */
static void add_homes(GHashTable *directories, GHashTable *files,
                      GHashTable *missing)
{
    g_autofree gpointer *bases = NULL;
    GHashTableIter iter;
    gpointer name;
    guint n;

    g_hash_table_iter_init(&iter, files);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        g_autofree char *home = g_path_get_dirname(name);

        add_path(directories, home);
    }
    bases = g_hash_table_get_keys_as_array(directories, &n);
    g_hash_table_iter_init(&iter, missing);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        g_autofree char *below = g_path_get_dirname(name);

        for (guint i = 0; i < n; i++) {
            g_autofree char *home = g_canonicalize_filename(below, bases[i]);

            add_path(directories, home);
        }
    }
}

/* The directories in which includes of @file have been looked for, interned */
static GHashTable *searched(const Tree *tree, const char *file,
                            GHashTable *files, GHashTable *missing)
{
    GPtrArray *commands = tree_commands(tree, file, NULL);
    GHashTable *directories = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < commands->len; i++) {
        const CompileCommand *command = commands->pdata[i];
        g_auto(GStrv) flags = compile_command_clang_arguments(command);
        g_auto(GStrv) some = syntax_search_path(command->directory, flags);

        for (guint k = 0; some[k]; k++) {
            if (!is_stand_in(tree, some[k])) {
                add_path(directories, some[k]);
            }
        }
    }
    if (g_hash_table_size(missing) > 0) {
        add_homes(directories, files, missing);
    }
    return directories;
}

GHashTable *keep_without_stand_ins(const Tree *tree, GHashTable *files)
{
    GHashTable *rest = g_hash_table_new(NULL, NULL);
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, files);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        if (!is_stand_in(tree, file)) {
            g_hash_table_add(rest, file);
        }
    }
    return rest;
}

char *keep_how(const Tree *tree, const char *file, GHashTable *constructors)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autoptr(GVariant) record =
        g_variant_ref_sink(record_of_constructors(constructors));

    g_checksum_update(sum, g_variant_get_data(record),
                      g_variant_get_size(record));
    add_commands(sum, tree, file);
    return g_strdup(g_checksum_get_string(sum));
}

UnitFacts *keep_find_facts(const Tree *tree, const char *file,
                           GHashTable *constructors, GHashTable *fragments)
{
    g_autoptr(GVariant) record = NULL;
    g_autofree char *how = NULL;

    if (!tree->cache) {
        return NULL;
    }
    how = keep_how(tree, file, constructors);
    record = cache_find(tree->cache, file, how, fragments, RECORD_TYPE);
    return record ? record_to_facts(record, constructors) : NULL;
}

UnitFacts *keep_facts(const Tree *tree, const UnitFacts *facts,
                      GHashTable *constructors, GHashTable *fragments)
{
    g_autoptr(GVariant) record = g_variant_ref_sink(record_of_facts(facts));
    UnitFacts *kept = record_to_facts(record, constructors);

    g_assert(kept);
    if (tree->cache) {
        g_autofree char *how = keep_how(tree, facts->file, constructors);
        g_autoptr(GHashTable) read =
            keep_without_stand_ins(tree, facts->files);
        g_autoptr(GHashTable) directories =
            searched(tree, facts->file, read, facts->missing);

        cache_keep(tree->cache, facts->file, how, fragments, read,
                   directories, record);
    }
    return kept;
}

static char *how_of_constructors(const Tree *tree, GPtrArray *headers)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    add_commands(sum, tree, tree->implementation);
    for (guint i = 0; i < headers->len; i++) {
        add_text(sum, headers->pdata[i]);
    }
    return g_strdup(g_checksum_get_string(sum));
}

GHashTable *keep_find_constructors(const Tree *tree, GPtrArray *headers)
{
    g_autoptr(GVariant) record = NULL;
    g_autofree char *how = NULL;

    if (!tree->cache) {
        return NULL;
    }
    how = how_of_constructors(tree, headers);
    record = cache_find(tree->cache, CONSTRUCTORS, how, NULL, RECORD_TYPE);
    return record ? record_to_constructors(record) : NULL;
}

void keep_constructors(const Tree *tree, GPtrArray *headers,
                       const SyntaxUnit *unit, GHashTable *constructors)
{
    g_autoptr(GHashTable) read = NULL;
    g_autoptr(GHashTable) directories = NULL;
    g_autofree char *how = NULL;

    if (!tree->cache) {
        return;
    }
    how = how_of_constructors(tree, headers);
    read = keep_without_stand_ins(tree, unit->files);
    directories = searched(tree, tree->implementation, read, unit->missing);
    cache_keep(tree->cache, CONSTRUCTORS, how, NULL, read, directories,
               record_of_constructors(constructors));
}

static char *name_of_precompiled(const char *flags)
{
    g_autofree char *digest =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, flags, -1);

    return g_strconcat(PRECOMPILED, digest, NULL);
}

GBytes *keep_find_precompiled(const Tree *tree, const char *flags,
                              char ***headers,
                              GHashTable **parts)
{
    g_autofree char *name = name_of_precompiled(flags);
    g_autoptr(GVariant) record = cache_find(tree->cache, name, "", NULL,
                                            PRECOMPILED_TYPE);
    g_autoptr(GVariant) content = NULL;
    g_auto(GStrv) paths = NULL;

    if (!record) {
        return NULL;
    }
    g_variant_get(record, "(^aay^aay@ay)", headers, &paths, &content);
    *parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; paths[i]; i++) {
        g_hash_table_add(*parts, g_strdup(paths[i]));
    }
    return g_variant_get_data_as_bytes(content);
}

void keep_precompiled(const Tree *tree, const char *file, const char *flags,
                      GPtrArray *headers, GHashTable *parts, GBytes *content)
{
    g_autofree char *name = name_of_precompiled(flags);
    g_autoptr(GHashTable) none = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) directories = NULL;
    GVariantBuilder names, paths;
    GHashTableIter iter;
    gpointer path;

    if (!tree->cache) {
        return;
    }
    g_variant_builder_init(&names, G_VARIANT_TYPE_BYTESTRING_ARRAY);
    for (guint i = 0; i < headers->len; i++) {
        g_variant_builder_add(&names, "^ay", headers->pdata[i]);
    }
    g_variant_builder_init(&paths, G_VARIANT_TYPE_BYTESTRING_ARRAY);
    g_hash_table_iter_init(&iter, parts);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        /* stand-ins are somewhere else the next time */
        if (is_stand_in(tree, path)) {
            g_variant_builder_clear(&names);
            g_variant_builder_clear(&paths);
            return;
        }
        g_variant_builder_add(&paths, "^ay", path);
    }
    directories = searched(tree, file, parts, none);
    cache_keep(tree->cache, name, "", NULL, parts, directories,
               g_variant_new("(aayaay@ay)", &names, &paths,
                             g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING,
                                                      content, TRUE)));
}

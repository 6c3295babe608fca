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

#include <string.h>

#include "cache.h"
#include "store/record.h"
#include "syntax/search-path.h"
#include "tree/standin.h"
#include "util/intern.h"

/* The name of the constructors among results; no file is called that */
#define CONSTRUCTORS "constructors:"
static void add_text(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)text, strlen(text) + 1);
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

/* The same for each file: worked out once */
static char *digest_of_constructors(GHashTable *constructors)
{
    static GMutex lock;
    static GHashTable *asked;    /* a reference, so that it stays what it is */
    static char *digest;
    char *copy;

    g_mutex_lock(&lock);
    if (constructors != asked) {
        g_autoptr(GVariant) record =
            g_variant_ref_sink(record_of_constructors(constructors));

        g_clear_pointer(&asked, g_hash_table_unref);
        g_free(digest);
        asked = g_hash_table_ref(constructors);
        digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
                                             g_variant_get_data(record),
                                             g_variant_get_size(record));
    }
    copy = g_strdup(digest);
    g_mutex_unlock(&lock);
    return copy;
}

char *keep_how(const Tree *tree, const char *file, GHashTable *constructors)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *digest = digest_of_constructors(constructors);

    add_text(sum, digest);
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

UnitFacts *keep_find_listed(const Tree *tree, const char *file,
                            GHashTable *constructors)
{
    g_autofree char *how = keep_how(tree, file, constructors);
    g_autoptr(GVariant) record = cache_find_listed(tree->cache, file, how,
                                                   RECORD_TYPE);

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
            searched_directories(tree, facts->file, read, facts->missing);

        cache_keep(tree->cache, facts->file, how, fragments, read,
                   directories, record);
        cache_outlasts(tree->cache, facts->file);
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
    directories = searched_directories(tree, tree->implementation, read,
                                       unit->missing);
    cache_watch(tree->cache, tree->header);
    cache_keep(tree->cache, CONSTRUCTORS, how, NULL, read, directories,
               record_of_constructors(constructors));
}

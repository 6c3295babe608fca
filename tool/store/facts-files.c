/*
 * facts-files.c - facts that go to other processes, or come from them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "store/facts-files.h"

#include <errno.h>
#include <string.h>

#include "cache/stamps.h"
#include "cache/store.h"
#include "error.h"
#include "store/cached-facts.h"
#include "store/record.h"
#include "util/file.h"
#include "util/intern.h"

/* How the unit was parsed; files with hash, and whether functions of them were
 * wanted; facts */
#define EXCHANGE_TYPE G_VARIANT_TYPE("(sa(ayayb)(aayau))")

struct Exchange {
    char *name;            /* of the directory, as given */
    char *directory;       /* absolute: libclang may change the current one */
    guint64 since;
    GHashTable *hashes;    /* path -> GBytes, of files that have been read */
    GMutex lock;
};

Exchange *exchange_new(const char *directory)
{
    Exchange *exchange = g_new0(Exchange, 1);

    exchange->name = g_strdup(directory);
    exchange->directory = g_canonicalize_filename(directory, NULL);
    exchange->since = stamp_time();
    exchange->hashes =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                              (GDestroyNotify)g_bytes_unref);
    g_mutex_init(&exchange->lock);
    return exchange;
}

void exchange_free(Exchange *exchange)
{
    if (exchange) {
        g_free(exchange->name);
        g_free(exchange->directory);
        g_hash_table_unref(exchange->hashes);
        g_mutex_clear(&exchange->lock);
        g_free(exchange);
    }
}

static char *path_in(const char *directory, const char *file)
{
    g_autofree char *name = g_strconcat(file, ".facts", NULL);

    return g_build_filename(directory, name, NULL);
}

/* SHA-256 of a file in the tree, or elsewhere; empty if it cannot be read */
static GBytes *hash_of(Exchange *exchange, const Tree *tree, const char *file)
{
    const char *name = intern(file);
    GBytes *hash;

    g_mutex_lock(&exchange->lock);
    hash = g_hash_table_lookup(exchange->hashes, name);
    if (!hash) {
        g_autofree char *path = g_canonicalize_filename(name, tree->root);
        guint8 digest[STAMP_HASH_SIZE];

        hash = stamp_hash(path, digest)
               ? g_bytes_new(digest, sizeof(digest)) : g_bytes_new(NULL, 0);
        g_hash_table_insert(exchange->hashes, (gpointer)name, hash);
    }
    g_mutex_unlock(&exchange->lock);
    return hash;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

/*
 * Whether a path can be told to make, which has no way to write some: what
 * follows a semicolon or a line is a command to it
 */
static gboolean check_name(const char *path, GError **error)
{
    for (const char *c = path; *c; c++) {
        if (g_ascii_iscntrl(*c) || *c == ';' || *c == '\\') {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        "%s: no facts: make cannot be told of a file whose "
                        "name holds the character U+%04X; rename it", path,
                        (guint)*c);
            return FALSE;
        }
    }
    return TRUE;
}

static char *escaped(const char *path)
{
    GString *text = g_string_new(path);

    g_string_replace(text, "$", "$$", 0);
    g_string_replace(text, " ", "\\ ", 0);
    g_string_replace(text, "#", "\\#", 0);
    return g_string_free(text, FALSE);
}

/* What the unit's file depends on, for make and ninja */
static char *make_rule(const char *target, GList *files, GError **error)
{
    g_autofree char *name = escaped(target);
    g_autoptr(GString) rule = g_string_new(name);

    if (!check_name(target, error)) {
        return NULL;
    }
    g_string_append_c(rule, ':');
    for (GList *file = files; file; file = file->next) {
        g_autofree char *prerequisite = escaped(file->data);

        if (!check_name(file->data, error)) {
            return NULL;
        }
        g_string_append_printf(rule, " \\\n %s", prerequisite);
    }
    g_string_append_c(rule, '\n');
    return g_string_free(g_steal_pointer(&rule), FALSE);
}

static gboolean write_file(const char *path, const char *data, gsize length,
                           GError **error)
{
    g_autofree char *directory = g_path_get_dirname(path);
    g_autoptr(GError) cause = NULL;

    if (g_mkdir_with_parents(directory, 0777) != 0) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: %s; name another directory with --output",
                    directory, g_strerror(errno));
        return FALSE;
    }
    if (!g_file_set_contents(path, data, length, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s; is there room?", cause->message);
        return FALSE;
    }
    return TRUE;
}

static GVariant *variant_of_files(Exchange *exchange, const Tree *tree,
                                  GList *files, GHashTable *fragments,
                                  GError **error)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE("a(ayayb)"));
    for (GList *each = files; each; each = each->next) {
        g_autofree char *relative = tree_relative(tree, each->data);
        const char *name = relative ? relative : each->data;
        GBytes *hash = hash_of(exchange, tree, name);
        gsize length;
        gconstpointer data = g_bytes_get_data(hash, &length);
        StampStat stat;

        if (!stamp_stat(each->data, &stat) || !length ||
            stamp_is_young(&stat, exchange->since)) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        "%s has changed while it was read; run again", name);
            g_variant_builder_clear(&builder);
            return NULL;
        }
        g_variant_builder_add(&builder, "(^ay@ayb)", name,
            g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, data, length, 1),
            g_hash_table_contains(fragments, intern(name)));
    }
    return g_variant_builder_end(&builder);
}

gboolean exchange_write(Exchange *exchange, const Tree *tree,
                        const UnitFacts *facts, GHashTable *constructors,
                        GHashTable *fragments, GError **error)
{
    g_autofree char *path = path_in(exchange->directory, facts->file);
    g_autofree char *target = path_in(exchange->name, facts->file);
    g_autofree char *rule_path = g_strconcat(path, ".d", NULL);
    g_autofree char *how = keep_how(tree, facts->file, constructors);
    g_autofree char *rule = NULL;
    g_autoptr(GHashTable) read = NULL;
    g_autoptr(GList) files = NULL;
    g_autoptr(GBytes) bytes = NULL;
    GVariant *list;
    gconstpointer data;
    gsize length;

    read = keep_without_stand_ins(tree, facts->files);
    files = g_list_sort(g_hash_table_get_keys(read), by_name);
    list = variant_of_files(exchange, tree, files, fragments, error);
    if (!list) {
        return FALSE;
    }
    bytes = store_pack(g_variant_new("(s@a(ayayb)@(aayau))", how, list,
                                     record_of_facts(facts)));
    data = g_bytes_get_data(bytes, &length);
    rule = make_rule(target, files, error);
    return rule && write_file(rule_path, rule, strlen(rule), error) &&
           write_file(path, data, length, error);
}

/* Whether the files are what they were, and the same ones are wanted now */
static gboolean files_match(Exchange *exchange, const Tree *tree,
                            GVariant *files, GHashTable *fragments)
{
    gsize n = g_variant_n_children(files);

    for (gsize i = 0; i < n; i++) {
        g_autoptr(GVariant) hash = NULL;
        GBytes *present;
        gconstpointer data;
        const char *name;
        gboolean wanted;
        gsize length;

        g_variant_get_child(files, i, "(^&ay@ayb)", &name, &hash, &wanted);
        present = hash_of(exchange, tree, name);
        data = g_variant_get_fixed_array(hash, &length, 1);
        if (length != STAMP_HASH_SIZE || g_bytes_get_size(present) != length ||
            memcmp(g_bytes_get_data(present, NULL), data, length) != 0 ||
            wanted != g_hash_table_contains(fragments, intern(name))) {
            return FALSE;
        }
    }
    return n > 0;
}

UnitFacts *exchange_find(Exchange *exchange, const Tree *tree,
                         const char *file, GHashTable *constructors,
                         GHashTable *fragments)
{
    g_autofree char *path = path_in(exchange->directory, file);
    g_autofree char *how = keep_how(tree, file, constructors);
    g_autofree char *data = NULL;
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GVariant) value = NULL;
    g_autoptr(GVariant) files = NULL;
    g_autoptr(GVariant) record = NULL;
    const char *made_how;
    gsize length;

    if (!file_read(path, &data, &length, NULL)) {
        return NULL;
    }
    bytes = g_bytes_new_take(g_steal_pointer(&data), length);
    value = store_unpack(bytes, EXCHANGE_TYPE);
    if (!value) {
        return NULL;
    }
    g_variant_get(value, "(&s@a(ayayb)@(aayau))", &made_how, &files, &record);
    return strcmp(made_how, how) == 0 &&
           files_match(exchange, tree, files, fragments)
           ? record_to_facts(record, constructors) : NULL;
}

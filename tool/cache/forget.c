/*
 * forget.c - which results do not hold any more
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A result holds as long as the files do that it was made of.  One exception is
 * worth its price: constructors that are added to the memory header change it
 * for every unit, and mean nothing to those that do not use them.
 */
#include <string.h>

#include "cache/growth.h"
#include "cache/index.h"
#include "cache/store.h"
#include "util/file.h"
#include "util/parallel.h"

/* One header that has other declarations than it had */
typedef struct {
    Cache *cache;
    const Stamp *header;
    GPtrArray *names;       /* of what it declares or not */
    GArray *files;          /* ids of files that results need looked at */
    guint8 *mentions;       /* by id, whether one of the names is in it */
} Growth;

static char *text_name(const guint8 *hash)
{
    GString *name = g_string_new("texts/");

    for (guint i = 0; i < STAMP_HASH_SIZE; i++) {
        g_string_append_printf(name, "%02x", hash[i]);
    }
    return g_string_free(name, FALSE);
}

static char *read_stamp(const Cache *cache, const Stamp *stamp, gsize *length)
{
    g_autofree char *path = index_absolute(cache, stamp);
    char *text;

    return file_read(path, &text, length, NULL) ? text : NULL;
}

void forget_later(const Cache *cache)
{
    GHashTableIter iter;
    gpointer path;

    g_hash_table_iter_init(&iter, cache->watched);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        const Stamp *stamp = g_hash_table_lookup(cache->by_path, path);
        g_autofree char *name = stamp && stamp->hashed
                                ? text_name(stamp->hash) : NULL;
        g_autoptr(GVariant) kept = name
            ? store_read(cache->store, name, G_VARIANT_TYPE_STRING) : NULL;
        g_autofree char *text = name && !kept
            ? read_stamp(cache, stamp, NULL) : NULL;
        guint8 hash[STAMP_HASH_SIZE];
        gsize size = sizeof(hash);
        g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

        if (!text || !g_utf8_validate(text, -1, NULL)) {
            continue;
        }
        g_checksum_update(sum, (const guchar *)text, -1);
        g_checksum_get_digest(sum, hash, &size);
        if (memcmp(hash, stamp->hash, sizeof(hash)) == 0) {
            store_write(cache->store, name, g_variant_new_string(text));
        }
    }
}

/* The names by which a header differs from what it was; NULL if it differs in
 * more, or if that is not known */
static GPtrArray *names_of(const Cache *cache, const Stamp *stamp)
{
    g_autofree char *name = text_name(stamp->was);
    g_autoptr(GVariant) old = stamp->hashed
        ? store_read(cache->store, name, G_VARIANT_TYPE_STRING) : NULL;
    g_autofree char *new = old ? read_stamp(cache, stamp, NULL) : NULL;

    return new ? growth_names(g_variant_get_string(old, NULL), new) : NULL;
}

/* The stamp of the one file of a result that has changed, NULL if there are
 * none or more */
static const Stamp *only_changed(const Cache *cache, const Result *result,
                                 guint *n)
{
    const Stamp *changed = NULL;

    *n = 0;
    for (guint i = 0; i < result->files->len; i++) {
        const Stamp *stamp =
            cache->stamps->pdata[g_array_index(result->files, guint32, i)];

        if (stamp->changed) {
            changed = stamp;
            ++*n;
        }
    }
    return *n == 1 ? changed : NULL;
}

static gboolean is_marked(const Result *result, const Stamp *stamp)
{
    for (guint i = 0; i < result->marks->len; i++) {
        if (g_array_index(result->marks, guint32, i) == stamp->id) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether nothing but the header's declarations speaks against a result */
static gboolean may_outlast(const Growth *growth, const Result *result)
{
    guint n;

    return growth->names && result->outlasts && *result->key &&
           only_changed(growth->cache, result, &n) == growth->header &&
           !is_marked(result, growth->header);
}

static gboolean look_at(guint index, gpointer data, GError **error)
{
    Growth *growth = data;
    guint32 id = g_array_index(growth->files, guint32, index);
    const Stamp *stamp = growth->cache->stamps->pdata[id];
    gsize length = 0;
    g_autofree char *text = read_stamp(growth->cache, stamp, &length);

    growth->mentions[id] = !text ||
        growth_is_mentioned(text, length, growth->names);
    return TRUE;
}

/* Looks for the names in all files of results that may outlast the change */
static void find_mentions(Growth *growth)
{
    const Cache *cache = growth->cache;
    GHashTableIter iter;
    gpointer data;

    growth->mentions = g_new0(guint8, cache->stamps->len + 1);
    growth->files = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_hash_table_iter_init(&iter, cache->results);
    while (g_hash_table_iter_next(&iter, NULL, &data)) {
        const Result *result = data;

        if (!may_outlast(growth, result)) {
            continue;
        }
        for (guint i = 0; i < result->files->len; i++) {
            guint32 id = g_array_index(result->files, guint32, i);

            if (id != growth->header->id && !growth->mentions[id]) {
                growth->mentions[id] = TRUE;    /* until it is looked at */
                g_array_append_val(growth->files, id);
            }
        }
    }
    parallel_for(NULL, growth->files->len, g_get_num_processors(), look_at,
                 growth, NULL);
}

/* A name that is put together by the preprocessor is in what was made of it,
 * and so is the header where its lines play a part */
static gboolean is_used(const Growth *growth, const Result *result)
{
    g_autofree char *file = index_result_file(result->key);
    g_autoptr(GVariant) value = NULL;
    const char *data;
    gsize size;

    for (guint i = 0; i < result->files->len; i++) {
        if (growth->mentions[g_array_index(result->files, guint32, i)]) {
            return TRUE;
        }
    }
    value = store_read(growth->cache->store, file, G_VARIANT_TYPE_ANY);
    data = value ? g_variant_get_data(value) : NULL;
    size = value ? g_variant_get_size(value) : 0;
    return !data || growth_is_mentioned(data, size, growth->names) ||
           memmem(data, size, growth->header->path,
                  strlen(growth->header->path));
}

static void growth_clear(Growth *growth)
{
    g_clear_pointer(&growth->names, g_ptr_array_unref);
    g_clear_pointer(&growth->files, g_array_unref);
    g_free(growth->mentions);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Growth, growth_clear)

/* The header that has changed, if it is one that is watched; the only one */
static void find_growth(Growth *growth)
{
    for (guint i = 0; i < growth->cache->stamps->len; i++) {
        const Stamp *stamp = growth->cache->stamps->pdata[i];

        if (stamp->changed && g_str_has_suffix(stamp->path, ".h") &&
            !growth->names) {
            growth->header = stamp;
            growth->names = names_of(growth->cache, stamp);
        }
    }
    if (growth->names) {
        find_mentions(growth);
    }
}

static void forget_answers(Cache *cache)
{
    for (guint i = 0; i < cache->stamps->len; i++) {
        Stamp *stamp = cache->stamps->pdata[i];

        if (stamp->changed) {
            stamp->note = NULL;
        }
        for (guint q = 0; stamp->changed && q < cache->questions->len; q++) {
            CacheQuestion *question = cache->questions->pdata[q];

            if (i < question->answers->len) {
                question->answers->data[i] = 0;
            }
        }
    }
}

static gboolean is_shadowed(const Cache *cache, const Result *result)
{
    for (guint i = 0; i < result->files->len; i++) {
        const Stamp *stamp =
            cache->stamps->pdata[g_array_index(result->files, guint32, i)];

        if (stamp->shadowed) {
            return TRUE;
        }
    }
    return FALSE;
}

void forget_changed(Cache *cache)
{
    g_auto(Growth) growth = { .cache = cache };
    GHashTableIter iter;
    gpointer data;

    forget_answers(cache);
    find_growth(&growth);
    g_hash_table_iter_init(&iter, cache->results);
    while (g_hash_table_iter_next(&iter, NULL, &data)) {
        Result *result = data;
        guint n;

        only_changed(cache, result, &n);
        if (is_shadowed(cache, result)) {
            g_hash_table_iter_remove(&iter);
        } else if (n && !(may_outlast(&growth, result) &&
                          !is_used(&growth, result))) {
            result->key[0] = '\0';
        }
    }
}

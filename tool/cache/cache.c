/*
 * cache.c - what was found out before and still holds
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A result is stored under a digest of everything it was made of: program,
 * flags, and path and content of each file.  The index knows which files those
 * were.  That the same files with the same content make the same result is
 * true as long as includes lead to the same files; directories.c looks after
 * that.
 */
#include "cache/index.h"

#include <string.h>

#include "cache/store.h"
#include "util/intern.h"
#include "util/parallel.h"

/* Files to look at in one go */
#define BATCH 256

static guint batches(guint n)
{
    return (n + BATCH - 1) / BATCH;
}

/* Looks whether a file is what it was when the index was written */
static void check_stamp(Cache *cache, Stamp *stamp)
{
    g_autofree char *path = index_absolute(cache, stamp);
    guint8 hash[STAMP_HASH_SIZE];
    StampStat stat;

    if (stamp_stat(path, &stat) && stamp_stat_equal(&stat, &stamp->stat)) {
        return;
    }
    stamp->changed = TRUE;
    if (stamp->hashed) {
        stamp->hashed = stamp_hash(path, hash);
        stamp->changed = !stamp->hashed ||
                         memcmp(hash, stamp->hash, sizeof(hash)) != 0;
        memcpy(stamp->hash, hash, sizeof(hash));
    }
    stamp->stat = stat;
    stamp->young = stamp_is_young(&stat, cache->opened);
    g_atomic_int_set(&cache->dirty, TRUE);
}

static gboolean check_batch(guint index, gpointer data, GError **error)
{
    Cache *cache = data;
    guint end = MIN((index + 1) * BATCH, cache->stamps->len);

    for (guint i = index * BATCH; i < end; i++) {
        check_stamp(cache, cache->stamps->pdata[i]);
    }
    return TRUE;
}

/* Forgets what does not hold any more */
static void forget_changed(Cache *cache)
{
    GHashTableIter iter;
    gpointer data;

    for (guint i = 0; i < cache->stamps->len; i++) {
        const Stamp *stamp = cache->stamps->pdata[i];

        for (guint q = 0; stamp->changed && q < cache->questions->len; q++) {
            CacheQuestion *question = cache->questions->pdata[q];

            if (i < question->answers->len) {
                question->answers->data[i] = 0;
            }
        }
    }
    g_hash_table_iter_init(&iter, cache->results);
    while (g_hash_table_iter_next(&iter, NULL, &data)) {
        Result *result = data;
        gboolean changed = FALSE, shadowed = FALSE;

        for (guint i = 0; i < result->files->len; i++) {
            const Stamp *stamp =
                cache->stamps->pdata[g_array_index(result->files, guint32, i)];

            changed |= stamp->changed;
            shadowed |= stamp->shadowed;
        }
        if (shadowed) {
            g_hash_table_iter_remove(&iter);
        } else if (changed) {
            result->key[0] = '\0';
        }
    }
}

Cache *cache_open(const char *root, const char *build_dir)
{
    g_autofree char *id = NULL;
    g_autofree char *digest = NULL;
    Cache *cache;

    if (!store_is_enabled()) {
        return NULL;
    }
    cache = g_new0(Cache, 1);
    id = g_strconcat(root, "\n", build_dir, NULL);
    digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, id, -1);
    cache->root = g_strdup(root);
    cache->name = g_strconcat("trees/", digest, NULL);
    cache->opened = stamp_time();
    cache->stamps = g_ptr_array_new_with_free_func(g_free);
    cache->by_path = g_hash_table_new(g_str_hash, g_str_equal);
    cache->searched = g_hash_table_new(NULL, NULL);
    cache->directories = g_ptr_array_new_with_free_func(directory_free);
    cache->results = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                           result_free);
    cache->pending = g_ptr_array_new();
    cache->questions = g_ptr_array_new_with_free_func(question_free);
    g_mutex_init(&cache->lock);
    index_read(cache);
    parallel_for(NULL, batches(cache->stamps->len), g_get_num_processors(),
                 check_batch, cache, NULL);
    directories_check(cache);
    forget_changed(cache);
    return cache;
}

void cache_close(Cache *cache)
{
    if (!cache) {
        return;
    }
    cache_flush(cache);
    if (cache->grown) {
        directories_update(cache);
    }
    if (cache->dirty) {
        index_write(cache);
    }
    if (cache->grown) {
        store_prune();
    }
    g_free(cache->root);
    g_free(cache->name);
    g_hash_table_unref(cache->by_path);
    g_hash_table_unref(cache->searched);
    g_hash_table_unref(cache->results);
    g_ptr_array_unref(cache->stamps);
    g_ptr_array_unref(cache->directories);
    g_ptr_array_unref(cache->pending);
    g_ptr_array_unref(cache->questions);
    g_mutex_clear(&cache->lock);
    g_free(cache);
}

gboolean cache_clear(GError **error)
{
    return store_clear(error);
}

static Stamp *file_of(const Cache *cache, const Result *result, guint index)
{
    return cache->stamps->pdata[g_array_index(result->files, guint32, index)];
}

/* NULL if one of the files is not there */
static char *key_of(const Cache *cache, const char *name, const Result *result)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    g_checksum_update(sum, (const guchar *)name, strlen(name) + 1);
    g_checksum_update(sum, (const guchar *)result->how, -1);
    for (guint i = 0; i < result->files->len; i++) {
        const Stamp *stamp = file_of(cache, result, i);

        if (!stamp->hashed) {
            return NULL;
        }
        g_checksum_update(sum, (const guchar *)stamp->path,
                          strlen(stamp->path) + 1);
        g_checksum_update(sum, stamp->hash, sizeof(stamp->hash));
    }
    for (guint i = 0; i < result->marks->len; i++) {
        const Stamp *stamp =
            cache->stamps->pdata[g_array_index(result->marks, guint32, i)];

        g_checksum_update(sum, (const guchar *)stamp->path,
                          strlen(stamp->path) + 1);
    }
    return g_strdup(g_checksum_get_string(sum));
}

static char *file_name(const char *key)
{
    return g_strdup_printf("results/%.2s/%s", key, key);
}

static int by_number(gconstpointer a, gconstpointer b)
{
    guint32 left = *(const guint32 *)a, right = *(const guint32 *)b;

    return left < right ? -1 : left > right;
}

static gboolean has_number(GArray *numbers, guint32 number)
{
    return g_array_binary_search(numbers, &number, by_number, NULL);
}

static gboolean same_marks(const Cache *cache, const Result *result,
                           GHashTable *marks)
{
    guint n = 0;
    GHashTableIter iter;
    gpointer path;

    if (!marks) {
        return result->marks->len == 0;
    }
    g_hash_table_iter_init(&iter, marks);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        const Stamp *stamp = g_hash_table_lookup(cache->by_path, path);

        if (stamp && has_number(result->files, stamp->id)) {
            if (!has_number(result->marks, stamp->id)) {
                return FALSE;
            }
            n++;
        }
    }
    return n == result->marks->len;
}

GVariant *cache_find(Cache *cache, const char *name, const char *how,
                     GHashTable *marks, const GVariantType *type)
{
    g_autofree char *file = NULL;
    Result *result;

    if (!cache) {
        return NULL;
    }
    g_mutex_lock(&cache->lock);
    result = g_hash_table_lookup(cache->results, name);
    if (result && (strcmp(result->how, how) != 0 ||
                   !same_marks(cache, result, marks))) {
        result = NULL;
    }
    g_mutex_unlock(&cache->lock);
    if (!result) {
        return NULL;
    }
    if (result->value) {
        return g_variant_ref(result->value);
    }
    if (!*result->key) {
        char *key = key_of(cache, name, result);

        if (!key) {
            return NULL;
        }
        g_free(result->key);
        result->key = key;
    }
    file = file_name(result->key);
    return store_read(file, type);
}

void cache_keep(Cache *cache, const char *name, const char *how,
                GHashTable *marks, GHashTable *files,
                GHashTable *directories, GVariant *value)
{
    g_autoptr(GVariant) owned = g_variant_ref_sink(value);
    GHashTableIter iter;
    Result *result;
    gpointer path;

    if (!cache) {
        return;
    }
    result = g_new0(Result, 1);
    result->how = g_strdup(how);
    result->key = g_strdup("");
    result->files = g_array_new(FALSE, FALSE, sizeof(guint32));
    result->marks = g_array_new(FALSE, FALSE, sizeof(guint32));
    result->value = g_steal_pointer(&owned);
    g_mutex_lock(&cache->lock);
    g_hash_table_iter_init(&iter, files);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        const Stamp *stamp = index_stamp(cache, index_path(cache, path));

        g_array_append_val(result->files, stamp->id);
        if (marks && g_hash_table_contains(marks, stamp->path)) {
            g_array_append_val(result->marks, stamp->id);
        }
    }
    g_array_sort(result->files, by_number);
    g_array_sort(result->marks, by_number);
    g_hash_table_iter_init(&iter, directories);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        g_hash_table_add(cache->searched, (gpointer)intern(path));
    }
    g_hash_table_replace(cache->results, g_strdup(name), result);
    g_ptr_array_add(cache->pending, (gpointer)intern(name));
    g_mutex_unlock(&cache->lock);
}

/* The files that results which are not stored yet are made of, each once */
static GPtrArray *pending_files(const Cache *cache)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    GPtrArray *files = g_ptr_array_new();

    for (guint i = 0; i < cache->pending->len; i++) {
        const Result *result = g_hash_table_lookup(cache->results,
                                                   cache->pending->pdata[i]);

        for (guint f = 0; f < result->files->len; f++) {
            Stamp *stamp = file_of(cache, result, f);

            if (g_hash_table_add(seen, stamp)) {
                g_ptr_array_add(files, stamp);
            }
        }
    }
    return files;
}

typedef struct {
    Cache *cache;
    GPtrArray *files;
} Flush;

/*
 * What a result is made of was read between the opening of the cache and now:
 * a file that is older than that and is still the same was read as it is.
 */
static gboolean settle_batch(guint index, gpointer data, GError **error)
{
    Flush *flush = data;
    guint end = MIN((index + 1) * BATCH, flush->files->len);

    for (guint i = index * BATCH; i < end; i++) {
        Stamp *stamp = flush->files->pdata[i];
        g_autofree char *path = index_absolute(flush->cache, stamp);
        StampStat stat;

        if (!stamp_stat(path, &stat) ||
            !stamp_stat_equal(&stat, &stamp->stat)) {
            stamp->young = TRUE;
        } else if (!stamp->young && !stamp->hashed) {
            stamp->hashed = stamp_hash(path, stamp->hash);
        }
    }
    return TRUE;
}

static gboolean store_one(guint index, gpointer data, GError **error)
{
    Cache *cache = data;
    const char *name = cache->pending->pdata[index];
    Result *result = g_hash_table_lookup(cache->results, name);
    g_autofree char *file = NULL;
    char *key;

    for (guint i = 0; i < result->files->len; i++) {
        if (file_of(cache, result, i)->young) {
            return TRUE;
        }
    }
    key = result->value ? key_of(cache, name, result) : NULL;
    if (key) {
        file = file_name(key);
        store_write(file, result->value);
        g_clear_pointer(&result->value, g_variant_unref);
        g_free(result->key);
        result->key = key;
    }
    return TRUE;
}

void cache_flush(Cache *cache)
{
    Flush flush = { .cache = cache };

    if (!cache || !cache->pending->len) {
        return;
    }
    flush.files = pending_files(cache);
    parallel_for(NULL, batches(flush.files->len), g_get_num_processors(),
                 settle_batch, &flush, NULL);
    parallel_for(NULL, cache->pending->len, g_get_num_processors(), store_one,
                 cache, NULL);
    for (guint i = 0; i < cache->pending->len; i++) {
        const char *name = cache->pending->pdata[i];
        const Result *result = g_hash_table_lookup(cache->results, name);

        if (result && !*result->key) {
            g_hash_table_remove(cache->results, name);
        }
    }
    g_ptr_array_set_size(cache->pending, 0);
    g_ptr_array_unref(flush.files);
    cache->dirty = cache->grown = TRUE;
}

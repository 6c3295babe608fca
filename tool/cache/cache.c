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
/* Bytes of results that may wait to be stored */
#define MAX_WAITING (8 << 20)

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
    stamp->gone = !stat.inode && !stamp->stat.inode;
    if (stamp->hashed) {
        stamp->hashed = stamp_hash(path, hash);
        stamp->changed = !stamp->hashed ||
                         memcmp(hash, stamp->hash, sizeof(hash)) != 0;
        memcpy(stamp->was, stamp->hash, sizeof(hash));
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

Cache *cache_open(const char *root, const char *build_dir, const char *store)
{
    g_autofree char *id = NULL;
    g_autofree char *digest = NULL;
    Cache *cache;

    if (!store_is_enabled()) {
        return NULL;
    }
    if (store) {
        stamp_wait();
    }
    cache = g_new0(Cache, 1);
    cache->store = g_strdup(store);
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
    cache->watched = g_hash_table_new(NULL, NULL);
    cache->pending = g_ptr_array_new();
    cache->questions = g_ptr_array_new_with_free_func(question_free);
    cache->lists = g_ptr_array_new_with_free_func(list_free);
    g_mutex_init(&cache->lock);
    index_read(cache);
    parallel_for(NULL, batches(cache->stamps->len), g_get_num_processors(),
                 check_batch, cache, NULL);
    directories_check(cache);
    forget_changed(cache);
    lists_check(cache);
    return cache;
}

gboolean cache_clear(GError **error)
{
    return store_clear(error);
}

gboolean cache_saw(Cache *cache, const char *file)
{
    const Stamp *stamp;
    gboolean saw;

    if (!cache) {
        return FALSE;
    }
    g_mutex_lock(&cache->lock);
    stamp = g_hash_table_lookup(cache->by_path, file);
    saw = stamp && stamp->stat.inode;
    g_mutex_unlock(&cache->lock);
    return saw;
}

static Stamp *file_of(const Cache *cache, const Result *result, guint index)
{
    return cache->stamps->pdata[g_array_index(result->files, guint32, index)];
}

/* NULL if one of the files is not there */
static char *key_of(const Cache *cache, const char *name, const Result *result)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    g_checksum_update(sum, (const guchar *)store_program_id(), -1);
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

char *index_result_file(const char *key)
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

/* With the lock; NULL if there is none that was made in that way */
static Result *look_up(const Cache *cache, const char *name, const char *how)
{
    Result *result = g_hash_table_lookup(cache->results, name);

    return result && strcmp(result->how, how) == 0 ? result : NULL;
}

/* The value of a result that has been looked up, NULL for NULL; lets go of the
 * lock */
static GVariant *read_result(Cache *cache, const char *name, Result *result,
                             const GVariantType *type)
{
    g_autofree char *file = NULL;
    GVariant *value = NULL;

    if (result && result->value) {
        value = g_variant_ref(result->value);
    } else if (result) {
        char *key = *result->key ? NULL : key_of(cache, name, result);

        if (key) {
            g_free(result->key);
            result->key = key;
        }
        file = *result->key ? index_result_file(result->key) : NULL;
    }
    g_mutex_unlock(&cache->lock);
    return file ? store_read(cache->store, file, type) : value;
}

GVariant *cache_find(Cache *cache, const char *name, const char *how,
                     GHashTable *marks, const GVariantType *type)
{
    Result *result;

    if (!cache) {
        return NULL;
    }
    g_mutex_lock(&cache->lock);
    result = look_up(cache, name, how);
    if (result && !same_marks(cache, result, marks)) {
        result = NULL;
    }
    return read_result(cache, name, result, type);
}

GVariant *cache_find_listed(Cache *cache, const char *name, const char *how,
                            const GVariantType *type)
{
    if (!cache) {
        return NULL;
    }
    g_mutex_lock(&cache->lock);
    return read_result(cache, name, look_up(cache, name, how), type);
}

/*
 * What a result is made of was read between the opening of the cache and now:
 * a file that is older than that and is still the same was read as it is.
 */
static void settle(const Cache *cache, Stamp *stamp)
{
    g_autofree char *path = index_absolute(cache, stamp);
    StampStat stat;

    if (!stamp_stat(path, &stat) || !stamp_stat_equal(&stat, &stamp->stat)) {
        stamp->young = TRUE;
    } else if (!stamp->young && !stamp->hashed) {
        stamp->hashed = stamp_hash(path, stamp->hash);
    }
}

/* Whether the files that a result is made of are known as they were read;
 * @settled: those that were looked at */
static gboolean is_settled(const Cache *cache, const Result *result,
                           GHashTable *settled)
{
    gboolean old = TRUE;

    for (guint i = 0; i < result->files->len; i++) {
        Stamp *stamp = file_of(cache, result, i);

        if (g_hash_table_add(settled, stamp)) {
            settle(cache, stamp);
        }
        old &= !stamp->young;
    }
    return old;
}

/* Stores what is pending, and forgets it if that cannot be; with the lock */
static void flush(Cache *cache)
{
    g_autoptr(GHashTable) settled = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < cache->pending->len; i++) {
        const char *name = cache->pending->pdata[i];
        Result *result = g_hash_table_lookup(cache->results, name);
        char *key = NULL;

        /* one that was kept twice is stored by now */
        if (result && result->value && is_settled(cache, result, settled)) {
            key = key_of(cache, name, result);
        }
        if (key) {
            g_autofree char *file = index_result_file(key);

            store_write(cache->store, file, result->value);
            g_clear_pointer(&result->value, g_variant_unref);
            g_free(result->key);
            result->key = key;
        } else if (result && !*result->key) {
            g_hash_table_remove(cache->results, name);
        }
        cache->dirty = cache->grown = TRUE;
    }
    g_ptr_array_set_size(cache->pending, 0);
    cache->waiting = 0;
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
    cache->waiting += g_variant_get_size(result->value);
    if (cache->waiting > MAX_WAITING) {
        flush(cache);
    }
    g_mutex_unlock(&cache->lock);
}

void cache_outlasts(Cache *cache, const char *name)
{
    Result *result;

    if (!cache) {
        return;
    }
    g_mutex_lock(&cache->lock);
    result = g_hash_table_lookup(cache->results, name);
    if (result) {
        result->outlasts = TRUE;
    }
    g_mutex_unlock(&cache->lock);
}

void cache_watch(Cache *cache, const char *path)
{
    if (cache) {
        g_hash_table_add(cache->watched, (gpointer)intern(path));
    }
}

void cache_close(Cache *cache)
{
    if (!cache) {
        return;
    }
    flush(cache);
    lists_settle(cache);
    forget_later(cache);
    if (cache->grown) {
        directories_update(cache);
    }
    if (cache->dirty) {
        index_write(cache);
    }
    if (cache->grown && !cache->store) {
        store_prune();
    }
    g_free(cache->store);
    g_free(cache->root);
    g_free(cache->name);
    g_hash_table_unref(cache->by_path);
    g_hash_table_unref(cache->searched);
    g_hash_table_unref(cache->watched);
    g_hash_table_unref(cache->results);
    g_ptr_array_unref(cache->stamps);
    g_ptr_array_unref(cache->directories);
    g_ptr_array_unref(cache->pending);
    g_ptr_array_unref(cache->questions);
    g_ptr_array_unref(cache->lists);
    g_clear_pointer(&cache->read, g_variant_unref);
    g_mutex_clear(&cache->lock);
    g_free(cache);
}

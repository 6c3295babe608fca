/*
 * lists.c - what a run came by when nothing was different
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Which results a run asks for depends on what the text of files says, and on
 * the results that it has come by before.  Where all of that is the same, the
 * whole list is.
 */
#include "cache/index.h"

#include <string.h>

#include "util/intern.h"

/* Lists that nobody has asked for so many others are forgotten */
#define MAX_LISTS 200

void list_free(gpointer data)
{
    ResultList *list = data;

    g_free(list->name);
    g_free(list->digest);
    g_ptr_array_unref(list->results);
    g_free(list);
}

/* Digest of what is stored for all results of a list, in their order; NULL if
 * one of them is not stored */
static char *digest_of(const Cache *cache, const ResultList *list)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    for (guint i = 0; i < list->results->len; i++) {
        const Result *result = g_hash_table_lookup(cache->results,
                                                   list->results->pdata[i]);

        if (!result || !*result->key) {
            return NULL;
        }
        g_checksum_update(sum, (const guchar *)result->key, -1);
    }
    return g_strdup(g_checksum_get_string(sum));
}

void lists_check(Cache *cache)
{
    for (guint i = 0; i < cache->stamps->len; i++) {
        const Stamp *stamp = cache->stamps->pdata[i];

        /* a file that is gone is in no list, or its result is gone as well */
        if ((stamp->changed && !stamp->gone) || stamp->young) {
            g_ptr_array_set_size(cache->lists, 0);
            return;
        }
    }
}

static gboolean is_any_young(const Cache *cache)
{
    for (guint i = 0; i < cache->stamps->len; i++) {
        if (((const Stamp *)cache->stamps->pdata[i])->young) {
            return TRUE;
        }
    }
    return FALSE;
}

void lists_settle(Cache *cache)
{
    gboolean young = is_any_young(cache);

    for (guint i = cache->lists->len; i > 0; i--) {
        ResultList *list = cache->lists->pdata[i - 1];

        if (!*list->digest && !young) {
            g_free(list->digest);
            list->digest = digest_of(cache, list);
        }
        if (!list->digest || !*list->digest || i > MAX_LISTS) {
            g_ptr_array_remove_index(cache->lists, i - 1);
        }
    }
}

static ResultList *take_list(Cache *cache, const char *name)
{
    for (guint i = 0; i < cache->lists->len; i++) {
        ResultList *list = cache->lists->pdata[i];

        if (strcmp(list->name, name) == 0) {
            return g_ptr_array_steal_index(cache->lists, i);
        }
    }
    return NULL;
}

GPtrArray *cache_find_list(Cache *cache, const char *name)
{
    ResultList *list = cache ? take_list(cache, name) : NULL;
    g_autofree char *digest = list ? digest_of(cache, list) : NULL;

    if (list) {
        g_ptr_array_insert(cache->lists, 0, list);
    }
    return digest && strcmp(digest, list->digest) == 0
           ? g_ptr_array_ref(list->results) : NULL;
}

void cache_keep_list(Cache *cache, const char *name, GPtrArray *results)
{
    ResultList *list;

    if (!cache) {
        return;
    }
    list = take_list(cache, name);
    if (list) {
        list_free(list);
    }
    list = g_new0(ResultList, 1);
    list->name = g_strdup(name);
    list->digest = g_strdup("");
    list->results = g_ptr_array_new();
    for (guint i = 0; i < results->len; i++) {
        g_ptr_array_add(list->results,
                        (gpointer)intern(results->pdata[i]));
    }
    g_ptr_array_insert(cache->lists, 0, list);
    cache->dirty = TRUE;
}

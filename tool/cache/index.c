/*
 * index.c - the tables of a tree's cache, read and written
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cache/index.h"

#include <string.h>

#include "cache/store.h"
#include "util/intern.h"

/* root, then: paths, stats and hashes of files; paths, stats and names of
 * directories; where includes are looked for; results: name, how, key, files,
 * marks; questions: text, answers; notes on files, "" if there is none; lists:
 * name, digest, results by their places above */
#define INDEX_TYPE \
    G_VARIANT_TYPE("(ayaaya(tttt)a(bay)aaya(tttt)aauaaya(ayssauaub)a(say)" \
                   "aaya(ssau))")

/* Questions that nobody has asked for so many others are forgotten */
#define MAX_QUESTIONS 100

void result_free(gpointer data)
{
    Result *result = data;

    g_free(result->how);
    g_free(result->key);
    g_array_unref(result->files);
    g_array_unref(result->marks);
    g_clear_pointer(&result->value, g_variant_unref);
    g_free(result);
}

void question_free(gpointer data)
{
    CacheQuestion *question = data;

    g_free(question->text);
    g_byte_array_unref(question->answers);
    g_free(question);
}

const char *index_path(const Cache *cache, const char *path)
{
    gsize length = strlen(cache->root);

    return strncmp(path, cache->root, length) == 0 && path[length] == '/'
           ? path + length + 1 : path;
}

char *index_absolute(const Cache *cache, const Stamp *stamp)
{
    return g_canonicalize_filename(stamp->path, cache->root);
}

static Stamp *add_stamp(Cache *cache, const char *path)
{
    Stamp *stamp = g_new0(Stamp, 1);

    stamp->path = intern(path);
    stamp->id = cache->stamps->len;
    g_ptr_array_add(cache->stamps, stamp);
    g_hash_table_insert(cache->by_path, (gpointer)stamp->path, stamp);
    return stamp;
}

Stamp *index_stamp(Cache *cache, const char *path)
{
    Stamp *stamp = g_hash_table_lookup(cache->by_path, path);

    if (!stamp) {
        g_autofree char *absolute = NULL;

        stamp = add_stamp(cache, path);
        absolute = index_absolute(cache, stamp);
        stamp_stat(absolute, &stamp->stat);
        stamp->young = stamp_is_young(&stamp->stat, cache->opened);
        cache->dirty = TRUE;
    }
    return stamp;
}

static gsize fixed(GVariant *tuple, guint index, gsize size,
                   gconstpointer *data, GVariant **owner)
{
    gsize n;

    *owner = g_variant_get_child_value(tuple, index);
    *data = g_variant_get_fixed_array(*owner, &n, size);
    return n;
}

static GArray *numbers_of(GVariant *tuple, guint index)
{
    g_autoptr(GVariant) owner = NULL;
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
    gconstpointer data;
    gsize n = fixed(tuple, index, sizeof(guint32), &data, &owner);

    if (n) {
        g_array_append_vals(numbers, data, n);
    }
    return numbers;
}

static GVariant *variant_of_numbers(const GArray *numbers)
{
    return g_variant_new_fixed_array(G_VARIANT_TYPE_UINT32, numbers->data,
                                     numbers->len, sizeof(guint32));
}

static void read_stamps(Cache *cache, GVariant *index)
{
    g_autoptr(GVariant) paths = g_variant_get_child_value(index, 1);
    g_autoptr(GVariant) hashes = g_variant_get_child_value(index, 3);
    g_autoptr(GVariant) owner = NULL;
    g_autofree const char **names = g_variant_get_bytestring_array(paths, NULL);
    gconstpointer data;
    gsize n = fixed(index, 2, sizeof(StampStat), &data, &owner);

    for (gsize i = 0; names[i]; i++) {
        g_autoptr(GVariant) pair = NULL;
        g_autoptr(GVariant) bytes = NULL;
        gconstpointer hash;
        gsize length;
        Stamp *stamp = add_stamp(cache, names[i]);

        if (i < n) {
            stamp->stat = ((const StampStat *)data)[i];
        }
        pair = g_variant_get_child_value(hashes, i);
        g_variant_get_child(pair, 0, "b", &stamp->hashed);
        bytes = g_variant_get_child_value(pair, 1);
        hash = g_variant_get_fixed_array(bytes, &length, 1);
        stamp->hashed &= length == STAMP_HASH_SIZE;
        if (stamp->hashed) {
            memcpy(stamp->hash, hash, length);
        }
    }
}

static void read_directories(Cache *cache, GVariant *index)
{
    g_autoptr(GVariant) paths = g_variant_get_child_value(index, 4);
    g_autoptr(GVariant) names = g_variant_get_child_value(index, 6);
    g_autoptr(GVariant) searched = g_variant_get_child_value(index, 7);
    g_autoptr(GVariant) owner = NULL;
    g_autofree const char **list = g_variant_get_bytestring_array(paths, NULL);
    g_autofree const char **search = g_variant_get_bytestring_array(searched,
                                                                     NULL);
    gconstpointer data;
    gsize n = fixed(index, 5, sizeof(StampStat), &data, &owner);

    for (gsize i = 0; list[i] && i < n; i++) {
        Directory *directory = g_new0(Directory, 1);

        directory->path = g_strdup(list[i]);
        directory->stat = ((const StampStat *)data)[i];
        directory->names = numbers_of(names, i);
        g_ptr_array_add(cache->directories, directory);
    }
    for (gsize i = 0; search[i]; i++) {
        g_hash_table_add(cache->searched, (gpointer)intern(search[i]));
    }
}

static gboolean are_ids(const Cache *cache, const GArray *numbers)
{
    for (guint i = 0; i < numbers->len; i++) {
        if (g_array_index(numbers, guint32, i) >= cache->stamps->len) {
            return FALSE;
        }
    }
    return TRUE;
}

static void read_results(Cache *cache, GVariant *index)
{
    g_autoptr(GVariant) list = g_variant_get_child_value(index, 8);
    gsize n = g_variant_n_children(list);

    for (gsize i = 0; i < n; i++) {
        g_autoptr(GVariant) tuple = g_variant_get_child_value(list, i);
        Result *result = g_new0(Result, 1);
        char *name;

        g_variant_get_child(tuple, 0, "^ay", &name);
        g_variant_get_child(tuple, 1, "s", &result->how);
        g_variant_get_child(tuple, 2, "s", &result->key);
        result->files = numbers_of(tuple, 3);
        result->marks = numbers_of(tuple, 4);
        g_variant_get_child(tuple, 5, "b", &result->outlasts);
        if (are_ids(cache, result->files) && are_ids(cache, result->marks)) {
            g_hash_table_replace(cache->results, name, result);
        } else {
            g_free(name);
            result_free(result);
        }
    }
}

static void read_questions(Cache *cache, GVariant *index)
{
    g_autoptr(GVariant) list = g_variant_get_child_value(index, 9);
    gsize n = g_variant_n_children(list);

    for (gsize i = 0; i < n; i++) {
        g_autoptr(GVariant) tuple = g_variant_get_child_value(list, i);
        g_autoptr(GVariant) owner = NULL;
        CacheQuestion *question = g_new0(CacheQuestion, 1);
        gconstpointer data;
        gsize length = fixed(tuple, 1, 1, &data, &owner);

        g_variant_get_child(tuple, 0, "s", &question->text);
        question->answers = g_byte_array_new();
        if (length) {
            g_byte_array_append(question->answers, data,
                                MIN(length, cache->stamps->len));
        }
        g_ptr_array_add(cache->questions, question);
    }
}

/* They stay where they are, which few of them are asked for */
static void read_notes(Cache *cache, GVariant *index)
{
    g_autoptr(GVariant) list = g_variant_get_child_value(index, 10);
    g_autofree const char **notes = g_variant_get_bytestring_array(list, NULL);

    for (guint i = 0; notes[i] && i < cache->stamps->len; i++) {
        Stamp *stamp = cache->stamps->pdata[i];

        stamp->note = *notes[i] ? notes[i] : NULL;
    }
}

static void read_lists(Cache *cache, GVariant *index)
{
    g_autoptr(GVariant) all = g_variant_get_child_value(index, 8);
    g_autoptr(GVariant) lists = g_variant_get_child_value(index, 11);
    gsize n = g_variant_n_children(lists);
    gsize n_results = g_variant_n_children(all);
    g_autofree const char **names = n ? g_new0(const char *, n_results) : NULL;

    for (gsize i = 0; i < n; i++) {
        g_autoptr(GVariant) tuple = g_variant_get_child_value(lists, i);
        g_autoptr(GArray) places = numbers_of(tuple, 2);
        ResultList *list = g_new0(ResultList, 1);

        g_variant_get_child(tuple, 0, "s", &list->name);
        g_variant_get_child(tuple, 1, "s", &list->digest);
        list->results = g_ptr_array_new();
        for (guint k = 0; k < places->len; k++) {
            guint32 place = g_array_index(places, guint32, k);

            if (place < n_results && !names[place]) {
                g_autoptr(GVariant) result = g_variant_get_child_value(all,
                                                                       place);
                const char *name;

                g_variant_get_child(result, 0, "^&ay", &name);
                names[place] = intern(name);
            }
            g_ptr_array_add(list->results, (gpointer)(
                place < n_results ? names[place] : ""));
        }
        g_ptr_array_add(cache->lists, list);
    }
}

void index_read(Cache *cache)
{
    GVariant *index = store_read(cache->store, cache->name, INDEX_TYPE);
    const char *root;

    if (!index) {
        return;
    }
    cache->read = index;
    g_variant_get_child(index, 0, "^&ay", &root);
    if (strcmp(root, cache->root) == 0) {
        read_stamps(cache, index);
        read_directories(cache, index);
        read_results(cache, index);
        read_questions(cache, index);
        read_notes(cache, index);
        read_lists(cache, index);
    }
}

static void write_stamps(const Cache *cache, GVariantBuilder *builder)
{
    g_autoptr(GArray) stats = g_array_new(FALSE, TRUE, sizeof(StampStat));
    GVariantBuilder paths, hashes;

    g_variant_builder_init(&paths, G_VARIANT_TYPE_BYTESTRING_ARRAY);
    g_variant_builder_init(&hashes, G_VARIANT_TYPE("a(bay)"));
    for (guint i = 0; i < cache->stamps->len; i++) {
        const Stamp *stamp = cache->stamps->pdata[i];
        static const StampStat unknown = { 0 };

        g_variant_builder_add(&paths, "^ay", stamp->path);
        g_array_append_vals(stats, stamp->young ? &unknown : &stamp->stat, 1);
        g_variant_builder_add(&hashes, "(b@ay)", stamp->hashed,
            g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, stamp->hash,
                                      stamp->hashed ? STAMP_HASH_SIZE : 0, 1));
    }
    g_variant_builder_add(builder, "aay", &paths);
    g_variant_builder_add_value(builder,
        g_variant_new_fixed_array(G_VARIANT_TYPE("(tttt)"), stats->data,
                                  stats->len, sizeof(StampStat)));
    g_variant_builder_add(builder, "a(bay)", &hashes);
}

static void write_directories(const Cache *cache, GVariantBuilder *builder)
{
    g_autoptr(GArray) stats = g_array_new(FALSE, TRUE, sizeof(StampStat));
    GVariantBuilder paths, names, searched;
    GHashTableIter iter;
    gpointer path;

    g_variant_builder_init(&paths, G_VARIANT_TYPE_BYTESTRING_ARRAY);
    g_variant_builder_init(&names, G_VARIANT_TYPE("aau"));
    g_variant_builder_init(&searched, G_VARIANT_TYPE_BYTESTRING_ARRAY);
    for (guint i = 0; i < cache->directories->len; i++) {
        const Directory *directory = cache->directories->pdata[i];

        g_variant_builder_add(&paths, "^ay", directory->path);
        g_array_append_val(stats, directory->stat);
        g_variant_builder_add_value(&names,
                                    variant_of_numbers(directory->names));
    }
    g_hash_table_iter_init(&iter, cache->searched);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        g_variant_builder_add(&searched, "^ay", path);
    }
    g_variant_builder_add(builder, "aay", &paths);
    g_variant_builder_add_value(builder,
        g_variant_new_fixed_array(G_VARIANT_TYPE("(tttt)"), stats->data,
                                  stats->len, sizeof(StampStat)));
    g_variant_builder_add(builder, "aau", &names);
    g_variant_builder_add(builder, "aay", &searched);
}

/* @places: (element-type filename guint32): set to where each of them is */
static void write_results(const Cache *cache, GVariantBuilder *builder,
                          GHashTable *places)
{
    GVariantBuilder list;
    GHashTableIter iter;
    gpointer name, data;
    guint32 n = 0;

    g_variant_builder_init(&list, G_VARIANT_TYPE("a(ayssauaub)"));
    g_hash_table_iter_init(&iter, cache->results);
    while (g_hash_table_iter_next(&iter, &name, &data)) {
        const Result *result = data;

        g_hash_table_insert(places, (gpointer)intern(name),
                            GUINT_TO_POINTER(n++));
        g_variant_builder_add(&list, "(^ayss@au@aub)", name, result->how,
                              result->key, variant_of_numbers(result->files),
                              variant_of_numbers(result->marks),
                              result->outlasts);
    }
    g_variant_builder_add(builder, "a(ayssauaub)", &list);
}

static void write_questions(const Cache *cache, GVariantBuilder *builder)
{
    GVariantBuilder list;

    g_variant_builder_init(&list, G_VARIANT_TYPE("a(say)"));
    for (guint i = 0; i < MIN(cache->questions->len, MAX_QUESTIONS); i++) {
        const CacheQuestion *question = cache->questions->pdata[i];

        g_variant_builder_add(&list, "(s@ay)", question->text,
            g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE,
                                      question->answers->data,
                                      question->answers->len, 1));
    }
    g_variant_builder_add(builder, "a(say)", &list);
}

static void write_notes(const Cache *cache, GVariantBuilder *builder)
{
    GVariantBuilder list;

    g_variant_builder_init(&list, G_VARIANT_TYPE_BYTESTRING_ARRAY);
    for (guint i = 0; i < cache->stamps->len; i++) {
        const Stamp *stamp = cache->stamps->pdata[i];

        g_variant_builder_add(&list, "^ay", stamp->note ? stamp->note : "");
    }
    g_variant_builder_add(builder, "aay", &list);
}

static void write_lists(const Cache *cache, GVariantBuilder *builder,
                        GHashTable *places)
{
    GVariantBuilder lists;

    g_variant_builder_init(&lists, G_VARIANT_TYPE("a(ssau)"));
    for (guint i = 0; i < cache->lists->len; i++) {
        const ResultList *list = cache->lists->pdata[i];
        g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE,
                                                sizeof(guint32));

        for (guint k = 0; k < list->results->len; k++) {
            gpointer place = GUINT_TO_POINTER(G_MAXUINT32);
            guint32 number;

            g_hash_table_lookup_extended(places, list->results->pdata[k],
                                         NULL, &place);
            number = GPOINTER_TO_UINT(place);
            g_array_append_val(numbers, number);
        }
        g_variant_builder_add(&lists, "(ss@au)", list->name, list->digest,
                              variant_of_numbers(numbers));
    }
    g_variant_builder_add(builder, "a(ssau)", &lists);
}

void index_write(Cache *cache)
{
    g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL);
    GVariantBuilder builder;

    g_variant_builder_init(&builder, INDEX_TYPE);
    g_variant_builder_add(&builder, "^ay", cache->root);
    write_stamps(cache, &builder);
    write_directories(cache, &builder);
    write_results(cache, &builder, places);
    write_questions(cache, &builder);
    write_notes(cache, &builder);
    write_lists(cache, &builder, places);
    store_write(cache->store, cache->name, g_variant_builder_end(&builder));
}

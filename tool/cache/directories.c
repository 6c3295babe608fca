/*
 * directories.c - which includes may lead elsewhere now
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A header that is new may take the place of another one further down the
 * include path, which has not changed at all.  So the names in all directories
 * in which the compiler looks for includes are remembered, below each entry of
 * the include path, beside each file that includes something, and where a file
 * that was not there would have to turn up.  A name that turns up in one of
 * them makes void what was made of any file that may include it: one that has
 * the name on a preprocessor line, or has itself that name.
 */
#include "cache/index.h"

#include <string.h>

#include "util/file.h"
#include "util/intern.h"
#include "util/parallel.h"

void directory_free(gpointer data)
{
    Directory *directory = data;

    g_free(directory->path);
    g_array_unref(directory->names);
    g_free(directory);
}

static int by_hash(gconstpointer a, gconstpointer b)
{
    guint32 left = *(const guint32 *)a, right = *(const guint32 *)b;

    return left < right ? -1 : left > right;
}

/* Whether a name has turned up, or may have, since the cache was opened */
static gboolean is_new(const Cache *cache, const char *directory,
                       const char *name)
{
    g_autofree char *path = g_build_filename(directory, name, NULL);
    StampStat stat;

    return !stamp_stat(path, &stat) || stamp_is_young(&stat, cache->opened);
}

/*
 * Lists the names in a directory.  Those that were not there before are added
 * to @created, if it is not NULL; if it is, the directory is listed for the
 * first time, when it has already been searched, and what is new is left out.
 */
static void list_names(const Cache *cache, Directory *directory,
                       GHashTable *created)
{
    GArray *names = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GDir) dir = NULL;
    gboolean young;
    const char *name;

    stamp_stat(directory->path, &directory->stat);
    young = stamp_is_young(&directory->stat, cache->opened);
    dir = g_dir_open(directory->path, 0, NULL);
    while (dir && (name = g_dir_read_name(dir))) {
        guint32 hash = g_str_hash(name);

        if (created) {
            if (!g_array_binary_search(directory->names, &hash, by_hash,
                                       NULL)) {
                g_hash_table_add(created, g_strdup(name));
            }
        } else if (young && is_new(cache, directory->path, name)) {
            continue;
        }
        g_array_append_val(names, hash);
    }
    if (young) {
        memset(&directory->stat, 0, sizeof(directory->stat));
    }
    g_array_sort(names, by_hash);
    g_array_unref(directory->names);
    directory->names = names;
}

static gboolean is_in(GHashTable *names, const char *start, gsize length)
{
    g_autofree char *name = g_strndup(start, length);

    return g_hash_table_contains(names, name);
}

/* Whether a preprocessor line has one of the names, as a part of a path */
static gboolean mentions(const char *text, GHashTable *names)
{
    static const char word[] =
        G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_.+-";

    while (*text) {
        const char *end = text + strcspn(text, "\n");

        text += strspn(text, " \t");
        if (*text == '#') {
            while (text < end) {
                gsize length = strspn(text, word);

                if (length && is_in(names, text, length)) {
                    return TRUE;
                }
                text += length ? length : 1;
            }
        }
        text = *end ? end + 1 : end;
    }
    return FALSE;
}

typedef struct {
    Cache *cache;
    GHashTable *created;
} Check;

static gboolean check_includes(guint index, gpointer data, GError **error)
{
    const Check *check = data;
    Stamp *stamp = check->cache->stamps->pdata[index];
    const char *slash = strrchr(stamp->path, '/');
    g_autofree char *path = NULL;
    g_autofree char *text = NULL;

    /* only files that results are made of have a hash */
    if (stamp->hashed) {
        path = index_absolute(check->cache, stamp);
        stamp->shadowed =
            g_hash_table_contains(check->created,
                                  slash ? slash + 1 : stamp->path) ||
            (file_read(path, &text, NULL, NULL) &&
             mentions(text, check->created));
    }
    return TRUE;
}

void directories_check(Cache *cache)
{
    g_autoptr(GHashTable) created = g_hash_table_new_full(g_str_hash,
                                                          g_str_equal, g_free,
                                                          NULL);
    Check check = { .cache = cache, .created = created };

    for (guint i = 0; i < cache->directories->len; i++) {
        Directory *directory = cache->directories->pdata[i];
        StampStat stat;
        gboolean there = stamp_stat(directory->path, &stat);

        if (there ? !stamp_stat_equal(&stat, &directory->stat)
                  : directory->names->len > 0) {
            list_names(cache, directory, created);
            cache->dirty = TRUE;
        }
    }
    if (g_hash_table_size(created) > 0) {
        parallel_for(NULL, cache->stamps->len, g_get_num_processors(),
                     check_includes, &check, NULL);
    }
}

/* Directories that files lie in, relative to where the include path leads, and
 * those above them */
typedef struct {
    GHashTable *below;      /* directory -> GPtrArray of those right in it */
    GHashTable *known;
} Layout;

static void layout_add(Layout *layout, const char *directory)
{
    const char *name = intern(directory);
    g_autofree char *parent = NULL;
    const char *key;
    GPtrArray *list;

    if (!*name || !g_hash_table_add(layout->known, (gpointer)name)) {
        return;
    }
    parent = strchr(name, '/') ? g_path_get_dirname(name)
                                         : g_strdup("");
    key = intern(parent);
    list = g_hash_table_lookup(layout->below, key);
    if (!list) {
        list = g_ptr_array_new();
        g_hash_table_insert(layout->below, (gpointer)key, list);
    }
    g_ptr_array_add(list, (gpointer)name);
    layout_add(layout, parent);
}

static void add_directory(Cache *cache, GHashTable *known, const char *path)
{
    Directory *directory;

    if (!g_hash_table_add(known, g_strdup(path))) {
        return;
    }
    directory = g_new0(Directory, 1);
    directory->path = g_strdup(path);
    directory->names = g_array_new(FALSE, FALSE, sizeof(guint32));
    list_names(cache, directory, NULL);
    g_ptr_array_add(cache->directories, directory);
}

static void add_below(Cache *cache, GHashTable *known, const Layout *layout,
                      const char *base, const char *relative)
{
    GPtrArray *list = g_hash_table_lookup(layout->below, intern(relative));

    for (guint i = 0; list && i < list->len; i++) {
        g_autofree char *path = g_build_filename(base, list->pdata[i], NULL);

        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            add_directory(cache, known, path);
            add_below(cache, known, layout, base, list->pdata[i]);
        }
    }
}

static void lay_out(const Cache *cache, Layout *layout, GHashTable *homes)
{
    for (guint i = 0; i < cache->stamps->len; i++) {
        const Stamp *stamp = cache->stamps->pdata[i];
        g_autofree char *path = NULL;
        g_autofree char *home = NULL;

        if (!stamp->hashed) {
            continue;
        }
        path = index_absolute(cache, stamp);
        home = g_path_get_dirname(path);
        if (!g_hash_table_add(homes, (gpointer)intern(home))) {
            continue;
        }
        for (char *end = strrchr(path, '/'); end > path;
             end = strrchr(path, '/')) {
            *end = '\0';
            if (g_hash_table_contains(cache->searched, intern(path))) {
                const char *rest = home + (end - path);

                layout_add(layout, rest + (*rest == '/'));
            }
        }
    }
}

void directories_update(Cache *cache)
{
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash,
                                                        g_str_equal, g_free,
                                                        NULL);
    g_autoptr(GHashTable) homes = g_hash_table_new(NULL, NULL);
    Layout layout = {
        .below = g_hash_table_new_full(NULL, NULL, NULL,
                                       (GDestroyNotify)g_ptr_array_unref),
        .known = g_hash_table_new(NULL, NULL),
    };
    GHashTableIter iter;
    gpointer path;

    for (guint i = 0; i < cache->directories->len; i++) {
        const Directory *directory = cache->directories->pdata[i];

        g_hash_table_add(known, g_strdup(directory->path));
    }
    lay_out(cache, &layout, homes);
    g_hash_table_iter_init(&iter, homes);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        add_directory(cache, known, path);
    }
    g_hash_table_iter_init(&iter, cache->searched);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        /* an include may start with "../" */
        g_autofree char *parent = g_path_get_dirname(path);

        add_directory(cache, known, parent);
        add_directory(cache, known, path);
        add_below(cache, known, &layout, path, "");
    }
    g_hash_table_unref(layout.below);
    g_hash_table_unref(layout.known);
}

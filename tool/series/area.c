/*
 * area.c - how an area's own history begins its subjects
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/area.h"

#include <string.h>

#include "util/git.h"
#include "util/printable.h"

/* Older ones follow older habits */
#define COMMITS "--max-count=100"

/* hw/ide/ferro of hw/ide/ferro.c */
static char *without_suffix(const char *file)
{
    g_autofree char *name = g_path_get_basename(file);
    char *dot = strchr(name, '.');

    return g_strndup(file, strlen(file) - (dot ? strlen(dot) : 0));
}

/* Whether @prefix is @path or the end of it: ide, or hw/ide, of hw/ide */
static gboolean names(const char *prefix, const char *path)
{
    size_t offset = strlen(path) - strlen(prefix);

    return *prefix && g_str_has_suffix(path, prefix) &&
           (offset == 0 || path[offset - 1] == '/');
}

static gboolean fits(const char *prefix, const char *area,
                     const GPtrArray *files)
{
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *file = without_suffix(files->pdata[i]);

        if (names(prefix, file)) {
            return files->len == 1;
        }
    }
    return names(prefix, area);
}

/* The prefix that most of @subjects have; of several the first in order */
static char *most_used(char **subjects, const char *area,
                       const GPtrArray *files)
{
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash,
                                                         g_str_equal, g_free,
                                                         NULL);
    const char *best = NULL;
    guint most = 0;
    GHashTableIter iter;
    gpointer prefix, count;

    for (guint i = 0; subjects[i]; i++) {
        const char *colon = strstr(subjects[i], ": ");
        g_autofree char *start = colon
            ? g_strndup(subjects[i], colon - subjects[i]) : NULL;

        if (start && fits(start, area, files)) {
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, start)) + 1;

            g_hash_table_insert(counts, g_steal_pointer(&start),
                                GUINT_TO_POINTER(n));
        }
    }
    g_hash_table_iter_init(&iter, counts);
    while (g_hash_table_iter_next(&iter, &prefix, &count)) {
        guint n = GPOINTER_TO_UINT(count);

        if (n > most || (n == most && strcmp(prefix, best) < 0)) {
            best = prefix;
            most = n;
        }
    }
    return g_strdup(best);
}

char *area_prefix(const char *root, const char *base, const char *area,
                  const GPtrArray *files, GError **error)
{
    const char *path = files->len == 1 ? files->pdata[0] : area;
    g_autofree char *log = NULL;
    g_auto(GStrv) subjects = NULL;
    g_autofree char *prefix = NULL;

    if (files->len > 1 && !*area) {
        return g_strdup("treewide");
    }
    log = git_output(root, error, "log", "--no-merges", COMMITS,
                     "--format=%s", base, "--", path, NULL);
    if (!log) {
        return NULL;
    }
    subjects = g_strsplit(log, "\n", -1);
    prefix = most_used(subjects, area, files);
    if (!prefix) {
        prefix = files->len == 1 ? without_suffix(path) : g_strdup(area);
    }
    return printable_line(prefix);
}

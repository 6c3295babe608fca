/*
 * known-units.c - which units an audit comes by if nothing has changed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * An audit goes from file to file in rounds.  Which come next follows from what
 * the text of the tree's sources says and from the facts of those that came
 * before.  So where no source is new, gone or different, and the facts of the
 * units in turn are what they were, the next ones are as well, up to the last.
 */
#include "join/known-units.h"

#include <string.h>

#include "cache.h"
#include "cache/stamps.h"
#include "tree/database.h"

static void add_text(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)text, strlen(text) + 1);
}

static void add_list(GChecksum *sum, const GPtrArray *list)
{
    for (guint i = 0; i < list->len; i++) {
        add_text(sum, list->pdata[i]);
    }
    add_text(sum, "");
}

char *known_units_name(const Collection *collection, GPtrArray *sources,
                       const char *const *paths)
{
    const Tree *tree = collection->tree;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    add_list(sum, sources);
    add_list(sum, collection->headers);
    for (guint i = 0; paths && paths[i]; i++) {
        add_text(sum, paths[i]);
    }
    if (tree->build_dir) {
        g_autofree char *database = database_path(tree->build_dir);
        StampStat stat;

        stamp_stat(database, &stat);
        g_checksum_update(sum, (const guchar *)&stat, sizeof(stat));
    }
    return g_strconcat("units: ", g_checksum_get_string(sum), NULL);
}

/* Whether all that is known of files comes from the cache */
static gboolean is_usual(const Collection *collection)
{
    return collection->tree->cache && !collection->tree->exchange &&
           !collection->to && !collection->only;
}

gboolean known_units_take(Collection *collection, const char *name,
                          GPtrArray *wanted)
{
    g_autoptr(GPtrArray) files = is_usual(collection)
        ? cache_find_list(collection->tree->cache, name) : NULL;

    if (!files || !collection_take_listed(collection, files)) {
        return FALSE;
    }
    collection_note_unsupported(collection, wanted);
    return TRUE;
}

void known_units_keep(const Collection *collection, const char *name)
{
    /* of a file that cannot be parsed, nothing is kept */
    if (is_usual(collection) && !collection_has_failed(collection)) {
        cache_keep_list(collection->tree->cache, name, collection->taken);
    }
}

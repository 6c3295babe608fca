/*
 * cached-headers.c - precompiled headers that are kept from one run to the next
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/cached-headers.h"
#include "cache.h"
#include "syntax/search-path.h"
#include "util/intern.h"

/* What stands in front of their flags in the names of results; no file is
 * called that.  What they were to be made of, what they are made of,
 * themselves: */
#define PRECOMPILED "precompiled:"
#define PRECOMPILED_TYPE G_VARIANT_TYPE("(aayaayay)")

static char *name_of_precompiled(const char *flags)
{
    g_autofree char *digest =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, flags, -1);

    return g_strconcat(PRECOMPILED, digest, NULL);
}

GBytes *keep_find_precompiled(const Tree *tree, const char *flags,
                              char ***headers,
                              GHashTable **parts)
{
    g_autofree char *name = name_of_precompiled(flags);
    g_autoptr(GVariant) record = cache_find(tree->cache, name, "", NULL,
                                            PRECOMPILED_TYPE);
    g_autoptr(GVariant) content = NULL;
    g_auto(GStrv) paths = NULL;

    if (!record) {
        return NULL;
    }
    g_variant_get(record, "(^aay^aay@ay)", headers, &paths, &content);
    *parts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; paths[i]; i++) {
        g_hash_table_add(*parts, (gpointer)intern(paths[i]));
    }
    return g_variant_get_data_as_bytes(content);
}

void keep_precompiled(const Tree *tree, const char *file, const char *flags,
                      GPtrArray *headers, GHashTable *parts, GBytes *content)
{
    g_autofree char *name = name_of_precompiled(flags);
    g_autoptr(GHashTable) none = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) directories = NULL;
    GVariantBuilder names, paths;
    GHashTableIter iter;
    gpointer path;

    if (!tree->cache) {
        return;
    }
    g_variant_builder_init(&names, G_VARIANT_TYPE_BYTESTRING_ARRAY);
    for (guint i = 0; i < headers->len; i++) {
        g_variant_builder_add(&names, "^ay", headers->pdata[i]);
    }
    g_variant_builder_init(&paths, G_VARIANT_TYPE_BYTESTRING_ARRAY);
    g_hash_table_iter_init(&iter, parts);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        /* stand-ins are somewhere else the next time */
        if (is_stand_in(tree, path)) {
            g_variant_builder_clear(&names);
            g_variant_builder_clear(&paths);
            return;
        }
        g_variant_builder_add(&paths, "^ay", path);
    }
    directories = searched_directories(tree, file, parts, none);
    cache_keep(tree->cache, name, "", NULL, parts, directories,
               g_variant_new("(aayaay@ay)", &names, &paths,
                             g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING,
                                                      content, TRUE)));
}

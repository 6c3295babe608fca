/*
 * database-cache.c - a compile database that has been read before
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree/database-cache.h"

#include "cache/store.h"
#include "tree/command-table.h"

/* Which database, its commands, and the targets that it builds */
#define COMMANDS_TYPE G_VARIANT_TYPE("(aytttt" COMMAND_TABLE_TYPE "as)")

static char *store_name(const char *path)
{
    g_autofree char *digest =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);

    return g_strconcat("databases/", digest, NULL);
}

gboolean database_find(Tree *tree, const char *path, StampStat *stat)
{
    g_autofree char *name = store_name(path);
    g_autoptr(GVariant) value = NULL;
    g_autoptr(GVariant) commands = NULL;
    g_autofree const char **built = NULL;
    StampStat known;
    const char *root;

    if (!stamp_stat(path, stat) ||
        !(value = store_read(NULL, name, COMMANDS_TYPE))) {
        return FALSE;
    }
    g_variant_get(value, "(^&aytttt@" COMMAND_TABLE_TYPE "^a&s)", &root,
                  &known.mtime, &known.ctime, &known.size, &known.inode,
                  &commands, &built);
    if (!stamp_stat_equal(&known, stat) || !g_str_equal(root, tree->root)) {
        return FALSE;
    }
    tree->commands = command_table_unpack(commands);
    tree->built = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; built[i]; i++) {
        g_hash_table_add(tree->built, g_strdup(built[i]));
    }
    return TRUE;
}

void database_keep(const Tree *tree, const char *path, const StampStat *stat,
                   guint64 since)
{
    g_autofree char *name = store_name(path);
    g_autofree const char **built =
        (const char **)g_hash_table_get_keys_as_array(tree->built, NULL);

    if (!stamp_is_young(stat, since)) {
        store_write(NULL, name,
            g_variant_new("(^aytttt@" COMMAND_TABLE_TYPE "^as)", tree->root,
                          stat->mtime, stat->ctime, stat->size, stat->inode,
                          command_table_pack(tree->commands), built));
    }
}

/*
 * fuzz-database.c - compile databases
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <glib/gstdio.h>

#include "fuzz.h"
#include "tree.h"
#include "tree/database.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *path = fuzz_file("compile_commands.json", data, size);
    Tree tree = {
        .root = (char *)fuzz_directory(),
        .build_dir = (char *)fuzz_directory(),
        .commands = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify)g_ptr_array_unref),
    };
    GHashTableIter iter;
    gpointer commands;

    database_read(&tree, NULL);
    g_hash_table_iter_init(&iter, tree.commands);
    while (g_hash_table_iter_next(&iter, NULL, &commands)) {
        GPtrArray *list = commands;

        for (guint i = 0; i < list->len; i++) {
            g_auto(GStrv) flags =
                compile_command_clang_arguments(list->pdata[i]);
        }
    }
    g_hash_table_unref(tree.commands);
    return 0;
}

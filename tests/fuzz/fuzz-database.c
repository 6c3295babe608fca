/*
 * fuzz-database.c - compile databases
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <glib/gstdio.h>

#include "fuzz.h"
#include "tree.h"
#include "tree/command-table.h"
#include "tree/database.h"

static void read_commands(CommandTable *table)
{
    g_autoptr(GPtrArray) files = command_table_files(table);

    for (guint i = 0; i < files->len; i++) {
        const GPtrArray *list = command_table_find(table, files->pdata[i]);

        for (guint k = 0; k < list->len; k++) {
            g_auto(GStrv) flags =
                compile_command_clang_arguments(list->pdata[k]);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *path = fuzz_file("compile_commands.json", data, size);
    Tree tree = {
        .root = (char *)fuzz_directory(),
        .build_dir = (char *)fuzz_directory(),
    };
    g_autoptr(GVariant) packed = NULL;
    CommandTable *unpacked;

    database_read(&tree, NULL);
    read_commands(tree.commands);
    packed = g_variant_ref_sink(command_table_pack(tree.commands));
    unpacked = command_table_unpack(packed);
    read_commands(unpacked);
    command_table_free(unpacked);
    command_table_free(tree.commands);
    g_clear_pointer(&tree.built, g_hash_table_unref);
    return 0;
}

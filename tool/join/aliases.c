/*
 * aliases.c - what the tree's memory API does with an alias's target
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/aliases.h"

#include <string.h>

/* Whether a function's definition, as the text has it, names a field */
static gboolean follows_alias(const char *text, gsize length, gpointer data)
{
    const char *name = "\nvoid memory_region_del_subregion(";
    const char *start = strstr(text, name);
    const char *end = start ? strstr(start, "\n}") : NULL;

    return !end || memmem(start, end - start, "->alias", strlen("->alias"));
}

gboolean aliases_are_followed(const Tree *tree)
{
    g_autoptr(GPtrArray) file = g_ptr_array_new();
    g_autoptr(GPtrArray) following = NULL;

    g_ptr_array_add(file, (gpointer)tree->implementation);
    following = tree_ask(tree, file, "del_subregion() follows aliases",
                         follows_alias, NULL, NULL);
    return !following || following->len;
}

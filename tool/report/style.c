/*
 * style.c - paths as they lead from where a person stands
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "style.h"

#include <string.h>

/* What follows @directory in @path, if that is below it, or is it */
static const char *below(const char *path, const char *directory)
{
    gsize length = strlen(directory);

    if (strcmp(directory, "/") == 0) {
        return path + 1;
    }
    if (strncmp(path, directory, length) != 0) {
        return NULL;
    }
    return path[length] == '\0' ? path + length :
           path[length] == '/' ? path + length + 1 : NULL;
}

/* @file as it leads from the directory @from, both relative to the root */
static char *climb(const char *from, const char *file)
{
    g_auto(GStrv) steps = g_strsplit(from, "/", -1);
    g_auto(GStrv) names = g_strsplit(file, "/", -1);
    g_autoptr(GString) path = g_string_new(NULL);
    guint common = 0;

    while (steps[common] && names[common] && names[common + 1] &&
           strcmp(steps[common], names[common]) == 0) {
        common++;
    }
    for (guint i = common; steps[i]; i++) {
        g_string_append(path, "../");
    }
    for (guint i = common; names[i]; i++) {
        g_string_append_printf(path, "%s%s", names[i],
                               names[i + 1] ? "/" : "");
    }
    return g_string_free(g_steal_pointer(&path), FALSE);
}

char *style_path(const Style *style, const char *file)
{
    const char *inside, *root;

    if (!style->root || g_path_is_absolute(file)) {
        return g_strdup(file);
    }
    inside = below(style->directory, style->root);
    if (inside) {
        return *inside ? climb(inside, file) : g_strdup(file);
    }
    root = below(style->root, style->directory);
    return g_build_filename(root ? root : style->root, file, NULL);
}

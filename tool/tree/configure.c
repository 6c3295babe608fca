/*
 * configure.c - what an old tree's configure script says of its targets
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Read, not run.
 */
#include "tree/configure.h"

#include <string.h>

/* Whether a line such as "arm|armeb)" has a target among its patterns */
static gboolean is_case_of(const char *line, const char *target)
{
    g_autofree char *patterns = g_strndup(line, strlen(line) - strlen(")"));
    g_auto(GStrv) words = g_strsplit(patterns, "|", -1);

    return g_strv_contains((const char *const *)words, target);
}

static void take_line(const char *line, char **arch, char **base,
                      gboolean *big_endian)
{
    if (g_str_has_prefix(line, "TARGET_ARCH=")) {
        g_free(*arch);
        *arch = g_strdup(line + strlen("TARGET_ARCH="));
    } else if (g_str_has_prefix(line, "TARGET_BASE_ARCH=")) {
        g_free(*base);
        *base = g_strdup(line + strlen("TARGET_BASE_ARCH="));
    } else if (!strcmp(line, "target_bigendian=yes")) {
        *big_endian = TRUE;
    }
}

char **configure_target(const char *script, const char *target)
{
    g_auto(GStrv) lines = g_strsplit(script, "\n", -1);
    g_autoptr(GStrvBuilder) result = g_strv_builder_new();
    g_autofree char *arch = g_strdup(target);
    g_autofree char *base = NULL;
    g_autofree char *arch_line = NULL, *base_line = NULL;
    gboolean in_case = FALSE, in_branch = FALSE, big_endian = FALSE;

    for (guint i = 0; lines[i]; i++) {
        const char *line = g_strstrip(lines[i]);

        if (!strcmp(line, "case \"$target_name\" in")) {
            in_case = TRUE;
            in_branch = FALSE;
        } else if (!strcmp(line, "esac")) {
            in_case = FALSE;
        } else if (!strcmp(line, ";;")) {
            in_branch = FALSE;
        } else if (in_case && !in_branch && g_str_has_suffix(line, ")")) {
            in_branch = is_case_of(line, target);
        } else if (in_case && in_branch) {
            take_line(line, &arch, &base, &big_endian);
        }
    }
    arch_line = g_strconcat("TARGET_ARCH=", arch, NULL);
    base_line = g_strconcat("TARGET_BASE_ARCH=", base ? base : arch, NULL);
    g_strv_builder_add_many(result, arch_line, base_line, NULL);
    if (big_endian) {
        g_strv_builder_add(result, "TARGET_WORDS_BIGENDIAN=y");
    }
    return g_strv_builder_end(result);
}

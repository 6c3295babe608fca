/*
 * standin-text.c - what stands in for a generated header
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Enough for the code that uses it to parse: declarations, and no behaviour.
 */
#include "tree/standin.h"

#include <string.h>

#include "tree/schema.h"

/* The header of the trace points that a trace-events file lists */
static char *trace_header_name(const char *events)
{
    g_autofree char *group = g_path_get_dirname(events);

    g_strdelimit(group, "/-", '_');
    return g_strdup_printf("trace/trace-%s.h",
                           strcmp(group, ".") ? group : "root");
}

/* What a trace-events file has: [disable] name(parameters) "format" */
static char *trace_text(const Tree *tree, const char *file)
{
    g_autofree char *events = tree_text(tree, file);
    g_autoptr(GRegex) regex =
        g_regex_new("^(?:disable +)?(\\w+)\\(([^)\\n]*)\\)",
                    G_REGEX_MULTILINE | G_REGEX_RAW, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    GString *text = g_string_new("#include \"trace/control.h\"\n");

    g_regex_match(regex, events ? events : "", 0, &match);
    while (g_match_info_matches(match)) {
        g_autofree char *name = g_match_info_fetch(match, 1);
        g_autofree char *parameters = g_match_info_fetch(match, 2);
        g_autofree char *upper = g_ascii_strup(name, -1);

        g_string_append_printf(text,
                               "extern TraceEvent _TRACE_%s_EVENT;\n"
                               "#define TRACE_%s_ENABLED 1\n"
                               "#define TRACE_%s_BACKEND_DSTATE() 0\n"
                               "static inline void trace_%s(%s) { }\n",
                               upper, upper, upper, name, parameters);
        g_match_info_next(match, NULL);
    }
    return g_string_free(text, FALSE);
}

/* Adds a macro for each name that a regular expression finds in a file */
static void define_matches(const Tree *tree, const char *file,
                           const char *pattern, GString *text)
{
    g_autoptr(GRegex) regex =
        g_regex_new(pattern, G_REGEX_MULTILINE | G_REGEX_RAW, 0, NULL);
    g_autofree char *content = tree_text(tree, file);
    g_autoptr(GMatchInfo) match = NULL;

    g_regex_match(regex, content ? content : "", 0, &match);
    while (g_match_info_matches(match)) {
        g_autofree char *macro = g_match_info_fetch(match, 1);

        g_string_append_printf(text, "#define %s 1\n", macro);
        g_match_info_next(match, NULL);
    }
}

/*
 * A Linux host, with what needs no library: that is what the build calls
 * have_... for itself.  What include/qemu/osdep.h would define itself if the C
 * library had no such function must not be defined twice.
 */
static char *host_text(const Tree *tree)
{
    GString *text = g_string_new(
        "#define CONFIG_LINUX 1\n"
        "#define CONFIG_POSIX 1\n"
        "#define CONFIG_IOVEC 1\n"
        "#define CONFIG_TCG 1\n"
        "#define CONFIG_TPM 1\n"
        "#ifdef __SIZEOF_INT128__\n"
        "#define CONFIG_INT128 1\n"
        "#endif\n");

    define_matches(tree, "meson.build",
                   "^config_host_data\\.set\\('(CONFIG_\\w+)', have_\\w+\\)",
                   text);
    define_matches(tree, "include/qemu/osdep.h",
                   "^[ \\t]*#[ \\t]*ifndef[ \\t]+"
                   "(HAVE_[A-Z0-9_]+_FUNCTION)\\b", text);
    return g_string_free(text, FALSE);
}

/* Before QEMU 2.6 one header has the trace points of all files; before 5.0,
 * each directory has one of that name, which nothing but it includes */
static char *all_traces_text(const Tree *tree, GPtrArray *files)
{
    GString *text = g_string_new("#pragma once\n");

    for (guint i = 0; i < files->len; i++) {
        const char *file = files->pdata[i];

        if (g_str_has_suffix(file, "trace-events")) {
            g_autofree char *header = trace_text(tree, file);

            g_string_append(text, header);
        }
    }
    return g_string_free(text, FALSE);
}

char *stand_in_text(const Tree *tree, GPtrArray *files, const char *name)
{
    if (strcmp(name, "config-host.h") == 0) {
        return host_text(tree);
    }
    if (strcmp(name, "qapi/qapi-builtin-types.h") == 0) {
        return schema_text(tree, files);
    }
    if (g_str_has_prefix(name, "qapi/") || g_str_has_prefix(name, "qapi-") ||
        g_str_has_prefix(name, "qmp-commands")) {
        return g_strdup("#include \"qapi/qapi-builtin-types.h\"\n");
    }
    for (guint i = 0; i < files->len && g_str_has_prefix(name, "trace/");
         i++) {
        g_autofree char *header = NULL;

        if (!g_str_has_suffix(files->pdata[i], "trace-events")) {
            continue;
        }
        header = trace_header_name(files->pdata[i]);
        if (strcmp(header, name) == 0) {
            return trace_text(tree, files->pdata[i]);
        }
    }
    if (!strcmp(name, "trace.h")) {
        return all_traces_text(tree, files);
    }
    return g_strdup("");
}

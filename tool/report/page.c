/*
 * page.c - the pages of docs/rules, which mrconv comes with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * They use little of Markdown: headings, indented code, `code` and links.
 */
#include "report/page.h"

#include <string.h>

#include "error.h"
#include "util/data.h"
#include "util/file.h"

static char *replace(const char *text, const char *pattern,
                     const char *replacement)
{
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);

    return g_regex_replace(regex, text, -1, 0, replacement, 0, NULL);
}

char *page_read(const char *rule, GError **error)
{
    g_autofree char *name = g_strdup_printf("docs/rules/%s.md", rule);
    g_autofree char *path = data_path(name);
    g_autofree char *text = NULL;
    g_autofree char *plain = NULL;
    g_autoptr(GError) cause = NULL;

    if (!file_read(path, &text, NULL, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s; install mrconv again, or say where its files are "
                    "with MRCONV_DATADIR", cause->message);
        return NULL;
    }
    plain = replace(text, "\\A<!--.*?-->\\n", "");
    return replace(plain, "\\[([^]]*)\\]\\([^)]*\\.md\\)", "\\1");
}

char *page_title(const char *page)
{
    const char *colon = strstr(page, ": ");

    return g_strndup(colon ? colon + 2 : page,
                     strcspn(colon ? colon + 2 : page, "\n"));
}

char *page_section(const char *page, const char *heading)
{
    g_autofree char *line = g_strdup_printf("\n## %s\n", heading);
    const char *start = strstr(page, line);
    const char *end;

    if (!start) {
        return g_strdup("");
    }
    start += strlen(line);
    end = strstr(start, "\n## ");
    return g_strstrip(end ? g_strndup(start, end - start) : g_strdup(start));
}

char *page_text(const char *page, gboolean color)
{
    g_autofree char *headed = replace(page, "^#+ (.*)$",
                                      color ? "\033[1m\\1\033[0m" : "\\1");

    return color ? replace(headed, "`([^`\\n]*)`", "\033[36m\\1\033[0m")
                 : replace(headed, "`([^`\\n]*)`", "\\1");
}

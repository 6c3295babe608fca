/*
 * change-log.c - what a cover letter says of versions and of other series
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/change-log.h"

#include <string.h>

#include "error.h"
#include "series/message-id.h"

#define BASED_ON "Based-on:"
#define SUPERSEDES "Supersedes:"

/* "v3:", "Changes since v2:", "v2 -> v3:", "Changelog", "Since v1:" */
#define BEGINNING \
    "^\\W*(v\\d+\\s*$" \
    "|v\\d+(\\s*(->|=>|to)\\s*v\\d+|\\s+changes?)?(\\s*\\([^)]*\\))?\\s*:" \
    "|change\\s?(log|s\\s?log)\\b" \
    "|(change|difference)s?\\b.*\\bv\\d+\\b" \
    "|(since|from|in)\\s+v\\d+\\b.*:)"

/* A shortlog's author, a diffstat's end, or what only git and b4 write */
#define END \
    "^(\\S.* \\(\\d+\\):$| \\d+ files? changed\\b|---?\\s*$" \
    "|(Range-diff|Interdiff)\\b.*:$" \
    "|(base-commit|change-id|prerequisite-[a-z-]+):)"

/* What would begin a patch, a signature, another mail, or a list's footer */
#define CUT "^(diff -|---|-- |Index: |From |>From |@@ |_+\\s*$)"

static gboolean begins_log(const char *line)
{
    return g_regex_match_simple(BEGINNING, line, G_REGEX_CASELESS, 0);
}

static gboolean matches(const char *pattern, const char *line)
{
    return g_regex_match_simple(pattern, line, 0, 0);
}

static gboolean has_tag(const char *line, const char *tag)
{
    return g_ascii_strncasecmp(line, tag, strlen(tag)) == 0;
}

char *change_log_find(const char *content)
{
    g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
    GString *log = g_string_new(NULL);
    gboolean found = FALSE;

    for (guint i = 0; lines[i]; i++) {
        const char *line = g_strchomp(lines[i]);

        if (begins_log(line)) {
            found = TRUE;
        } else if (matches(END, line)) {
            break;
        }
        if (!found || has_tag(line, BASED_ON) || has_tag(line, SUPERSEDES)) {
            continue;
        }
        g_string_append_printf(log, "%s%s\n", matches(CUT, line) ? " " : "",
                               line);
    }
    g_strchomp(log->str);
    g_string_truncate(log, strlen(log->str));
    if (log->len > 0) {
        g_string_append_c(log, '\n');
    }
    return g_string_free(log, FALSE);
}

/* Adds the message ids that @text begins with */
static gboolean add_ids(GPtrArray *ids, const char *text)
{
    guint before = ids->len;
    const char *end;
    char *id;

    while ((id = message_id_parse(text, &end))) {
        g_ptr_array_add(ids, id);
        text = end + strspn(end, ", \t");
    }
    return ids->len > before;
}

GPtrArray *change_log_based_on(const char *content, GError **error)
{
    g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; lines[i]; i++) {
        const char *line = g_strchomp(lines[i]);

        if (has_tag(line, BASED_ON)) {
            const char *value = line + strlen(BASED_ON);

            if (!add_ids(ids, value + strspn(value, " \t"))) {
                g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                            "line %u has a Based-on tag without a message id",
                            i + 1);
                return NULL;
            }
        }
    }
    return g_steal_pointer(&ids);
}

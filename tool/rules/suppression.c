/*
 * suppression.c - what the code says should not be reported, and why
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "suppression.h"

#include <string.h>

#include "rules.h"
#include "util/intern.h"

#define MARK "mrconv: ignore"

/* Reads what follows the mark, up to the end of the comment */
static Suppression *new_suppression(const char *file, guint line, guint column,
                                    const char *text)
{
    static const char letters[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-";
    Suppression *suppression = g_new0(Suppression, 1);
    g_autofree char *rule = NULL;
    const char *end = strstr(text, "*/");
    g_autofree char *reason = NULL;

    if (!end || end > text + strcspn(text, "\n")) {
        end = text + strcspn(text, "\n");
    }
    text += strspn(text, " \t");
    rule = g_strndup(text, MIN((gsize)(end - text), strspn(text, letters)));
    text += strlen(rule);
    reason = g_strndup(text, end - text);
    g_strstrip(reason);
    suppression->where.file = intern(file);
    suppression->where.line = line;
    suppression->where.column = column;
    suppression->rule = intern(rule);
    suppression->reason = intern(reason + strspn(reason, ": \t"));
    if (!g_strv_contains(rule_ids(), rule)) {
        suppression->problem = "there is no such rule";
    } else if (reason[0] != ':' || !*suppression->reason) {
        suppression->problem = "a reason is missing: write "
                               "/* mrconv: ignore <rule>: <reason> */";
    }
    return suppression;
}

static gboolean opens_comment(const char *line, const char *mark)
{
    const char *p = mark;

    while (p > line && (p[-1] == ' ' || p[-1] == '\t')) {
        p--;
    }
    return p - line >= 2 && p[-2] == '/' && (p[-1] == '*' || p[-1] == '/');
}

static void read_file(const char *file, const char *text, GPtrArray *found)
{
    guint number = 1;

    for (const char *line = text; *line; number++) {
        gsize length = strcspn(line, "\n");
        const char *mark = g_strstr_len(line, length, MARK);

        if (mark && opens_comment(line, mark)) {
            Suppression *suppression =
                new_suppression(file, number, mark - line + 1,
                                mark + strlen(MARK));

            suppression->where.start = mark - text;
            suppression->where.end = line + length - text;
            g_ptr_array_add(found, suppression);
        }
        line += length + (line[length] == '\n');
    }
}

GPtrArray *suppressions_read(const Tree *tree, GPtrArray *files,
                             GError **error)
{
    static const char *const words[] = { MARK, NULL };
    g_autoptr(GPtrArray) some = tree_select(tree, files, words, error);
    GPtrArray *found;

    if (!some) {
        return NULL;
    }
    found = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < some->len; i++) {
        g_autofree char *text = tree_text(tree, some->pdata[i]);

        /* what cannot be read is listed among what is not judged */
        if (text) {
            read_file(some->pdata[i], text, found);
        }
    }
    return found;
}

const Suppression *suppressions_cover(const GPtrArray *suppressions,
                                      const char *rule, const Location *where)
{
    for (guint i = 0; i < suppressions->len; i++) {
        const Suppression *suppression = suppressions->pdata[i];

        if (!suppression->problem && suppression->where.file == where->file &&
            (suppression->where.line == where->line ||
             suppression->where.line + 1 == where->line) &&
            !strcmp(suppression->rule, rule)) {
            return suppression;
        }
    }
    return NULL;
}

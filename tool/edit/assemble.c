/*
 * assemble.c - puts a changed file together
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/assemble.h"

#include <string.h>

#include "edit/column.h"
#include "edit/layout.h"
#include "edit/stages.h"

static gboolean is_blank(const char *text, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        if (!g_ascii_isspace(text[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Where the next line begins */
static gsize line_next(const char *text, gsize at)
{
    const char *newline = strchr(text + at, '\n');

    return newline ? (gsize)(newline + 1 - text) : at + strlen(text + at);
}

static gboolean is_blank_line(const char *text, gsize at)
{
    return is_blank(text + at, line_next(text, at) - at);
}

/* Whether nothing is written yet that a blank line would set off; a comment
 * belongs to what comes below it */
static gboolean opens_block(const GString *out)
{
    gsize n = out->len;

    while (n > 0) {
        while (n > 0 && g_ascii_isspace(out->str[n - 1])) {
            n--;
        }
        if (n < 4 || strncmp(out->str + n - 2, "*/", 2)) {
            break;
        }
        for (n -= 2; n >= 2 && strncmp(out->str + n - 2, "/*", 2);) {
            n--;
        }
        n = n >= 2 ? n - 2 : 0;
    }
    return n == 0 || out->str[n - 1] == '{';
}

static gboolean ends_with_blank_line(const GString *out)
{
    return out->len &&
           is_blank_line(out->str, column_line_start(out->str, out->len - 1));
}

static gboolean closes_block(const char *text, gsize at)
{
    return text[at + strspn(text + at, " \t")] == '}';
}

static void drop_spaces(GString *out)
{
    while (out->len && strchr(" \t", out->str[out->len - 1])) {
        g_string_truncate(out, out->len - 1);
    }
}

/*
 * Leaves a statement, or a whole function, out, and the line with it if that
 * holds nothing else; no blank line stays at either end of a block or of the
 * file, nor two in a row.  Returns where to go on.
 */
static gsize drop_statement(GString *out, const char *text, gsize start,
                            gsize end)
{
    gsize begin = column_line_start(text, start);
    gsize next = line_next(text, end);

    if (!is_blank(text + begin, start - begin)) {
        if (is_blank(text + end, next - end)) {
            drop_spaces(out);
        }
        return end + strspn(text + end, " \t");
    }
    if (!is_blank(text + end, next - end)) {
        return end + strspn(text + end, " \t");
    }
    g_string_truncate(out, out->len - (start - begin));
    if (opens_block(out) || ends_with_blank_line(out)) {
        while (text[next] && is_blank_line(text, next)) {
            next = line_next(text, next);
        }
    }
    if ((closes_block(text, next) || !text[next]) &&
        ends_with_blank_line(out)) {
        g_string_truncate(out, column_line_start(out->str, out->len - 1));
    }
    return next;
}

static const char *newline_at(const char *text, gsize at)
{
    gsize next = line_next(text, at);

    return next > 1 && text[next - 2] == '\r' ? "\r\n" : "\n";
}

static void append_lines(GString *out, const char *lines, const char *newline)
{
    g_auto(GStrv) parts = g_strsplit(lines, "\n", -1);
    g_autofree char *joined = g_strjoinv(newline, parts);

    g_string_append(out, joined);
}

/*
 * Comments between a declaration and the init that moves up into it go on in
 * front of the declaration.
 */
static void move_comments(GString *out, const char *text, gsize start,
                          gsize end)
{
    g_autofree char *comments = g_strndup(text + start, end - start);
    gsize line = column_line_start(out->str, out->len);
    gsize indent = strspn(out->str + line, " \t");

    g_strstrip(comments);
    if (*comments) {
        g_string_insert(out, line + indent, comments);
        indent += strlen(comments);
        g_string_insert(out, line + indent, newline_at(text, end));
        indent += strlen(newline_at(text, end));
        g_string_insert_len(out, line + indent, out->str + line,
                            strspn(out->str + line, " \t"));
    }
}

/* Whether a line between @start and @end is blank */
static gboolean has_blank_line(const char *text, gsize start, gsize end)
{
    for (start = line_next(text, start); start < end;
         start = line_next(text, start)) {
        if (is_blank_line(text, start)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Appends the new text of a change; returns where to go on */
static gsize append_change(GString *out, const Plain *plain,
                           const Change *change)
{
    const Tokens *before = plain->tokens;
    const char *text = plain->original;
    gsize end = tokens_get(before, change->last - 1)->end;
    guint column =
        column_behind(0, out->str + column_line_start(out->str, out->len));
    g_autofree char *lines = layout_change(before, change, column);
    gsize next = line_next(text, end);

    if (change->joined) {
        gsize semicolon = tokens_get(before, change->joined - 1)->end;
        gsize init = tokens_get(before, change->joined)->start;

        move_comments(out, text, semicolon, init);
        append_lines(out, lines, newline_at(text, end));
        if (has_blank_line(text, semicolon, init) &&
            !is_blank_line(text, next) && !closes_block(text, next)) {
            g_string_append_len(out, text + end, next - end);
            g_string_append(out, newline_at(text, end));
            return next;
        }
    } else {
        append_lines(out, lines, newline_at(text, end));
    }
    return end;
}

/*
 * Appends the fields that a change adds, each on a line of its own, behind the
 * line on which the field before them ends, comment included.
 */
static gsize append_fields(GString *out, const char *text, gsize end,
                           const Change *change)
{
    g_auto(GStrv) names = g_strsplit(change->edit->names, " ", -1);
    gsize line = column_line_start(text, end - 1);
    gsize next = line_next(text, end);
    const char *comment = g_strstr_len(text + end, next - end, "/*");
    const char *close = comment ? strstr(comment, "*/") : NULL;

    if (close && (gsize)(close - text) > next) {
        next = line_next(text, close - text);
    }
    g_string_append_len(out, text + end - 1, next - end + 1);
    for (guint i = 0; names[i]; i++) {
        g_string_append_len(out, text + line, strspn(text + line, " \t"));
        g_string_append_printf(out, "MemoryRegion %s;%s", names[i],
                               newline_at(text, end));
    }
    return next;
}

/* Appends a declaration at the head of a function; a blank line parts it from
 * what is no other one */
static gsize append_declaration(GString *out, const Plain *plain,
                                const Change *change)
{
    const Tokens *before = plain->tokens;
    gsize end = tokens_get(before, change->first)->end;
    const char *newline = newline_at(plain->original, end);
    gboolean declares = tokens_is_word(before, change->last) &&
                        (tokens_is_word(before, change->last + 1) ||
                         tokens_is(before, change->last + 1, "*"));

    g_string_append_printf(out, "{%s    %s%s", newline, change->edit->names,
                           declares ? "" : newline);
    return end;
}

static void drop_space(GString *out)
{
    while (out->len && g_ascii_isspace(out->str[out->len - 1])) {
        g_string_truncate(out, out->len - 1);
    }
}

/* Appends text that no change touches */
static void append_kept(GString *out, const char *text, gsize from, gsize to,
                        GArray *kept)
{
    Kept piece = { from, out->len, to - from };

    g_array_append_val(kept, piece);
    g_string_append_len(out, text + from, to - from);
}

char *assemble(const Plain *plain, GPtrArray *changes, GArray *kept)
{
    const Tokens *before = plain->tokens;
    const char *text = plain->original;
    GString *out = g_string_new(NULL);
    gsize at = 0;

    for (guint i = 0; i < changes->len; i++) {
        const Change *change = g_ptr_array_index(changes, i);
        gsize start = tokens_get(before, change->first)->start;
        gsize end = tokens_get(before, change->last - 1)->end;

        if (change->edit->kind == EDIT_DROP_FUNCTION) {
            start = change->edit->where.start;
        }
        append_kept(out, text, at, start, kept);
        if (change->edit->kind == EDIT_ADD_DECLARATION) {
            at = append_declaration(out, plain, change);
        } else if (change->edit->kind == EDIT_ADD_FIELD) {
            at = append_fields(out, text, end, change);
        } else if (change->written->len) {
            if (tokens_is(before, change->first, "=")) {
                drop_space(out);
                g_string_append_c(out, ' ');
            }
            at = append_change(out, plain, change);
        } else if (tokens_is(before, change->first, "=")) {
            drop_space(out);
            at = end;
        } else {
            at = drop_statement(out, text, start, end);
        }
    }
    append_kept(out, text, at, strlen(text), kept);
    return g_string_free(out, FALSE);
}

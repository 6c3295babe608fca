/*
 * declarators.c - variables that are declared together, and go one by one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/declarators.h"

gboolean declarator_is_one(const Tokens *before, const Edit *edit)
{
    return tokens_is(before, tokens_find(before, edit->where.start),
                     edit->region);
}

/* Whether the declarator in front of token @end goes: int i; or int *i, */
static gboolean is_dropped(const FileEdit *file, const Tokens *before,
                           guint end)
{
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (edit->kind == EDIT_DROP_DECLARATION &&
            tokens_find(before, edit->where.start) + 1 == end &&
            declarator_is_one(before, edit)) {
            return TRUE;
        }
    }
    return FALSE;
}

Span declarator_gone(const FileEdit *file, const Tokens *before,
                     const Edit *edit)
{
    guint name = tokens_find(before, edit->where.start);
    gboolean leading = TRUE;    /* all in front of it go as well */
    gboolean all;
    guint first = name;
    guint start = name;
    guint comma;

    while (start > 0 && !tokens_ends_statement(before, start - 1)) {
        start--;
    }
    while (tokens_is(before, first - 1, "*")) {
        first--;
    }
    for (comma = expression_end(before, start); comma < name;
         comma = expression_end(before, comma + 1)) {
        leading &= is_dropped(file, before, comma);
    }
    all = leading;
    for (guint end = comma; all; end = expression_end(before, end + 1)) {
        all = is_dropped(file, before, end);
        if (!tokens_is(before, end, ",")) {
            break;
        }
    }
    return all ? (Span) { start, statement_end(before, start) } :
           leading ? (Span) { first, comma + 1 } : (Span) { first - 1, comma };
}

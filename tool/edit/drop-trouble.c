/*
 * drop-trouble.c - what keeps frees from going
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/changes.h"

#include <string.h>

#include "edit/around.h"
#include "edit/counters.h"

/* What goes in the function of an edit, the tokens of @own included */
static GArray *gone_with(const Changes *all, const Edit *edit, Span own)
{
    GArray *gone = g_array_new(FALSE, FALSE, sizeof(Span));

    g_array_append_val(gone, own);
    for (guint i = 0; i < all->gone->len; i++) {
        const Edit *other = all->file->edits->pdata[i];

        if (other->kind == EDIT_DROP_FREE && other != edit &&
            strcmp(other->function, edit->function) == 0) {
            g_array_append_val(gone, g_array_index(all->gone, Span, i));
        }
    }
    return gone;
}

/* The variable by which a free reaches the region, if that goes as well, or
 * NULL */
static const char *gone_variable(const Changes *all, const Edit *edit)
{
    const Release *release = edit->release;
    gboolean orphan = release->orphan.file != NULL;
    guint start = orphan ? release->orphan.start : release->through.start;

    for (guint i = 0; (orphan || release->through.file) &&
                      i < all->file->edits->len; i++) {
        const Edit *other = all->file->edits->pdata[i];

        if (other->kind == EDIT_DROP_DECLARATION &&
            other->where.start == start) {
            return other->region;
        }
    }
    return NULL;
}

/* The frees that go with an edit's: that one, or all that are in a span */
static GPtrArray *frees_in(const Changes *all, const Edit *edit, Span span)
{
    GPtrArray *frees = g_ptr_array_new();

    for (guint i = 0; i < all->file->edits->len; i++) {
        Edit *other = all->file->edits->pdata[i];
        guint at = tokens_find(all->before, other->where.start);

        if (other->kind == EDIT_DROP_FREE &&
            (other == edit || (at >= span.first && at < span.last))) {
            g_ptr_array_add(frees, other);
        }
    }
    return frees;
}

gboolean drop_reads_last(const Changes *all, const Edit *edit, Span span)
{
    static const char *const heads[] = { "if", "for", NULL };
    g_autoptr(GArray) gone = gone_with(all, edit, span);
    g_autoptr(GPtrArray) frees = frees_in(all, edit, span);
    g_autoptr(GPtrArray) except = g_ptr_array_new();

    for (guint i = 0; i < frees->len; i++) {
        const Edit *free = frees->pdata[i];
        const char *variable = gone_variable(all, free);

        if (variable) {
            g_ptr_array_add(except, (gpointer)variable);
        }
        if (free->release->counter) {
            g_ptr_array_add(except, (gpointer)free->release->counter);
        }
    }
    g_ptr_array_add(except, NULL);
    for (guint i = span.first; i < span.last; i++) {
        if ((i == span.first || tokens_is_any(all->before, i, heads)) &&
            statement_reads_last(all->before, i, gone,
                                 (const char *const *)except->pdata)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What keeps variables from going that frees in a span read */
static const char *variable_trouble(const Changes *all, const Edit *edit,
                                    Span span)
{
    const Tokens *before = all->before;
    g_autoptr(GArray) gone = gone_with(all, edit, span);
    g_autoptr(GPtrArray) frees = frees_in(all, edit, span);

    for (guint i = 0; i < frees->len; i++) {
        const Edit *free = frees->pdata[i];
        const char *variable = gone_variable(all, free);
        guint loop = free->release->rounds.file
            ? tokens_find(before, free->release->rounds.start) : span.last;
        const char *trouble = loop >= span.first && loop < span.last
            ? counter_trouble(all->file, before, all->gone, free->release)
            : NULL;

        if (trouble) {
            return trouble;
        }
        if (variable && statement_is_read_beside(before, span.first, gone,
                                                 variable)) {
            return "only code that is not compiled would read one of its "
                   "variables";
        }
    }
    return NULL;
}

const char *drop_trouble(const Changes *all, const Edit *edit, Span span)
{
    const Tokens *before = all->before;
    const Span run = spans_run(all->gone, span);

    if (statement_leaves_label(before, run.first, run.last)) {
        return STATEMENT_LEAVES_LABEL;
    }
    return drop_reads_last(all, edit, span)
           ? "nothing else would read one of its variables"
           : variable_trouble(all, edit, span);
}

/*
 * spare-variables.c - variables that dropped frees leave without a use
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/spare-variables.h"

#include "edit/around.h"
#include "edit/counters.h"

static gboolean is_through(const Edit *edit, const Location *declaration)
{
    return edit->kind == EDIT_DROP_FREE && edit->release->through.file &&
           edit->release->through.start == declaration->start;
}

static gboolean is_counted_in(const Edit *edit, const Location *declaration)
{
    return edit->kind == EDIT_DROP_FREE &&
           edit->release->counter_declared.file &&
           edit->release->counter_declared.start == declaration->start;
}

/* That what is not compiled reads it as well is for drop_trouble() to see */
static gboolean is_spare(const FileEdit *file, const Tokens *before,
                         const Release *release)
{
    g_autoptr(GArray) spans = spans_gone(file, before);
    guint n = 0;

    for (guint i = 0; i < spans->len; i++) {
        const Span *span = &g_array_index(spans, Span, i);
        gboolean again = FALSE;

        /* those of several frees in one loop are one */
        for (guint k = 0; k < i; k++) {
            again |= span->last > 0 &&
                     g_array_index(spans, Span, k).first == span->first;
        }
        if (!again && is_through(file->edits->pdata[i], &release->through)) {
            n += statement_count_reads(before, span, release->through_name);
        }
    }
    return n == release->through_named;
}

static gboolean is_planned(const FileEdit *file, const Location *where)
{
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (edit->where.start == where->start) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Adds what removes a variable, for all sites with a free that reads it */
static void add_spare(FileEdit *file, const Release *release,
                      const Location *declaration, const char *name)
{
    Edit *spare = NULL;

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (!is_through(edit, declaration) &&
            !is_counted_in(edit, declaration)) {
            continue;
        }
        if (!spare) {
            spare = new_edit(EDIT_DROP_DECLARATION, declaration,
                             release->function, name, edit->site);
            spare->others = g_array_new(FALSE, FALSE, sizeof(guint));
        } else if (edit->site != spare->site) {
            g_array_append_val(spare->others, edit->site);
        }
        if (edit->others) {
            g_array_append_vals(spare->others, edit->others->data,
                                edit->others->len);
        }
    }
    g_ptr_array_add(file->edits, spare);
}

void plan_drop_spare(FileEdit *file)
{
    guint n = file->edits->len;
    gsize length;
    const char *text = g_bytes_get_data(file->before, &length);
    g_autoptr(Tokens) before = NULL;

    for (guint i = 0; i < n; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);
        const Release *release = edit->release;

        if (edit->kind != EDIT_DROP_FREE ||
            (!release->through.file && !release->counter_declared.file)) {
            continue;
        }
        before = before ? before : tokens_new(text, length);
        if (release->through.file && !is_planned(file, &release->through) &&
            is_spare(file, before, release)) {
            add_spare(file, release, &release->through, release->through_name);
        }
        if (release->counter_declared.file &&
            !is_planned(file, &release->counter_declared)) {
            g_autoptr(GArray) spans = spans_gone(file, before);

            if (counter_is_spare(file, before, spans, release)) {
                add_spare(file, release, &release->counter_declared,
                          release->counter);
            }
        }
    }
}

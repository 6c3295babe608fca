/*
 * spare-variables.c - variables that dropped frees leave without a use
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/spare-variables.h"

#include "edit/changes.h"

/* That what is not compiled reads it as well is for drop_trouble() to see */
static gboolean is_spare(const FileEdit *file, const Tokens *before, Cure cure,
                         const Release *release)
{
    guint n = 0;

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (edit->kind == EDIT_DROP_FREE && edit->release->through.file &&
            edit->release->through.start == release->through.start) {
            const Span span = drop_span(before, cure, edit);

            n += statement_count_reads(before, &span, release->through_name);
        }
    }
    return n == release->through_named;
}

/* All sites whose frees read a variable */
static void add_sites(const FileEdit *file, Edit *spare)
{
    spare->others = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (edit->kind == EDIT_DROP_FREE && edit->release->through.file &&
            edit->release->through.start == spare->where.start) {
            if (edit->site != spare->site) {
                g_array_append_val(spare->others, edit->site);
            }
            if (edit->others) {
                g_array_append_vals(spare->others, edit->others->data,
                                    edit->others->len);
            }
        }
    }
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

void plan_drop_spare(const Cases *cases, FileEdit *file)
{
    guint n = file->edits->len;
    gsize length;
    const char *text = g_bytes_get_data(file->before, &length);
    g_autoptr(Tokens) before = NULL;

    for (guint i = 0; i < n; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);
        const Release *release = edit->release;
        Cure cure = ((const Site *)cases->sites->pdata[edit->site])->cure;
        Edit *spare;

        if (edit->kind != EDIT_DROP_FREE || !release->through.file ||
            is_planned(file, &release->through)) {
            continue;
        }
        before = before ? before : tokens_new(text, length);
        if (is_spare(file, before, cure, release)) {
            spare = new_edit(EDIT_DROP_DECLARATION, &release->through,
                             release->function, release->through_name,
                             edit->site);
            add_sites(file, spare);
            g_ptr_array_add(file->edits, spare);
        }
    }
}

/*
 * coupling.c - parts of a plan that stand by themselves
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "edit/around.h"
#include "plan.h"

static guint first_of(const guint *couple, guint site)
{
    while (couple[site] != site) {
        site = couple[site];
    }
    return site;
}

static void join(guint *couple, guint a, guint b)
{
    a = first_of(couple, a);
    b = first_of(couple, b);
    couple[MAX(a, b)] = MIN(a, b);
}

static gboolean drops(const Edit *edit)
{
    return edit->kind == EDIT_DROP_FREE || edit->kind == EDIT_DROP_FUNCTION;
}

/* Whether a file has allocations that may go with what is around them */
static gboolean drops_allocations(const FileEdit *file)
{
    guint n = 0;

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        n += edit->kind == EDIT_DROP_ALLOCATION && !edit->declared;
    }
    return n > 1;
}

/* What is around several of them stays if one does */
static void couple_spans(const FileEdit *file, guint *couple)
{
    gsize length;
    const char *text = g_bytes_get_data(file->before, &length);
    g_autoptr(Tokens) before = tokens_new(text, length);
    g_autoptr(GArray) spans = spans_gone(file, before);

    for (guint i = 0; i < spans->len; i++) {
        const Span *span = &g_array_index(spans, Span, i);

        for (guint j = 0; span->last > 0 && j < i; j++) {
            if (g_array_index(spans, Span, j).first == span->first) {
                join(couple, ((const Edit *)file->edits->pdata[i])->site,
                     ((const Edit *)file->edits->pdata[j])->site);
            }
        }
    }
}

static void couple_file(const FileEdit *file, guint *couple)
{
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        for (guint j = 0; edit->others && j < edit->others->len; j++) {
            join(couple, edit->site, g_array_index(edit->others, guint, j));
        }
        for (guint j = 0; drops(edit) && j < i; j++) {
            const Edit *other = g_ptr_array_index(file->edits, j);

            if (drops(other) && strcmp(edit->function, other->function) == 0) {
                join(couple, edit->site, other->site);
            }
        }
    }
}

guint *plan_couple(GPtrArray *files, guint n)
{
    guint *couple = g_new(guint, n);

    for (guint i = 0; i < n; i++) {
        couple[i] = i;
    }
    for (guint i = 0; i < files->len; i++) {
        const FileEdit *file = g_ptr_array_index(files, i);

        couple_file(file, couple);
        if (drops_allocations(file)) {
            couple_spans(file, couple);
        }
    }
    for (guint i = 0; i < n; i++) {
        couple[i] = first_of(couple, i);
    }
    return couple;
}

static gboolean calls_only(const Site *site, const char *const *names)
{
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = g_ptr_array_index(site->inits, i);

        if (!g_strv_contains(names, init->constructor->name)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean *plan_calling(const GPtrArray *sites, GPtrArray *plan,
                       const char *const *names)
{
    guint n = sites->len;
    g_autofree guint *couple = plan_couple(plan, n);
    gboolean *calling = g_new0(gboolean, n + 1);

    for (guint i = 0; i < n; i++) {
        calling[i] = TRUE;
    }
    for (guint i = 0; i < n; i++) {
        if (!calls_only(sites->pdata[i], names)) {
            calling[couple[i]] = FALSE;
        }
    }
    for (guint i = 0; i < n; i++) {
        calling[i] = calling[couple[i]];
    }
    return calling;
}

GPtrArray *plan_select(GPtrArray *files, const gboolean *wanted)
{
    GPtrArray *selection =
        g_ptr_array_new_with_free_func((GDestroyNotify)file_edit_free);

    for (guint i = 0; i < files->len; i++) {
        const FileEdit *file = g_ptr_array_index(files, i);
        g_autoptr(GPtrArray) edits = g_ptr_array_new();
        FileEdit *part;

        for (guint j = 0; j < file->edits->len; j++) {
            Edit *edit = g_ptr_array_index(file->edits, j);

            if (wanted[edit->site]) {
                g_ptr_array_add(edits, edit);
            }
        }
        if (edits->len == 0) {
            continue;
        }
        part = g_new0(FileEdit, 1);
        part->file = file->file;
        part->cure = file->cure;
        part->edits = g_steal_pointer(&edits);
        part->before = g_bytes_ref(file->before);
        part->problem = g_strdup(file->problem);
        g_ptr_array_add(selection, part);
    }
    return selection;
}

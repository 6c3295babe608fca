/*
 * stages.c - files that two semantic patches edit, one after the other
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Arrays are edited in what the other edits leave: those are made at places,
 * each of which has to be where the plan has found it.
 */
#include "edit/stages.h"
#include "edit/array-edits.h"

gboolean stage_has(const FileEdit *file, gboolean arrays)
{
    for (guint i = 0; i < file->edits->len; i++) {
        if (array_edit(file->edits->pdata[i]) == arrays) {
            return TRUE;
        }
    }
    return FALSE;
}

static FileEdit *part_new(const FileEdit *file, GBytes *before)
{
    FileEdit *part = g_new0(FileEdit, 1);

    part->file = file->file;
    part->cure = file->cure;
    part->before = g_bytes_ref(before);
    return part;
}

FileEdit *stage_first(const FileEdit *file)
{
    FileEdit *part = part_new(file, file->before);

    part->edits = g_ptr_array_new();
    for (guint i = 0; i < file->edits->len; i++) {
        if (!array_edit(file->edits->pdata[i])) {
            g_ptr_array_add(part->edits, file->edits->pdata[i]);
        }
    }
    return part;
}

/* Takes over why sites cannot be edited; FALSE if nothing more is to be done */
static gboolean take_result(FileEdit *file, FileEdit *part)
{
    file->problem = g_steal_pointer(&part->problem);
    for (guint i = 0; part->left && i < part->left->len; i++) {
        const LeftOut *left = &g_array_index(part->left, LeftOut, i);
        const Edit edit = { .site = left->site,
                            .where = { .line = left->line } };

        file_edit_leave(file, &edit, left->why);
    }
    return !file->problem && !part->left;
}

/* Moves a place to where it is now; FALSE if it is there no more */
static gboolean move(const GArray *kept, Location *where)
{
    for (guint i = 0; i < kept->len; i++) {
        const Kept *piece = &g_array_index(kept, Kept, i);

        if (where->start >= piece->before &&
            where->end <= piece->before + piece->length) {
            where->start += piece->after - piece->before;
            where->end += piece->after - piece->before;
            return TRUE;
        }
    }
    return FALSE;
}

FileEdit *stage_second(FileEdit *file, FileEdit *first)
{
    FileEdit *part;
    guint left;

    if (!take_result(file, first)) {
        return NULL;
    }
    left = file->left ? file->left->len : 0;
    part = part_new(file, first->edits->len ? first->after : file->before);
    part->edits = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = file->edits->pdata[i];
        Edit *moved;

        if (!array_edit(edit)) {
            continue;
        }
        moved = g_memdup2(edit, sizeof(Edit));
        g_ptr_array_add(part->edits, moved);
        if (first->edits->len &&
            !(move(first->kept, &moved->where) &&
              move(first->kept, &moved->pointer))) {
            file_edit_leave(file, edit, "it overlaps another edit");
        }
    }
    if (file->left && file->left->len > left) {
        g_clear_pointer(&part, file_edit_free);
    }
    return part;
}

void stage_finish(FileEdit *file, FileEdit *last)
{
    if (take_result(file, last)) {
        file->after = g_steal_pointer(&last->after);
    }
}

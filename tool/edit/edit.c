/*
 * edit.c - makes the planned edits of each file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "edit/array-edits.h"
#include "edit/assemble.h"
#include "edit/change.h"
#include "edit/hunks.h"
#include "edit/left-out.h"
#include "edit/proposals.h"
#include "edit/stages.h"
#include "edit/embed-edits.h"
#include "error.h"
#include "plan.h"
#include "util/parallel.h"

/* A file on its way: as spatch can read it, what is to change, what spatch
 * makes of that */
typedef struct {
    FileEdit *file;
    Plain *plain;
    GPtrArray *changes;
    Proposal *proposal;    /* NULL if spatch need not be asked */
} Editing;

static void editing_free(gpointer data)
{
    Editing *editing = data;

    g_clear_pointer(&editing->plain, plain_free);
    g_clear_pointer(&editing->changes, g_ptr_array_unref);
    g_clear_pointer(&editing->proposal, proposal_free);
    g_free(editing);
}

/* Without carriage returns: spatch does not keep them */
static char *unix_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);

    return g_strjoinv("\n", lines);
}

GPtrArray *changes_of(FileEdit *file, const Plain *plain, char **places)
{
    return file->cure == CURE_EMBED
        ? embed_changes_new(file, plain, SPATCH_FILE, places) :
        stage_has(file, FALSE)
        ? changes_new(file, plain, SPATCH_FILE, places)
        : array_changes_new(file, plain, SPATCH_FILE, places);
}

static gboolean prepare(guint index, gpointer data, GError **error)
{
    Editing *editing = g_ptr_array_index((GPtrArray *)data, index);
    FileEdit *file = editing->file;
    gsize length = g_bytes_get_size(file->before);
    guint left = file->left ? file->left->len : 0;
    g_autofree char *places = NULL;

    if (memchr(g_bytes_get_data(file->before, NULL), '\0', length)) {
        file->problem = g_strdup_printf("%s: it contains a NUL byte",
                                        file->file);
        return TRUE;
    }
    editing->plain = plain_new(file);
    editing->changes = changes_of(file, editing->plain, &places);
    if (!file->left || file->left->len == left) {
        editing->proposal = g_new0(Proposal, 1);
        editing->proposal->file = file->file;
        editing->proposal->content = unix_lines(editing->plain->text);
        editing->proposal->places = g_steal_pointer(&places);
    }
    return TRUE;
}

/* Whether a change that was not made leaves its sites out, not the file */
static gboolean leave_unmade(FileEdit *file, GPtrArray *changes)
{
    guint left = file->left ? file->left->len : 0;

    for (guint i = 0; i < changes->len; i++) {
        const Change *change = g_ptr_array_index(changes, i);

        if (change->unmade) {
            file_edit_leave(file, change->edit, change->unmade);
        }
    }
    return file->left && file->left->len > left;
}

/* Sets @after, or notes what cannot be edited in @left or @problem */
static gboolean finish(guint index, gpointer data, GError **error)
{
    const Editing *editing = g_ptr_array_index((GPtrArray *)data, index);
    const Proposal *proposal = editing->proposal;
    FileEdit *file = editing->file;
    g_autoptr(Tokens) after = NULL;
    g_autoptr(GError) problem = NULL;
    char *result;

    if (!proposal) {
        return TRUE;
    }
    if (proposal->problem) {
        file->problem = g_strdup(proposal->problem);
        return TRUE;
    }
    after = tokens_new(g_bytes_get_data(proposal->proposed, NULL),
                       g_bytes_get_size(proposal->proposed));
    if (!hunks_match(file->file, editing->plain->tokens, editing->changes,
                     after, &problem)) {
        if (problem->code != EXIT_CODE_CHECK) {
            g_propagate_error(error, g_steal_pointer(&problem));
            return FALSE;
        }
        if (!leave_unmade(file, editing->changes)) {
            file->problem = g_strdup(problem->message);
        }
        return TRUE;
    }
    g_clear_pointer(&file->kept, g_array_unref);
    file->kept = g_array_new(FALSE, FALSE, sizeof(Kept));
    result = embed_include(file, assemble(editing->plain, editing->changes,
                                          file->kept));
    file->after = g_bytes_new_take(result, strlen(result));
    return TRUE;
}

/* Lets one semantic patch edit files */
static gboolean edit_with(const Tree *tree, GPtrArray *files,
                          const char *patch, guint jobs, GError **error)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(editing_free);
    g_autoptr(GPtrArray) proposals = g_ptr_array_new();

    for (guint i = 0; i < files->len; i++) {
        Editing *editing = g_new0(Editing, 1);

        editing->file = g_ptr_array_index(files, i);
        g_ptr_array_add(all, editing);
    }
    if (!parallel_for(NULL, all->len, jobs, prepare, all, error)) {
        return FALSE;
    }
    for (guint i = 0; i < all->len; i++) {
        const Editing *editing = g_ptr_array_index(all, i);

        if (editing->proposal) {
            g_ptr_array_add(proposals, editing->proposal);
        }
    }
    return proposals_find(tree, proposals, patch, jobs, error) &&
           parallel_for(NULL, all->len, jobs, finish, all, error);
}

/* Edits the arrays of those of the files that have some */
static gboolean edit_arrays(const Tree *tree, GPtrArray *files,
                            GPtrArray *first, guint jobs, GError **error)
{
    g_autoptr(GPtrArray) parts =
        g_ptr_array_new_with_free_func((GDestroyNotify)file_edit_free);
    g_autoptr(GPtrArray) wholes = g_ptr_array_new();

    for (guint i = 0; i < files->len; i++) {
        FileEdit *second = stage_second(files->pdata[i], first->pdata[i]);

        if (second) {
            g_ptr_array_add(parts, second);
            g_ptr_array_add(wholes, files->pdata[i]);
        }
    }
    if (!edit_with(tree, parts, "memory-region-array.cocci", jobs, error)) {
        return FALSE;
    }
    for (guint i = 0; i < parts->len; i++) {
        stage_finish(wholes->pdata[i], parts->pdata[i]);
    }
    return TRUE;
}

/* Edits those of the files that have not been yet, and can be */
static gboolean edit_all(const Tree *tree, GPtrArray *files, guint jobs,
                         GError **error)
{
    g_autoptr(GPtrArray) plain = g_ptr_array_new();
    g_autoptr(GPtrArray) staged = g_ptr_array_new();
    g_autoptr(GPtrArray) first =
        g_ptr_array_new_with_free_func((GDestroyNotify)file_edit_free);
    const char *patch = "memory-region-new.cocci";

    for (guint i = 0; i < files->len; i++) {
        FileEdit *file = g_ptr_array_index(files, i);

        if (file->problem || file->after) {
            continue;
        }
        if (file->cure == CURE_EMBED) {
            patch = "memory-region-embed.cocci";
        }
        if (!stage_has(file, TRUE)) {
            g_ptr_array_add(plain, file);
            continue;
        }
        g_ptr_array_add(staged, file);
        file = stage_first(file);
        g_ptr_array_add(first, file);
        if (file->edits->len) {
            g_ptr_array_add(plain, file);
        }
    }
    return edit_with(tree, plain, patch, jobs, error) &&
           edit_arrays(tree, staged, first, jobs, error);
}

gboolean edit_run(const Tree *tree, GPtrArray *files, guint jobs,
                  GError **error)
{
    plan_leave_uncompiled(tree, files);
    do {
        if (!edit_all(tree, files, jobs, error)) {
            return FALSE;
        }
    } while (leave_out(files));
    return TRUE;
}

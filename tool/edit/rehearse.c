/*
 * rehearse.c - whether edits fit the text they are planned for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "plan.h"

#include <string.h>

#include "edit/array-edits.h"
#include "edit/change.h"
#include "edit/left-out.h"
#include "edit/stages.h"
#include "edit/spatch.h"
#include "util/intern.h"

/* Whether the edits of arrays fit beside the others */
static void rehearse_arrays(FileEdit *file, const Plain *plain,
                            const GPtrArray *others)
{
    g_autoptr(GPtrArray) changes = NULL;
    g_autofree char *places = NULL;

    if (!stage_has(file, TRUE) || !stage_has(file, FALSE)) {
        return;
    }
    changes = array_changes_new(file, plain, SPATCH_FILE, &places);
    for (guint i = 0; i < changes->len; i++) {
        const Change *change = g_ptr_array_index(changes, i);

        for (guint k = 0; k < others->len; k++) {
            const Change *other = g_ptr_array_index(others, k);

            if (change->first < other->last && other->first < change->last) {
                file_edit_leave(file, change->edit,
                                "it overlaps another edit");
            }
        }
    }
}

/* The sites that a file's edits are coupled with */
static GHashTable *groups_of(const guint *couple, const FileEdit *file)
{
    GHashTable *groups = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        g_hash_table_add(groups, GUINT_TO_POINTER(couple[edit->site]));
    }
    return groups;
}

/* What a site's edits are in cannot be changed */
static void block(const Cases *cases, const guint *couple,
                  const FileEdit *file)
{
    g_autoptr(GHashTable) groups = groups_of(couple, file);

    for (guint i = 0; i < cases->sites->len; i++) {
        Site *site = g_ptr_array_index(cases->sites, i);

        if (site_is_convertible(site) &&
            g_hash_table_contains(groups, GUINT_TO_POINTER(couple[i]))) {
            site->blocked = intern(file->problem);
        }
    }
}

/* Whether an edit in a file is coupled with a site that is asked for */
static gboolean is_wanted(const Cases *cases, const guint *couple,
                          const FileEdit *file)
{
    g_autoptr(GHashTable) groups = groups_of(couple, file);

    for (guint i = 0; i < cases->sites->len; i++) {
        if (cases_want(cases, cases->sites->pdata[i]) &&
            g_hash_table_contains(groups, GUINT_TO_POINTER(couple[i]))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Tries what edits do to a file's tokens: those that do not fit are left out */
static void rehearse_file(FileEdit *file)
{
    gsize size;
    const char *text = g_bytes_get_data(file->before, &size);
    g_autoptr(Plain) plain = NULL;
    g_autoptr(GPtrArray) changes = NULL;
    g_autofree char *places = NULL;

    if (memchr(text, '\0', size)) {
        return;
    }
    plain = plain_new(file);
    changes = changes_of(file, plain, &places);
    rehearse_arrays(file, plain, changes);
}

/* What is left out is in the way of a site */
static void note_obstacles(const Cases *cases, const FileEdit *file)
{
    for (guint i = 0; file->left && i < file->left->len; i++) {
        const LeftOut *left = &g_array_index(file->left, LeftOut, i);
        Site *site = g_ptr_array_index(cases->sites, left->site);
        g_autofree char *where = file_edit_describe_left(file, i);

        site->obstacle = site->allocation->where.file == file->file
            ? intern_format("line %u: %s", left->line, left->why)
            : intern(where);
    }
}

/* Those that can only be converted together have the same obstacle */
static void share_obstacles(const Cases *cases, const guint *couple)
{
    const GPtrArray *sites = cases->sites;

    for (guint pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < sites->len; i++) {
            Site *from = sites->pdata[pass ? couple[i] : i];
            Site *to = sites->pdata[pass ? i : couple[i]];

            if (from->obstacle && !to->obstacle) {
                to->obstacle = from->obstacle;
            }
        }
    }
}

static void choose_cure(const Cases *cases, Cure cure)
{
    for (guint i = 0; i < cases->sites->len; i++) {
        ((Site *)cases->sites->pdata[i])->cure = cure;
    }
}

static void rehearse_plan(const Cases *cases, GPtrArray *plan)
{
    g_autofree guint *couple = plan_couple(plan, cases->sites->len);

    for (guint i = 0; i < plan->len; i++) {
        FileEdit *file = g_ptr_array_index(plan, i);

        if (file->problem) {
            block(cases, couple, file);
        }
        if (is_wanted(cases, couple, file)) {
            rehearse_file(file);
            note_obstacles(cases, file);
        }
    }
    share_obstacles(cases, couple);
    for (guint i = 0; i < cases->sites->len; i++) {
        Site *site = g_ptr_array_index(cases->sites, i);

        if (site->obstacle || site->blocked) {
            site_judge(site);
        }
    }
}

void plan_rehearse(const Cases *cases)
{
    g_autoptr(GPtrArray) plan = NULL;

    choose_cure(cases, CURE_NEW);
    plan = plan_make(cases, NULL);
    if (plan) {
        rehearse_plan(cases, plan);
    }
    choose_cure(cases, cases->tree->cure);
}

/* What is left out shows that a field cannot be made of a region, nor of those
 * that are only embedded with it */
static void take_homes_back(const Cases *cases, const FileEdit *file,
                            const guint *couple)
{
    for (guint i = 0; file->left && i < file->left->len; i++) {
        g_autofree char *why = file_edit_describe_left(file, i);
        guint left = couple[g_array_index(file->left, LeftOut, i).site];

        for (guint k = 0; k < cases->sites->len; k++) {
            Site *site = cases->sites->pdata[k];

            if (site->home.possible && couple[k] == left) {
                site->home.possible = FALSE;
                site->home.reason = "other";
                site->home.text = intern_format("it cannot be edited: %s",
                                                why);
            }
        }
    }
}

void homes_rehearse(const Cases *cases)
{
    g_autoptr(GPtrArray) plan = NULL;

    choose_cure(cases, CURE_EMBED);
    plan = plan_make(cases, NULL);
    if (plan) {
        g_autofree guint *couple = plan_couple(plan, cases->sites->len);

        for (guint i = 0; i < plan->len; i++) {
            FileEdit *file = g_ptr_array_index(plan, i);

            if (is_wanted(cases, couple, file)) {
                rehearse_file(file);
                take_homes_back(cases, file, couple);
            }
        }
    }
    choose_cure(cases, cases->tree->cure);
}

/*
 * rehearse.c - whether edits fit the text they are planned for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "plan.h"
#include "edit/change.h"
#include "edit/leave.h"
#include "edit/spatch.h"
#include "util/intern.h"

#include <string.h>

static void rehearse_file(const Cases *cases, FileEdit *file)
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
static void share_obstacles(const Cases *cases, GPtrArray *plan)
{
    g_autofree guint *couple = plan_couple(plan, cases->sites->len);
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

void plan_rehearse(const Cases *cases)
{
    g_autoptr(GPtrArray) plan = plan_make(cases, NULL);

    if (!plan) {
        return;
    }
    for (guint i = 0; i < plan->len; i++) {
        rehearse_file(cases, g_ptr_array_index(plan, i));
    }
    share_obstacles(cases, plan);
    for (guint i = 0; i < cases->sites->len; i++) {
        Site *site = g_ptr_array_index(cases->sites, i);

        if (site->obstacle) {
            site_judge(site);
        }
    }
}

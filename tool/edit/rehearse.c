/*
 * rehearse.c - whether edits fit the text they are planned for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit.h"
#include "edit/change.h"
#include "edit/leave.h"
#include "edit/spatch.h"
#include "util/intern.h"

#include <string.h>

static void rehearse_file(const Audit *audit, FileEdit *file)
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
    changes = changes_new(file, plain, SPATCH_FILE, &places);
    for (guint i = 0; file->left && i < file->left->len; i++) {
        const LeftOut *left = &g_array_index(file->left, LeftOut, i);
        Site *site = g_ptr_array_index(audit->sites, left->site);
        g_autofree char *where = file_edit_describe_left(file, i);

        site->obstacle = site->allocation->where.file == file->file
            ? intern_format("line %u: %s", left->line, left->why)
            : intern(where);
    }
}

/* Those that can only be converted together have the same obstacle */
static void share_obstacles(const Audit *audit, GPtrArray *plan)
{
    g_autofree guint *couple = plan_couple(plan, audit->sites->len);
    const GPtrArray *sites = audit->sites;

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

void plan_rehearse(const Audit *audit)
{
    g_autoptr(GPtrArray) plan = plan_make(audit, NULL);

    if (!plan) {
        return;
    }
    for (guint i = 0; i < plan->len; i++) {
        rehearse_file(audit, g_ptr_array_index(plan, i));
    }
    share_obstacles(audit, plan);
    for (guint i = 0; i < audit->sites->len; i++) {
        Site *site = g_ptr_array_index(audit->sites, i);

        if (site->obstacle) {
            site_judge(site);
        }
    }
}

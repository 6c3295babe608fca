/*
 * embed-rehearse.c - whether the edits that embed regions fit the text
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "plan.h"
#include "edit/embed-edits.h"
#include "util/intern.h"

#include <string.h>

static void refuse(Site *site, const char *why)
{
    site->home.possible = FALSE;
    site->home.reason = "other";
    site->home.text = intern_format("it cannot be edited: %s", why);
}

static void rehearse_file(const Cases *cases, FileEdit *file,
                          const guint *couple)
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
        g_autofree char *why = file_edit_describe_left(file, i);
        guint left = couple[g_array_index(file->left, LeftOut, i).site];

        for (guint k = 0; k < cases->sites->len; k++) {
            Site *site = cases->sites->pdata[k];

            if (site->home.possible && couple[k] == left) {
                refuse(site, why);
            }
        }
    }
}

void homes_rehearse(const Cases *cases)
{
    g_autoptr(GPtrArray) plan = plan_make(cases, NULL);

    if (plan) {
        g_autofree guint *couple = plan_couple(plan, cases->sites->len);

        for (guint i = 0; i < plan->len; i++) {
            rehearse_file(cases, plan->pdata[i], couple);
        }
    }
}

/*
 * reroll.c - what the cover letter of a new version says of the earlier one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "series.h"

char *reroll_changes(const Reroll *reroll, guint version)
{
    return g_strdup_printf("v%u:\n%s%s", version,
                           *reroll->change_log ? "\n" : "",
                           reroll->change_log);
}

char *reroll_tags(const Reroll *reroll, const char *subject)
{
    GString *tags = g_string_new(NULL);

    for (guint i = 0; i < reroll->based_on->len; i++) {
        g_string_append_printf(tags, "Based-on: <%s>\n",
                               (char *)reroll->based_on->pdata[i]);
    }
    /* With the subject it had, tools find it by themselves */
    if (strcmp(reroll->subject, subject) != 0) {
        g_string_append_printf(tags, "Supersedes: <%s>\n", reroll->message_id);
    }
    return g_string_free(tags, FALSE);
}

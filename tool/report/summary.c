/*
 * summary.c - an audit in one line
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report.h"

#include <string.h>

#include "util/plural.h"

static int compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static GHashTable *count_verdicts(const Audit *audit)
{
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < audit->sites->len; i++) {
        const Site *site = g_ptr_array_index(audit->sites, i);
        gpointer key = (gpointer)site_cure_word(site);
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));

        g_hash_table_insert(counts, key, GUINT_TO_POINTER(n + 1));
    }
    return counts;
}

char *report_summary(const Audit *audit)
{
    g_autoptr(GHashTable) counts = count_verdicts(audit);
    g_autoptr(GList) verdicts = g_hash_table_get_keys(counts);
    guint suppressed = audit->suppressed_sites->len +
                       audit->suppressed_findings->len;
    GString *text = g_string_new(NULL);

    verdicts = g_list_sort(verdicts, compare_strings);
    g_string_append_printf(text, "%u heap region%s", audit->sites->len,
                           plural(audit->sites->len));
    for (GList *item = verdicts; item; item = item->next) {
        g_string_append_printf(text, "%s %u %s",
            item == verdicts ? ":" : ",",
            GPOINTER_TO_UINT(g_hash_table_lookup(counts, item->data)),
            (const char *)item->data);
    }
    g_string_append_printf(text, "; %u finding%s, %u init%s, %u not judged",
                           audit->findings->len, plural(audit->findings->len),
                           audit->inits->len, plural(audit->inits->len),
                           audit->unjudged->len);
    if (!audit->tree->build_dir) {
        g_string_append(text, " (there is no build directory)");
    } else if (audit->tree->stand_ins) {
        g_string_append(text, " (the build directory lacks targets)");
    }
    if (suppressed) {
        g_string_append_printf(text, ", %u suppressed", suppressed);
    }
    if (audit->known) {
        g_string_append_printf(text, ", %u in the baseline", audit->known);
    }
    if (audit->unchanged) {
        g_string_append_printf(text, ", %u on unchanged lines",
                               audit->unchanged);
    }
    return g_string_free(text, FALSE);
}

/*
 * baseline.c - what was known before, and is not reported again
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "baseline.h"
#include "error.h"

#include <string.h>

#define HEADING "# mrconv baseline 1: rule, file, function, region\n"

static char *fingerprint(const char *rule, const char *file,
                         const char *function, const char *lvalue)
{
    g_auto(GStrv) words = g_strsplit_set(lvalue, " \t\r\n", -1);
    g_autofree char *plain = g_strjoinv("", words);

    return g_strdup_printf("%s\t%s\t%s\t%s", rule, file, function, plain);
}

static char *site_fingerprint(const Site *site)
{
    return fingerprint(site->verdict, site->allocation->where.file,
                       site->allocation->function, site->allocation->lvalue);
}

static char *finding_fingerprint(const Finding *finding)
{
    return fingerprint(finding->rule, finding->where.file, finding->function,
                       finding->lvalue);
}

static void set_error(GError **error, const char *path, GError *cause)
{
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s: %s; "
                "--update-baseline writes a new one", path, cause->message);
}

/* How often each fingerprint is listed */
static GHashTable *read_counts(const char *path, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;
    GHashTable *counts;

    if (!g_file_get_contents(path, &text, NULL, &cause)) {
        set_error(error, path, cause);
        return NULL;
    }
    if (!g_str_has_prefix(text, HEADING)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s:1: this is no baseline; --update-baseline writes one",
                    path);
        return NULL;
    }
    counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    lines = g_strsplit(text + strlen(HEADING), "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, lines[i]));

        g_hash_table_insert(counts, g_strdup(lines[i]),
                            GUINT_TO_POINTER(n + 1));
    }
    return counts;
}

/* Whether a fingerprint is listed, once more than asked for so far */
static gboolean take(GHashTable *counts, const char *print)
{
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, print));

    if (n) {
        g_hash_table_insert(counts, g_strdup(print), GUINT_TO_POINTER(n - 1));
    }
    return n != 0;
}

gboolean baseline_apply(Audit *audit, const char *path, GError **error)
{
    g_autoptr(GHashTable) counts = read_counts(path, error);

    if (!counts) {
        return FALSE;
    }
    for (guint i = 0; i < audit->sites->len;) {
        g_autofree char *print = site_fingerprint(audit->sites->pdata[i]);

        if (take(counts, print)) {
            g_ptr_array_remove_index(audit->sites, i);
            audit->known++;
        } else {
            i++;
        }
    }
    for (guint i = 0; i < audit->findings->len;) {
        g_autofree char *print =
            finding_fingerprint(audit->findings->pdata[i]);

        if (take(counts, print)) {
            g_ptr_array_remove_index(audit->findings, i);
            audit->known++;
        } else {
            i++;
        }
    }
    return TRUE;
}

static int by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

gboolean baseline_write(const Audit *audit, const char *path, GError **error)
{
    g_autoptr(GPtrArray) prints = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) text = g_string_new(HEADING);
    g_autoptr(GError) cause = NULL;

    for (guint i = 0; i < audit->sites->len; i++) {
        g_ptr_array_add(prints, site_fingerprint(audit->sites->pdata[i]));
    }
    for (guint i = 0; i < audit->findings->len; i++) {
        g_ptr_array_add(prints,
                        finding_fingerprint(audit->findings->pdata[i]));
    }
    g_ptr_array_sort(prints, by_text);
    for (guint i = 0; i < prints->len; i++) {
        g_string_append_printf(text, "%s\n", (char *)prints->pdata[i]);
    }
    if (!g_file_set_contents(path, text->str, text->len, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: %s; name another file", path, cause->message);
        return FALSE;
    }
    return TRUE;
}

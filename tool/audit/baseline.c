/*
 * baseline.c - what was known before, and is not reported again
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit/baseline.h"

#include <string.h>

#include "error.h"
#include "audit/fingerprint.h"
#include "util/beneath.h"
#include "util/compare.h"
#include "util/file.h"

#define HEADING "# mrconv baseline 1: rule, file, function, region\n"

typedef char *Fingerprint(gconstpointer entry);

static void set_error(GError **error, const GError *cause)
{
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s; "
                "--update-baseline writes a new one", cause->message);
}

GHashTable *baseline_read(const char *path, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;
    GHashTable *counts;

    if (!file_read(path, &text, NULL, &cause)) {
        set_error(error, cause);
        return NULL;
    }
    if (!g_str_has_prefix(text, HEADING)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s:1: this is not a baseline; --update-baseline writes "
                    "one",
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

/* Takes what is listed out of @entries; returns how many that were */
static guint take_known(GPtrArray *entries, Fingerprint *print,
                        GHashTable *counts)
{
    guint before = entries->len;

    for (guint i = 0; i < entries->len;) {
        g_autofree char *text = print(entries->pdata[i]);

        if (take(counts, text)) {
            g_ptr_array_remove_index(entries, i);
        } else {
            i++;
        }
    }
    return before - entries->len;
}

void baseline_apply(Audit *audit, GHashTable *baseline)
{
    audit_step(audit, RESULTS_KNOWN);
    audit->known = take_known(audit->sites, fingerprint_of_site, baseline) +
        take_known(audit->findings, fingerprint_of_finding, baseline) +
        take_known(audit->unjudged, fingerprint_of_unjudged, baseline);
}

static void add_prints(GPtrArray *prints, GPtrArray *entries,
                       Fingerprint *print)
{
    for (guint i = 0; i < entries->len; i++) {
        g_ptr_array_add(prints, print(entries->pdata[i]));
    }
}

/* Wholly, or not at all */
static gboolean write_file(const char *path, const GString *text,
                           GError **error)
{
    g_autoptr(GBytes) content = g_bytes_new(text->str, text->len);
    g_autoptr(GError) cause = NULL;
    g_autoptr(Beneath) file = beneath_open(path, &cause);
    g_autofree char *staged = NULL;

    if (file) {
        beneath_clean(file);
        staged = beneath_stage(file, content, BENEATH_NEW, &cause);
    }
    if (!staged || !beneath_commit(file, staged, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s; name another file", cause->message);
        return FALSE;
    }
    return TRUE;
}

gboolean baseline_write(const Audit *audit, const char *path, GError **error)
{
    g_autoptr(GPtrArray) prints = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) text = g_string_new(HEADING);

    g_assert(audit->step < RESULTS_KNOWN);
    add_prints(prints, audit->sites, fingerprint_of_site);
    add_prints(prints, audit->findings, fingerprint_of_finding);
    add_prints(prints, audit->unjudged, fingerprint_of_unjudged);
    g_ptr_array_sort(prints, compare_strings);
    for (guint i = 0; i < prints->len; i++) {
        g_string_append_printf(text, "%s\n", (char *)prints->pdata[i]);
    }
    return write_file(path, text, error);
}

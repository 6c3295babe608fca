/*
 * conversion.c - what a conversion would do to a tree, site by site
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/conversion.h"

#include "fingerprint.h"

#include <string.h>

void conversion_free(Conversion *conversion)
{
    if (conversion) {
        g_clear_pointer(&conversion->sites, g_ptr_array_unref);
        g_clear_pointer(&conversion->plan, g_ptr_array_unref);
        g_clear_pointer(&conversion->audit, audit_free);
        g_free(conversion);
    }
}

static void list_sites(Conversion *conversion)
{
    const GPtrArray *sites = conversion->audit->sites;
    g_autofree guint *couple = plan_couple(conversion->plan, sites->len);

    for (guint i = 0; i < sites->len; i++) {
        const Site *site = g_ptr_array_index(sites, i);
        ConvertedSite *converted;

        if (site_is_convertible(site)) {
            converted = g_new0(ConvertedSite, 1);
            converted->index = i;
            converted->site = site;
            converted->file = site->allocation->where.file;
            converted->line = site->allocation->where.line;
            converted->couple = couple[i];
            g_ptr_array_add(conversion->sites, converted);
        }
    }
}

Conversion *conversion_new(const Tree *tree, const char *const *paths,
                           guint jobs, GError **error)
{
    g_autoptr(Conversion) conversion = g_new0(Conversion, 1);

    conversion->sites = g_ptr_array_new_with_free_func(g_free);
    conversion->audit = audit_run(tree, paths, jobs, error);
    conversion->plan = conversion->audit
                       ? plan_make(conversion->audit, error) : NULL;
    if (!conversion->plan) {
        return NULL;
    }
    list_sites(conversion);
    return g_steal_pointer(&conversion);
}

void conversion_leave(Conversion *conversion, GHashTable *left)
{
    for (guint i = conversion->sites->len; i > 0; i--) {
        const ConvertedSite *site = g_ptr_array_index(conversion->sites,
                                                      i - 1);
        g_autofree char *print = fingerprint_of_site(site->site);

        if (g_hash_table_contains(left, print)) {
            g_ptr_array_remove_index(conversion->sites, i - 1);
        }
    }
}

GPtrArray *conversion_edits(const Conversion *conversion,
                            const GPtrArray *sites, guint jobs,
                            GError **error)
{
    const Audit *audit = conversion->audit;
    g_autofree gboolean *wanted = g_new0(gboolean, audit->sites->len + 1);
    g_autoptr(GPtrArray) edits = NULL;

    for (guint i = 0; i < sites->len; i++) {
        wanted[((ConvertedSite *)sites->pdata[i])->index] = TRUE;
    }
    edits = plan_select(conversion->plan, wanted);
    return edit_run(audit->tree, edits, jobs, error) ? g_steal_pointer(&edits)
                                                     : NULL;
}

gboolean site_is_memory(const Site *site)
{
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = g_ptr_array_index(site->inits, i);
        RegionKind kind = init->constructor->kind;

        if (kind != REGION_CONTAINER && kind != REGION_IO &&
            kind != REGION_ALIAS) {
            return TRUE;
        }
    }
    return FALSE;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **sites_constructors(const GPtrArray *sites)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated(0, g_free,
                                                                 TRUE);

    for (guint i = 0; i < sites->len; i++) {
        const ConvertedSite *converted = g_ptr_array_index(sites, i);
        const GPtrArray *inits = converted->site->inits;

        for (guint j = 0; j < inits->len; j++) {
            const Init *init = g_ptr_array_index(inits, j);

            if (!g_ptr_array_find_with_equal_func(names,
                                                  init->constructor->name,
                                                  g_str_equal, NULL)) {
                g_ptr_array_add(names, g_strdup(init->constructor->name));
            }
        }
    }
    g_ptr_array_sort(names, compare_names);
    return (char **)g_ptr_array_steal(names, NULL);
}

/*
 * conversion.c - from a tree to the files that its conversion changes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "conversion.h"

#include <string.h>

#include "audit/fingerprint.h"
#include "embed/field-names.h"
#include "util/compare.h"

void conversion_free(Conversion *conversion)
{
    if (conversion) {
        g_clear_pointer(&conversion->files, g_ptr_array_unref);
        g_clear_pointer(&conversion->api, api_free);
        g_clear_pointer(&conversion->edits, g_ptr_array_unref);
        g_clear_pointer(&conversion->left, g_ptr_array_unref);
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

/* Whether a name for fields is one for a file that was looked at, and helps
 * none of its regions */
static gboolean is_idle(const Audit *audit, const char *key)
{
    g_autofree char *file = g_strndup(key, strcspn(key, ":"));
    gboolean seen = FALSE;

    for (guint i = 0; i < audit->sites->len; i++) {
        const Site *site = g_ptr_array_index(audit->sites, i);
        g_autofree char *other = field_names_key(site);

        if (!g_strcmp0(key, other) &&
            (!site->home.possible || !site->home.changes)) {
            return FALSE;   /* used, or its reason is listed */
        }
        seen = seen || !strcmp(site->allocation->where.file, file);
    }
    return seen;
}

static void list_idle_names(Conversion *conversion)
{
    const Tree *tree = conversion->audit->tree;
    g_autoptr(GList) keys = tree->cure == CURE_EMBED && tree->field_names
        ? g_hash_table_get_keys(tree->field_names) : NULL;

    keys = g_list_sort(keys, (GCompareFunc)strcmp);
    for (GList *key = keys; key; key = key->next) {
        if (is_idle(conversion->audit, key->data)) {
            g_ptr_array_add(conversion->left, g_strdup_printf(
                "%s: there is a name for its field, but it gets none of its "
                "own", (const char *)key->data));
        }
    }
}

Conversion *conversion_of_audit(Audit *audit, GError **error)
{
    g_autoptr(Conversion) conversion = g_new0(Conversion, 1);
    const Cases cases = audit_cases(audit);

    conversion->audit = audit;
    conversion->sites = g_ptr_array_new_with_free_func(g_free);
    conversion->left = g_ptr_array_new_with_free_func(g_free);
    conversion->plan = plan_make(&cases, error);
    if (!conversion->plan) {
        return NULL;
    }
    list_sites(conversion);
    list_idle_names(conversion);
    return g_steal_pointer(&conversion);
}

Conversion *conversion_new(const Tree *tree, const char *const *paths,
                           guint jobs, GError **error)
{
    Audit *audit = audit_run(tree, paths, jobs, error);

    return audit ? conversion_of_audit(audit, error) : NULL;
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

void conversion_keep_calling(Conversion *conversion,
                             const char *const *names)
{
    g_autofree gboolean *calling = plan_calling(conversion->audit->sites,
                                                conversion->plan, names);

    for (guint i = conversion->sites->len; i > 0; i--) {
        const ConvertedSite *site = g_ptr_array_index(conversion->sites,
                                                      i - 1);

        if (!calling[site->index]) {
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

char **sites_constructors(const GPtrArray *sites)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

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
    g_ptr_array_sort(names, compare_strings);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_steal(names, NULL);
}

static gboolean is_among(const GPtrArray *names, const char *name)
{
    return g_ptr_array_find_with_equal_func((GPtrArray *)names, name,
                                            g_str_equal, NULL);
}

/* Says that a site is left if one of its constructors has no new form */
static void note_without_form(Conversion *conversion,
                              const ConvertedSite *site)
{
    const GPtrArray *inits = site->site->inits;

    for (guint i = 0; i < inits->len; i++) {
        const Init *init = g_ptr_array_index(inits, i);
        const char *name = init->constructor->name;

        if (is_among(conversion->api->without, name)) {
            g_ptr_array_add(conversion->left,
                            g_strdup_printf("%s:%u: %s() has no new form; it "
                                            "stays as it is", site->file,
                                            site->line, name));
            return;
        }
    }
}

/* Leaves the sites whose constructor has no new form, and has none to be had */
static void leave_without_form(Conversion *conversion)
{
    const Api *api = conversion->api;
    g_auto(GStrv) names = sites_constructors(conversion->sites);
    g_autoptr(GPtrArray) with = g_ptr_array_new();

    for (guint i = 0; i < api->refused->len; i++) {
        g_ptr_array_add(conversion->left, g_strdup(api->refused->pdata[i]));
    }
    for (guint i = 0; i < conversion->sites->len; i++) {
        note_without_form(conversion, conversion->sites->pdata[i]);
    }
    for (guint i = 0; names[i]; i++) {
        if (!is_among(api->without, names[i])) {
            g_ptr_array_add(with, names[i]);
        }
    }
    g_ptr_array_add(with, NULL);
    conversion_keep_calling(conversion, (const char *const *)with->pdata);
}

/* What the sites need; TRUE without an @api if that is nothing */
static gboolean derive(Conversion *conversion, GError **error)
{
    g_auto(GStrv) names = sites_constructors(conversion->sites);

    g_clear_pointer(&conversion->api, api_free);
    if (!names[0] || conversion->audit->tree->cure == CURE_EMBED) {
        return TRUE;
    }
    conversion->api = api_derive(conversion->audit->tree,
                                 (const char *const *)names, error);
    return conversion->api != NULL;
}

/* A file of the API's cannot be converted in the same step: what would be
 * planned for it as it is would not fit it as it becomes */
static void leave_api_files(Conversion *conversion)
{
    for (guint i = 0; i < conversion->api->files->len; i++) {
        const FileEdit *api = conversion->api->files->pdata[i];

        for (guint k = 0; k < conversion->plan->len; k++) {
            FileEdit *file = conversion->plan->pdata[k];

            if (strcmp(api->file, file->file) == 0 && !file->problem) {
                file->problem = g_strdup_printf(
                    "%s: gets constructors; convert it once it has them",
                    file->file);
            }
        }
    }
}

/* Leaves out the files that stay as they are, and notes why */
static void drop_unedited(Conversion *conversion)
{
    for (guint i = 0; i < conversion->edits->len;) {
        const FileEdit *file = g_ptr_array_index(conversion->edits, i);

        for (guint k = 0; !file->problem && file->left && k < file->left->len;
             k++) {
            g_autofree char *why = file_edit_describe_left(file, k);

            g_ptr_array_add(conversion->left,
                            g_strconcat(why, "; it stays as it is", NULL));
        }
        if (file->problem) {
            g_ptr_array_add(conversion->left,
                            g_strdup_printf("%s; the file stays as it is",
                                            file->problem));
            g_ptr_array_remove_index(conversion->edits, i);
        } else {
            i++;
        }
    }
}

/* Leaves the sites that are edited; returns whether some were not */
static gboolean drop_unedited_sites(Conversion *conversion)
{
    guint n = conversion->sites->len;

    for (guint i = n; i > 0; i--) {
        const ConvertedSite *site = g_ptr_array_index(conversion->sites,
                                                      i - 1);

        if (!plan_edits_site(conversion->edits, site->index)) {
            g_ptr_array_remove_index(conversion->sites, i - 1);
        }
    }
    return conversion->sites->len < n;
}

static int compare_files(gconstpointer a, gconstpointer b)
{
    return strcmp((*(const FileEdit *const *)a)->file,
                  (*(const FileEdit *const *)b)->file);
}

gboolean conversion_make(Conversion *conversion, guint jobs, GError **error)
{
    if (!derive(conversion, error)) {
        return FALSE;
    }
    if (conversion->api) {
        leave_without_form(conversion);
        leave_api_files(conversion);
    }
    conversion->edits = conversion_edits(conversion, conversion->sites, jobs,
                                         error);
    if (!conversion->edits) {
        return FALSE;
    }
    drop_unedited(conversion);
    if (drop_unedited_sites(conversion) && !derive(conversion, error)) {
        return FALSE;
    }
    conversion->files = g_ptr_array_copy(conversion->edits, NULL, NULL);
    g_ptr_array_set_free_func(conversion->files, NULL);
    if (conversion->api) {
        g_ptr_array_extend(conversion->files, conversion->api->files, NULL,
                           NULL);
    }
    g_ptr_array_sort(conversion->files, compare_files);
    return TRUE;
}

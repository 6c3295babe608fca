/*
 * patches.c - which site goes with which patch
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/patches.h"

#include <string.h>

/* More than these nobody reads: the smallest ones are put together */
#define MAX_PATCHES 24

Patch *patch_new(void)
{
    Patch *patch = g_new0(Patch, 1);

    patch->sites = g_ptr_array_new();
    patch->files = g_ptr_array_new();
    patch->sources = g_ptr_array_new();
    return patch;
}

void patch_free(gpointer data)
{
    Patch *patch = data;

    g_free(patch->subject);
    g_free(patch->area);
    g_free(patch->message);
    g_ptr_array_unref(patch->sites);
    g_ptr_array_unref(patch->files);
    g_ptr_array_unref(patch->sources);
    g_clear_pointer(&patch->recipients, g_ptr_array_unref);
    g_clear_pointer(&patch->lists, g_ptr_array_unref);
    g_free(patch);
}

/* hw/misc of hw/misc/macio/cuda.c: what has maintainers and a history */
static char *directory_of(const char *file)
{
    g_auto(GStrv) parts = g_strsplit(file, "/", 4);
    guint n = g_strv_length(parts);

    return n == 1 ? g_strdup("") :
           n == 2 ? g_strdup(parts[0]) :
                    g_strconcat(parts[0], "/", parts[1], NULL);
}

static char *first_maintainer(const char *root, const char *file,
                              GHashTable *known, GError **error)
{
    const char *address = g_hash_table_lookup(known, file);
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autoptr(GPtrArray) recipients = NULL;
    const Recipient *first;

    if (address) {
        return g_strdup(address);
    }
    g_ptr_array_add(files, (gpointer)file);
    recipients = recipients_of_files(root, files, NULL, error);
    if (!recipients) {
        return NULL;
    }
    first = recipients->len ? g_ptr_array_index(recipients, 0) : NULL;
    address = first ? first->address : "";
    g_hash_table_insert(known, (gpointer)file, g_strdup(address));
    return g_strdup(address);
}

static char *group_of(const ConvertedSite *site, Split split, const char *root,
                      GHashTable *known, GError **error)
{
    switch (split) {
    case SPLIT_ONE:
        return g_strdup("");
    case SPLIT_FILE:
        return g_strdup(site->file);
    case SPLIT_MAINTAINER:
        return first_maintainer(root, site->file, known, error);
    default:
        return directory_of(site->file);
    }
}

/* By key, what cannot be migrated first */
static int compare_patches(gconstpointer a, gconstpointer b)
{
    const Patch *left = *(const Patch *const *)a;
    const Patch *right = *(const Patch *const *)b;
    int areas = strcmp(left->area, right->area);

    return areas ? areas : left->memory - right->memory;
}

static gboolean couple_is_memory(const Conversion *conversion, guint couple)
{
    for (guint i = 0; i < conversion->sites->len; i++) {
        const ConvertedSite *site = g_ptr_array_index(conversion->sites, i);

        if (site->couple == couple && site_is_memory(site->site)) {
            return TRUE;
        }
    }
    return FALSE;
}

static Patch *patch_for(GPtrArray *patches, const char *group,
                        gboolean memory)
{
    Patch *patch;

    for (guint i = 0; i < patches->len; i++) {
        patch = g_ptr_array_index(patches, i);
        if (strcmp(patch->area, group) == 0 && patch->memory == memory) {
            return patch;
        }
    }
    patch = patch_new();
    patch->area = g_strdup(group);
    patch->memory = memory;
    g_ptr_array_add(patches, patch);
    return patch;
}

static int by_index(gconstpointer a, gconstpointer b)
{
    const ConvertedSite *left = *(const ConvertedSite *const *)a;
    const ConvertedSite *right = *(const ConvertedSite *const *)b;

    return left->index < right->index ? -1 : left->index > right->index;
}

static Patch *steal_smallest(GPtrArray *patches)
{
    guint smallest = 0;

    for (guint i = 1; i < patches->len; i++) {
        const Patch *patch = g_ptr_array_index(patches, i);
        const Patch *least = g_ptr_array_index(patches, smallest);

        if (patch->sites->len < least->sites->len) {
            smallest = i;
        }
    }
    return g_ptr_array_steal_index(patches, smallest);
}

/* Moves the sites of the smallest patches to one at the end for each kind */
static void gather_the_rest(GPtrArray *patches)
{
    Patch *rest[2] = { NULL, NULL };

    while (patches->len + (rest[0] != NULL) + (rest[1] != NULL) >
           MAX_PATCHES) {
        Patch *smallest = steal_smallest(patches);

        if (!rest[smallest->memory]) {
            rest[smallest->memory] = smallest;
        } else {
            g_ptr_array_extend(rest[smallest->memory]->sites, smallest->sites,
                               NULL, NULL);
            patch_free(smallest);
        }
    }
    for (guint i = 0; i < G_N_ELEMENTS(rest); i++) {
        if (rest[i]) {
            g_ptr_array_sort(rest[i]->sites, by_index);
            g_ptr_array_add(patches, rest[i]);
        }
    }
}

GPtrArray *patches_split(const Conversion *conversion, Split split,
                         const char *root, GError **error)
{
    g_autoptr(GPtrArray) patches = g_ptr_array_new_with_free_func(patch_free);
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash,
                                                        g_str_equal, NULL,
                                                        g_free);

    for (guint i = 0; i < conversion->sites->len; i++) {
        ConvertedSite *site = g_ptr_array_index(conversion->sites, i);
        const ConvertedSite *leader = site;
        g_autofree char *group = NULL;
        gboolean memory;

        for (guint j = 0; j < i && leader->index != site->couple; j++) {
            leader = g_ptr_array_index(conversion->sites, j);
        }
        group = group_of(leader, split, root, known, error);
        if (!group) {
            return NULL;
        }
        memory = split != SPLIT_ONE && site->site->cure == CURE_NEW &&
                 couple_is_memory(conversion, site->couple);
        g_ptr_array_add(patch_for(patches, group, memory)->sites, site);
    }
    g_ptr_array_sort(patches, compare_patches);
    if (split == SPLIT_DIRECTORY) {
        gather_the_rest(patches);
    }
    return g_steal_pointer(&patches);
}

static gboolean has_site(const Patch *patch, const FileEdit *file)
{
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        for (guint j = 0; j < patch->sites->len; j++) {
            const ConvertedSite *site = g_ptr_array_index(patch->sites, j);

            if (site->index == edit->site) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* The directory that all of @files are in */
static char *common_directory(const GPtrArray *files)
{
    g_autofree char *common = g_path_get_dirname(files->pdata[0]);

    for (guint i = 1; i < files->len; i++) {
        const char *file = g_ptr_array_index(files, i);

        while (strcmp(common, ".") != 0 &&
               !(g_str_has_prefix(file, common) &&
                 file[strlen(common)] == '/')) {
            char *parent = g_path_get_dirname(common);

            g_free(common);
            common = parent;
        }
    }
    return g_strdup(strcmp(common, ".") == 0 ? "" : common);
}

/* All but headers, if there are others */
static void find_sources(Patch *patch)
{
    for (guint i = 0; i < patch->files->len; i++) {
        if (!g_str_has_suffix(patch->files->pdata[i], ".h")) {
            g_ptr_array_add(patch->sources, patch->files->pdata[i]);
        }
    }
    if (!patch->sources->len) {
        g_ptr_array_extend(patch->sources, patch->files, NULL, NULL);
    }
}

void patches_complete(GPtrArray *patches, const GPtrArray *plan)
{
    for (guint i = 0; i < patches->len; i++) {
        Patch *patch = g_ptr_array_index(patches, i);

        for (guint j = 0; j < plan->len; j++) {
            const FileEdit *file = g_ptr_array_index(plan, j);

            if (has_site(patch, file)) {
                g_ptr_array_add(patch->files, (gpointer)file->file);
            }
        }
        find_sources(patch);
        g_free(patch->area);
        patch->area = common_directory(patch->sources);
    }
}

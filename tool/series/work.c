/*
 * work.c - the plan of a series
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/work.h"

#include <string.h>

#include "error.h"
#include "audit/fingerprint.h"
#include "series/area.h"
#include "series/message.h"
#include "util/git.h"

void work_free(Work *work)
{
    if (work) {
        g_clear_pointer(&work->patches, g_ptr_array_unref);
        g_clear_pointer(&work->first, patch_free);
        g_clear_pointer(&work->api, api_free);
        g_clear_pointer(&work->all, g_ptr_array_unref);
        g_clear_pointer(&work->conversion, conversion_free);
        g_clear_pointer(&work->left, g_hash_table_unref);
        g_clear_pointer(&work->done, g_hash_table_unref);
        tree_free(work->tree);
        worktree_free(work->worktree);
        g_free(work->base);
        g_free(work);
    }
}

/* A tree need not be all of its repository */
static gboolean check_out(Work *work, const WorkPlan *plan, GError **error)
{
    const char *user = plan->tree->root;
    g_autofree char *prefix = NULL;
    g_autofree char *root = NULL;

    work->base = git_commit(user, plan->base, error);
    prefix = work->base ? git_output(user, error, "rev-parse", "--show-prefix",
                                     NULL) : NULL;
    work->worktree = prefix ? worktree_new(user, work->base, error) : NULL;
    if (!work->worktree) {
        return FALSE;
    }
    root = g_canonicalize_filename(prefix, work->worktree->path);
    work->tree = tree_elsewhere(plan->tree, root, error);
    if (work->tree) {
        tree_keep(work->tree, work->worktree->store);
    }
    return work->tree != NULL;
}

static gboolean find_sites(Work *work, const WorkPlan *plan, GError **error)
{
    work->conversion = conversion_new(work->tree, plan->paths, plan->jobs,
                                      error);
    work->all = work->conversion
                ? conversion_edits(work->conversion, work->conversion->sites,
                                   plan->jobs, error) : NULL;
    if (!work->all) {
        return FALSE;
    }
    for (guint i = 0; i < work->conversion->sites->len; i++) {
        const ConvertedSite *site =
            g_ptr_array_index(work->conversion->sites, i);

        if (!plan_edits_site(work->all, site->index)) {
            g_hash_table_add(work->left, fingerprint_of_site(site->site));
        }
    }
    conversion_leave(work->conversion, work->left);
    if (work->conversion->sites->len == 0) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_FINDINGS,
                    "there is nothing to convert; see mrconv audit");
        return FALSE;
    }
    return TRUE;
}

static gboolean set_subjects(const Work *work, GError **error)
{
    for (guint i = 0; i < work->patches->len; i++) {
        Patch *patch = g_ptr_array_index(work->patches, i);
        g_autofree char *area = NULL;
        g_autofree char *title = NULL;

        if (patch->subject) {
            continue;
        }
        area = area_prefix(work->tree->root, work->base, patch->area,
                           patch->sources, error);
        if (!area) {
            return FALSE;
        }
        title = message_title(patch->sites);
        patch->subject = g_strdup_printf("%s: %s", area, title);
    }
    return TRUE;
}

/* The patch that comes first, if the tree lacks constructors that the series
 * uses */
static gboolean plan_constructors(Work *work, GError **error)
{
    g_autoptr(GPtrArray) sites = g_ptr_array_new();
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autofree char *area = NULL;
    g_auto(GStrv) names = NULL;

    if (work->tree->cure == CURE_EMBED) {
        return TRUE;
    }
    for (guint i = 0; i < work->patches->len; i++) {
        const Patch *patch = g_ptr_array_index(work->patches, i);

        g_ptr_array_extend(sites, patch->sites, NULL, NULL);
    }
    names = sites_constructors(sites);
    work->api = api_derive(work->tree, (const char *const *)names, error);
    if (!work->api) {
        return FALSE;
    }
    if (work->api->refused->len) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                    "%s; leave its users out with --plan, or add "
                    "the constructor by hand first",
                    (const char *)work->api->refused->pdata[0]);
        return FALSE;
    }
    if (work->api->files->len == 0) {
        return TRUE;
    }
    g_ptr_array_add(files, (gpointer)work->tree->implementation);
    area = area_prefix(work->tree->root, work->base, "", files, error);
    if (!area) {
        return FALSE;
    }
    work->first = patch_new();
    work->first->subject = g_strdup_printf("%s: Add memory_region_new_*()",
                                           area);
    for (guint i = 0; i < work->api->files->len; i++) {
        const FileEdit *file = g_ptr_array_index(work->api->files, i);

        g_ptr_array_add(work->first->files, (gpointer)file->file);
    }
    return TRUE;
}

static gboolean set_recipients(const Work *work, const WorkPlan *plan,
                               Patch *patch, GError **error)
{
    if (plan->no_maintainers) {
        patch->recipients = recipients_new();
        patch->lists = recipients_new();
        return TRUE;
    }
    patch->recipients = recipients_of_files(work->tree->root, patch->files,
                                            &patch->lists, error);
    return patch->recipients != NULL;
}

Work *work_plan(const WorkPlan *plan, GError **error)
{
    g_autoptr(Work) work = g_new0(Work, 1);

    work->left = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                       NULL);
    work->jobs = plan->jobs;
    work->done = g_hash_table_new(NULL, NULL);
    if ((plan->plan &&
         !plan_file_check(plan->plan, plan->tree->field_names, error)) ||
        !check_out(work, plan, error) || !find_sites(work, plan, error)) {
        return NULL;
    }
    work->patches = plan->plan
        ? plan_file_read(plan->plan, work->conversion, error)
        : patches_split(work->conversion, plan->split, work->tree->root,
                        error);
    if (!work->patches) {
        return NULL;
    }
    patches_complete(work->patches, work->conversion->plan);
    if (!set_subjects(work, error) || !plan_constructors(work, error) ||
        (work->first && !set_recipients(work, plan, work->first, error))) {
        return NULL;
    }
    for (guint i = 0; i < work->patches->len; i++) {
        if (!set_recipients(work, plan, work->patches->pdata[i], error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&work);
}

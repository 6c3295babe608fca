/*
 * since.c - what is on lines that changed since a revision
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit/since.h"

#include <string.h>

#include "error.h"
#include "util/git.h"
#include "util/patch.h"

/* Where the branch that is checked out has parted from @revision */
static char *find_base(const Tree *tree, const char *revision, GError **error)
{
    g_autofree char *commit = git_commit(tree->root, revision, error);
    char *base = commit ? git_output(tree->root, NULL, "merge-base", commit,
                                     "HEAD", NULL) : NULL;

    if (commit && !base) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: '%s' and HEAD have no commit in common here; fetch "
                    "more of the history", tree->root, revision);
    }
    return base;
}

/* New files: every line of them has changed */
static gboolean add_untracked(const Tree *tree, GPtrArray *changes,
                              GError **error)
{
    g_autoptr(GPtrArray) names = git_names(tree->root, error, "ls-files", "-z",
                                           "--others", "--exclude-standard",
                                           NULL);

    for (guint i = 0; names && i < names->len; i++) {
        g_ptr_array_add(changes, patch_file_whole(names->pdata[i]));
    }
    return names != NULL;
}

GPtrArray *since_read(const Tree *tree, const char *revision, GError **error)
{
    g_autofree char *base = find_base(tree, revision, error);
    g_autofree char *diff = NULL;
    g_autoptr(GPtrArray) changes = NULL;

    if (!base) {
        return NULL;
    }
    /* whatever the user's configuration says, and leaving the index alone */
    diff = git_output(tree->root, error, "--no-optional-locks",
                      "-c", "core.quotePath=false", "diff", "--relative",
                      "--src-prefix=a/", "--dst-prefix=b/", "--no-color",
                      "--no-ext-diff", "--no-textconv", "--find-renames",
                       "--unified=0",
                      "--inter-hunk-context=0", "--diff-algorithm=myers",
                      "--ignore-submodules", base, "--", ".", NULL);
    if (!diff) {
        return NULL;
    }
    changes = patch_parse(diff);
    return add_untracked(tree, changes, error) ? g_steal_pointer(&changes)
                                               : NULL;
}

static const PatchFile *find_file(const GPtrArray *changes, const char *name)
{
    for (guint i = 0; i < changes->len; i++) {
        const PatchFile *file = changes->pdata[i];

        if (!strcmp(file->file, name)) {
            return file;
        }
    }
    return NULL;
}

char **since_paths(const GPtrArray *changes, const Tree *tree,
                   const char *const *paths, GError **error)
{
    g_autoptr(GPtrArray) sources = tree_sources(tree, paths, error);
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

    if (!sources) {
        return NULL;
    }
    for (guint i = 0; i < sources->len; i++) {
        if (find_file(changes, sources->pdata[i])) {
            g_strv_builder_add(builder, sources->pdata[i]);
        }
    }
    return g_strv_builder_end(builder);
}

/* A place without a line means the whole file */
static gboolean is_changed(const GPtrArray *changes, const Location *where)
{
    const PatchFile *file = find_file(changes, where->file);

    for (guint i = 0; file && where->line && i < file->runs->len; i++) {
        const PatchRun *run = file->runs->pdata[i];

        if (where->line >= run->new_line &&
            where->line - run->new_line < run->new_count) {
            return TRUE;
        }
    }
    return file && !where->line;
}

static const Location *place_of_site(gconstpointer entry)
{
    return &((const Site *)entry)->allocation->where;
}

static const Location *place_of_finding(gconstpointer entry)
{
    return &((const Finding *)entry)->where;
}

static const Location *place_of_unjudged(gconstpointer entry)
{
    return &((const Unjudged *)entry)->where;
}

static guint keep_changed(GPtrArray *entries, const GPtrArray *changes,
                          const Location *place(gconstpointer entry))
{
    guint removed = 0;

    for (guint i = 0; i < entries->len;) {
        if (is_changed(changes, place(entries->pdata[i]))) {
            i++;
        } else {
            g_ptr_array_remove_index(entries, i);
            removed++;
        }
    }
    return removed;
}

void since_apply(Audit *audit, const GPtrArray *changes)
{
    audit_step(audit, RESULTS_CHANGED);
    audit->unchanged =
        keep_changed(audit->sites, changes, place_of_site) +
        keep_changed(audit->findings, changes, place_of_finding) +
        keep_changed(audit->unjudged, changes, place_of_unjudged);
    keep_changed(audit->suppressed_sites, changes, place_of_site);
    keep_changed(audit->suppressed_findings, changes, place_of_finding);
}

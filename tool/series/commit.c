/*
 * commit.c - the commits of a series
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Each patch that converts is made by auditing its parent again, as the command
 * in its message does: what the message says of it is true because it has been
 * done.
 */
#include <string.h>

#include "error.h"
#include "check.h"
#include "report.h"
#include "series/message.h"
#include "series/work.h"
#include "util/file.h"
#include "util/git.h"
#include "util/interrupt.h"

static gboolean fail(const Patch *patch, GError **error, const char *format,
                     ...) G_GNUC_PRINTF(3, 4);

static gboolean fail(const Patch *patch, GError **error, const char *format,
                     ...)
{
    g_autofree char *what = NULL;
    va_list args;

    va_start(args, format);
    what = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                "the patch '%s' %s; nothing was kept", patch->subject, what);
    return FALSE;
}

static gboolean compile(const Work *work, const Patch *patch,
                        GPtrArray *edits, GError **error)
{
    const Style plain = { .color = FALSE };
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autoptr(Check) check = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < edits->len; i++) {
        const FileEdit *edit = g_ptr_array_index(edits, i);

        if (!g_str_has_suffix(edit->file, ".rst")) {
            g_ptr_array_add(files, (gpointer)edit->file);
        }
    }
    check = check_compile(work->tree, files, NULL, work->jobs, error);
    if (!check) {
        return FALSE;
    }
    if (check->errors->len == 0 && check->uncompiled->len == 0) {
        return TRUE;
    }
    text = report_check(check, edits, &plain);
    return fail(patch, error, "does not compile:\n%s", g_strchomp(text));
}

static gboolean commit(const Work *work, const Patch *patch, GError **error)
{
    static const char *const add[] = { "add", "--update", ".", NULL };
    static const char *const arguments[] = {
        /* no program of the user's has a say in what the message is */
        "-c", "i18n.commitEncoding=UTF-8", "-c", "gc.auto=0",
        "-c", "maintenance.auto=false", "commit", "--quiet", "--no-gpg-sign",
        "--cleanup=verbatim", "--file=-", NULL,
    };
    const char *root = work->tree->root;
    g_autoptr(GBytes) message = g_bytes_new(patch->message,
                                            strlen(patch->message));
    g_autoptr(SubprocessResult) added = git_run(root, NULL, add, error);
    g_autoptr(SubprocessResult) result = NULL;

    if (!added) {
        return FALSE;
    }
    result = git_run(root, message, arguments, error);
    if (!result) {
        return FALSE;
    }
    if (added->status || result->status) {
        g_autofree char *said = g_strdup_printf("%s%s", added->err,
                                                result->err);

        return fail(patch, error, "cannot be committed: %s",
                    g_strchomp(said));
    }
    return TRUE;
}

/*
 * Writes, checks and commits what a patch changes: the worktree is our own, so
 * nobody minds if it does not compile, and it needs no image to find out
 */
static gboolean finish(const Work *work, Patch *patch, GPtrArray *edits,
                       char *message, const char *trailer, GError **error)
{
    if (!message) {
        return FALSE;
    }
    patch->message = trailer ? g_strconcat(message, "\n", trailer, "\n", NULL)
                             : g_strdup(message);
    g_free(message);
    tree_keep(work->tree, NULL);
    return edit_write(work->tree, edits, error) &&
           compile(work, patch, edits, error) &&
           commit(work, patch, error);
}

static gboolean commit_constructors(Work *work, const char *trailer,
                                    GError **error)
{
    g_autoptr(GPtrArray) command = g_ptr_array_new();
    g_autoptr(GPtrArray) sites = g_ptr_array_new();
    g_auto(GStrv) names = NULL;

    for (guint i = 0; i < work->patches->len; i++) {
        const Patch *patch = g_ptr_array_index(work->patches, i);

        g_ptr_array_extend(sites, patch->sites, NULL, NULL);
    }
    names = sites_constructors(sites);
    for (const char *const *word = (const char *const[]){
             "mrconv", "api", "--in-place", NULL }; *word; word++) {
        g_ptr_array_add(command, (gpointer)*word);
    }
    for (guint i = 0; names[i]; i++) {
        g_ptr_array_add(command, (gpointer)"-c");
        g_ptr_array_add(command, names[i]);
    }
    g_ptr_array_add(command, NULL);
    return finish(work, work->first, work->api->files,
                  message_api(work->first->subject, work->api, work->patches,
                              (const char *const *)command->pdata, error),
                  trailer, error);
}

static GPtrArray *sites_in(const GPtrArray *sites, const char *file,
                           GHashTable *without)
{
    GPtrArray *found = g_ptr_array_new();

    for (guint i = 0; i < sites->len; i++) {
        ConvertedSite *site = g_ptr_array_index(sites, i);

        if (strcmp(site->file, file) == 0 &&
            !(without && g_hash_table_contains(without, site))) {
            g_ptr_array_add(found, site);
        }
    }
    return found;
}

/*
 * The sites of a patch as they are in its parent: lines have moved, but of
 * each file's sites just those are gone that are converted already.
 */
static GPtrArray *find_sites(const Work *work, const Patch *patch,
                             const Conversion *parent, GError **error)
{
    g_autoptr(GPtrArray) sites = g_ptr_array_new();
    const char *last = NULL;

    for (guint i = 0; i < patch->sites->len; i++) {
        const ConvertedSite *wanted = g_ptr_array_index(patch->sites, i);
        g_autoptr(GPtrArray) before = NULL;
        g_autoptr(GPtrArray) now = NULL;

        if (last && strcmp(wanted->file, last) == 0) {
            continue;
        }
        last = wanted->file;
        before = sites_in(work->conversion->sites, last, work->done);
        now = sites_in(parent->sites, last, NULL);
        if (before->len != now->len) {
            fail(patch, error, "meets %u convertible regions in %s where %u "
                 "are left; put them all into one patch with --plan",
                 now->len, last, before->len);
            return NULL;
        }
        for (guint j = 0; j < before->len; j++) {
            if (g_ptr_array_find(patch->sites, before->pdata[j], NULL)) {
                g_ptr_array_add(sites, now->pdata[j]);
            }
        }
    }
    return g_steal_pointer(&sites);
}

/*
 * The command that converts @sites of @parent, whose audit was one of @paths,
 * and nothing else; NULL if there is none
 */
static GPtrArray *find_command(const Conversion *parent,
                               const GPtrArray *sites, const char *const *paths)
{
    g_autoptr(GPtrArray) command = g_ptr_array_new();
    g_auto(GStrv) names = sites_constructors(sites);
    g_autofree gboolean *called = plan_calling(
        parent->audit->sites, parent->plan, (const char *const *)names);
    guint n = 0;

    g_ptr_array_set_free_func(command, g_free);
    for (const char *const *word = (const char *const[]){
             "mrconv", "convert", "--in-place", NULL }; *word; word++) {
        g_ptr_array_add(command, g_strdup(*word));
    }
    if (parent->audit->tree->cure == CURE_EMBED) {
        g_ptr_array_add(command, g_strdup("--to=embed"));
    }
    for (guint i = 0; i < parent->sites->len; i++) {
        n += called[((ConvertedSite *)parent->sites->pdata[i])->index];
    }
    if (parent->sites->len != sites->len) {
        if (n != sites->len) {
            return NULL;
        }
        for (guint i = 0; names[i]; i++) {
            g_ptr_array_add(command, g_strdup("-c"));
            g_ptr_array_add(command, g_strdup(names[i]));
        }
    }
    for (guint i = 0; paths[i]; i++) {
        g_ptr_array_add(command, g_strdup(paths[i]));
    }
    g_ptr_array_add(command, NULL);
    return g_steal_pointer(&command);
}

/* Audits the parent of a patch; @command is NULL if no command makes it */
static Conversion *audit_parent(const Work *work, const Patch *patch,
                                GPtrArray **sites, GPtrArray **command,
                                GError **error)
{
    /* an area is a directory of one; above that it is the files */
    gboolean is_area = strchr(patch->area, '/') != NULL;
    g_autoptr(Conversion) parent = NULL;

    *command = NULL;
    *sites = NULL;
    tree_keep(work->tree, work->worktree->store);
    for (guint attempt = is_area ? 0 : 1; attempt < 2 && !*command;
         attempt++) {
        g_autoptr(GPtrArray) paths = g_ptr_array_new();

        if (attempt == 0) {
            g_ptr_array_add(paths, patch->area);
        } else {
            g_ptr_array_extend(paths, patch->sources, NULL, NULL);
        }
        g_ptr_array_add(paths, NULL);
        g_clear_pointer(sites, g_ptr_array_unref);
        g_clear_pointer(&parent, conversion_free);
        parent = conversion_new(work->tree,
                                (const char *const *)paths->pdata,
                                work->jobs, error);
        if (!parent) {
            return NULL;
        }
        conversion_leave(parent, work->left);
        *sites = find_sites(work, patch, parent, error);
        if (!*sites) {
            return NULL;
        }
        *command = find_command(parent, *sites,
                                (const char *const *)paths->pdata);
    }
    return g_steal_pointer(&parent);
}

static gboolean commit_patch(Work *work, Patch *patch, const char *trailer,
                             GError **error)
{
    g_autoptr(GPtrArray) sites = NULL;
    g_autoptr(GPtrArray) command = NULL;
    g_autoptr(Conversion) parent = audit_parent(work, patch, &sites, &command,
                                                error);
    g_autoptr(GPtrArray) edits = parent
        ? conversion_edits(parent, sites, work->jobs, error) : NULL;

    if (!edits) {
        return FALSE;
    }
    for (guint i = 0; i < edits->len; i++) {
        const FileEdit *file = g_ptr_array_index(edits, i);

        if (file->problem) {
            return fail(patch, error, "cannot be made: %s", file->problem);
        }
        if (file->left) {
            g_autofree char *why = file_edit_describe_left(file, 0);

            return fail(patch, error, "cannot be made: %s", why);
        }
    }
    if (!finish(work, patch, edits,
                message_convert(patch, parent, sites, command
                                ? (const char *const *)command->pdata : NULL,
                                error),
                trailer, error)) {
        return FALSE;
    }
    for (guint i = 0; i < patch->sites->len; i++) {
        g_hash_table_add(work->done, patch->sites->pdata[i]);
    }
    return TRUE;
}

/* All patches together have to do what one conversion would have done */
static gboolean check_sum(const Work *work, GError **error)
{
    if (g_hash_table_size(work->done) != work->conversion->sites->len) {
        return TRUE;    /* the plan leaves some out */
    }
    for (guint i = 0; i < work->all->len; i++) {
        const FileEdit *file = g_ptr_array_index(work->all, i);
        g_autofree char *path = g_build_filename(work->tree->root, file->file,
                                                 NULL);
        g_autofree char *text = NULL;
        gsize size;

        if (file->problem) {
            continue;
        }
        if (!file_read(path, &text, &size, error)) {
            return FALSE;
        }
        if (size != g_bytes_get_size(file->after) ||
            memcmp(text, g_bytes_get_data(file->after, NULL), size) != 0) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                        "%s: the patches make something else of it than "
                        "mrconv convert does; nothing was kept. Put all of "
                        "the file into one patch with --plan", file->file);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean work_commit(Work *work, const char *trailer, GError **error)
{
    if (work->first && !commit_constructors(work, trailer, error)) {
        return FALSE;
    }
    for (guint i = 0; i < work->patches->len; i++) {
        if (!commit_patch(work, work->patches->pdata[i], trailer, error)) {
            return FALSE;
        }
    }
    return check_sum(work, error);
}

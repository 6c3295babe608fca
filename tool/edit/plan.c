/*
 * plan.c - the edits that carry verdicts out
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "edit/array-edits.h"
#include "arrays.h"
#include "edit/embed-edits.h"
#include "edit/emptied-functions.h"
#include "edit/spare-variables.h"
#include "error.h"
#include "util/file.h"

void file_edit_free(FileEdit *file)
{
    g_clear_pointer(&file->edits, g_ptr_array_unref);
    g_clear_pointer(&file->before, g_bytes_unref);
    g_clear_pointer(&file->after, g_bytes_unref);
    g_clear_pointer(&file->kept, g_array_unref);
    g_clear_pointer(&file->left, g_array_unref);
    g_free(file->problem);
    g_free(file);
}

gboolean plan_edits_site(GPtrArray *files, guint site)
{
    for (guint i = 0; i < files->len; i++) {
        const FileEdit *file = g_ptr_array_index(files, i);

        for (guint k = 0; !file->problem && k < file->edits->len; k++) {
            if (((const Edit *)file->edits->pdata[k])->site == site) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static void left_out_clear(gpointer data)
{
    LeftOut *left = data;

    g_free(left->why);
}

static void leave_site(FileEdit *file, guint site, guint line, const char *why)
{
    LeftOut left = { .site = site, .line = line };

    for (guint i = 0; i < file->left->len; i++) {
        if (g_array_index(file->left, LeftOut, i).site == site) {
            return;
        }
    }
    left.why = g_strdup(why);
    g_array_append_val(file->left, left);
}

void file_edit_leave(FileEdit *file, const Edit *edit, const char *why)
{
    if (!file->left) {
        file->left = g_array_new(FALSE, FALSE, sizeof(LeftOut));
        g_array_set_clear_func(file->left, left_out_clear);
    }
    leave_site(file, edit->site, edit->where.line, why);
    for (guint i = 0; edit->others && i < edit->others->len; i++) {
        leave_site(file, g_array_index(edit->others, guint, i),
                   edit->where.line, why);
    }
}

char *file_edit_describe_left(const FileEdit *file, guint index)
{
    const LeftOut *left = &g_array_index(file->left, LeftOut, index);

    return g_strdup_printf("%s:%u: %s", file->file, left->line, left->why);
}

static void edit_free(gpointer data)
{
    Edit *edit = data;

    g_clear_pointer(&edit->others, g_array_unref);
    g_free(edit);
}

Edit *new_edit(EditKind kind, const Location *where, const char *function,
               const char *region, guint site)
{
    Edit *edit = g_new0(Edit, 1);

    edit->kind = kind;
    edit->where = *where;
    edit->function = function;
    edit->region = region;
    edit->site = site;
    return edit;
}

FileEdit *file_edit(const Cases *cases, GPtrArray *files, const char *file,
                    GError **error)
{
    FileEdit *result;
    g_autofree char *path = NULL;
    g_autoptr(GError) cause = NULL;
    char *text;
    gsize length;

    for (guint i = 0; i < files->len; i++) {
        result = files->pdata[i];
        if (!strcmp(result->file, file)) {
            return result;
        }
    }
    path = g_build_filename(cases->tree->root, file, NULL);
    if (!file_read(path, &text, &length, &cause)) {
        g_set_error_literal(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                            cause->message);
        return NULL;
    }
    result = g_new0(FileEdit, 1);
    result->file = file;
    result->edits = g_ptr_array_new_with_free_func(edit_free);
    result->before = g_bytes_new_take(text, length);
    g_ptr_array_add(files, result);
    return result;
}

gboolean plan_add(const Cases *cases, GPtrArray *files, Edit *edit,
                  GError **error)
{
    FileEdit *file = file_edit(cases, files, edit->where.file, error);

    if (!file) {
        edit_free(edit);
        return FALSE;
    }
    for (guint i = 0; i < file->edits->len; i++) {
        Edit *other = file->edits->pdata[i];

        if (other->where.start == edit->where.start) {
            /* a free that two sites share goes once */
            if (!other->others) {
                other->others = g_array_new(FALSE, FALSE, sizeof(guint));
            }
            g_array_append_val(other->others, edit->site);
            edit_free(edit);
            return TRUE;
        }
    }
    g_ptr_array_add(file->edits, edit);
    return TRUE;
}

/*
 * Whether the init is also the next statement in the text: the front end sees
 * one variant of the code only, and between the two an #if can begin.
 */
static gboolean init_follows(const FileEdit *file, const Allocation *allocation)
{
    guint start = allocation->declaration.end;
    guint end = allocation->next_init->statement.start;
    const char *text = g_bytes_get_data(file->before, NULL);

    return start <= end && end <= g_bytes_get_size(file->before) &&
           !memchr(text + start, '#', end - start);
}

/* What becomes of the allocation */
static gboolean plan_allocation(const Cases *cases, GPtrArray *files,
                                guint index, const Init *next_init,
                                GError **error)
{
    const Site *site = cases->sites->pdata[index];
    const Allocation *allocation = site->allocation;
    EditKind kind = next_init ? EDIT_NEW_IN_DECLARATION :
                    allocation->early_init ? EDIT_NEW_AT_ALLOCATION :
                                             EDIT_DROP_ALLOCATION;
    Edit *edit = new_edit(kind, next_init ? &allocation->declaration
                                          : &allocation->statement,
                          allocation->function, allocation->lvalue, index);

    edit->init = next_init ? next_init : allocation->early_init;
    edit->declared = allocation->form == ALLOCATION_DECLARATION;
    edit->chained = allocation->form == ALLOCATION_CHAINED;
    return plan_add(cases, files, edit, error) &&
           (!allocation->copy.file ||
            plan_add(cases, files,
                     new_edit(EDIT_DROP_DECLARATION, &allocation->copy,
                              allocation->function,
                              allocation->early_init->region, index),
                     error)) &&
           (!allocation->cleared.file ||
            plan_add(cases, files,
                     new_edit(EDIT_DROP_CLEARING, &allocation->cleared,
                              allocation->function, allocation->lvalue, index),
                     error));
}

/* Whether the variable goes: where a site is forced its frees stay, and read
 * it */
static gboolean is_dropped_unread(const Site *site)
{
    const Allocation *allocation = site->allocation;

    return allocation->unread &&
           (!site->forced || !*allocation->lvalue ||
            (allocation->variable.file && site->frees->len == 0));
}

/* The variable goes, and the allocation with it */
static gboolean plan_unread(const Cases *cases, GPtrArray *files, guint index,
                            GError **error)
{
    const Site *site = cases->sites->pdata[index];
    const Allocation *allocation = site->allocation;

    return (!*allocation->lvalue ||
            plan_add(cases, files,
                     new_edit(EDIT_DROP_DECLARATION, &allocation->variable,
                              allocation->function, allocation->lvalue, index),
                     error)) &&
           (allocation->form != ALLOCATION_ASSIGNMENT ||
            plan_allocation(cases, files, index, NULL, error));
}

static gboolean plan_inits(const Cases *cases, GPtrArray *files, guint index,
                           const Init *next_init, GError **error)
{
    const Site *site = cases->sites->pdata[index];
    const Allocation *allocation = site->allocation;
    gboolean unread = is_dropped_unread(site);

    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];
        Edit *edit;

        if (init == next_init) {
            continue;
        }
        edit = new_edit(init != allocation->early_init || unread
                        ? EDIT_NEW_AT_INIT :
                        init->form == INIT_DECLARED ? EDIT_TEST_REGION
                                                    : EDIT_DROP_INIT,
                        &init->statement, init->function, init->region,
                        index);
        edit->init = init;
        edit->unnamed = unread;
        edit->renamed = strcmp(init->region, allocation->lvalue) != 0;
        if (!plan_add(cases, files, edit, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean plan_free(const Cases *cases, GPtrArray *files,
                          const Release *release, guint index, GError **error)
{
    Edit *edit = new_edit(EDIT_DROP_FREE, &release->statement,
                          release->function, release->region, index);

    edit->release = release;
    return plan_add(cases, files, edit, error) &&
           (!release->orphan.file || release->kind != RELEASE_FREE ||
            plan_add(cases, files,
                     new_edit(EDIT_DROP_DECLARATION, &release->orphan,
                              release->function, release->orphan_name, index),
                     error));
}

static gboolean plan_site(const Cases *cases, GPtrArray *files, guint index,
                          GError **error)
{
    const Site *site = cases->sites->pdata[index];
    const Allocation *allocation = site->allocation;
    const FileEdit *file = file_edit(cases, files, allocation->where.file,
                                     error);
    gboolean unread = is_dropped_unread(site);
    const Init *next_init;

    if (!file) {
        return FALSE;
    }
    next_init = !unread && allocation->next_init &&
                init_follows(file, allocation) ? allocation->next_init : NULL;
    if ((unread
          ? !plan_unread(cases, files, index, error)
          : allocation->form != ALLOCATION_ARGUMENT &&
            !plan_allocation(cases, files, index, next_init, error)) ||
        !plan_inits(cases, files, index, next_init, error)) {
        return FALSE;
    }
    for (guint i = 0; !site->forced && i < site->frees->len; i++) {
        if (!plan_free(cases, files, site->frees->pdata[i], index, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static int by_offset(gconstpointer a, gconstpointer b)
{
    const Edit *left = *(const Edit *const *)a;
    const Edit *right = *(const Edit *const *)b;

    return left->where.start < right->where.start ? -1 :
           left->where.start > right->where.start;
}

static int by_file(gconstpointer a, gconstpointer b)
{
    return strcmp((*(const FileEdit *const *)a)->file,
                  (*(const FileEdit *const *)b)->file);
}

/* How a file that does not parse, or that no compiler reads, comes to be
 * compiled */
static char *advice_on(const Tree *tree, const char *file, const char *problem)
{
    const char *target;

    if (!tree->build_dir) {
        return g_strdup("");
    }
    if (tree_is_compiled(tree, file)) {
        return g_str_has_suffix(problem, " file not found")
               ? g_strdup_printf("; if the build generates it, run: ninja -C "
                                 "%s", tree->build_dir) : g_strdup("");
    }
    target = tree_missing_target(tree, file);
    return g_strdup_printf("; %s does not compile %s: %sconfigure it for %s",
                           tree->build_dir, file, target ? "also " : "",
                           target ? target : "a target that does");
}

/* A file that does not parse here cannot be proved to compile.  Without a build
 * directory an embedding is printed only, and problems were to be expected. */
static char *parse_problem(const Cases *cases, const char *file)
{
    if (!cases->tree->build_dir && cases->tree->cure == CURE_EMBED) {
        return NULL;
    }
    for (guint i = 0; i < cases->units->len; i++) {
        const UnitFacts *unit = cases->units->pdata[i];

        if (!strcmp(unit->file, file) && unit->first_problem) {
            const char *problem = unit->first_problem;
            g_autofree char *advice = advice_on(cases->tree, file, problem);
            gboolean own = g_str_has_prefix(problem, file) &&
                problem[strlen(file)] == ':';

            return g_strdup_printf("%s%s%s, so that the result could not be "
                                   "checked%s", own ? "" : file,
                                   own ? "" : ": ", problem, advice);
        }
    }
    return NULL;
}

void plan_leave_uncompiled(const Tree *tree, GPtrArray *files)
{
    for (guint i = 0; tree->build_dir && tree->stand_ins && i < files->len;
         i++) {
        FileEdit *file = files->pdata[i];

        if (!file->problem && g_str_has_suffix(file->file, ".c") &&
            !tree_is_compiled(tree, file->file)) {
            g_autofree char *advice = advice_on(tree, file->file, "");

            file->problem = g_strdup_printf("%s: the result could not be "
                                            "checked%s", file->file, advice);
        }
    }
}

GPtrArray *plan_make(const Cases *cases, GError **error)
{
    g_autoptr(GPtrArray) files =
        g_ptr_array_new_with_free_func((GDestroyNotify)file_edit_free);

    for (guint i = 0; i < cases->sites->len; i++) {
        const Site *site = cases->sites->pdata[i];

        if (site_is_convertible(site) &&
            !(site->cure == CURE_EMBED ? embed_plan(cases, files, i, error) :
              site_is_array(site) ? array_plan(cases, files, i, error) :
                                    plan_site(cases, files, i, error))) {
            return NULL;
        }
    }
    for (guint i = 0; i < files->len; i++) {
        FileEdit *file = files->pdata[i];

        file->cure = ((Site *)cases->sites->pdata[
                          ((Edit *)file->edits->pdata[0])->site])->cure;
        plan_drop_spare(file);
        plan_drop_emptied(cases, file);
        file->problem = parse_problem(cases, file->file);
        g_ptr_array_sort(file->edits, by_offset);
    }
    g_ptr_array_sort(files, by_file);
    return g_steal_pointer(&files);
}

/*
 * fix.c - what converting one site takes, apart from all other sites
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * All sites are edited at once, as for mrconv convert, and each run of changed
 * lines is then given to the sites whose edits stand there.  Sites that share
 * a run, or a statement that changes, become one group with one fix.
 */
#include "fix.h"

#include <string.h>

#include "util/patch.h"

/* Disjoint sets of sites: each names another of its set, the last one itself */
typedef struct {
    const Audit *audit;
    GPtrArray *edits;
    guint *next;
} Groups;

static guint group_of(const Groups *groups, guint site)
{
    while (groups->next[site] != site) {
        site = groups->next[site];
    }
    return site;
}

/* The first site of a set names it */
static void join(Groups *groups, guint a, guint b)
{
    a = group_of(groups, a);
    b = group_of(groups, b);
    groups->next[MAX(a, b)] = MIN(a, b);
}

static void join_at(Groups *groups, GHashTable *places, const Location *where,
                    guint site)
{
    char *place = g_strdup_printf("%s:%u", where->file, where->start);
    gpointer first;

    if (g_hash_table_lookup_extended(places, place, NULL, &first)) {
        join(groups, GPOINTER_TO_UINT(first), site);
        g_free(place);
    } else {
        g_hash_table_insert(places, place, GUINT_TO_POINTER(site));
    }
}

/* The plan has an edit once, for whichever site came first */
static void join_shared_statements(Groups *groups)
{
    g_autoptr(GHashTable) places = g_hash_table_new_full(g_str_hash,
                                                         g_str_equal, g_free,
                                                         NULL);

    for (guint i = 0; i < groups->audit->sites->len; i++) {
        const Site *site = groups->audit->sites->pdata[i];

        for (guint k = 0; k < site->inits->len; k++) {
            const Init *init = site->inits->pdata[k];

            join_at(groups, places, &init->statement, i);
        }
        for (guint k = 0; k < site->frees->len; k++) {
            const Release *release = site->frees->pdata[k];

            join_at(groups, places, &release->statement, i);
        }
    }
}

/* How many lines are between an edit and a run, 0 if they touch */
static guint gap(const FileEdit *file, const Edit *edit, const PatchRun *run)
{
    const char *text = g_bytes_get_data(file->before, NULL);
    guint last = edit->where.line;

    for (guint i = edit->where.start; i < edit->where.end; i++) {
        last += text[i] == '\n';
    }
    if (last < run->old_line) {
        return run->old_line - last;
    }
    return edit->where.line > run->old_line + run->old_count
           ? edit->where.line - run->old_line - run->old_count : 0;
}

/*
 * A site of the group that a run belongs to: that of the edits at its lines,
 * or of the nearest one where nothing but a blank line goes.
 */
static guint site_of_run(Groups *groups, const FileEdit *file,
                         const PatchRun *run)
{
    const Edit *nearest = file->edits->pdata[0];

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = file->edits->pdata[i];

        if (gap(file, edit, run) < gap(file, nearest, run)) {
            nearest = edit;
        }
    }
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = file->edits->pdata[i];

        /* the line behind a run touches it, and is none of its lines */
        if (run->old_count && edit->where.line < run->old_line + run->old_count
            && !gap(file, edit, run)) {
            join(groups, nearest->site, edit->site);
        }
    }
    return nearest->site;
}

static const FileEdit *find_file(GPtrArray *files, const char *name)
{
    for (guint i = 0; i < files->len; i++) {
        const FileEdit *file = files->pdata[i];

        if (!strcmp(file->file, name)) {
            return file;
        }
    }
    return NULL;
}

/* Copies lines of @text up to @line, and leaves it there */
static const char *copy_lines(GString *to, const char *text, guint *at,
                              guint line)
{
    const char *from = text;

    for (; *at < line && *text; (*at)++) {
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    if (to) {
        g_string_append_len(to, from, text - from);
    }
    return text;
}

/* The file with the group's runs alone, or %NULL if it has none */
static FileEdit *apply_runs(Groups *groups, const PatchFile *change,
                            guint group)
{
    const FileEdit *whole = find_file(groups->edits, change->file);
    g_autoptr(GString) after = g_string_new(NULL);
    g_autofree char *before = g_strndup(g_bytes_get_data(whole->before, NULL),
                                        g_bytes_get_size(whole->before));
    const char *rest = before;
    guint line = 1;
    FileEdit *file;

    for (guint i = 0; i < change->runs->len; i++) {
        const PatchRun *run = change->runs->pdata[i];

        if (group_of(groups, site_of_run(groups, whole, run)) == group) {
            rest = copy_lines(after, rest, &line, run->old_line);
            rest = copy_lines(NULL, rest, &line, line + run->old_count);
            g_string_append_len(after, run->text->str, run->text->len);
        }
    }
    if (line == 1 && !after->len) {
        return NULL;
    }
    g_string_append(after, rest);
    file = g_new0(FileEdit, 1);
    file->file = whole->file;
    file->before = g_bytes_ref(whole->before);
    file->after = g_string_free_to_bytes(g_steal_pointer(&after));
    return file;
}

static void fix_free(gpointer data)
{
    Fix *fix = data;

    g_ptr_array_unref(fix->files);
    g_clear_pointer(&fix->changes, g_ptr_array_unref);
    g_free(fix->diff);
    g_free(fix);
}

static Fix *make_fix(Groups *groups, GPtrArray *changes, guint group)
{
    Fix *fix = g_new0(Fix, 1);

    fix->files =
        g_ptr_array_new_with_free_func((GDestroyNotify)file_edit_free);
    for (guint i = 0; i < changes->len; i++) {
        FileEdit *file = apply_runs(groups, changes->pdata[i], group);

        if (file) {
            g_ptr_array_add(fix->files, file);
        }
    }
    return fix;
}

/* The group's fix is made when its first site comes along */
static void add_fix(Fixes *fixes, Groups *groups, GPtrArray *changes,
                    guint site)
{
    guint group = group_of(groups, site);
    Fix *fix = group == site ? NULL : fixes->of_site->pdata[group];

    if (!fix) {
        fix = make_fix(groups, changes, group);
        g_ptr_array_add(fixes->all, fix);
        fixes->of_site->pdata[group] = fix;
    }
    fixes->of_site->pdata[site] = fix;
    fix->n_sites++;
}

static gboolean add_diffs(Fixes *fixes, GError **error)
{
    g_autoptr(GPtrArray) groups = g_ptr_array_new();
    g_autoptr(GPtrArray) diffs = NULL;

    for (guint i = 0; i < fixes->all->len; i++) {
        g_ptr_array_add(groups, ((Fix *)fixes->all->pdata[i])->files);
    }
    diffs = edit_diffs(groups, error);
    if (!diffs) {
        return FALSE;
    }
    for (guint i = 0; i < fixes->all->len; i++) {
        Fix *fix = fixes->all->pdata[i];

        fix->diff = g_strdup(diffs->pdata[i]);
        fix->changes = patch_parse(fix->diff);
    }
    return TRUE;
}

static gboolean make_all(Fixes *fixes, Groups *groups, GError **error)
{
    g_autofree char *diff = edit_diff(groups->edits, error);
    g_autoptr(GPtrArray) changes = diff ? patch_parse(diff) : NULL;

    if (!diff) {
        return FALSE;
    }
    join_shared_statements(groups);
    for (guint i = 0; i < changes->len; i++) {
        const PatchFile *change = changes->pdata[i];
        const FileEdit *file = find_file(groups->edits, change->file);

        for (guint k = 0; k < change->runs->len; k++) {
            site_of_run(groups, file, change->runs->pdata[k]);
        }
    }
    for (guint i = 0; i < groups->audit->sites->len; i++) {
        if (plan_edits_site(groups->edits, i)) {
            add_fix(fixes, groups, changes, i);
        }
    }
    return add_diffs(fixes, error);
}

static char *what_is_missing(const Audit *audit)
{
    g_autofree char *spatch = g_find_program_in_path("spatch");

    if (!audit->tree->build_dir) {
        return g_strdup("no fixes: there is no build directory");
    }
    return spatch ? NULL : g_strdup("no fixes: spatch is not installed");
}

Fixes *fixes_none(const Audit *audit, const char *why)
{
    Fixes *fixes = g_new0(Fixes, 1);

    fixes->all = g_ptr_array_new_with_free_func(fix_free);
    fixes->of_site = g_ptr_array_new();
    g_ptr_array_set_size(fixes->of_site, audit->sites->len);
    fixes->missing = g_strdup(why);
    return fixes;
}

Fixes *fixes_make(const Audit *audit, guint jobs, GError **error)
{
    const Cases cases = audit_cases(audit);
    g_autofree char *missing = what_is_missing(audit);
    g_autoptr(Fixes) fixes = fixes_none(audit, missing);
    g_autoptr(GPtrArray) edits = NULL;
    g_autofree guint *next = NULL;
    Groups groups = { .audit = audit };

    if (missing) {
        return g_steal_pointer(&fixes);
    }
    edits = plan_make(&cases, error);
    if (!edits || !edit_run(audit->tree, edits, jobs, error)) {
        return NULL;
    }
    for (guint i = edits->len; i > 0; i--) {
        if (((const FileEdit *)edits->pdata[i - 1])->problem) {
            g_ptr_array_remove_index(edits, i - 1);
        }
    }
    groups.edits = edits;
    groups.next = next = plan_couple(edits, audit->sites->len);
    return make_all(fixes, &groups, error) ? g_steal_pointer(&fixes) : NULL;
}

void fixes_free(Fixes *fixes)
{
    g_ptr_array_unref(fixes->all);
    g_ptr_array_unref(fixes->of_site);
    g_free(fixes->missing);
    g_free(fixes);
}

/*
 * emptied-functions.c - functions that dropped frees leave nothing to do
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/emptied-functions.h"

#include <string.h>

#include "edit/registration.h"

static Cure cure_of(const Cases *cases, const Edit *edit)
{
    return ((const Site *)cases->sites->pdata[edit->site])->cure;
}

/* How many statements of its function a free takes along */
static guint size_of(const Cases *cases, const Edit *edit)
{
    const Release *release = edit->release;

    if (cure_of(cases, edit) == CURE_EMBED) {
        return release->gone_size;
    }
    /* what clears a pointer, or steals it, leaves something behind */
    return release->kind == RELEASE_FREE && !release->steals;
}

/* Whether the frees that go are all that a function does */
static gboolean is_emptied(const Cases *cases, const FileEdit *file,
                           const Release *release)
{
    guint n = 0;

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (edit->kind == EDIT_DROP_FREE &&
            edit->release->emptied.start == release->emptied.start) {
            n += size_of(cases, edit);
        }
    }
    return release->emptied.file && n == release->emptied_size;
}

static gpointer make_frees_regex(gpointer data)
{
    return g_regex_new("^(?!.*\\b(FIXME|TODO|XXX)\\b).*"
                       "\\b(un)?(free|regions?\\b|releas|alloc)",
                       G_REGEX_OPTIMIZE | G_REGEX_RAW | G_REGEX_CASELESS |
                       G_REGEX_DOTALL, 0, NULL);
}

/* Whether a comment is about the frees that go */
static gboolean is_about_frees(const char *comment)
{
    static GOnce once = G_ONCE_INIT;
    const GRegex *frees = g_once(&once, make_frees_regex, NULL);

    return g_regex_match(frees, comment, 0, NULL);
}

/* Whether a comment stands on a line of its own: behind a statement that goes
 * it is about that */
static gboolean begins_line(const char *comment)
{
    do {
        comment--;
    } while (*comment == ' ' || *comment == '\t');
    return *comment == '\n';
}

/* Whether a function has a comment inside that nothing else would tell */
static gboolean is_commented(const FileEdit *file, const Location *function)
{
    const char *text = g_bytes_get_data(file->before, NULL);
    g_autofree char *definition = g_strndup(text + function->start,
                                            function->end - function->start);
    const char *above = g_str_has_prefix(definition, "/*")
                        ? strstr(definition, "*/") : definition;
    const char *at = strchr(above, '{');

    while (at && (at = strchr(at, '/'))) {
        g_autofree char *comment = NULL;
        const char *end = at[1] == '*' ? strstr(at, "*/") :
                          at[1] == '/' ? strchr(at, '\n') : NULL;

        if (!end) {
            at++;
            continue;
        }
        comment = g_strndup(at, end - at);
        if (begins_line(at) && !is_about_frees(comment)) {
            return TRUE;
        }
        at = end + 1;
    }
    return FALSE;
}

static void add_site(GArray *sites, guint site)
{
    for (guint i = 0; i < sites->len; i++) {
        if (g_array_index(sites, guint, i) == site) {
            return;
        }
    }
    g_array_append_val(sites, site);
}

/* Takes the edits in a function out; returns their sites */
static GArray *take_edits(FileEdit *file, const Location *function)
{
    GArray *sites = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint i = 0; i < file->edits->len;) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (edit->where.start < function->start ||
            edit->where.end > function->end) {
            i++;
            continue;
        }
        add_site(sites, edit->site);
        for (guint k = 0; edit->others && k < edit->others->len; k++) {
            add_site(sites, g_array_index(edit->others, guint, k));
        }
        g_ptr_array_remove_index(file->edits, i);
    }
    return sites;
}

static void add_for_sites(FileEdit *file, Edit *edit, const GArray *sites)
{
    edit->others = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_vals(edit->others, &g_array_index(sites, guint, 1),
                        sites->len - 1);
    g_ptr_array_add(file->edits, edit);
}

static void drop_function_of(FileEdit *file, const Release *release,
                             const Hook *hook)
{
    /* edits in the function are gone then, but the release is not theirs */
    const char *name = release->function;
    g_autoptr(GArray) sites = take_edits(file, &release->emptied);
    guint first = g_array_index(sites, guint, 0);

    add_for_sites(file, new_edit(EDIT_DROP_FUNCTION, &release->emptied, name,
                                 name, first), sites);
    add_for_sites(file, new_edit(EDIT_DROP_REGISTRATION, &hook->where, name,
                                 name, first), sites);
}

void plan_drop_emptied(const Cases *cases, FileEdit *file)
{
    for (guint i = 0; i < file->edits->len;) {
        const Edit *edit = g_ptr_array_index(file->edits, i);
        const Hook *hook = edit->kind == EDIT_DROP_FREE &&
                           is_emptied(cases, file, edit->release) &&
                           !is_commented(file, &edit->release->emptied)
            ? registration_find(cases, file, edit->release) : NULL;

        if (hook) {
            drop_function_of(file, edit->release, hook);
            i = 0;
        } else {
            i++;
        }
    }
}

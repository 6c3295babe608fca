/*
 * embed-drop.c - frees that go with a region that becomes a field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/embed-edits.h"
#include "edit/changes.h"
#include "edit/statement.h"

static gboolean plan_free(const Cases *cases, GPtrArray *files,
                          const Release *release, guint index, GError **error)
{
    Edit *edit = new_edit(EDIT_DROP_FREE, &release->gone, release->function,
                          release->region, index);

    edit->release = release;
    return plan_add(cases, files, edit, error) &&
           (!release->orphan.file ||
            plan_add(cases, files,
                     new_edit(EDIT_DROP_DECLARATION, &release->orphan,
                              release->function, release->orphan_name, index),
                     error));
}

gboolean embed_plan_frees(const Cases *cases, GPtrArray *files, guint index,
                          GError **error)
{
    const Site *site = cases->sites->pdata[index];

    for (guint i = 0; !site->home.keeps_frees && i < site->frees->len; i++) {
        if (!plan_free(cases, files, site->frees->pdata[i], index, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

void embed_drop_free(Changes *all, const Edit *edit)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    guint last = tokens_find(before, edit->where.end);
    guint at = tokens_find(before, edit->release->where.start);
    guint end = tokens_closing(before, at + 1) + 2;
    const char *trouble =
        !drop_is_matched(before, at) || !tokens_is(before, at + 1, "(") ||
        end > last ? DROP_UNMATCHED :
        drop_is_all(before, first, first, last)
        ? "it is all that the statement around it does"
        : drop_trouble(all, edit, first, last);

    if (trouble) {
        changes_leave(all, edit, trouble);
        return;
    }
    changes_add(all, edit, first, last);
    embed_add_place(all, at, "use", "gone");
    /* in an if it goes with that */
    if (end < last && !tokens_is(before, first, "if")) {
        embed_add_place(all, embed_name_before(before, assignment_operator(
                            before, end, last)), "use", "gone");
    }
}

void embed_drop_named(Changes *all, const Edit *edit)
{
    gboolean done;
    g_autoptr(GError) error = NULL;
    gsize size = all->places->len;

    done = edit->kind == EDIT_DROP_DECLARATION
           ? drop_declaration(all, edit, &error) :
           edit->kind == EDIT_DROP_FUNCTION ? drop_function(all, edit, &error)
                                            : drop_registration(all, edit,
                                                                &error);
    if (!done) {
        file_edit_leave(all->file, edit, error->message);
        return;
    }
    /* the places of another semantic patch */
    g_string_truncate(all->places, size);
    switch (edit->kind) {
    case EDIT_DROP_DECLARATION:
        changes_add_words(all, "variable@%s:%s:%s@-", all->name,
                          edit->function, edit->region);
        break;
    case EDIT_DROP_FUNCTION:
        changes_add_words(all, "emptied@%s:%s@-", all->name, edit->region);
        break;
    default:
        embed_add_place(all, tokens_find(all->before, edit->where.start),
                        "registered", edit->region);
    }
}

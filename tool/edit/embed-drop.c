/*
 * embed-drop.c - frees that go with a region that becomes a field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/embed-edits.h"
#include "edit/around.h"
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

/* What stands against a free that is planned for the tokens of @own */
static const char *trouble_with(const Changes *all, const Edit *edit, Span own,
                                Span span)
{
    const Tokens *before = all->before;
    guint at = tokens_find(before, edit->release->where.start);

    return !drop_is_matched(before, at) || !tokens_is(before, at + 1, "(") ||
           tokens_closing(before, at + 1) + 2 > own.last ? DROP_UNMATCHED :
           drop_is_all(all, span) ? DROP_IS_ALL : drop_trouble(all, edit, span);
}

void embed_drop_free(Changes *all, const Edit *edit)
{
    const Tokens *before = all->before;
    const Span span = span_of_edit(all->file, all->gone, edit);
    const Span own = {
        tokens_find(before, edit->where.start),
        tokens_find(before, edit->where.end),
    };
    guint at = tokens_find(before, edit->release->where.start);
    guint end = tokens_closing(before, at + 1) + 2;
    const Change *previous = all->changes->len
        ? g_ptr_array_index(all->changes, all->changes->len - 1) : NULL;
    const char *trouble = trouble_with(all, edit, own, span);

    if (trouble) {
        changes_leave(all, edit, trouble);
        return;
    }
    if (span.first < own.first && previous && previous->first == span.first) {
        /* went with what is around it */
        return;
    }
    changes_add(all, edit, span.first, span.last);
    if (span.first < own.first || tokens_is(before, span.first, "for")) {
        embed_add_place(all, span.first, "use", "around");
        return;
    }
    embed_add_place(all, at, "use", "gone");
    /* in an if it goes with that */
    if (end < own.last && !tokens_is(before, own.first, "if")) {
        embed_add_place(all, embed_name_before(before, assignment_operator(
                            before, end, own.last)), "use", "gone");
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
    if (all->places->len == size) {
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

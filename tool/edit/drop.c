/*
 * drop.c - frees that go, and what goes with them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/changes.h"

#include <string.h>

#include "edit/statement.h"

gboolean drop_is_half(const Tokens *before, guint first)
{
    guint close = tokens_closing(before, first + 1);

    return tokens_is(before, close + 1, ",") ||
           (tokens_is(before, first - 1, ",") &&
            tokens_is(before, close + 1, ";"));
}

gboolean drop_is_matched(const Tokens *before, guint first)
{
    static const char *const frees[] = {
        "g_free", "free", "g_clear_pointer", NULL,
    };

    return tokens_is_any(before, first, frees);
}

gboolean drop_is_all(const Tokens *before, guint begin, guint first,
                     guint last)
{
    return statement_is_unbraced(before, first) ||
           (tokens_is(before, begin - 1, "{") && tokens_is(before, last, "}") &&
            !statement_opens_function(before, begin - 1));
}

/* out: g_free(mr); }  ->  out: return; }  What goes, from @first up to @last,
 * is the statement of that @free or an if around it */
static void drop_last(Changes *all, const Edit *edit, guint first, guint last,
                      guint free)
{
    Change *change = changes_add(all, edit, first, last);

    change_write(change, "return");
    change_write(change, ";");
    changes_add_place(all, first == free ? "ending" : "ended", free);
}

Span drop_span(const Tokens *before, Cure cure, const Edit *edit)
{
    const Release *release = edit->release;
    Span span = { 0 };
    guint end;

    if (cure == CURE_EMBED) {
        span.first = tokens_find(before, release->gone.start);
        span.last = tokens_find(before, release->gone.end);
    } else if (release->kind == RELEASE_FREE && !release->steals) {
        span.first = tokens_find(before, edit->where.start);
        span.last = span.first;
        end = tokens_closing(before, span.first + 1) + 2;
        if (!statement_is_whole_body(before, span.first, end, &span.first,
                                     &span.last)) {
            span.last = end;
        }
    }
    return span;
}

/* The variable by which a free reaches the region, if that goes as well, or
 * NULL */
static const char *gone_variable(const Changes *all, const Edit *edit)
{
    const Release *release = edit->release;
    gboolean orphan = release->orphan.file != NULL;
    guint start = orphan ? release->orphan.start : release->through.start;

    for (guint i = 0; (orphan || release->through.file) &&
                      i < all->file->edits->len; i++) {
        const Edit *other = all->file->edits->pdata[i];

        if (other->kind == EDIT_DROP_DECLARATION &&
            other->where.start == start) {
            return other->region;
        }
    }
    return NULL;
}

/* The statement from @first up to @last, and all other frees of its function
 * that go */
static GArray *gone_with_frees(const Changes *all, const Edit *edit,
                               guint first, guint last)
{
    GArray *gone = g_array_new(FALSE, FALSE, sizeof(Span));
    const Span own = { first, last };

    g_array_append_val(gone, own);
    for (guint i = 0; i < all->file->edits->len; i++) {
        const Edit *other = all->file->edits->pdata[i];

        if (other->kind == EDIT_DROP_FREE && other != edit &&
            strcmp(other->function, edit->function) == 0) {
            const Span span = drop_span(all->before, all->file->cure, other);

            g_array_append_val(gone, span);
        }
    }
    return gone;
}

/* Whether these are the last to read a variable that stays */
static gboolean reads_last(const Changes *all, const Edit *edit, guint first,
                           guint last)
{
    g_autoptr(GArray) gone = gone_with_frees(all, edit, first, last);

    return statement_reads_last(all->before, first, gone,
                                gone_variable(all, edit));
}

/* Whether something reads a variable that goes, which is not compiled then */
static gboolean is_read_unseen(const Changes *all, const Edit *edit,
                               guint first, guint last)
{
    g_autoptr(GArray) gone = gone_with_frees(all, edit, first, last);
    const char *variable = gone_variable(all, edit);

    return variable && statement_is_read_beside(all->before, first, gone,
                                                variable);
}

const char *drop_trouble(const Changes *all, const Edit *edit, guint first,
                         guint last)
{
    const Tokens *before = all->before;

    if (first > 0 && tokens_is(before, first - 1, ":") &&
        tokens_is(before, last, "}")) {
        return "a label would be left without a statement";
    }
    if (reads_last(all, edit, first, last)) {
        return "nothing else would read one of its variables";
    }
    if (is_read_unseen(all, edit, first, last)) {
        return "only code that is not compiled would read one of its variables";
    }
    return NULL;
}

/* g_free(mr), failed = true;  ->  failed = true; */
static gboolean drop_half(Changes *all, const Edit *edit, guint first,
                          GError **error)
{
    guint close = tokens_closing(all->before, first + 1);
    gboolean left = tokens_is(all->before, close + 1, ",");
    const char *trouble = drop_trouble(all, edit, first, close + 1);

    if (trouble) {
        return changes_refuse(edit, error, trouble);
    }
    changes_add(all, edit, left ? first : first - 1,
               left ? close + 2 : close + 1);
    changes_add_place(all, "half", first);
    return TRUE;
}

/* g_clear_pointer(&mr, g_free);  ->  mr = NULL; */
static gboolean drop_clearing(Changes *all, const Edit *edit, guint first,
                              GError **error)
{
    const Tokens *before = all->before;
    guint last = tokens_closing(before, first + 1) + 1;
    guint comma = first + 3;
    Change *change;

    while (comma < last && !tokens_is(before, comma, ",")) {
        comma++;
    }
    if (!tokens_is(before, first + 2, "&") || comma == last) {
        return changes_refuse(edit, error,
                              "the pointer that is cleared is not spelt out");
    }
    change = changes_add(all, edit, first, last);
    change_keep(change, first + 3, comma);
    change_write(change, "=");
    change_write(change, "NULL");
    changes_add_place(all, "freed", first);
    return TRUE;
}

/* Where the place begins in g_steal_pointer(&place), if the token behind that
 * is @end; or 0 */
static guint stolen_place(const Tokens *before, guint first, guint end)
{
    return tokens_is(before, first, "g_steal_pointer") &&
           tokens_is(before, first + 1, "(") &&
           tokens_is(before, first + 2, "&") &&
           tokens_closing(before, first + 1) + 1 == end ? first + 3 : 0;
}

/*
 * g_free(g_steal_pointer(&mr));                       ->  mr = NULL;
 * T *old = g_steal_pointer(&mr); g_free(old);         ->  the same
 */
static gboolean drop_stolen(Changes *all, const Edit *edit, guint first,
                            GError **error)
{
    const Tokens *before = all->before;
    guint close = tokens_closing(before, first + 1);
    guint place, end;
    Change *change;

    if (edit->release->orphan.file) {
        guint taken = tokens_find(before, edit->release->orphan.start);

        end = statement_end(before, taken) - 1;
        while (taken < end && !tokens_is(before, taken, "=")) {
            taken++;
        }
        place = end + 1 == first ? stolen_place(before, taken + 1, end) : 0;
    } else {
        end = close;
        place = stolen_place(before, first + 2, close);
    }
    if (!place || drop_is_half(before, first) ||
        !tokens_is(before, close + 1, ";")) {
        return changes_refuse(edit, error,
                              "the pointer that is stolen is not spelt out");
    }
    change = changes_add(all, edit, first, close + 1);
    change_keep(change, place, end - 1);
    change_write(change, "=");
    change_write(change, "NULL");
    changes_add_place(all, edit->release->orphan.file ? "taken" : "freed",
                      first);
    return TRUE;
}

/* A free that is all that an if does: the if is removed with it */
static gboolean drop_if(Changes *all, const Edit *edit, guint first,
                        guint if_first, guint if_last, GError **error)
{
    const Tokens *before = all->before;
    const char *trouble;

    if (expression_has_effect(before, if_first + 2,
                              tokens_closing(before, if_first + 1))) {
        return changes_refuse(edit, error, "without it the if would only "
                              "evaluate its condition");
    }
    if (statement_is_unbraced(before, if_first)) {
        return changes_refuse(edit, error, "the if around it has no braces "
                              "around itself");
    }
    if (statement_ends_procedure(before, if_first, if_last) &&
        !reads_last(all, edit, if_first, if_last)) {
        drop_last(all, edit, if_first, if_last, first);
        return TRUE;
    }
    trouble = drop_trouble(all, edit, if_first, if_last);
    if (trouble) {
        return changes_refuse(edit, error, trouble);
    }
    changes_add(all, edit, if_first, if_last);
    changes_add_place(all, "lone", first);
    return TRUE;
}

/* Where a free begins, or the variable that goes with it if that is declared
 * right before */
static guint first_with_orphan(const Tokens *before, const Edit *edit,
                               guint first)
{
    guint orphan = edit->release->orphan.file
        ? tokens_find(before, edit->release->orphan.start) : first;

    return orphan < first && statement_end(before, orphan) == first ? orphan
                                                                    : first;
}

static gboolean drop_statement(Changes *all, const Edit *edit, guint first,
                               GError **error)
{
    const Tokens *before = all->before;
    guint last = tokens_closing(before, first + 1) + 2;
    guint begin = first_with_orphan(before, edit, first);
    guint if_first, if_last;
    const char *trouble;

    if (statement_is_whole_body(before, first, last, &if_first, &if_last)) {
        return drop_if(all, edit, first, if_first, if_last, error);
    }
    if (statement_ends_procedure(before, first, last)) {
        drop_last(all, edit, first, last, first);
        return TRUE;
    }
    trouble = drop_is_all(before, begin, first, last)
              ? "it is all that the statement around it does"
              : drop_trouble(all, edit, first, last);
    if (trouble) {
        return changes_refuse(edit, error, trouble);
    }
    changes_add(all, edit, first, last);
    changes_add_place(all, "freed", first);
    return TRUE;
}

gboolean drop_free(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    gboolean clears = edit->release->kind == RELEASE_CLEAR;
    const Change *previous = all->changes->len
        ? g_ptr_array_index(all->changes, all->changes->len - 1) : NULL;

    if (!drop_is_matched(before, first)) {
        return changes_refuse(edit, error, DROP_UNMATCHED);
    }
    if (!clears && drop_is_half(before, first) && !edit->release->steals) {
        return drop_half(all, edit, first, error);
    }
    if (!tokens_is(before, first + 1, "(") ||
        !tokens_is(before, tokens_closing(before, first + 1) + 1, ";")) {
        return changes_refuse(edit, error,
                              "the free is not a statement of its own");
    }
    if (previous && first < previous->last) {
        /* went with the test of the init that failed */
        return TRUE;
    }
    return clears ? drop_clearing(all, edit, first, error) :
           edit->release->steals ? drop_stolen(all, edit, first, error) :
                                   drop_statement(all, edit, first, error);
}

gboolean drop_declaration(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    guint name = first;

    while (name < before->list->len &&
           tokens_get(before, name)->start < edit->where.end &&
           !tokens_is(before, name, edit->region)) {
        name++;
    }
    if (!tokens_is(before, name, edit->region)) {
        return changes_refuse(edit, error,
                              "there is no declaration to remove");
    }
    changes_add(all, edit, first, statement_end(before, first));
    changes_add_place(all, "unused", name);
    return TRUE;
}

gboolean drop_function(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    guint last = tokens_find(before, edit->where.end);
    guint name = first;

    while (name < last && !tokens_is(before, name, "(")) {
        name++;
    }
    name--;
    if (!tokens_is(before, first, "static") ||
        !tokens_is(before, name, edit->region) ||
        !tokens_is(before, last - 1, "}")) {
        return changes_refuse(edit, error,
                              "there is no function to remove");
    }
    changes_add(all, edit, first, last);
    changes_add_place(all, "emptied", name);
    return TRUE;
}

gboolean drop_registration(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    gboolean listed = tokens_is(before, first, ".");
    guint last = listed ? expression_end(before, first) + 1
                        : statement_end(before, first);

    if (!tokens_is(before, last - 1, listed ? "," : ";") ||
        !tokens_is(before, last - 2, edit->region)) {
        return changes_refuse(edit, error,
                              "there is no registration to remove");
    }
    changes_add(all, edit, first, last);
    changes_add_place(all, "registered", listed ? first + 1 : first);
    return TRUE;
}

/*
 * change-allocation.c - what edits of allocations do to the tokens of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/around.h"
#include "edit/constructor-call.h"
#include "edit/statement.h"

/*
 * Finds the '=' behind the region in the allocation that @edit is about, and
 * the first token of the statement or, if it is a declaration's initialiser,
 * the name that is declared.
 */
static gboolean find_allocation(Changes *all, const Edit *edit, guint *region,
                                guint *equals, GError **error)
{
    const Tokens *before = all->before;
    guint end = tokens_find(before, edit->where.end);

    for (guint i = tokens_find(before, edit->where.start); i < end; i++) {
        guint last = i + 1;

        while (last < end && !tokens_is(before, last, "=")) {
            last++;
        }
        if (last < end && tokens_spell(before, i, last, edit->region) &&
            !(edit->chained &&
              assignment_operator(before, last + 1, end) < end)) {
            *region = i;
            *equals = last;
            return TRUE;
        }
    }
    return changes_refuse(edit, error, "there is no allocation to remove");
}

/* Whether a variable that is declared before @name can be set later */
static gboolean can_be_set(const Changes *all, const Edit *edit, guint name)
{
    static const char *const fixed[] = { "const", "__auto_type", "auto", NULL };
    guint start = edit->where.start;
    guint length = tokens_get(all->plain->tokens, name)->start - start;
    g_autoptr(Tokens) words = tokens_new(all->plain->original + start, length);

    for (guint i = words->list->len; i > 0; i--) {
        if (tokens_is(words, i - 1, "*")) {
            return TRUE;
        }
        if (tokens_is_any(words, i - 1, fixed)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether an allocation that ends before @end is stored in @region first, and
 * then in what stands before that in the statement */
static gboolean is_chained(const Tokens *before, const Edit *edit,
                           guint region, guint end)
{
    guint first = tokens_find(before, edit->where.start);

    return tokens_is(before, end, ";") && first < region &&
           tokens_is(before, region - 1, "=") &&
           assignment_operator(before, first, region) == region - 1 &&
           !statement_is_unbraced(before, first);
}

/* Whether the assignment that ends before @end is a statement in a block */
static gboolean is_own_statement(const Tokens *before, const Edit *edit,
                                 guint region, guint end)
{
    return tokens_is(before, end, ";") &&
           tokens_find(before, edit->where.start) == region &&
           !statement_is_unbraced(before, region);
}

/* for (...) v[i] = g_new(MemoryRegion, 1);  ->  nothing */
static gboolean drop_filling(Changes *all, const Edit *edit, guint region,
                             guint end, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    guint body = tokens_closing(before, first + 1) + 1;
    gboolean braced = tokens_is(before, body, "{");

    if (region != body + braced || !tokens_is(before, end, ";") ||
        (braced && !tokens_is(before, end + 1, "}")) ||
        statement_is_unbraced(before, first)) {
        return changes_refuse(edit, error, "the loop does more than to "
                              "allocate");
    }
    changes_add(all, edit, first, end + 1 + braced);
    changes_add_place(all, "filled", region);
    return TRUE;
}

/* Allocations that are all that an if or an else does: it goes with them */
static gboolean drop_branch(Changes *all, const Edit *edit, Span span,
                            GError **error)
{
    const Tokens *before = all->before;
    const Change *previous = all->changes->len
        ? g_ptr_array_index(all->changes, all->changes->len - 1) : NULL;

    if (previous && previous->first == span.first) {
        return TRUE;
    }
    if (tokens_is(before, span.first, "else")) {
        return drop_else(all, edit, span, error);
    }
    if (statement_is_unbraced(before, span.first) || drop_is_all(all, span)) {
        return changes_refuse(edit, error, DROP_IS_ALL);
    }
    changes_add(all, edit, span.first, span.last);
    changes_add_place(all, "around", span.first);
    return TRUE;
}

gboolean drop_allocation(Changes *all, const Edit *edit, GError **error)
{
    const Span span = span_of_edit(all->file, all->gone, edit);
    guint first = tokens_find(all->before, edit->where.start);
    guint region, equals, end;

    if (!find_allocation(all, edit, &region, &equals, error)) {
        return FALSE;
    }
    if (!edit->declared && span.first < first) {
        return drop_branch(all, edit, span, error);
    }
    if (!edit->declared && !statement_is_unbraced(all->before, first) &&
        drop_is_all(all, span)) {
        return changes_refuse(edit, error, DROP_IS_ALL);
    }
    if (tokens_is(all->before, first, "for")) {
        return drop_filling(all, edit, region,
                            expression_end(all->before, equals), error);
    }
    changes_add_place(all, "allocated", region);
    end = expression_end(all->before, equals);
    if (edit->declared) {
        if (!can_be_set(all, edit, region)) {
            return changes_refuse(edit, error, "a variable declared like this "
                                  "cannot be set later");
        }
        changes_add(all, edit, equals, end);
        return TRUE;
    }
    if (statement_is_unbraced(all->before, region)) {
        return changes_refuse(edit, error, "it is a body without braces, or "
                              "follows a macro without a semicolon");
    }
    if (!is_own_statement(all->before, edit, region, end)) {
        return changes_refuse(edit, error,
                              "the allocation is not a statement of its own");
    }
    changes_add(all, edit, region, end + 1);
    return TRUE;
}

gboolean drop_clearing(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    guint close = tokens_closing(before, first + 1);

    if (!tokens_is(before, first, "memset") ||
        !tokens_is(before, close + 1, ";")) {
        return changes_refuse(edit, error,
                              "the memset() is not a statement of its own");
    }
    changes_add(all, edit, first, close + 2);
    changes_add_place(all, "cleared", first);
    return TRUE;
}

/* An allocation, and the init's call that takes its place */
typedef struct {
    guint region, equals, end;
    Call call;
} Making;

static gboolean find_making(Changes *all, const Edit *edit, Making *making,
                            GError **error)
{
    if (!find_allocation(all, edit, &making->region, &making->equals, error) ||
        !call_find(all, edit, &making->call, error)) {
        return FALSE;
    }
    making->end = expression_end(all->before, making->equals);
    return TRUE;
}

/* From the '=' up to @last there is the new call */
static Change *add_making(Changes *all, const Edit *edit, const Making *making,
                          guint last)
{
    Change *change = changes_add(all, edit, making->equals, last);

    change_keep(change, making->equals, making->equals + 1);
    call_write(change, &making->call);
    return change;
}

/* The init's arguments are taken along; its statement is an edit of its own */
gboolean new_at_allocation(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    Making making;

    if (!find_making(all, edit, &making, error)) {
        return FALSE;
    }
    if (edit->declared ? !tokens_is(before, making.end, ";") :
        edit->chained ? !is_chained(before, edit, making.region, making.end)
                      : !is_own_statement(before, edit, making.region,
                                          making.end)) {
        return changes_refuse(edit, error,
                              "the allocation is not a statement of its own");
    }
    add_making(all, edit, &making, making.end);
    changes_add_place(all, "early", making.region);
    return TRUE;
}

gboolean new_in_declaration(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    const Call *call;
    Making making;

    if (!find_making(all, edit, &making, error)) {
        return FALSE;
    }
    call = &making.call;
    if (!tokens_is(before, making.end, ";") ||
        making.end + 1 != call->name ||
        !tokens_is(before, call->close + 1, ";")) {
        return changes_refuse(edit, error, "the init does not directly follow "
                              "the declaration");
    }
    add_making(all, edit, &making, call->close + 1)->joined = call->name;
    changes_add_place(all, "declared", making.region);
    changes_add_place(all, "merged", call->name);
    return TRUE;
}

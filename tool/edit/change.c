/*
 * change.c - what the planned edits do to the tokens of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/change.h"

#include <string.h>

#include "edit/column.h"
#include "edit/layout.h"
#include "edit/statement.h"
#include "error.h"
#include "util/intern.h"

/* The changes of one file, while they are put together */
typedef struct {
    const FileEdit *file;
    const Plain *plain;
    const Tokens *before;
    const char *name;
    GPtrArray *changes;
    GString *places;
} Changes;

static void change_free(gpointer data)
{
    Change *change = data;

    g_array_unref(change->written);
    g_free(change);
}

static gboolean refuse(const Edit *edit, GError **error, const char *why)
{
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                "'%s' cannot be edited here: %s", edit->region, why);
    return FALSE;
}

static Change *add_change(Changes *all, const Edit *edit, guint first,
                          guint last)
{
    Change *change = g_new0(Change, 1);

    change->edit = edit;
    change->first = first;
    change->last = last;
    change->written = g_array_new(FALSE, FALSE, sizeof(Written));
    g_ptr_array_add(all->changes, change);
    return change;
}

static void add_place(Changes *all, const char *kind, guint token)
{
    const Token *at = tokens_get(all->before, token);

    g_string_append_printf(all->places, "%s%s@%s:%u:%u",
                           all->places->len ? "," : "", kind, all->name,
                           at->line, at->column);
}

static void keep(Change *change, guint first, guint last)
{
    for (guint i = first; i < last; i++) {
        Written written = { .kept = TRUE, .before = i };

        g_array_append_val(change->written, written);
    }
}

static void write_new(Change *change, const char *text)
{
    Written written = { .text = intern(text) };

    g_array_append_val(change->written, written);
}

/* Whether the tokens from @first up to @last say what @text says */
static gboolean is_spelt(const Tokens *before, guint first, guint last,
                         const char *text)
{
    g_autoptr(Tokens) words = tokens_new(text, strlen(text));

    if (words->list->len != last - first) {
        return FALSE;
    }
    for (guint i = 0; i < words->list->len; i++) {
        const Token *word = tokens_get(words, i);
        g_autofree char *spelling = g_strndup(text + word->start,
                                              word->end - word->start);

        if (!tokens_is(before, first + i, spelling)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The call of a constructor, in tokens */
typedef struct {
    guint name;
    guint open;
    guint region, region_end;
    guint rest;     /* first token of the second argument */
    guint close;
} Call;

static gboolean find_call(Changes *all, const Edit *edit, Call *call,
                          GError **error)
{
    const Tokens *before = all->before;

    call->name = tokens_find(before, edit->init->call.start);
    call->open = call->name + 1;
    if (!tokens_is(before, call->name, edit->init->constructor->name) ||
        !tokens_is(before, call->open, "(")) {
        return refuse(edit, error,
                      "the constructor's call is not spelt out");
    }
    call->close = tokens_closing(before, call->open);
    call->region = call->open + 1;
    call->region_end = expression_end(before, call->region);
    call->rest = call->region_end + 1;
    if (call->close >= before->list->len || call->rest >= call->close) {
        return refuse(edit, error,
                      "the constructor's arguments cannot be told apart");
    }

    /* &mr[0] is mr */
    if (tokens_is(before, call->region, "&") &&
        tokens_is(before, call->region_end - 3, "[") &&
        tokens_is(before, call->region_end - 2, "0") &&
        tokens_is(before, call->region_end - 1, "]")) {
        call->region += 1;
        call->region_end -= 3;
    }
    return is_spelt(before, call->region, call->region_end,
                    edit->init->region) ||
           refuse(edit, error,
                  "the region is part of a larger expression");
}

/* new(rest) */
static void write_call(Change *change, const Call *call)
{
    write_new(change, change->edit->init->constructor->new_name);
    keep(change, call->open, call->open + 1);
    keep(change, call->rest, call->close + 1);
}

/* mr = new(rest) */
static void write_assignment(Change *change, const Call *call)
{
    keep(change, call->region, call->region_end);
    write_new(change, "=");
    write_call(change, call);
}

/* mr != NULL */
static void write_test(Change *change, const Call *call)
{
    keep(change, call->region, call->region_end);
    write_new(change, "!=");
    write_new(change, "NULL");
}

/* Whether a free is half of a statement: g_free(mr), failed = true; */
static gboolean is_half(const Tokens *before, guint first)
{
    guint close = tokens_closing(before, first + 1);

    return tokens_is(before, close + 1, ",") ||
           (tokens_is(before, first - 1, ",") &&
            tokens_is(before, close + 1, ";"));
}

/* Behind the body of if (!init(...)), if all it does is a planned free; or 0 */
static guint freeing_body_end(Changes *all, guint body)
{
    for (guint i = 0; i < all->file->edits->len; i++) {
        const Edit *other = g_ptr_array_index(all->file->edits, i);
        guint first = tokens_find(all->before, other->where.start);
        guint if_first, if_last;

        if (other->kind == EDIT_DROP_FREE && !is_half(all->before, first) &&
            (first == body || first == body + 1) &&
            statement_is_whole_body(all->before, first,
                          statement_end(all->before, first),
                          &if_first, &if_last)) {
            return if_last;
        }
    }
    return 0;
}

static gboolean new_in_condition(Changes *all, const Edit *edit,
                                 const Call *call, gboolean negated,
                                 GError **error)
{
    const Tokens *before = all->before;
    guint first = call->name - (negated ? 3 : 2);
    guint last = call->close + 2;
    guint freed;
    Change *change;

    if (call->name < 3 || !tokens_is(before, first, "if") ||
        !tokens_is(before, first + 1, "(") ||
        (negated && !tokens_is(before, first + 2, "!")) ||
        !tokens_is(before, last - 1, ")")) {
        return refuse(edit, error,
                      "the condition tests more than the constructor's result");
    }
    if (statement_is_unbraced(before, first)) {
        return refuse(edit, error,
                      "the if statement has no braces around it");
    }
    freed = negated ? freeing_body_end(all, last) : 0;
    change = add_change(all, edit, first, freed ? freed : last);
    write_assignment(change, call);
    write_new(change, ";");
    if (freed) {
        add_place(all, "tried", call->name);
        return TRUE;
    }
    write_new(change, "if");
    write_new(change, "(");
    if (negated) {
        write_new(change, "!");
    }
    keep(change, call->region, call->region_end);
    write_new(change, ")");
    add_place(all, "made", call->name);
    return TRUE;
}

static gboolean new_at_return(Changes *all, const Edit *edit, const Call *call,
                              GError **error)
{
    const Tokens *before = all->before;
    guint first = call->name - 1;
    Change *change;

    if (call->name == 0 || !tokens_is(before, first, "return") ||
        !tokens_is(before, call->close + 1, ";")) {
        return refuse(edit, error,
                      "more is returned than the constructor's result");
    }
    if (statement_is_unbraced(before, first)) {
        return refuse(edit, error,
                      "the return statement has no braces around it");
    }
    change = add_change(all, edit, first, call->close + 2);
    write_assignment(change, call);
    write_new(change, ";");
    write_new(change, "return");
    write_test(change, call);
    write_new(change, ";");
    add_place(all, "made", call->name);
    return TRUE;
}

static gboolean new_at_assignment(Changes *all, const Edit *edit,
                                  const Call *call, GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    Change *change;

    if (first + 1 >= call->name || !tokens_is(before, call->name - 1, "=") ||
        !tokens_is(before, call->close + 1, ";") ||
        statement_is_unbraced(before, first)) {
        return refuse(edit, error,
                      "more is assigned than the constructor's result");
    }
    change = add_change(all, edit, first, call->close + 1);
    write_assignment(change, call);
    write_new(change, ";");
    keep(change, first, call->name);
    write_test(change, call);
    add_place(all, "made", call->name);
    return TRUE;
}

/* Its arguments have gone to the allocation */
static gboolean test_region(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    Call call;

    if (!find_call(all, edit, &call, error)) {
        return FALSE;
    }
    if (!tokens_is(before, call.name - 1, "=") ||
        !tokens_is(before, call.close + 1, ";")) {
        return refuse(edit, error,
                      "the variable is not declared by itself");
    }
    write_test(add_change(all, edit, call.name, call.close + 1), &call);
    add_place(all, "asked", call.name);
    return TRUE;
}

static gboolean new_at_init(Changes *all, const Edit *edit, GError **error)
{
    Change *change;
    Call call;

    if (!find_call(all, edit, &call, error)) {
        return FALSE;
    }
    switch (edit->init->form) {
    case INIT_STATEMENT:
        if (!tokens_is(all->before, call.close + 1, ";")) {
            return refuse(edit, error,
                          "the call is not a statement of its own");
        }
        change = add_change(all, edit, call.name, call.close + 1);
        if (edit->unnamed) {
            write_call(change, &call);
        } else {
            write_assignment(change, &call);
        }
        add_place(all, edit->unnamed ? "unnamed" : "made", call.name);
        return TRUE;
    case INIT_IF_FAILED:
        return new_in_condition(all, edit, &call, TRUE, error);
    case INIT_IF_SUCCEEDED:
        return new_in_condition(all, edit, &call, FALSE, error);
    case INIT_RETURNED:
        return new_at_return(all, edit, &call, error);
    case INIT_ASSIGNED:
        return new_at_assignment(all, edit, &call, error);
    default:
        return refuse(edit, error,
                      "no semantic patch takes a call in such a place");
    }
}

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
        if (last < end && is_spelt(before, i, last, edit->region)) {
            *region = i;
            *equals = last;
            return TRUE;
        }
    }
    return refuse(edit, error, "there is no allocation to drop");
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

/* Whether the assignment that ends before @end is a statement in a block */
static gboolean is_own_statement(const Tokens *before, const Edit *edit,
                                 guint region, guint end)
{
    return tokens_is(before, end, ";") &&
           tokens_find(before, edit->where.start) == region &&
           !statement_is_unbraced(before, region);
}

static gboolean drop_allocation(Changes *all, const Edit *edit, GError **error)
{
    guint region, equals, end;

    if (!find_allocation(all, edit, &region, &equals, error)) {
        return FALSE;
    }
    add_place(all, "allocated", region);
    end = expression_end(all->before, equals);
    if (edit->declared) {
        if (!can_be_set(all, edit, region)) {
            return refuse(edit, error,
                          "a variable declared like this cannot be set later");
        }
        add_change(all, edit, equals, end);
        return TRUE;
    }
    if (statement_is_unbraced(all->before, region)) {
        return refuse(edit, error, "it is a body without braces, or follows a "
                      "macro without a semicolon");
    }
    if (!is_own_statement(all->before, edit, region, end)) {
        return refuse(edit, error,
                      "the allocation is not a statement of its own");
    }
    add_change(all, edit, region, end + 1);
    return TRUE;
}

/* The init's arguments are taken along; its statement is an edit of its own */
static gboolean new_at_allocation(Changes *all, const Edit *edit,
                                  GError **error)
{
    const Tokens *before = all->before;
    guint region, equals, end;
    Call call;
    Change *change;

    if (!find_allocation(all, edit, &region, &equals, error) ||
        !find_call(all, edit, &call, error)) {
        return FALSE;
    }
    end = expression_end(before, equals);
    if (edit->declared
        ? !tokens_is(before, end, ";")
        : !is_own_statement(before, edit, region, end)) {
        return refuse(edit, error,
                      "the allocation is not a statement of its own");
    }
    change = add_change(all, edit, equals, end);
    keep(change, equals, equals + 1);
    write_call(change, &call);
    add_place(all, "early", region);
    return TRUE;
}

static gboolean drop_init(Changes *all, const Edit *edit, GError **error)
{
    const Tokens *before = all->before;
    Call call;

    if (!find_call(all, edit, &call, error)) {
        return FALSE;
    }
    if (!tokens_is(before, call.close + 1, ";") ||
        tokens_find(before, edit->where.start) != call.name) {
        return refuse(edit, error,
                      "the call is not a statement of its own");
    }
    add_change(all, edit, call.name, call.close + 2);
    add_place(all, edit->renamed ? "renamed" : "late", call.name);
    return TRUE;
}

static gboolean new_in_declaration(Changes *all, const Edit *edit,
                                   GError **error)
{
    const Tokens *before = all->before;
    guint region, equals, end;
    Call call;
    Change *change;

    if (!find_allocation(all, edit, &region, &equals, error) ||
        !find_call(all, edit, &call, error)) {
        return FALSE;
    }
    end = expression_end(before, equals);
    if (!tokens_is(before, end, ";") || end + 1 != call.name ||
        !tokens_is(before, call.close + 1, ";")) {
        return refuse(edit, error,
                      "declaration and init are not one behind the other");
    }
    change = add_change(all, edit, equals, call.close + 1);
    change->joined = call.name;
    keep(change, equals, equals + 1);
    write_call(change, &call);
    add_place(all, "declared", region);
    add_place(all, "merged", call.name);
    return TRUE;
}

/* What keeps the statement from @first up to @last, a free or an if around it,
 * from going; or NULL */
static const char *trouble_without(const Tokens *before, const Edit *edit,
                                   guint first, guint last)
{
    if (first > 0 && tokens_is(before, first - 1, ":") &&
        tokens_is(before, last, "}")) {
        return "a label would be left without a statement";
    }
    /* an orphan goes along */
    if ((tokens_is(before, first, "if") || !edit->release->orphan.file) &&
        statement_reads_last(before, first, last)) {
        return "nothing else would read one of its variables";
    }
    return NULL;
}

static gboolean drop_half(Changes *all, const Edit *edit, guint first,
                          GError **error)
{
    guint close = tokens_closing(all->before, first + 1);
    gboolean left = tokens_is(all->before, close + 1, ",");
    const char *trouble = trouble_without(all->before, edit, first, close + 1);

    if (trouble) {
        return refuse(edit, error, trouble);
    }
    add_change(all, edit, left ? first : first - 1,
               left ? close + 2 : close + 1);
    add_place(all, "half", first);
    return TRUE;
}

static gboolean drop_free(Changes *all, const Edit *edit, GError **error)
{
    static const char *const frees[] = {
        "g_free", "free", "g_clear_pointer", NULL,
    };
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    guint open = first + 1;
    guint last = tokens_closing(before, open) + 2;
    guint if_first, if_last;
    const char *trouble;
    const Change *previous = all->changes->len
        ? g_ptr_array_index(all->changes, all->changes->len - 1) : NULL;

    if (!tokens_is_any(before, first, frees)) {
        return refuse(edit, error, "no semantic patch drops such a free");
    }
    if (edit->release->kind == RELEASE_FREE && tokens_is(before, open, "(") &&
        is_half(before, first)) {
        return drop_half(all, edit, first, error);
    }
    if (!tokens_is(before, open, "(") || !tokens_is(before, last - 1, ";")) {
        return refuse(edit, error,
                      "the free is not a statement of its own");
    }
    if (previous && first < previous->last) {
        /* went with the test of the init that failed */
        return TRUE;
    }
    if (edit->release->kind == RELEASE_CLEAR) {
        Change *change = add_change(all, edit, first, last - 1);
        guint comma = open + 2;

        while (comma < last && !tokens_is(before, comma, ",")) {
            comma++;
        }
        if (!tokens_is(before, open + 1, "&") || comma == last) {
            return refuse(edit, error,
                          "the pointer that is cleared is not spelt out");
        }
        keep(change, open + 2, comma);
        write_new(change, "=");
        write_new(change, "NULL");
        add_place(all, "freed", first);
        return TRUE;
    }
    if (statement_is_whole_body(before, first, last, &if_first, &if_last)) {
        if (expression_has_effect(before, if_first + 2,
                       tokens_closing(before, if_first + 1))) {
            return refuse(edit, error,
                          "without it the if does nothing but its condition");
        }
        if (statement_is_unbraced(before, if_first)) {
            return refuse(edit, error,
                          "the if around it has no braces around itself");
        }
        trouble = trouble_without(before, edit, if_first, if_last);
        if (trouble) {
            return refuse(edit, error, trouble);
        }
        add_change(all, edit, if_first, if_last);
        add_place(all, "lone", first);
        return TRUE;
    }
    if (statement_is_unbraced(before, first) ||
        (tokens_is(before, first - 1, "{") && tokens_is(before, last, "}") &&
         !statement_opens_function(before, first - 1))) {
        return refuse(edit, error,
                      "it is all that the statement around it does");
    }
    trouble = trouble_without(before, edit, first, last);
    if (trouble) {
        return refuse(edit, error, trouble);
    }
    add_change(all, edit, first, last);
    add_place(all, "freed", first);
    return TRUE;
}

static gboolean drop_declaration(Changes *all, const Edit *edit,
                                 GError **error)
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
        return refuse(edit, error,
                      "there is no declaration to drop");
    }
    add_change(all, edit, first, statement_end(before, first));
    add_place(all, "unused", name);
    return TRUE;
}

static gboolean drop_function(Changes *all, const Edit *edit, GError **error)
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
        return refuse(edit, error,
                      "there is no function to drop");
    }
    add_change(all, edit, first, last);
    add_place(all, "emptied", name);
    return TRUE;
}

static gboolean drop_registration(Changes *all, const Edit *edit,
                                  GError **error)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    gboolean listed = tokens_is(before, first, ".");
    guint last = listed ? expression_end(before, first) + 1
                        : statement_end(before, first);

    if (!tokens_is(before, last - 1, listed ? "," : ";") ||
        !tokens_is(before, last - 2, edit->region)) {
        return refuse(edit, error,
                      "there is no registration to drop");
    }
    add_change(all, edit, first, last);
    add_place(all, "registered", listed ? first + 1 : first);
    return TRUE;
}

static gboolean add_edit(Changes *all, const Edit *edit, GError **error)
{
    switch (edit->kind) {
    case EDIT_NEW_IN_DECLARATION:
        return new_in_declaration(all, edit, error);
    case EDIT_DROP_ALLOCATION:
        return drop_allocation(all, edit, error);
    case EDIT_NEW_AT_ALLOCATION:
        return new_at_allocation(all, edit, error);
    case EDIT_DROP_INIT:
        return drop_init(all, edit, error);
    case EDIT_TEST_REGION:
        return test_region(all, edit, error);
    case EDIT_NEW_AT_INIT:
        return new_at_init(all, edit, error);
    case EDIT_DROP_FREE:
        return drop_free(all, edit, error);
    case EDIT_DROP_DECLARATION:
        return drop_declaration(all, edit, error);
    case EDIT_DROP_FUNCTION:
        return drop_function(all, edit, error);
    case EDIT_DROP_REGISTRATION:
        return drop_registration(all, edit, error);
    default:
        g_assert_not_reached();
    }
}

static gboolean is_too_long(const Tokens *before, const Change *change)
{
    g_autofree char *text = NULL;

    if (!change->written->len) {
        return FALSE;
    }
    text = layout_change(before, change);
    return !column_fits(before, change, text);
}

/* What stands against a change that comes behind token @end, or NULL */
static const char *trouble_with(const Plain *plain, const Change *change,
                                guint end)
{
    const Tokens *before = plain->tokens;

    if (change->first < end) {
        return "it overlaps another edit";
    }
    if (!plain_is_whole(plain, tokens_get(before, change->first)->start,
                        tokens_get(before, change->last - 1)->end)) {
        return "an attribute or a macro stands in between";
    }
    if (statement_is_in_expression(before, change->first)) {
        return "it is part of a statement expression";
    }
    if (is_too_long(before, change)) {
        return "a line would get too long";
    }
    return NULL;
}

static void leave_troublesome(FileEdit *file, const Plain *plain,
                              GPtrArray *changes)
{
    guint end = 0;

    for (guint i = 0; i < changes->len; i++) {
        const Change *change = g_ptr_array_index(changes, i);
        const char *trouble = trouble_with(plain, change, end);
        g_autoptr(GError) error = NULL;

        if (trouble) {
            refuse(change->edit, &error, trouble);
            file_edit_leave(file, change->edit, error->message);
        }
        end = change->last;
    }
}

GPtrArray *changes_new(FileEdit *file, const Plain *plain, const char *name,
                       char **places)
{
    GPtrArray *changes = g_ptr_array_new_with_free_func(change_free);
    g_autoptr(GString) text = g_string_new(NULL);
    Changes all = { file, plain, plain->tokens, name, changes, text };

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);
        g_autoptr(GError) error = NULL;

        if (!add_edit(&all, edit, &error)) {
            file_edit_leave(file, edit, error->message);
        }
    }
    leave_troublesome(file, plain, changes);
    *places = g_string_free(g_steal_pointer(&text), FALSE);
    return changes;
}

/*
 * embed-change.c - what embedding does to the tokens of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/embed-edits.h"

#include <string.h>

#include "edit/changes.h"
#include "edit/statement.h"
#include "util/intern.h"

static void add_place(Changes *all, const char *kind, const char *where,
                      const char *text)
{
    changes_add_words(all, "%s@%s@%s", kind, where, text);
}

void embed_add_place(Changes *all, guint token, const char *kind,
                     const char *text)
{
    const Token *at = tokens_get(all->before, token);
    g_autofree char *where = g_strdup_printf("%s:%u:%u", all->name, at->line,
                                             at->column);

    add_place(all, kind, where, text);
}

/* Behind the fields declared together with one, at its semicolon */
static guint semicolon_behind(const Tokens *before, guint offset)
{
    guint at = tokens_find(before, offset);

    return tokens_is(before, at, ";") ? at : before->list->len;
}

guint embed_name_before(const Tokens *before, guint semicolon)
{
    guint at = semicolon - 1;

    while (tokens_is(before, at, "]")) {
        guint open = tokens_opening(before, at);

        if (open >= at) {
            return semicolon;
        }
        at = open - 1;
    }
    return at;
}

static void add_field(Changes *all, const Edit *edit)
{
    const Tokens *before = all->before;
    guint at = semicolon_behind(before, edit->where.start);
    g_auto(GStrv) names = g_strsplit(edit->names, " ", -1);
    g_autofree char *where = NULL;
    const Token *last;
    Change *change;
    guint name;

    name = at < before->list->len ? embed_name_before(before, at) : at;
    if (!tokens_is_word(before, name)) {
        changes_leave(all, edit,
                      "there is no field that another one could follow");
        return;
    }
    change = changes_add(all, edit, at, at + 1);
    change_keep(change, at, at + 1);
    last = tokens_get(before, name);
    where = g_strdup_printf("%s:%s:%.*s", all->name, edit->record,
                            (int)(last->end - last->start),
                            before->text + last->start);
    for (guint i = 0; names[i]; i++) {
        change_write_text(change, "MemoryRegion");
        change_write_text(change, names[i]);
        change_write_text(change, ";");
        add_place(all, "field", where, names[i]);
    }
}

static void add_declaration(Changes *all, const Edit *edit)
{
    const Tokens *before = all->before;
    guint at = tokens_find(before, edit->where.start);
    g_autofree char *where = NULL;
    g_autofree char *text = g_strdup(edit->names);
    Change *change;

    if (!tokens_is(before, at, "{")) {
        changes_leave(all, edit, "its function has no plain head");
        return;
    }
    change = changes_add(all, edit, at, at + 1);
    change_keep(change, at, at + 1);
    change_write_text(change, edit->names);
    where = g_strdup_printf("%s:%s", all->name, edit->function);
    *strrchr(text, ';') = '\0';
    add_place(all, "declare", where, text);
}

static void change_field(Changes *all, const Edit *edit)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    g_autofree char *where = NULL;
    Change *change;

    if (strchr(edit->names, ' ') || !tokens_is(before, first, "MemoryRegion") ||
        !tokens_is(before, first + 1, "*") ||
        !tokens_is(before, first + 2, edit->region) ||
        !(tokens_is(before, first + 3, ";") ||
          tokens_is(before, first + 3, "["))) {
        changes_leave(all, edit,
                      "the field does not have a declaration of its own");
        return;
    }
    change = changes_add(all, edit, first, first + 3);
    change_keep(change, first, first + 1);
    change_keep(change, first + 2, first + 3);
    where = g_strdup_printf("%s:%s", all->name, edit->record);
    add_place(all, "star", where, edit->region);
}

/* One declarator: its first token, and the comma or semicolon behind it */
typedef struct {
    guint first, last;
    const char *name;
    gboolean dropped;
} Declarator;

static GArray *read_declarators(const Tokens *before, guint first, guint end,
                                const char *const *names)
{
    GArray *list = g_array_new(FALSE, TRUE, sizeof(Declarator));

    while (first < end) {
        guint last = expression_end(before, first);
        Declarator each = { .first = first, .last = last };

        for (guint i = first; i < last && !each.name; i++) {
            if (tokens_is_word(before, i)) {
                const Token *word = tokens_get(before, i);
                g_autofree char *name = g_strndup(before->text + word->start,
                                                  word->end - word->start);

                each.name = intern(name);
                each.dropped = g_strv_contains(names, name);
            }
        }
        if (!each.name || last >= before->list->len) {
            g_array_set_size(list, 0);
            break;
        }
        g_array_append_val(list, each);
        first = last + 1;
    }
    return list;
}

static void drop_variables(Changes *all, const Edit *edit)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    g_auto(GStrv) names = g_strsplit(edit->names, " ", -1);
    guint end = statement_end(before, first);
    g_autoptr(GArray) list = NULL;
    guint left = 0, dropped = 0;
    Change *change;

    if (!tokens_is(before, first, "MemoryRegion") ||
        !tokens_is(before, first + 1, "*") ||
        statement_is_unbraced(before, first)) {
        changes_leave(all, edit,
                      "its variable is not declared as a plain pointer");
        return;
    }
    list = read_declarators(before, first + 1, end,
                            (const char *const *)names);
    for (guint i = 0; i < list->len; i++) {
        left += !g_array_index(list, Declarator, i).dropped;
        dropped += g_array_index(list, Declarator, i).dropped;
    }
    if (dropped != g_strv_length(names)) {
        changes_leave(all, edit, "its declaration cannot be taken apart");
        return;
    }
    for (guint i = 0; names[i]; i++) {
        g_autofree char *where = g_strdup_printf("%s:%s:%s", all->name,
                                                 edit->function, names[i]);

        add_place(all, "variable", where, "-");
    }
    change = changes_add(all, edit, first, end);
    if (!left) {
        return;
    }
    change_keep(change, first, first + 1);
    for (guint i = 0, written = 0; i < list->len; i++) {
        const Declarator *each = &g_array_index(list, Declarator, i);

        if (!each->dropped) {
            change_keep(change, each->first, each->last);
            change_write_text(change, ++written < left ? "," : ";");
        }
    }
}

/* Where the assignment begins that is all that a loop does, whose braces, if
 * any, end before @last */
static guint looped_assignment(const Tokens *before, const Edit *edit,
                               guint *last)
{
    guint body = tokens_closing(before,
                                tokens_find(before, edit->where.start) + 1) + 1;

    *last = tokens_find(before, edit->where.end);
    if (tokens_is(before, body, "{")) {
        --*last;
        return body + 1;
    }
    return body;
}

static void drop_assignment(Changes *all, const Edit *edit)
{
    const Tokens *before = all->before;
    guint first = tokens_find(before, edit->where.start);
    guint last = 0;
    gboolean looped = tokens_is(before, first, "for");
    guint equals = looped ? looped_assignment(before, edit, &last) : first;
    const Token *name;
    guint end;

    while (equals < before->list->len && !tokens_is(before, equals, "=") &&
           !tokens_is(before, equals, ";")) {
        equals++;
    }
    end = expression_end(before, equals) + 1;
    if (!tokens_is(before, equals, "=") ||
        !tokens_ends_statement(before, first - 1) ||
        statement_is_unbraced(before, first) ||
        !tokens_is(before, end - 1, ";") || (looped && end != last)) {
        changes_leave(all, edit,
                      "the allocation is not a statement of its own");
        return;
    }
    name = tokens_get(before, embed_name_before(before, equals));
    if (looped) {
        changes_add_words(all, "filled@%s:%s:%.*s@-", all->name, edit->function,
                          (int)(name->end - name->start),
                          before->text + name->start);
        end = tokens_find(before, edit->where.end);
    } else {
        embed_add_place(all, embed_name_before(before, equals), "use",
                        edit->region);
    }
    changes_add(all, edit, first, end);
}

/* The clause around a use: a statement, or one of a for with those behind it */
static void find_clauses(const Tokens *before, guint use, guint *first,
                         guint *last)
{
    int depth = 0;

    *first = use;
    while (*first > 0 && !tokens_ends_statement(before, *first - 1) &&
           !statement_is_body(before, *first) &&
           !statement_is_labelled(before, *first)) {
        --*first;
    }
    for (*last = use; *last < before->list->len; ++*last) {
        depth += tokens_is(before, *last, "(");
        depth -= tokens_is(before, *last, ")");
        if (tokens_is(before, *last, "{") ||
            (tokens_is(before, *last, ";") && depth <= 0)) {
            break;
        }
    }
}

/* Behind the tokens that an edit of a use replaces; 0 if they are not there, or
 * are only a part of what a macro is given */
static guint use_end(const Tokens *before, const Edit *edit, guint first)
{
    guint last = tokens_find(before, edit->where.end);

    if (last <= first ||
        tokens_get(before, last - 1)->end > edit->where.end) {
        return 0;
    }
    for (guint i = first; i < last; i++) {
        if (tokens_is(before, i, "(") && tokens_closing(before, i) >= last) {
            return 0;
        }
    }
    return last;
}

static void write_use(Changes *all, Change *change, const Edit *edit,
                      guint first, guint last)
{
    const Tokens *before = all->before;
    guint at = change->written->len;
    guint name = embed_name_before(before, last);

    if (tokens_is(before, first, "&")) {
        name = first + 1;
    }
    if (edit->array) {
        change_write_text(change, edit->home);
    } else if (tokens_is(before, last, "->")) {
        change_write_text(change, edit->home);
        change_write_text(change, ".");
    } else {
        change_write_text(change, "&");
        change_write_text(change, edit->home);
    }
    g_array_index(change->written, Written, at).stands_for = first + 1;
    embed_add_place(all, name, edit->array ? "array" : "use", edit->home);
}

/* Edits a whole run, with all uses in it */
static void use_field(Changes *all, guint index)
{
    const Tokens *before = all->before;
    const Edit *edit = all->file->edits->pdata[index];
    const Change *previous = all->changes->len
        ? all->changes->pdata[all->changes->len - 1] : NULL;
    guint use = tokens_find(before, edit->where.start);
    guint first, last, at;
    Change *change;

    if (previous && use < previous->last) {
        return;
    }
    find_clauses(before, use, &first, &last);
    change = changes_add(all, edit, first, last);
    at = first;
    for (; index < all->file->edits->len; index++) {
        const Edit *each = all->file->edits->pdata[index];
        guint start = tokens_find(before, each->where.start);
        guint end = use_end(before, each, start);

        if (each->kind != EDIT_USE_FIELD || start >= last) {
            break;
        }
        if (!end) {
            changes_leave(all, each, "the pointer is not spelt out");
            return;
        }
        change_keep(change, at, start);
        write_use(all, change, each, start, end);
        at = end + (!each->array && tokens_is(before, end, "->"));
    }
    change_keep(change, at, last);
}

static void leave_troublesome(Changes *all)
{
    guint end = 0;

    for (guint i = 0; i < all->changes->len; i++) {
        const Change *change = all->changes->pdata[i];
        const char *trouble = changes_trouble(all, change, end);

        if (trouble) {
            changes_leave(all, change->edit, trouble);
        }
        end = change->last;
    }
}

char *embed_include(const FileEdit *file, char *text)
{
    const Edit *edit = file->edits->len ? file->edits->pdata[0] : NULL;
    const char *line_end;
    char *whole;

    if (!edit || edit->kind != EDIT_ADD_INCLUDE) {
        return text;
    }
    line_end = text[edit->where.end - 2] == '\r' ? "\r\n" : "\n";
    whole = g_strdup_printf("%.*s%s%s#include \"%s\"%s%s%s%s",
                            (int)edit->where.end, text,
                            edit->home ? edit->home : "",
                            edit->home ? line_end : "", edit->names, line_end,
                            edit->home ? "#endif" : "",
                            edit->home ? line_end : "",
                            text + edit->where.end);
    g_free(text);
    return whole;
}

GPtrArray *embed_changes_new(FileEdit *file, const Plain *plain,
                             const char *name, char **places)
{
    Changes all = changes_begin(file, plain, name);

    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = file->edits->pdata[i];

        switch (edit->kind) {
        case EDIT_ADD_FIELD:
            add_field(&all, edit);
            break;
        case EDIT_ADD_DECLARATION:
            add_declaration(&all, edit);
            break;
        case EDIT_CHANGE_FIELD:
            change_field(&all, edit);
            break;
        case EDIT_DROP_VARIABLES:
            drop_variables(&all, edit);
            break;
        case EDIT_DROP_ASSIGNMENT:
            drop_assignment(&all, edit);
            break;
        case EDIT_USE_FIELD:
            use_field(&all, i);
            break;
        case EDIT_DROP_FREE:
            embed_drop_free(&all, edit);
            break;
        case EDIT_DROP_DECLARATION:
        case EDIT_DROP_FUNCTION:
        case EDIT_DROP_REGISTRATION:
            embed_drop_named(&all, edit);
            break;
        case EDIT_ADD_INCLUDE:
            /* spatch reads no directives: embed_include() */
            if (i > 0) {
                changes_leave(&all, edit, "something is to be changed before "
                              "the file's includes");
            } else if (edit->home && !*edit->home) {
                changes_leave(&all, edit, "the field stands in more than an "
                              "#if");
            }
            break;
        default:
            g_assert_not_reached();
        }
    }
    leave_troublesome(&all);
    changes_leave_unused(&all);
    return changes_end(&all, places);
}

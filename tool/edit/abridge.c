/*
 * abridge.c - a file without the functions that nothing is changed in
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/abridge.h"

#include <string.h>

#include "syntax/tokens.h"

/* Where the changes are: in some lines, and in what has certain names */
typedef struct {
    GArray *lines;
    GHashTable *names;
} Wanted;

/* The lines between the braces of a function */
typedef struct {
    guint open, close;   /* tokens */
    guint start, end;    /* offsets of whole lines */
    guint n_lines;
} Body;

static void wanted_clear(Wanted *wanted)
{
    g_array_unref(wanted->lines);
    g_hash_table_unref(wanted->names);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Wanted, wanted_clear)

/* "made@source.c:40:4", "made@source.c:gull_realize:rom" or
 * "made@source.c:gull_realize@rom" */
static Wanted wanted_of(const char *places)
{
    Wanted wanted = {
        .lines = g_array_new(FALSE, FALSE, sizeof(guint)),
        .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    g_auto(GStrv) all = g_strsplit(places, ",", -1);

    for (guint i = 0; all[i]; i++) {
        g_auto(GStrv) parts = g_strsplit(all[i], ":", 3);

        if (!parts[0] || !parts[1]) {
            continue;
        }
        if (g_ascii_isdigit(parts[1][0])) {
            guint line = g_ascii_strtoull(parts[1], NULL, 10);

            g_array_append_val(wanted.lines, line);
        } else {
            g_hash_table_add(wanted.names, g_strndup(parts[1],
                                                     strcspn(parts[1], "@")));
        }
    }
    return wanted;
}

static gboolean has_wanted_line(const Wanted *wanted, guint first, guint last)
{
    for (guint i = 0; i < wanted->lines->len; i++) {
        guint line = g_array_index(wanted->lines, guint, i);

        if (line >= first && line <= last) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether what stands in front of a brace names what is wanted, or begins a
 * type, which is no function */
static gboolean has_wanted_head(const Wanted *wanted, const Tokens *tokens,
                                guint first, guint brace)
{
    static const char *const types[] = {
        "typedef", "struct", "union", "enum", NULL
    };

    if (tokens_is_any(tokens, first, types)) {
        return TRUE;
    }
    for (guint i = first; i < brace; i++) {
        const Token *token = tokens_get(tokens, i);
        g_autofree char *word = g_strndup(tokens->text + token->start,
                                          token->end - token->start);

        if (g_hash_table_contains(wanted->names, word)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the braces of a body are those that one sees: a directive may show
 * the compiler others, as may a macro that opens or closes one */
static gboolean is_plain(const Tokens *tokens, guint open, guint close)
{
    for (guint i = open + 1; i < close; i++) {
        if (tokens_is(tokens, i, "#") ||
            (tokens_is(tokens, i, "}") && !tokens_get(tokens, i)->column)) {
            return FALSE;
        }
    }
    return tokens_get(tokens, close)->column == 0;
}

/* The lines between two braces; FALSE if they hold too little to be left out,
 * or if the first one begins on the line of the brace */
static gboolean body_between(const Tokens *tokens, guint open, guint close,
                             Body *body)
{
    const Token *first = tokens_get(tokens, open);
    const Token *last = tokens_get(tokens, close);
    const char *rest = tokens->text + first->end;

    rest += strspn(rest, " \t");
    body->open = open;
    body->close = close;
    body->start = rest + 1 - tokens->text;
    body->end = last->start;
    body->n_lines = last->line - first->line - 1;
    return *rest == '\n' && body->n_lines > 1 && last->line > first->line;
}

/* Returns: (element-type Body): what can be left out, in order */
static GArray *bodies_to_leave_out(const Tokens *tokens, const char *places)
{
    g_auto(Wanted) wanted = wanted_of(places);
    GArray *bodies = g_array_new(FALSE, FALSE, sizeof(Body));
    guint first = 0;

    for (guint i = 0; i < tokens->list->len; i++) {
        guint close;
        Body body;

        if (tokens_is(tokens, i, ";")) {
            first = i + 1;
        }
        if (!tokens_is(tokens, i, "{")) {
            continue;
        }
        close = tokens_closing(tokens, i);
        if (close == tokens->list->len) {
            break;
        }
        if (i && tokens_is(tokens, i - 1, ")") && is_plain(tokens, i, close) &&
            body_between(tokens, i, close, &body) &&
            !has_wanted_head(&wanted, tokens, first, i) &&
            !has_wanted_line(&wanted, tokens_get(tokens, first)->line,
                             tokens_get(tokens, close)->line)) {
            g_array_append_val(bodies, body);
        }
        i = close;
        first = close + 1;
    }
    return bodies;
}

/* spatch takes "a * b = c" for a declaration where it has seen before that a is
 * a type: what a body declares with a star is still declared */
static void add_types(GString *text, const Tokens *tokens, const Body *body)
{
    static const char *const statements[] = { "else", "do", "case", NULL };
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal,
                                                       g_free, NULL);

    for (guint i = body->open + 1; i + 2 < body->close; i++) {
        const Token *token = tokens_get(tokens, i);
        g_autofree char *word = NULL;

        if (!tokens_ends_statement(tokens, i - 1) ||
            !tokens_is_word(tokens, i) || !tokens_is(tokens, i + 1, "*") ||
            tokens_is_any(tokens, i, statements)) {
            continue;
        }
        word = g_strndup(tokens->text + token->start,
                         token->end - token->start);
        if (!g_hash_table_contains(seen, word)) {
            g_string_append_printf(text, "%s *left_out; ", word);
            g_hash_table_add(seen, g_steal_pointer(&word));
        }
    }
}

/* What stands for a body: as many lines */
static char *placeholder(const Tokens *tokens, const Body *body, guint number)
{
    GString *text = g_string_new(NULL);

    add_types(text, tokens, body);
    g_string_append_printf(text, "/* left out: %u", number);
    for (guint i = 1; i < body->n_lines; i++) {
        g_string_append_c(text, '\n');
    }
    g_string_append(text, " */\n");
    return g_string_free(text, FALSE);
}

char *abridge(const char *text, const char *places)
{
    g_autoptr(Tokens) tokens = tokens_new(text, strlen(text));
    g_autoptr(GArray) bodies = bodies_to_leave_out(tokens, places);
    GString *abridged = g_string_new(NULL);
    guint offset = 0;

    for (guint i = 0; i < bodies->len; i++) {
        const Body *body = &g_array_index(bodies, Body, i);
        g_autofree char *stand_in = placeholder(tokens, body, i);

        g_string_append_len(abridged, text + offset, body->start - offset);
        g_string_append(abridged, stand_in);
        offset = body->end;
    }
    g_string_append(abridged, text + offset);
    return g_string_free(abridged, FALSE);
}

char *abridge_undo(const char *proposed, const char *text, const char *places)
{
    g_autoptr(Tokens) tokens = tokens_new(text, strlen(text));
    g_autoptr(GArray) bodies = bodies_to_leave_out(tokens, places);
    g_autoptr(GString) whole = g_string_new(NULL);

    for (guint i = 0; i < bodies->len; i++) {
        const Body *body = &g_array_index(bodies, Body, i);
        g_autofree char *stand_in = placeholder(tokens, body, i);
        const char *at = strstr(proposed, stand_in);

        if (!at) {
            return NULL;
        }
        g_string_append_len(whole, proposed, at - proposed);
        g_string_append_len(whole, text + body->start,
                            body->end - body->start);
        proposed = at + strlen(stand_in);
    }
    g_string_append(whole, proposed);
    return g_string_free(g_steal_pointer(&whole), FALSE);
}

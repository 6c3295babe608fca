/*
 * table-size.c - whether a table has as many rows in every build
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One of several tables, rows below an #if, or out of a macro that is, and a
 * size or an index that is one: what the compiler counts here need not be what
 * it counts elsewhere.
 */
#include "table-size.h"

#include <string.h>

#include "syntax/tokens.h"

/* The word that a line has as its directive, NULL if it has none */
static const char *directive(const char *line)
{
    line += strspn(line, " \t");
    return *line == '#' ? line + 1 + strspn(line + 1, " \t") : NULL;
}

static gboolean is_define(const char *word, const char *name)
{
    gsize length = strlen(name);

    if (!word || !g_str_has_prefix(word, "define")) {
        return FALSE;
    }
    word += strlen("define");
    word += strspn(word, " \t");
    return !strncmp(word, name, length) && word[length] != '_' &&
           !g_ascii_isalnum(word[length]);
}

/* Whether a text begins with the #ifndef that guards a header */
static gboolean is_guarded(char **lines)
{
    const char *guard = NULL;

    for (guint i = 0; lines[i]; i++) {
        const char *word = directive(lines[i]);

        if (word && guard) {
            g_autofree char *name = g_strdup(guard);

            return is_define(word, g_strstrip(name));
        }
        if (word) {
            if (!g_str_has_prefix(word, "ifndef")) {
                return FALSE;
            }
            guard = word + strlen("ifndef");
        }
    }
    return FALSE;
}

static void count_depth(const char *word, int *depth)
{
    *depth += word && g_str_has_prefix(word, "if");
    *depth -= word && g_str_has_prefix(word, "endif");
}

/* Whether what follows a text stands below an #if */
static gboolean is_below_if(const char *before)
{
    g_auto(GStrv) lines = g_strsplit(before, "\n", -1);
    int depth = is_guarded(lines) ? -1 : 0;

    for (guint i = 0; lines[i]; i++) {
        count_depth(directive(lines[i]), &depth);
    }
    return depth > 0;
}

/* Whether a text defines a macro below an #if, or more than once */
static gboolean is_varied_macro(const char *text, const char *name)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int depth = is_guarded(lines) ? -1 : 0;
    guint n = 0;

    for (guint i = 0; lines[i]; i++) {
        const char *word = directive(lines[i]);

        count_depth(word, &depth);
        if (is_define(word, name) && (depth > 0 || n++ > 0)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a text has a directive among the constants of an enum with that
 * one */
static gboolean is_varied_enumerator(const char *text, const char *name)
{
    g_autofree char *pattern = g_strdup_printf(
        "\\benum\\b[^;{}()]*\\{[^}]*\\b%s\\b[^}]*\\}", name);
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_RAW, 0, NULL);
    g_autoptr(GMatchInfo) found = NULL;
    g_autofree char *all = NULL;

    if (!regex || !g_regex_match(regex, text, 0, &found)) {
        return FALSE;
    }
    all = g_match_info_fetch(found, 0);
    return strchr(all, '#') != NULL;
}

/* Whether a word of a table's declaration, outside of its rows, varies */
static gboolean has_varied_word(const char *text, const char *declaration)
{
    g_autoptr(Tokens) tokens = tokens_new(declaration, strlen(declaration));
    int depth = 0;

    for (guint i = 0; i < tokens->list->len; i++) {
        depth += tokens_is(tokens, i, "{") || tokens_is(tokens, i, "(");
        depth -= tokens_is(tokens, i, "}") || tokens_is(tokens, i, ")");
        if (depth <= 1 && tokens_is_word(tokens, i)) {
            const Token *word = tokens_get(tokens, i);
            g_autofree char *name = g_strndup(declaration + word->start,
                                              word->end - word->start);

            if (is_varied_macro(text, name) ||
                is_varied_enumerator(text, name)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* The whole text of a file that was read, (transfer full); NULL if it was
 * not */
static char *text_of(const SyntaxUnit *unit, const char *file)
{
    GBytes *bytes = g_hash_table_lookup(unit->texts, file);

    return bytes ? g_strndup(g_bytes_get_data(bytes, NULL),
                             g_bytes_get_size(bytes)) : NULL;
}

gboolean table_size_varies(const SyntaxUnit *unit, const SyntaxGlobal *table)
{
    g_autofree char *text = text_of(unit, table->file);
    const char *declaration = syntax_text(unit, table->file,
                                          table->node->start,
                                          table->node->end);
    g_autofree char *before = NULL;

    if (!text || table->node->start > strlen(text) ||
        strstr(declaration, "\n#")) {
        return TRUE;
    }
    before = g_strndup(text, table->node->start);
    return is_below_if(before) || has_varied_word(text, declaration);
}

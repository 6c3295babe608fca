/*
 * home-macros.c - what the preprocessor makes of an edit
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/home-macros.h"

#include <string.h>

#include "syntax/tokens.h"
#include "util/intern.h"

/* A directive, and the rest of it, on as many lines as it has */
#define DIRECTIVE(verbs) "^[ \\t]*#[ \\t]*(?:" verbs ")[ \\t]+"
#define REST "((?:[^\\\\\\n]|\\\\(?s:.))*)"

/* Matches a pattern that is made of a name, (transfer full); NULL if there is
 * no match from @at on */
static GMatchInfo *find(const char *text, gsize at, const char *format,
                        const char *name)
{
    g_autofree char *pattern = NULL;
    g_auto(GStrv) parts = g_strsplit(format, "%s", 2);
    g_autoptr(GRegex) regex = NULL;
    GMatchInfo *found = NULL;

    pattern = g_strconcat(parts[0], name, parts[1], NULL);
    regex = g_regex_new(pattern, G_REGEX_RAW | G_REGEX_MULTILINE, 0, NULL);
    if (!regex || !g_regex_match_full(regex, text, -1, at, 0, &found, NULL)) {
        g_clear_pointer(&found, g_match_info_unref);
    }
    return found;
}

static gboolean matches(const char *text, gsize at, const char *format,
                        const char *name)
{
    g_autoptr(GMatchInfo) found = find(text, at, format, name);

    return found != NULL;
}

gboolean macros_define(const Tree *tree, const char *file, const char *name)
{
    g_autofree char *text = tree_text(tree, file);

    return !text || matches(text, 0, DIRECTIVE("define") "%s\\b", name);
}

gboolean macros_know(const Tree *tree, const char *file, const char *name)
{
    g_autofree char *text = tree_text(tree, file);

    return !text ||
           matches(text, 0, DIRECTIVE("define")
                   "(?:[^\\\\\\n]|\\\\(?s:.))*\\b%s\\b", name);
}

gboolean macros_constant(const Tree *tree, const StructRow *row,
                         const char *constant, const char *file)
{
    g_autofree char *text = NULL;
    g_autofree char *other = NULL;
    g_autofree char *before = NULL;

    if (g_ascii_isdigit(constant[0])) {
        return TRUE;
    }
    text = tree_text(tree, row->where.file);
    other = file == row->where.file ? NULL : tree_text(tree, file);
    if (!text || row->where.start > strlen(text)) {
        return FALSE;
    }
    before = g_strndup(text, row->where.start);
    return matches(before, 0, DIRECTIVE("define") "%s\\b", constant) &&
           !matches(text, row->where.start, DIRECTIVE("define|undef") "%s\\b",
                    constant) &&
           !(other && matches(other, 0, DIRECTIVE("define|undef") "%s\\b",
                              constant));
}

/* The files in which code of a file may have got a macro from */
static GPtrArray *defining(const HomeIndex *index, const char *file,
                           const char *macro)
{
    const char *const words[] = { macro, NULL };
    g_autoptr(GPtrArray) named = NULL;
    GPtrArray *files = g_hash_table_lookup(index->macros, macro);

    if (!files) {
        named = tree_select(index->cases->tree, index->headers, words, NULL);
        files = g_ptr_array_new();
        for (guint i = 0; named && i < named->len; i++) {
            const char *header = intern(named->pdata[i]);

            if (macros_define(index->cases->tree, header, macro)) {
                g_ptr_array_add(files, (gpointer)header);
            }
        }
        g_hash_table_insert(index->macros, (gpointer)macro, files);
    }
    files = g_ptr_array_copy(files, NULL, NULL);
    g_ptr_array_add(files, (gpointer)file);
    return files;
}

/* The name of a macro's parameter in its body, (transfer full); NULL if it has
 * none for that argument */
static char *parameter_of(const char *list, guint argument)
{
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    guint n = g_strv_length(names);
    char *name = n ? g_strstrip(names[MIN(argument, n - 1)]) : NULL;

    if (!name || (argument >= n && !g_str_has_suffix(name, "..."))) {
        return NULL;
    }
    if (g_str_has_suffix(name, "...")) {
        name[strlen(name) - strlen("...")] = '\0';
        g_strchomp(name);
    }
    return g_strdup(*name ? name : "__VA_ARGS__");
}

/* Whether a parameter stands in a macro's body such that an expression can take
 * its place; if that is a @part of the argument, or binds as closely as a name,
 * it must not become a string */
static gboolean is_safe(const Tokens *body, guint i, gboolean part)
{
    static const char *const before[] = { "(", ",", "=", ")", "return", NULL };
    static const char *const behind[] = { ")", ",", ";", NULL };
    gboolean last = i + 1 == body->list->len;

    if ((i > 0 && tokens_is(body, i - 1, "#")) ||
        (i > 0 && tokens_is(body, i - 1, "##")) ||
        (!last && tokens_is(body, i + 1, "#")) ||
        (!last && tokens_is(body, i + 1, "##"))) {
        /* , ## __VA_ARGS__ is a comma, or none */
        return tokens_is(body, i, "__VA_ARGS__") && i > 1 &&
               (tokens_is(body, i - 2, ",") ||
                (i > 2 && tokens_is(body, i - 3, ",")));
    }
    return part || ((i == 0 || tokens_is_any(body, i - 1, before)) &&
                    (last || tokens_is_any(body, i + 1, behind)));
}

static gboolean is_safe_body(const char *text, const char *parameter,
                             gboolean part)
{
    g_autofree char *joined = g_strdup(text);
    g_autoptr(Tokens) body = NULL;

    for (char *p = strstr(joined, "\\\n"); p; p = strstr(p, "\\\n")) {
        p[0] = p[1] = ' ';
    }
    body = tokens_new(joined, strlen(joined));
    for (guint i = 0; i < body->list->len; i++) {
        if (tokens_is(body, i, parameter) && !is_safe(body, i, part)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether every definition of a macro in a file is safe for an argument */
static gboolean is_safe_in(const Tree *tree, const char *file,
                           const char *macro, guint argument, gboolean part)
{
    g_autofree char *text = tree_text(tree, file);
    g_autoptr(GMatchInfo) found =
        text ? find(text, 0, DIRECTIVE("define") "%s\\(([^)]*)\\)" REST, macro)
             : NULL;

    while (found && g_match_info_matches(found)) {
        g_autofree char *list = g_match_info_fetch(found, 1);
        g_autofree char *body = g_match_info_fetch(found, 2);
        g_autofree char *parameter = parameter_of(list, argument);

        if (parameter && !is_safe_body(body, parameter, part)) {
            return FALSE;
        }
        g_match_info_next(found, NULL);
    }
    return TRUE;
}

/* Which argument of what is opened by a bracket a token is part of */
static guint argument_at(const Tokens *tokens, guint open, guint at)
{
    static const char *const opening[] = { "(", "[", "{", NULL };
    guint n = 0;

    for (guint i = open + 1; i < at; i++) {
        if (tokens_is_any(tokens, i, opening)) {
            i = MIN(tokens_closing(tokens, i), at);
        } else {
            n += tokens_is(tokens, i, ",");
        }
    }
    return n;
}

/* The tokens of a function up to, and with, a use in it */
static Tokens *tokens_up_to(const char *text, const PointerUse *use)
{
    guint start = use->where.start;

    while (start > 0 && !(text[start] == '{' && text[start - 1] == '\n')) {
        start--;
    }
    return tokens_new(text + start, use->where.end - start);
}

/* Whether a use goes on with "->", so that all of that becomes one name */
static gboolean is_selected(const char *text, const PointerUse *use)
{
    const char *behind = text + use->where.end;

    return use->kind == USE_MEMBER &&
           g_str_has_prefix(behind + strspn(behind, " \t\n"), "->");
}

const char *macros_trouble(const HomeIndex *index, const PointerUse *use)
{
    const Tree *tree = index->cases->tree;
    g_autofree char *text = tree_text(tree, use->where.file);
    g_autoptr(Tokens) tokens =
        text && use->where.end <= strlen(text) ? tokens_up_to(text, use) : NULL;
    gboolean part = tokens && is_selected(text, use);
    guint at = tokens ? tokens_find(tokens, tokens->length -
                                    (use->where.end - use->where.start)) : 0;

    while (tokens && at > 0) {
        guint open = tokens_enclosing(tokens, at);
        const Token *word;
        const char *macro;
        g_autofree char *name = NULL;
        g_autoptr(GPtrArray) files = NULL;

        if (open >= at || tokens_is(tokens, open, "{") || open == 0) {
            return NULL;
        }
        word = tokens_get(tokens, open - 1);
        name = g_strndup(tokens->text + word->start, word->end - word->start);
        macro = intern(name);
        files = tokens_is_word(tokens, open - 1) &&
                !g_str_has_prefix(macro, "memory_region_")
            ? defining(index, use->where.file, macro) : g_ptr_array_new();
        for (guint i = 0; i < files->len; i++) {
            const char *file = files->pdata[i];

            if (includes_reach(index->includes, use->where.file, file) &&
                !is_safe_in(tree, file, macro, argument_at(tokens, open, at),
                            part)) {
                return macro;
            }
        }
        part = TRUE;
        at = open;
    }
    return NULL;
}

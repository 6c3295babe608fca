/*
 * growth.c - headers that differ in nothing but declarations
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A header is cut into chunks: directives, and what stands between them at
 * the top level up to its semicolon, or to the end of a body.  What is not
 * understood becomes part of a larger chunk, and has to stay what it is, where
 * it is.
 */
#include "cache/growth.h"

#include <string.h>

/* @name is that of the function which @text declares and does nothing else, or
 * NULL */
typedef struct {
    char *text;
    char *name;
} Chunk;

typedef struct {
    const char *at;
    GPtrArray *chunks;
    GString *text;
    guint depth;
    gboolean body;      /* whether the braces are those of a function */
    gboolean has_directive;
} Cutter;

static gboolean is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

static void chunk_free(gpointer data)
{
    Chunk *chunk = data;

    g_free(chunk->text);
    g_free(chunk->name);
    g_free(chunk);
}

/* Words with lower-case letters alone: others may be macros, which may be
 * anything */
static gboolean is_plain_word(const char *word)
{
    static const char *const not[] = {
        "typedef", "static", "inline", "struct", "union", "enum", "asm", NULL,
    };
    gboolean lower = FALSE;

    for (const char *c = word; *c; c++) {
        lower |= g_ascii_islower(*c);
    }
    return lower && word[0] != '_' && !g_strv_contains(not, word);
}

/* The next word, number or sign of @at; NULL at the end */
static char *next_token(const char **at)
{
    const char *start;

    *at += strspn(*at, " ");
    start = *at;
    if (!*start) {
        return NULL;
    }
    do {
        ++*at;
    } while (is_word(*start) && is_word(**at));
    return g_strndup(start, *at - start);
}

/* Whether the parentheses from @open on are the last thing before the end */
static gboolean closes_at_end(const GPtrArray *tokens, guint open)
{
    guint depth = 0;

    for (guint i = open; i < tokens->len; i++) {
        const char *token = tokens->pdata[i];

        depth += *token == '(';
        depth -= *token == ')';
        if (!depth) {
            return i + 1 == tokens->len;
        }
    }
    return FALSE;
}

/* TYPE NAME(PARAMETERS); in words that mean what they say */
static char *declared_name(const char *text)
{
    g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func(g_free);
    guint open = 0;
    char *token;

    while ((token = next_token(&text))) {
        g_ptr_array_add(tokens, token);
        if (is_word(*token) ? !g_ascii_isdigit(*token) && !is_plain_word(token)
                            : !strchr("*,()[].;", *token)) {
            return NULL;
        }
        if (*token == '(' && !open) {
            open = tokens->len - 1;
        }
    }
    if (open < 2 ||
        strcmp(g_ptr_array_index(tokens, tokens->len - 1), ";") != 0) {
        return NULL;
    }
    g_ptr_array_remove_index(tokens, tokens->len - 1);
    if (!is_word(*(const char *)tokens->pdata[0]) ||
        !is_word(*(const char *)tokens->pdata[open - 1]) ||
        !closes_at_end(tokens, open)) {
        return NULL;
    }
    for (guint i = 0; i < open; i++) {
        if (strchr(",[].;", *(const char *)tokens->pdata[i])) {
            return NULL;
        }
    }
    return g_strdup(tokens->pdata[open - 1]);
}

static void end_chunk(Cutter *cutter)
{
    Chunk *chunk;

    g_strchomp(cutter->text->str);
    cutter->text->len = strlen(cutter->text->str);
    if (cutter->text->len) {
        chunk = g_new0(Chunk, 1);
        chunk->text = g_strdup(cutter->text->str);
        chunk->name = cutter->has_directive ? NULL
                                            : declared_name(chunk->text);
        g_ptr_array_add(cutter->chunks, chunk);
    }
    g_string_truncate(cutter->text, 0);
    cutter->has_directive = FALSE;
}

static void add_space(Cutter *cutter)
{
    if (cutter->text->len &&
        cutter->text->str[cutter->text->len - 1] != ' ') {
        g_string_append_c(cutter->text, ' ');
    }
}

/* Skips a comment, or a backslash at the end of a line; whether there was
 * one */
static gboolean skip_nothing(Cutter *cutter)
{
    const char *at = cutter->at;

    if (g_str_has_prefix(at, "/*")) {
        const char *end = strstr(at + 2, "*/");

        cutter->at = end ? end + 2 : at + strlen(at);
    } else if (g_str_has_prefix(at, "//")) {
        /* a comment that goes on in the next line would be a surprise */
        cutter->at += strcspn(at, "\n");
    } else if (g_str_has_prefix(at, "\\\n")) {
        cutter->at += 2;
    } else {
        return FALSE;
    }
    add_space(cutter);
    return TRUE;
}

static void take_literal(Cutter *cutter)
{
    const char *start = cutter->at;
    char quote = *cutter->at++;

    while (*cutter->at && *cutter->at != quote && *cutter->at != '\n') {
        cutter->at += cutter->at[0] == '\\' && cutter->at[1] ? 2 : 1;
    }
    cutter->at += *cutter->at == quote;
    g_string_append_len(cutter->text, start, cutter->at - start);
}

/* Takes what is not white space, a comment or a literal: one character */
static void take_char(Cutter *cutter)
{
    g_string_append_c(cutter->text, *cutter->at++);
}

static void take_directive(Cutter *cutter)
{
    gboolean inside = cutter->text->len > 0;

    while (*cutter->at && *cutter->at != '\n') {
        if (skip_nothing(cutter)) {
            continue;
        }
        if (g_ascii_isspace(*cutter->at)) {
            add_space(cutter);
            cutter->at++;
        } else if (*cutter->at == '"' || *cutter->at == '\'') {
            take_literal(cutter);
        } else {
            take_char(cutter);
        }
    }
    cutter->has_directive = TRUE;
    if (inside) {
        /* not part of what follows */
        g_string_append_c(cutter->text, '\n');
    } else {
        end_chunk(cutter);
    }
}

static void take_code(Cutter *cutter)
{
    char c = *cutter->at;

    if (c == '{' && !cutter->depth) {
        g_strchomp(cutter->text->str);
        cutter->text->len = strlen(cutter->text->str);
        cutter->body = g_str_has_suffix(cutter->text->str, ")");
    }
    take_char(cutter);
    if (strchr("([{", c)) {
        cutter->depth++;
    } else if (strchr(")]}", c) && cutter->depth) {
        cutter->depth--;
    }
    if (!cutter->depth && (c == ';' || (c == '}' && cutter->body))) {
        end_chunk(cutter);
        cutter->body = FALSE;
    }
}

static GPtrArray *cut(const char *text)
{
    g_autoptr(GString) current = g_string_new(NULL);
    Cutter cutter = {
        .at = text,
        .chunks = g_ptr_array_new_with_free_func(chunk_free),
        .text = current,
    };
    gboolean first = TRUE;    /* nothing before it on its line */

    while (*cutter.at) {
        if (skip_nothing(&cutter)) {
            continue;
        }
        if (g_ascii_isspace(*cutter.at)) {
            first |= *cutter.at++ == '\n';
            add_space(&cutter);
        } else if (*cutter.at == '#' && first) {
            take_directive(&cutter);
        } else if (*cutter.at == '"' || *cutter.at == '\'') {
            take_literal(&cutter);
            first = FALSE;
        } else {
            take_code(&cutter);
            first = FALSE;
        }
    }
    end_chunk(&cutter);
    return cutter.chunks;
}

/* Name to the one chunk that declares it, or to NULL if several do */
static GHashTable *list_declared(const GPtrArray *chunks)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < chunks->len; i++) {
        Chunk *chunk = chunks->pdata[i];

        if (chunk->name) {
            gboolean again = g_hash_table_contains(names, chunk->name);

            g_hash_table_insert(names, chunk->name, again ? NULL : chunk);
        }
    }
    return names;
}

static gboolean has_name(const GPtrArray *names, const char *name)
{
    return name && g_ptr_array_find_with_equal_func((GPtrArray *)names, name,
                                                    g_str_equal, NULL);
}

/* Adds those that only @declared has, and just once */
static void add_missing(GHashTable *declared, GHashTable *other,
                        GPtrArray *names)
{
    GHashTableIter iter;
    gpointer name, chunk;

    g_hash_table_iter_init(&iter, declared);
    while (g_hash_table_iter_next(&iter, &name, &chunk)) {
        if (chunk && !g_hash_table_contains(other, name)) {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
}

/* Leaves the chunks that declare none of the names */
static void drop_declarations(GPtrArray *chunks, const GPtrArray *names)
{
    for (guint i = chunks->len; i > 0; i--) {
        if (has_name(names, ((const Chunk *)chunks->pdata[i - 1])->name)) {
            g_ptr_array_remove_index(chunks, i - 1);
        }
    }
}

gboolean growth_is_mentioned(const char *text, gsize length,
                             const GPtrArray *names)
{
    const char *end = text + length;

    for (guint i = 0; i < names->len; i++) {
        gsize n = strlen(names->pdata[i]);
        const char *at = text;

        while ((at = memmem(at, end - at, names->pdata[i], n))) {
            if ((at == text || !is_word(at[-1])) &&
                (at + n == end || !is_word(at[n]))) {
                return TRUE;
            }
            at += n;
        }
    }
    return FALSE;
}

static gboolean are_same(const GPtrArray *old, const GPtrArray *new,
                         const GPtrArray *names)
{
    for (guint i = 0; i < old->len && i < new->len; i++) {
        const Chunk *a = old->pdata[i], *b = new->pdata[i];

        if (strcmp(a->text, b->text) != 0 ||
            growth_is_mentioned(a->text, strlen(a->text), names)) {
            return FALSE;
        }
    }
    return old->len == new->len;
}

GPtrArray *growth_names(const char *old, const char *new)
{
    g_autoptr(GPtrArray) before = cut(old);
    g_autoptr(GPtrArray) after = cut(new);
    g_autoptr(GHashTable) had = list_declared(before);
    g_autoptr(GHashTable) has = list_declared(after);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    add_missing(had, has, names);
    add_missing(has, had, names);
    drop_declarations(before, names);
    drop_declarations(after, names);
    return are_same(before, after, names) ? g_steal_pointer(&names) : NULL;
}

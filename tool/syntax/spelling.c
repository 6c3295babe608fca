/*
 * spelling.c - what is read off the text, since libclang does not tell
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/spelling.h"

#include <string.h>

#include "syntax.h"
#include "util/intern.h"

const char *identifier_at(const File *file, guint offset)
{
    g_autofree char *word = NULL;
    guint end = offset;

    while (end < file->length &&
           (g_ascii_isalnum(file->text[end]) || file->text[end] == '_')) {
        end++;
    }
    if (end == offset || g_ascii_isdigit(file->text[offset])) {
        return NULL;
    }
    word = g_strndup(file->text + offset, end - offset);
    return intern(word);
}

gboolean text_at(const File *file, guint offset, const char *text)
{
    gsize length = strlen(text);

    return offset + length <= file->length &&
           !memcmp(file->text + offset, text, length);
}

guint skip_space(const File *file, guint offset, guint end)
{
    while (offset < end) {
        if (g_ascii_isspace(file->text[offset]) ||
            file->text[offset] == '\\') {
            offset++;
        } else if (text_at(file, offset, "/*")) {
            const char *close = g_strstr_len(file->text + offset + 2,
                                             end - offset - 2, "*/");

            offset = close ? close + 2 - file->text : end;
        } else if (text_at(file, offset, "//")) {
            while (offset < end && file->text[offset] != '\n') {
                offset++;
            }
        } else {
            break;
        }
    }
    return offset;
}

/* Skips the space and the opening parentheses in front of an operand */
guint skip_open(const File *file, guint offset, guint end)
{
    offset = skip_space(file, offset, end);
    while (offset < end && file->text[offset] == '(') {
        offset = skip_space(file, offset + 1, end);
    }
    return offset;
}

/* The operator between two operands; nothing but it may stand there */
const char *operator_at(const File *file, guint offset, guint end)
{
    static const char *const operators[] = {
        "<<=", ">>=", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "+=",
        "-=", "*=", "/=", "%=", "&=", "|=", "^=", "++", "--", "=", "<", ">",
        "+", "-", "*", "/", "%", "&", "|", "^", ",", "!", "~",
    };

    offset = skip_space(file, offset, end);
    while (offset < end && file->text[offset] == ')') {
        offset = skip_space(file, offset + 1, end);
    }
    for (guint i = 0; i < G_N_ELEMENTS(operators); i++) {
        gsize length = strlen(operators[i]);

        if (offset + length <= end && text_at(file, offset, operators[i])) {
            return skip_open(file, offset + length, end) == end ?
                   operators[i] : NULL;
        }
    }
    return NULL;
}

/* Which parts of for (a; b; c) are there: libclang leaves gaps out */
guint for_parts(const File *file, guint offset, guint end,
                       guint n_before_body)
{
    guint parts = 0, part = SYNTAX_FOR_INIT;
    int depth = 0;

    if (!text_at(file, offset, "for")) {
        return n_before_body == 3 ? 7 :
               n_before_body == 2 ? SYNTAX_FOR_INIT | SYNTAX_FOR_CONDITION :
               n_before_body == 1 ? SYNTAX_FOR_CONDITION : 0;
    }
    for (offset += 3; offset < end; offset++) {
        char c;

        offset = skip_space(file, offset, end);
        if (offset >= end) {
            break;
        }
        c = file->text[offset];
        if (c == '"' || c == '\'') {
            while (++offset < end && file->text[offset] != c) {
                if (file->text[offset] == '\\') {
                    offset++;
                }
            }
        } else if (c == '(' || c == '[' || c == '{') {
            if (depth++ == 0) {
                continue;
            }
        } else if (c == ')' || c == ']' || c == '}') {
            if (--depth == 0) {
                break;
            }
        } else if (c == ';' && depth == 1) {
            part <<= 1;
            continue;
        }
        parts |= part;
    }
    return parts;
}

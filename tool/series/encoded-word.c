/*
 * encoded-word.c - text beyond ASCII in mail headers (RFC 2047)
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/encoded-word.h"

#include <string.h>

#include "error.h"

/* 75 are allowed; these fit a folded line of 76 */
#define WORD_MAX 72
#define WORD_START "=?utf-8?q?"
#define WORD_END "?="

static const char base64_alphabet[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS
                                      "+/=";

const char *encoded_word_control(const char *text, const char *allowed)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        GUnicodeType type = g_unichar_type(g_utf8_get_char(at));

        if ((type == G_UNICODE_CONTROL && !strchr(allowed, *at)) ||
            type == G_UNICODE_LINE_SEPARATOR ||
            type == G_UNICODE_PARAGRAPH_SEPARATOR) {
            return at;
        }
    }
    return NULL;
}

static gboolean decode_q(const char *text, GByteArray *bytes)
{
    for (; *text; text++) {
        guint8 byte = *text == '_' ? ' ' : *text;

        if (*text == '=') {
            if (!g_ascii_isxdigit(text[1]) || !g_ascii_isxdigit(text[2])) {
                return FALSE;
            }
            byte = g_ascii_xdigit_value(text[1]) * 16 +
                   g_ascii_xdigit_value(text[2]);
            text += 2;
        }
        g_byte_array_append(bytes, &byte, 1);
    }
    return TRUE;
}

static gboolean decode_b(const char *text, GByteArray *bytes)
{
    size_t length = strlen(text);
    g_autofree guint8 *decoded = NULL;
    gsize size;

    if (length % 4 != 0 || strspn(text, base64_alphabet) != length) {
        return FALSE;
    }
    decoded = g_base64_decode(text, &size);
    g_byte_array_append(bytes, decoded, size);
    return TRUE;
}

/*
 * The word that begins at @word: its bytes are added to @bytes.  Returns what
 * follows it, or %NULL if it is no encoded word.
 */
static const char *decode_word(const char *word, char **charset,
                               GByteArray *bytes)
{
    size_t length = strcspn(word + 2, "? \t");
    const char *encoding = word + 2 + length;
    const char *text = encoding + 3;
    g_autofree char *content = NULL;
    gboolean is_b;

    if (length == 0 || encoding[0] != '?' || !strchr("bBqQ", encoding[1]) ||
        encoding[1] == '\0' || encoding[2] != '?') {
        return NULL;
    }
    content = g_strndup(text, strcspn(text, "? \t"));
    text += strlen(content);
    is_b = g_ascii_tolower(encoding[1]) == 'b';
    if (!g_str_has_prefix(text, WORD_END) ||
        !(is_b ? decode_b(content, bytes) : decode_q(content, bytes))) {
        return NULL;
    }
    *charset = g_ascii_strdown(word + 2, length);
    /* RFC 2231: the language may follow */
    (*charset)[strcspn(*charset, "*")] = '\0';
    return text + strlen(WORD_END);
}

static const char *skip_space(const char *text)
{
    return text + strspn(text, " \t");
}

/*
 * The words from @word on that belong together: those of one charset are
 * joined before they are converted, since senders cut characters in two.
 */
static const char *decode_run(const char *word, GString *decoded,
                              GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autofree char *charset = NULL;
    g_autofree char *text = NULL;
    const char *end = decode_word(word, &charset, bytes);
    gsize size;

    while (end && g_str_has_prefix(skip_space(end), "=?")) {
        g_autoptr(GByteArray) more = g_byte_array_new();
        g_autofree char *next_charset = NULL;
        const char *next = decode_word(skip_space(end), &next_charset, more);

        if (next && strcmp(charset, next_charset) != 0) {
            /* The space between two words is none of the text */
            end = skip_space(end);
            break;
        }
        g_byte_array_append(bytes, more->data, more->len);
        end = next;
    }
    if (!end) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "malformed encoded word");
        return NULL;
    }
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    text = g_convert((const char *)bytes->data, bytes->len - 1, "UTF-8",
                     charset, NULL, &size, NULL);
    if (!text || !g_utf8_validate(text, size, NULL)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "encoded word that is not text in its charset");
        return NULL;
    }
    if (strlen(text) != size || encoded_word_control(text, "")) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "encoded word that decodes to a line break or another "
                    "control character");
        return NULL;
    }
    g_string_append(decoded, text);
    return end;
}

char *encoded_word_decode(const char *text, GError **error)
{
    g_autoptr(GString) decoded = g_string_new(NULL);
    const char *word;

    while ((word = strstr(text, "=?"))) {
        g_string_append_len(decoded, text, word - text);
        text = decode_run(word, decoded, error);
        if (!text) {
            return NULL;
        }
    }
    g_string_append(decoded, text);
    return g_string_free(g_steal_pointer(&decoded), FALSE);
}

char *encoded_word_encode(const char *text)
{
    GString *words = g_string_new(WORD_START);
    gsize start = 0;

    while (*text) {
        const char *next = g_utf8_next_char(text);
        g_autoptr(GString) character = g_string_new(NULL);

        if (g_ascii_isalnum(*text) || *text == '-') {
            g_string_append_c(character, *text);
        } else if (*text == ' ') {
            g_string_append_c(character, '_');
        } else {
            for (const char *byte = text; byte < next; byte++) {
                g_string_append_printf(character, "=%02X", (guint8)*byte);
            }
        }
        if (words->len - start + character->len + strlen(WORD_END) >
            WORD_MAX) {
            g_string_append(words, WORD_END " ");
            start = words->len;
            g_string_append(words, WORD_START);
        }
        g_string_append(words, character->str);
        text = next;
    }
    g_string_append(words, WORD_END);
    return g_string_free(words, FALSE);
}

/*
 * recipients.c - whom a mail goes to, in and out of mail headers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series.h"

#include <string.h>

#include "error.h"
#include "series/encoded-word.h"

#define COLUMNS 76
#define FOLD "\n    "

/* Limits of RFC 5321 but for the name's, which is generous */
#define NAME_MAX_BYTES 200
#define LOCAL_MAX_BYTES 64
#define DOMAIN_MAX_BYTES 255

/* How much of what is wrong a message shows */
#define SHOWN_MAX 60

#define ALNUM G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS

void recipient_free(gpointer recipient)
{
    Recipient *self = recipient;

    if (self) {
        g_free(self->name);
        g_free(self->address);
        g_free(self);
    }
}

GPtrArray *recipients_new(void)
{
    return g_ptr_array_new_with_free_func(recipient_free);
}

/* Words of @alphabet with single dots between them */
static gboolean is_dotted(const char *text, size_t length,
                          const char *alphabet)
{
    gboolean after_dot = TRUE;

    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.' ? after_dot : !strchr(alphabet, text[i])) {
            return FALSE;
        }
        after_dot = text[i] == '.';
    }
    return !after_dot;
}

static gboolean is_address(const char *text)
{
    size_t local = strcspn(text, "@");
    const char *domain = text + local + 1;

    /* what looks like an encoded word would be taken for one */
    return text[local] == '@' && !strstr(text, "=?") &&
           local <= LOCAL_MAX_BYTES &&
           strlen(domain) <= DOMAIN_MAX_BYTES &&
           is_dotted(text, local, ALNUM "!#$%&'*+-/=?^_`{|}~") &&
           is_dotted(domain, strlen(domain), ALNUM "-") &&
           *text != '-' && *domain != '-';
}

/* Where the recipient that begins at @text ends: at a comma or at the end */
static const char *recipient_end(const char *text)
{
    gboolean quoted = FALSE, bracketed = FALSE;

    for (; *text && (quoted || bracketed || *text != ','); text++) {
        if (quoted && *text == '\\' && text[1]) {
            text++;
        } else if (*text == '"' && !bracketed) {
            quoted = !quoted;
        } else if (!quoted && (*text == '<' || *text == '>')) {
            bracketed = *text == '<';
        }
    }
    return text;
}

/* %NULL if a quote is missing */
static char *unquote(const char *text)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    gboolean quoted = FALSE;

    for (; *text; text++) {
        if (*text == '"') {
            quoted = !quoted;
        } else {
            text += quoted && *text == '\\' && text[1];
            g_string_append_c(plain, *text);
        }
    }
    return quoted ? NULL
                  : g_strstrip(g_string_free(g_steal_pointer(&plain), FALSE));
}

static Recipient *find(const GPtrArray *recipients, const char *address)
{
    for (guint i = 0; i < recipients->len; i++) {
        Recipient *recipient = g_ptr_array_index(recipients, i);

        if (g_ascii_strcasecmp(recipient->address, address) == 0) {
            return recipient;
        }
    }
    return NULL;
}

static void add(GPtrArray *recipients, const char *name, const char *address)
{
    Recipient *recipient = find(recipients, address);

    if (!recipient) {
        recipient = g_new0(Recipient, 1);
        recipient->name = g_strdup(name);
        recipient->address = g_strdup(address);
        g_ptr_array_add(recipients, recipient);
    } else if (!*recipient->name) {
        g_free(recipient->name);
        recipient->name = g_strdup(name);
    }
}

/* The name before an address, decoded */
static char *parse_name(const char *text, GError **error)
{
    g_autofree char *plain = unquote(text);
    char *name;

    if (!plain) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE, "a quote is missing");
        return NULL;
    }
    name = encoded_word_decode(plain, error);
    if (name && strlen(g_strstrip(name)) > NAME_MAX_BYTES) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "the name is longer than %d bytes", NAME_MAX_BYTES);
        g_clear_pointer(&name, g_free);
    }
    return name;
}

/* @text is what stands between two commas */
static gboolean add_one(GPtrArray *recipients, const char *text,
                        GError **error)
{
    size_t length = strlen(text);
    const char *bracket = g_str_has_suffix(text, ">") ? strrchr(text, '<')
                                                      : NULL;
    g_autofree char *before = g_strndup(text, bracket ? bracket - text : 0);
    g_autofree char *address = bracket
        ? g_strndup(bracket + 1, text + length - bracket - 2)
        : g_strdup(text);
    g_autofree char *name = parse_name(before, error);

    if (name && !is_address(address)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "that is not a mail address");
        g_clear_pointer(&name, g_free);
    }
    if (!name) {
        g_autofree char *shown = g_utf8_substring(
            text, 0, MIN(g_utf8_strlen(text, -1), SHOWN_MAX));

        g_prefix_error(error, "'%s': ", shown);
        return FALSE;
    }
    add(recipients, name, address);
    return TRUE;
}

gboolean recipients_add(GPtrArray *recipients, const char *text,
                        GError **error)
{
    const char *end;

    if (!g_utf8_validate(text, -1, NULL) || encoded_word_control(text, "")) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "an address holds a control character, or is not UTF-8");
        return FALSE;
    }
    do {
        g_autofree char *one = NULL;

        end = recipient_end(text);
        one = g_strstrip(g_strndup(text, end - text));
        if (!add_one(recipients, one, error)) {
            return FALSE;
        }
        text = end + 1;
    } while (*end);
    return TRUE;
}

void recipients_merge(GPtrArray *recipients, const GPtrArray *others)
{
    for (guint i = 0; i < others->len; i++) {
        const Recipient *other = g_ptr_array_index(others, i);

        add(recipients, other->name, other->address);
    }
}

gboolean recipients_contain(const GPtrArray *recipients, const char *address)
{
    return find(recipients, address) != NULL;
}

static char *format_name(const char *name)
{
    GString *quoted;

    if (!g_str_is_ascii(name) || strstr(name, "=?")) {
        return encoded_word_encode(name);
    }
    if (strspn(name, ALNUM " !#$%&'*+-/=?^_`{|}~") == strlen(name)) {
        return g_strdup(name);
    }
    quoted = g_string_new("\"");
    for (; *name; name++) {
        if (*name == '"' || *name == '\\') {
            g_string_append_c(quoted, '\\');
        }
        g_string_append_c(quoted, *name);
    }
    g_string_append_c(quoted, '"');
    return g_string_free(quoted, FALSE);
}

/* Adds words to a header; lines are broken between words only */
static void add_words(GString *header, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);

    for (guint i = 0; words[i]; i++) {
        const char *line = strrchr(header->str, '\n');
        size_t column = strlen(line ? line + 1 : header->str);
        gboolean at_start = column == 0 || g_str_has_suffix(header->str, FOLD);

        if (!at_start && column + 1 + strlen(words[i]) > COLUMNS) {
            g_string_append(header, FOLD);
        } else if (!at_start) {
            g_string_append_c(header, ' ');
        }
        g_string_append(header, words[i]);
    }
}

char *recipients_header(const char *field, const GPtrArray *recipients)
{
    GString *header = g_string_new(NULL);

    for (guint i = 0; i < recipients->len; i++) {
        const Recipient *recipient = g_ptr_array_index(recipients, i);
        const char *comma = i + 1 < recipients->len ? "," : "";
        g_autofree char *name = format_name(recipient->name);
        g_autofree char *text = *name
            ? g_strdup_printf("%s <%s>%s", name, recipient->address, comma)
            : g_strconcat(recipient->address, comma, NULL);

        if (i == 0) {
            g_string_append_printf(header, "%s:", field);
        } else {
            g_string_append(header, FOLD);
        }
        add_words(header, text);
    }
    if (recipients->len > 0) {
        g_string_append_c(header, '\n');
    }
    return g_string_free(header, FALSE);
}

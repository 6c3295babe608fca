/*
 * patchwork.c - an earlier version, from Patchwork's JSON of its cover letter
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series.h"

#include <string.h>

#include "error.h"
#include "series/change-log.h"
#include "series/cover-keys.h"
#include "series/encoded-word.h"
#include "series/message-id.h"

#define CONTENT_LINE_MAX 998    /* RFC 5322 */
#define RECIPIENTS_MAX (16 * 1024)
#define SUBJECT_MAX 250
#define PREFIX_MAX 60
#define VERSION_MAX 999

/* The header @name, whose case is the sender's business, on one line */
static char *get_header(const char *path, JsonObject *headers,
                        const char *name, GError **error)
{
    g_autofree char *key = g_strconcat("headers.", name, NULL);
    g_autoptr(GList) members = json_object_get_members(headers);
    JsonNode *node = NULL;
    char *text;

    for (GList *member = members; member; member = member->next) {
        if (g_ascii_strcasecmp(member->data, name) == 0) {
            if (node) {
                cover_fail(error, path, key, "is there twice");
                return NULL;
            }
            node = json_object_get_member(headers, member->data);
        }
    }
    if (!node) {
        cover_fail(error, path, key, "is missing; give it as \"\" if the mail "
                   "has none");
        return NULL;
    }
    if (!cover_key_has_type(node, COVER_STRING)) {
        cover_fail(error, path, key, "is not a string");
        return NULL;
    }
    text = g_strdup(json_node_get_string(node));
    return g_strstrip(g_strdelimit(text, "\n\t", ' '));
}

static gboolean read_recipients(const char *path, JsonObject *headers,
                                const char *name, GPtrArray *recipients,
                                GError **error)
{
    g_autofree char *key = g_strconcat("headers.", name, NULL);
    g_autofree char *text = get_header(path, headers, name, error);
    g_autoptr(GError) cause = NULL;

    if (!text) {
        return FALSE;
    }
    if (strlen(text) > RECIPIENTS_MAX) {
        cover_fail(error, path, key, "is longer than %d bytes", RECIPIENTS_MAX);
        return FALSE;
    }
    if (*text && !recipients_add(recipients, text, &cause)) {
        cover_fail(error, path, key, "is not usable: %s", cause->message);
        return FALSE;
    }
    return TRUE;
}

static gboolean read_version(const char *path, JsonArray *series,
                             guint *version, GError **error)
{
    JsonNode *first, *node;
    gint64 number;

    if (json_array_get_length(series) != 1) {
        cover_fail(error, path, "series", "does not hold one series");
        return FALSE;
    }
    first = json_array_get_element(series, 0);
    if (!JSON_NODE_HOLDS_OBJECT(first)) {
        cover_fail(error, path, "series[0]", "is not an object");
        return FALSE;
    }
    node = json_object_get_member(json_node_get_object(first), "version");
    if (!node || !cover_key_has_type(node, COVER_NUMBER)) {
        cover_fail(error, path, "series[0].version", "is %s",
                   node ? "not a whole number" : "missing");
        return FALSE;
    }
    number = json_node_get_int(node);
    if (number < 1 || number > VERSION_MAX) {
        cover_fail(error, path, "series[0].version", "is not from 1 to %d",
                   VERSION_MAX);
        return FALSE;
    }
    *version = number;
    return TRUE;
}

/* What is behind the first @n brackets that @subject begins with */
static const char *skip_brackets(const char *subject, guint n)
{
    while (n-- > 0 && *subject == '[' && strchr(subject, ']')) {
        subject = strchr(subject, ']') + 1;
        subject += strspn(subject, " ");
    }
    return subject;
}

/* What is in the brackets with the counter, as in "[list] [PATCH 0/7] title" */
static char *find_brackets(const char *subject)
{
    static const char counter[] = "(^|[ ,])0+/[1-9][0-9]{0,3}$";

    while (*subject == '[' && strchr(subject, ']')) {
        g_autofree char *inside = g_strndup(subject + 1,
                                            strcspn(subject + 1, "]"));

        if (g_regex_match_simple(counter, inside, 0, 0)) {
            return g_steal_pointer(&inside);
        }
        subject = skip_brackets(subject, 1);
    }
    return NULL;
}

/* The brackets without version and counter; the version has to be @version */
static char *read_prefix(const char *path, const char *subject, guint version,
                         GError **error)
{
    g_autofree char *inside = find_brackets(subject);
    g_auto(GStrv) words = inside ? g_strsplit_set(inside, " ,", -1) : NULL;
    g_autoptr(GString) prefix = g_string_new(NULL);
    guint named = 1;

    if (!inside) {
        cover_fail(error, path, "headers.Subject", "does not begin like a "
                   "cover letter's, as in [PATCH v2 0/3]");
        return NULL;
    }
    for (guint i = 0; words[i + 1]; i++) {
        if (g_regex_match_simple("^[vV][0-9]{1,3}$", words[i], 0, 0)) {
            named = g_ascii_strtoull(words[i] + 1, NULL, 10);
        } else if (*words[i]) {
            g_string_append_printf(prefix, "%s%s", prefix->len ? " " : "",
                                   words[i]);
        }
    }
    if (named != version) {
        cover_fail(error, path, "series[0].version",
                   "is %u, but the subject of the mail says v%u", version,
                   named);
        return NULL;
    }
    if (prefix->len > PREFIX_MAX ||
        !g_regex_match_simple("^[A-Za-z0-9 ._+-]+$", prefix->str, 0, 0)) {
        cover_fail(error, path, "headers.Subject", "has a prefix in brackets "
                   "that is empty, too long, or not plain letters");
        return NULL;
    }
    return g_string_free(g_steal_pointer(&prefix), FALSE);
}

static gboolean read_subject(const char *path, JsonObject *cover,
                             JsonObject *headers, Reroll *reroll,
                             GError **error)
{
    g_autofree char *encoded = get_header(path, headers, "Subject", error);
    g_autofree char *subject = NULL;
    g_autoptr(GError) cause = NULL;

    if (!encoded) {
        return FALSE;
    }
    subject = encoded_word_decode(encoded, &cause);
    if (!subject) {
        cover_fail(error, path, "headers.Subject", "is not usable: %s",
                   cause->message);
        return FALSE;
    }
    reroll->prefix = read_prefix(path, subject, reroll->version, error);
    if (!reroll->prefix) {
        return FALSE;
    }
    reroll->subject = g_strstrip(g_strdup(skip_brackets(
        json_object_get_string_member(cover, "name"), G_MAXUINT)));
    if (!*reroll->subject || strlen(reroll->subject) > SUBJECT_MAX) {
        cover_fail(error, path, "name", "holds no subject, or one that is "
                   "longer than %d bytes", SUBJECT_MAX);
        return FALSE;
    }
    return TRUE;
}

static gboolean read_message_id(const char *path, JsonObject *cover,
                                char **message_id, GError **error)
{
    const char *text = json_object_get_string_member(cover, "msgid");
    const char *end;

    *message_id = message_id_parse(text, &end);
    if (!*message_id || *end) {
        cover_fail(error, path, "msgid", "is not a message id, such as "
                   "<name@host>");
        return FALSE;
    }
    return TRUE;
}

static gboolean read_content(const char *path, const char *content,
                             Reroll *reroll, GError **error)
{
    g_autoptr(GError) cause = NULL;

    for (const char *line = content; *line; line += *line == '\n') {
        size_t length = strcspn(line, "\n");

        if (length > CONTENT_LINE_MAX) {
            cover_fail(error, path, "content", "has a line longer than %d "
                       "bytes", CONTENT_LINE_MAX);
            return FALSE;
        }
        line += length;
    }
    reroll->change_log = change_log_find(content);
    reroll->based_on = change_log_based_on(content, &cause);
    if (!reroll->based_on) {
        cover_fail(error, path, "content", "is not usable: %s", cause->message);
        return FALSE;
    }
    return TRUE;
}

Reroll *reroll_read(const char *path, GError **error)
{
    g_autoptr(JsonObject) cover = cover_read(path, error);
    g_autoptr(Reroll) reroll = g_new0(Reroll, 1);
    JsonObject *headers;

    reroll->to = recipients_new();
    reroll->cc = recipients_new();
    if (!cover) {
        return NULL;
    }
    headers = json_object_get_object_member(cover, "headers");
    if (!read_message_id(path, cover, &reroll->message_id, error) ||
        !read_version(path, json_object_get_array_member(cover, "series"),
                      &reroll->version, error) ||
        !read_subject(path, cover, headers, reroll, error) ||
        !read_recipients(path, headers, "To", reroll->to, error) ||
        !read_recipients(path, headers, "Cc", reroll->cc, error) ||
        !read_content(path, json_object_get_string_member(cover, "content"),
                      reroll, error)) {
        return NULL;
    }
    if (reroll->to->len == 0) {
        cover_fail(error, path, "headers.To", "is empty");
        return NULL;
    }
    return g_steal_pointer(&reroll);
}

void reroll_free(Reroll *reroll)
{
    if (reroll) {
        g_free(reroll->prefix);
        g_free(reroll->subject);
        g_free(reroll->message_id);
        g_clear_pointer(&reroll->to, g_ptr_array_unref);
        g_clear_pointer(&reroll->cc, g_ptr_array_unref);
        g_clear_pointer(&reroll->based_on, g_ptr_array_unref);
        g_free(reroll->change_log);
        g_free(reroll);
    }
}

/*
 * message-embed.c - what patches say that make regions fields
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/message-embed.h"

#include <string.h>

#include "embed/field-names.h"
#include "series/template.h"

static const Home *home_of(const GPtrArray *sites, guint index)
{
    return &((const ConvertedSite *)sites->pdata[index])->site->home;
}

static gboolean same_struct(const Home *a, const Home *b)
{
    return a->where.file == b->where.file && a->where.start == b->where.start;
}

/* Whether one of the first @n sites goes to that struct, or that field of it */
static gboolean is_known(const GPtrArray *sites, guint n, const Home *home,
                         gboolean field)
{
    for (guint i = 0; i < n; i++) {
        const Home *other = home_of(sites, i);

        if (same_struct(other, home) &&
            (!field || strcmp(other->field, home->field) == 0)) {
            return TRUE;
        }
    }
    return FALSE;
}

char *message_embed_title(const GPtrArray *sites)
{
    const Home *first = home_of(sites, 0);
    guint structs = 0, fields = 0;

    for (guint i = 0; i < sites->len; i++) {
        structs += !is_known(sites, i, home_of(sites, i), FALSE);
        fields += !is_known(sites, i, home_of(sites, i), TRUE);
    }
    if (structs > 1) {
        return g_strdup("Make memory regions fields of the state structs");
    }
    return fields == 1
           ? g_strdup_printf("Make %s a field of %s", first->field,
                             first->record)
           : g_strdup_printf("Make regions fields of %s", first->record);
}

static void append_fields(GString *text, const GPtrArray *sites, guint from)
{
    const Home *first = home_of(sites, from);
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree char *filled = NULL;

    g_string_printf(line, "%s: ", first->record);
    for (guint i = from; i < sites->len; i++) {
        const Home *home = home_of(sites, i);

        if (!same_struct(home, first) || is_known(sites, i, home, TRUE)) {
            continue;
        }
        g_string_append_printf(line, "%s%s%s%s%s%s", i == from ? "" : ", ",
                               home->field, home->count ? "[" : "",
                               home->count ? home->count : "",
                               home->count ? "]" : "",
                               home->changes ? " (was a pointer)" : "");
    }
    filled = text_fill(line->str, "  ", "      ");
    g_string_append(text, filled);
}

char *message_embed_fields(const GPtrArray *sites)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < sites->len; i++) {
        if (!is_known(sites, i, home_of(sites, i), FALSE)) {
            append_fields(text, sites, i);
        }
    }
    g_strchomp(text->str);
    return g_string_free(text, FALSE);
}

char *message_embed_names(GHashTable *names, const GPtrArray *sites)
{
    GString *text = g_string_new(NULL);
    g_autofree char *last = NULL;

    for (guint i = 0; i < sites->len; i++) {
        const Site *site = ((const ConvertedSite *)sites->pdata[i])->site;
        const char *const *chosen = field_names_of(names, site);
        g_autofree char *key = chosen ? field_names_key(site) : NULL;
        g_autofree char *list = NULL;

        if (!key || !g_strcmp0(key, last)) {
            continue;
        }
        list = g_strjoinv(";", (char **)chosen);
        g_string_append_printf(text, "%s\n%s=%s", text->len ? "" : "[fields]",
                               key, list);
        g_free(last);
        last = g_steal_pointer(&key);
    }
    return g_string_free(text, FALSE);
}

/*
 * manual.c - the new constructors in the tree's documentation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "manual.h"

#include <string.h>

#define LIFECYCLE "\nRegion lifecycle\n"

static const char introduction[] =
    "The memory_region_init*() functions work on storage that their caller\n"
    "provides, usually a field of the owner's state, and never free it.  For\n"
    "a region that shall have storage of its own, these functions take the\n"
    "same arguments but for the region, which they allocate and return:\n"
    "\n";

static const char conclusion[] =
    "\n"
    "The storage is freed with the last reference to the region.  Unless\n"
    "more are taken the owner holds the only one, so that the region goes\n"
    "away with its owner and must not be freed by hand.  The name cannot be\n"
    "NULL.  Where memory_region_init*() fails, memory_region_new*() returns\n"
    "NULL and leaves nothing behind.\n"
    "\n";

static gboolean mentions(const char *text, const char *name)
{
    g_autofree char *call = g_strconcat(name, "()", NULL);
    const char *found = text;

    while ((found = strstr(found, call))) {
        if (found == text || !(g_ascii_isalnum(found[-1]) ||
                               found[-1] == '_')) {
            return TRUE;
        }
        found++;
    }
    return FALSE;
}

/* Behind the last item of a list of new constructors, or NULL */
static const char *end_of_list(const char *text)
{
    const char *last = g_strrstr(text, "\n- memory_region_new");
    const char *end = last ? strchr(last + 1, '\n') : NULL;

    return end ? end + 1 : NULL;
}

/* Behind the first paragraph of the section, or the end of the manual */
static const char *place_for_list(const char *text)
{
    const char *section = strstr(text, LIFECYCLE);
    const char *paragraph;

    /* title, underline, empty line, paragraph, empty line */
    for (paragraph = section; paragraph; ) {
        paragraph = strstr(paragraph, "\n\n");
        if (!paragraph) {
            break;
        }
        paragraph += 2;
        if (g_ascii_isalpha(paragraph[0])) {
            const char *end = strstr(paragraph, "\n\n");

            return end ? end + 2 : text + strlen(text);
        }
    }
    return text + strlen(text);
}

char *manual_mention(const char *text, GPtrArray *names)
{
    g_autoptr(GString) items = g_string_new(NULL);
    const char *place = end_of_list(text);
    gboolean is_new = !place;

    for (guint i = 0; i < names->len; i++) {
        if (!mentions(text, names->pdata[i])) {
            g_string_append_printf(items, "- %s()\n",
                                   (const char *)names->pdata[i]);
        }
    }
    if (!items->len) {
        return NULL;
    }
    if (is_new) {
        place = place_for_list(text);
    }
    return g_strdup_printf("%.*s%s%s%s%s%s", (int)(place - text), text,
                           is_new && !*place ? "\n" : "",
                           is_new ? introduction : "", items->str,
                           is_new ? conclusion : "", place);
}

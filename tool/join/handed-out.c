/*
 * handed-out.c - regions that other files get by name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A file need not name the field that holds a region to release it: it can ask
 * a function for it, or find it in a variable, or in another field.  Buses and
 * the like keep the regions of many devices in one field: only the text tells
 * who may release what is there, without parsing all files that name it.
 */
#include "join/handed-out.h"

#include <string.h>

#include "join/accessors.h"
#include "join/candidates.h"
#include "join/reach.h"
#include "util/intern.h"

#define NAME_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_"

/* What the name of a field follows in an expression: as a word of its own it
 * means something else */
static const char *const selectors[] = { "->", "." };

/* Whether a field is known by other names than that of the region's place: the
 * memory API's own are not for others to free */
static gboolean is_copy(const Value *field, const Site *site)
{
    return field != site->allocation->target && value_record(field) &&
           !reach_is_internal(field);
}

/* A static function of a header is known to others by its name as well */
static const char *shared_name(const char *key)
{
    const char *colon = strrchr(key, ':');

    return !colon ? key :
           colon - key > 2 && !strncmp(colon - 2, ".h", 2) ? colon + 1 : NULL;
}

static const char *name_of(const Value *value)
{
    ValueParts parts;

    if (value_is(value, VALUE_RESULT) || value_is(value, VALUE_OUTPUT)) {
        return shared_name(value_function(value));
    }
    if (!value_is(value, VALUE_GLOBAL)) {
        return NULL;
    }
    parts = value_parts(value);
    return parts.of ? NULL : parts.name;
}

static void add_name(GPtrArray *names, GHashTable *asked, const char *name)
{
    if (!g_str_has_prefix(name, "memory_region_") &&
        g_hash_table_add(asked, (gpointer)name)) {
        g_ptr_array_add(names, (gpointer)name);
    }
}

static void add_field(GPtrArray *names, GHashTable *asked, const char *field)
{
    for (guint i = 0; i < G_N_ELEMENTS(selectors); i++) {
        g_autofree char *name = g_strconcat(selectors[i], field, NULL);

        add_name(names, asked, intern(name));
    }
}

GPtrArray *handed_out_names(Collection *collection, GPtrArray *sites,
                            GHashTable *asked)
{
    g_autoptr(GPtrArray) accessors = g_hash_table_size(asked) ? NULL :
        accessors_find(collection->tree, sites);
    GPtrArray *names = g_ptr_array_new();

    for (guint i = 0; accessors && i < accessors->len; i++) {
        add_name(names, asked, accessors->pdata[i]);
    }
    for (guint s = 0; s < sites->len; s++) {
        const Site *site = sites->pdata[s];

        for (guint e = 0; e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];
            const char *name = use->event->target ? name_of(use->event->target)
                                                  : NULL;

            if (name) {
                add_name(names, asked, name);
            }
        }
    }
    return names;
}

GPtrArray *handed_out_copies(Collection *collection, GPtrArray *sites,
                             GHashTable *asked)
{
    GPtrArray *names = g_ptr_array_new();

    for (guint s = 0; s < sites->len; s++) {
        const Site *site = sites->pdata[s];

        for (guint e = 0; e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];
            const Value *target = use->event->target;

            if (target && value_is(target, VALUE_FIELD) &&
                is_copy(target, site)) {
                add_field(names, asked, value_name(target));
            }
        }
    }
    return names;
}

typedef struct {
    GRegex *name;
    const GRegex *release;    /* the beginning of a call that may release */
} Taking;

static gboolean is_released(const Taking *taking, const char *text,
                            const char *variable)
{
    g_autofree char *pattern =
        g_strdup_printf("%s[^;{}]*\\b%s\\b",
                        g_regex_get_pattern(taking->release), variable);

    return g_regex_match_simple(pattern, text, G_REGEX_RAW, 0);
}

/* The name that ends at @end, in front of white space */
static char *name_before(const char *start, const char *end)
{
    const char *first;

    while (end > start && !strchr(NAME_CHARACTERS, end[-1])) {
        end--;
    }
    first = end;
    while (first > start && strchr(NAME_CHARACTERS, first[-1])) {
        first--;
    }
    return g_strndup(first, end - first);
}

/* The variable that a statement sets from what follows, or NULL */
static char *variable_set(const char *statement, const char *name)
{
    for (const char *p = name - 1; p > statement; p--) {
        if (*p == '=' && p[1] != '=' && !strchr("=!<>", p[-1])) {
            return name_before(statement, p);
        }
    }
    return NULL;
}

/* Whether what the statement around @name gets by it may go there, or later */
static gboolean takes(const Taking *taking, const char *text, const char *name)
{
    const char *statement = name;
    g_autofree char *set = NULL;

    while (statement > text && !strchr(";{}", statement[-1])) {
        statement--;
    }
    if (g_regex_match_full(taking->release, statement, name - statement, 0, 0,
                           NULL, NULL)) {
        return TRUE;
    }
    set = variable_set(statement, name);
    return set && *set && is_released(taking, text, set);
}

static gboolean takes_any(const char *text, gsize length, gpointer data)
{
    const Taking *taking = data;
    g_autoptr(GMatchInfo) found = NULL;

    g_regex_match_full(taking->name, text, length, 0, 0, &found, NULL);
    while (g_match_info_matches(found)) {
        int at;

        g_match_info_fetch_pos(found, 0, &at, NULL);
        if (takes(taking, text, text + at)) {
            return TRUE;
        }
        g_match_info_next(found, NULL);
    }
    return FALSE;
}

static gpointer make_release_regex(gpointer data)
{
    g_autofree char *release = select_release_pattern();
    g_autofree char *call = g_strdup_printf(
        "(%s|(free|drop|put|destroy|release)\\w*)\\s*\\(", release);

    return g_regex_new(call, G_REGEX_OPTIMIZE | G_REGEX_RAW, 0, NULL);
}

/* What begins a call that may release something */
static const GRegex *release_regex(void)
{
    static GOnce once = G_ONCE_INIT;

    return g_once(&once, make_release_regex, NULL);
}

/* A call that is given a parameter, one level of calls inside it, of a function
 * that may do anything to it; with the parameter */
#define PASSED_ON \
    "\\b(?!(?:memory_region_\\w*|trace_\\w*|error_\\w*|g?_?assert\\w*|if|" \
    "while|for|switch|return|sizeof|[A-Z0-9_]+)\\b)\\w+\\s*" \
    "\\((?:[^;{}()]|\\([^;{}()]*\\))*\\b%s\\b"

/* Whether a body hands @parameter on to who may release it */
static gboolean passes_on(const char *body, const char *parameter)
{
    g_autofree char *pattern = g_strdup_printf(PASSED_ON, parameter);

    return g_regex_match_simple(pattern, body, G_REGEX_RAW, 0);
}

/* Whether a body keeps @parameter */
static gboolean keeps(const char *body, const char *parameter)
{
    g_autofree char *pattern = g_strdup_printf(
        "\\w(\\s*\\[[^]]*\\])?\\s*=(?!=)[^;{}]*\\b%s\\b", parameter);

    return g_regex_match_simple(pattern, body, G_REGEX_RAW, 0);
}

gboolean handed_out_goes_on(const char *head, const char *body)
{
    g_autoptr(GRegex) regions = g_regex_new("MemoryRegion *\\* *(\\w+)",
                                            G_REGEX_RAW, 0, NULL);
    g_autoptr(GMatchInfo) found = NULL;

    g_regex_match(regions, head, 0, &found);
    while (g_match_info_matches(found)) {
        g_autofree char *parameter = g_match_info_fetch(found, 1);

        if (passes_on(body, parameter) || keeps(body, parameter)) {
            return TRUE;
        }
        g_match_info_next(found, NULL);
    }
    return FALSE;
}

GPtrArray *handed_out_takers(const Tree *tree, GPtrArray *files,
                             const char *names, GError **error)
{
    g_autoptr(GString) escaped = g_string_new(names);
    g_autofree char *pattern = NULL;
    g_autofree char *question = NULL;
    g_autoptr(GRegex) name = NULL;
    Taking taking = { .release = release_regex() };

    g_string_replace(escaped, ".", "\\.", 0);
    pattern = g_strdup_printf("(?:%s)\\b", escaped->str);
    name = g_regex_new(pattern, G_REGEX_OPTIMIZE | G_REGEX_RAW, 0, NULL);
    taking.name = name;
    question = g_strconcat("takes: ", pattern,
                           g_regex_get_pattern(taking.release), NULL);
    return tree_ask(tree, files, question, takes_any, &taking, error);
}

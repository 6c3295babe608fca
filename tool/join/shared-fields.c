/*
 * shared-fields.c - who can get at a region by its field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/shared-fields.h"

#include <string.h>

#include "join/candidates.h"
#include "join/reach.h"
#include "sites.h"
#include "util/intern.h"

/* What may stand between two words */
#define GAP "(?:\\s|/\\*(?s:.*?)\\*/)*"

/* How a text names a field: behind a selector, or in the argument of a macro;
 * with the field, twice */
#define USE \
    "(?:->|\\.)" GAP "%s\\b|\\b(?:[A-Z][A-Z0-9_]+|\\w*of)\\s*\\([^;{}]*\\b%s\\b"

/* How it defines a record; with its name, twice */
#define DEFINITION \
    "\\b%s\\s*(?:\\w+\\s*)?\\{|\\}\\s*(?:\\w+(?:\\([^)]*\\))?\\s+)*%s\\s*[;,]"

/* How it declares a field, for records that have no name */
#define DECLARATION "\\bMemoryRegion\\s*\\*[^;(){}]*\\b%s\\b"

/* How it includes a file that may be meant by the end of its path */
#define INCLUSION "#\\s*include\\s*[\"<](?:[^\">\\n]*\\.\\./|\\./)?(?:%s)[\">]"

static void add_field(GPtrArray *fields, GHashTable *asked, const Value *value)
{
    if (value && value_is(value, VALUE_FIELD) && !reach_is_internal(value) &&
        g_hash_table_add(asked, (gpointer)value)) {
        g_ptr_array_add(fields, (gpointer)value);
    }
}

/* What a region is put into where it is made: at once, by who has asked for a
 * new one, or by who was told where.  What it is copied to later on is known by
 * other names. */
static void add_places(GPtrArray *fields, GHashTable *asked,
                       const Event *event)
{
    if (event_has(event, VALUE_ALLOCATION) || event_has(event, VALUE_RESULT) ||
        event_has(event, VALUE_OUTPUT)) {
        add_field(fields, asked, event->target);
    }
    for (guint i = 0; event->target && value_is(event->target, VALUE_OUTPUT) &&
         event->values[i]; i++) {
        add_field(fields, asked, event->values[i]);
    }
}

/* Fields through which one of some functions is called */
static void add_slots(GPtrArray *fields, GHashTable *asked,
                      const Collection *collection, GHashTable *functions)
{
    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        for (guint i = 0; i < unit->hooks->len; i++) {
            const Hook *hook = unit->hooks->pdata[i];
            const char *dot = strchr(hook->slot, '.');

            if (dot && g_hash_table_contains(functions, hook->function)) {
                g_autofree char *record = g_strndup(hook->slot,
                                                    dot - hook->slot);

                add_field(fields, asked, value_field(intern(record), dot + 1));
            }
        }
    }
}

GPtrArray *shared_fields_new(const Collection *collection,
                             const GPtrArray *sites, GHashTable *asked)
{
    g_autoptr(GHashTable) returning = g_hash_table_new(g_str_hash,
                                                       g_str_equal);
    GPtrArray *fields = g_ptr_array_new();

    for (guint s = 0; s < sites->len; s++) {
        const Site *site = sites->pdata[s];

        add_field(fields, asked, site->allocation->target);
        for (guint e = 0; e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];

            add_places(fields, asked, use->event);
            if (use->event->kind == EVENT_RETURN) {
                g_hash_table_add(returning, (gpointer)use->function->key);
            }
        }
    }
    add_slots(fields, asked, collection, returning);
    return fields;
}

/* The units among @sources that were not parsed yet */
static GPtrArray *unread_units(const Collection *collection,
                               GPtrArray *sources)
{
    GPtrArray *units = g_ptr_array_new();

    for (guint i = 0; i < sources->len; i++) {
        if (g_str_has_suffix(sources->pdata[i], ".c") &&
            !g_hash_table_contains(collection->files,
                                   intern(sources->pdata[i]))) {
            g_ptr_array_add(units, sources->pdata[i]);
        }
    }
    return units;
}

/* Those of @files that name @word, and match */
static GPtrArray *naming(const Tree *tree, GPtrArray *files, const char *word,
                         const char *pattern, GError **error)
{
    const char *const words[] = { word, NULL };
    g_autoptr(GPtrArray) some = tree_select(tree, files, words, error);

    return some ? select_matching(tree, some, pattern, error) : NULL;
}

/* What may stand in directives that include a file: its name, behind as many of
 * its directories as one likes */
static char *ends_of_path(const char *file)
{
    g_auto(GStrv) parts = g_strsplit(file, "/", -1);
    g_autoptr(GString) ends = g_string_new(NULL);

    for (guint i = 0; parts[i]; i++) {
        g_autofree char *part = g_regex_escape_string(parts[i], -1);

        if (parts[i + 1]) {
            g_string_prepend(ends, "(?:");
            g_string_append_printf(ends, "%s/)?", part);
        } else {
            g_string_append(ends, part);
        }
    }
    return g_string_free(g_steal_pointer(&ends), FALSE);
}

static char *inclusion_of(const GPtrArray *files)
{
    g_autoptr(GPtrArray) ends = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *any = NULL;

    for (guint i = 0; i < files->len; i++) {
        g_ptr_array_add(ends, ends_of_path(files->pdata[i]));
    }
    g_ptr_array_add(ends, NULL);
    any = g_strjoinv("|", (char **)ends->pdata);
    return g_strdup_printf(INCLUSION, any);
}

/* Leaves those of @files that were not @seen yet */
static void drop_seen(GPtrArray *files, GHashTable *seen)
{
    for (guint i = 0; i < files->len;) {
        if (g_hash_table_add(seen, g_strdup(files->pdata[i]))) {
            i++;
        } else {
            g_ptr_array_remove_index(files, i);
        }
    }
}

/* Adds those of @users to @found that include one of @files, maybe through
 * @others */
static gboolean add_seeing(const Tree *tree, GPtrArray *users,
                           GPtrArray *files, GPtrArray *others,
                           GPtrArray *found, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal,
                                                       g_free, NULL);
    g_autoptr(GPtrArray) next = g_ptr_array_ref(files);

    drop_seen(next, seen);
    while (next->len) {
        g_autofree char *inclusion = inclusion_of(next);
        g_autoptr(GPtrArray) direct = select_matching(tree, users, inclusion,
                                                      error);

        g_clear_pointer(&next, g_ptr_array_unref);
        if (!direct ||
            !(next = select_matching(tree, others, inclusion, error))) {
            return FALSE;
        }
        g_ptr_array_extend_and_steal(found, g_steal_pointer(&direct));
        drop_seen(next, seen);
    }
    return TRUE;
}

/* The files of @included that define the struct which @field is of */
static GPtrArray *defining(const Tree *tree, GPtrArray *included,
                           const Value *field, GError **error)
{
    /* libclang describes those without a name in parentheses */
    const char *record = value_record(field) &&
        !strchr(value_record(field), '(') ? value_record(field) : NULL;
    const char *name = value_name(field);
    g_autofree char *pattern = record
        ? g_strdup_printf(DEFINITION, record, record)
        : g_strdup_printf(DECLARATION, name);

    return naming(tree, included, record ? record : name, pattern, error);
}

/* Those of @included that are parts of units, as by their names */
static GPtrArray *fragments_of(GPtrArray *included)
{
    GPtrArray *fragments = g_ptr_array_new();

    for (guint i = 0; i < included->len; i++) {
        if (g_str_has_suffix(included->pdata[i], ".inc")) {
            g_ptr_array_add(fragments, included->pdata[i]);
        }
    }
    return fragments;
}

/* Adds the units that may use one field to @found */
static gboolean add_users_of(const Tree *tree, GPtrArray *units,
                             GPtrArray *included, const Value *field,
                             GPtrArray *found, GError **error)
{
    const char *name = value_name(field);
    g_autofree char *use = g_strdup_printf(USE, name, name);
    g_autoptr(GPtrArray) fragments = fragments_of(included);
    g_autoptr(GPtrArray) users = naming(tree, units, name, use, error);
    g_autoptr(GPtrArray) parts = naming(tree, fragments, name, use, error);
    g_autoptr(GPtrArray) definitions = NULL;

    if (!users || !parts ||
        !add_seeing(tree, units, parts, included, users, error)) {
        return FALSE;
    }
    if (!users->len) {
        return TRUE;
    }
    definitions = defining(tree, included, field, error);
    return definitions &&
           add_seeing(tree, users, definitions, included, found, error);
}

GPtrArray *shared_fields_users(const Collection *collection,
                               GPtrArray *sources, const GPtrArray *fields,
                               GError **error)
{
    g_autoptr(GPtrArray) units = unread_units(collection, sources);
    g_autoptr(GPtrArray) included = select_included(sources);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < fields->len; i++) {
        if (!add_users_of(collection->tree, units, included,
                          fields->pdata[i], found, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&found);
}

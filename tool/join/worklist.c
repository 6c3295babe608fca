/*
 * worklist.c - which files to read, by what others do
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/worklist.h"

#include <string.h>

#include "constructor-names.h"
#include "join/join.h"
#include "join/candidates.h"
#include "join/bystanders.h"
#include "join/early-use.h"
#include "join/handed-out.h"
#include "join/hazards.h"
#include "join/idle-aliases.h"
#include "join/release.h"
#include "join/shared-fields.h"
#include "join/unseen-uses.h"
#include "util/compare.h"
#include "util/intern.h"

#define MAX_ROUNDS 6

static gboolean releases(const Event *event)
{
    ReleaseKind kind;

    return release_of_event(event->kind, &kind) && kind != RELEASE_AUTOMATIC;
}

/*
 * Functions whose callers have to be looked for: when a site is reached one
 * caller tells, but whether a release finds its owner alive, or whether a name
 * may be NULL, depends on all of them.  A static function's callers are all in
 * its file.
 */
static GPtrArray *unasked_functions(Collection *collection, GPtrArray *sites,
                                    GHashTable *asked)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) todo = g_ptr_array_new();
    GPtrArray *found = g_ptr_array_new();

    for (guint i = 0; i < sites->len; i++) {
        const Site *site = sites->pdata[i];
        gboolean named_by_callers = FALSE;

        for (guint k = 0; k < site->inits->len; k++) {
            const Init *init = site->inits->pdata[k];

            named_by_callers |= init->name_parameter != NULL;
        }
        if (!site->context || named_by_callers) {
            g_ptr_array_add(todo, (gpointer)site->function->key);
        }
        for (guint e = 0; e < site->events->len; e++) {
            const SiteEvent *use = site->events->pdata[e];

            if (releases(use->event)) {
                g_ptr_array_add(todo, (gpointer)use->function->key);
            }
        }
    }
    hazards_find(collection, todo);
    while (todo->len) {
        const char *key = g_ptr_array_remove_index_fast(todo, todo->len - 1);
        const GPtrArray *list = contexts_callers(collection->contexts, key);

        if (!g_hash_table_add(seen, (gpointer)key)) {
            continue;
        }
        if (!strchr(key, ':') && strcmp(key, "main") &&
            g_hash_table_add(asked, (gpointer)key)) {
            g_ptr_array_add(found, (gpointer)key);
        }
        for (guint i = 0; list && i < list->len; i++) {
            g_ptr_array_add(todo, list->pdata[i]);
        }
    }
    return found;
}

static void add_unknown(const char *key, GHashTable *known, GHashTable *asked,
                        GPtrArray *found)
{
    if (!strchr(key, ':') && !g_str_has_prefix(key, "memory_region_") &&
        !g_hash_table_contains(known, key) &&
        g_hash_table_add(asked, (gpointer)key)) {
        g_ptr_array_add(found, (gpointer)key);
    }
}

static void add_callee(const Event *event, GHashTable *known,
                       GHashTable *asked, GPtrArray *found)
{
    if (event->kind == EVENT_PASS &&
        (value_is(event->target, VALUE_PARAMETER) ||
         value_is(event->target, VALUE_OUTPUT))) {
        add_unknown(value_function(event->target), known, asked, found);
    }
}

/* What may end a region that a function seems to leave as it is */
static void add_enders(const FunctionFacts *function, GHashTable *known,
                       GHashTable *asked, GPtrArray *found)
{
    for (guint i = 0; i < function->repeats->len; i++) {
        const Repeat *repeat = &g_array_index(function->repeats, Repeat, i);

        for (guint c = 0; repeat->calls[c]; c++) {
            add_unknown(repeat->calls[c], known, asked, found);
        }
    }
    for (guint i = 0; i < function->stays->len; i++) {
        const Stay *stay = &g_array_index(function->stays, Stay, i);

        for (guint c = 0; stay->calls[c]; c++) {
            add_unknown(stay->calls[c], known, asked, found);
        }
    }
}

/* Whether an event concerns a region that comes from a function of which
 * nothing is known */
static gboolean is_untold(const Event *event, GHashTable *known)
{
    for (guint i = 0; event->is_region && event->values[i]; i++) {
        const Value *value = event->values[i];

        if (value_is(value, VALUE_RESULT) &&
            !g_hash_table_contains(known, value_function(value))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Functions that regions of sites are passed to, or others in the same files
 * that may be one, or that may end what others leave, and of which nothing is
 * known */
static GPtrArray *unknown_callees(Collection *collection, GPtrArray *sites,
                                  GHashTable *asked)
{
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) files = g_hash_table_new(NULL, NULL);
    GPtrArray *found = g_ptr_array_new();

    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            g_hash_table_add(known, (gpointer)function->key);
        }
    }
    for (guint i = 0; i < sites->len; i++) {
        const Site *site = sites->pdata[i];

        g_hash_table_add(files, (gpointer)site->function->where.file);
        for (guint e = 0; e < site->events->len; e++) {
            add_callee(((const SiteEvent *)site->events->pdata[e])->event,
                       known, asked, found);
        }
    }
    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];
            guint n = g_hash_table_contains(files, function->where.file)
                ? function->events->len : 0;

            add_enders(function, known, asked, found);
            for (guint e = 0; e < n; e++) {
                if (is_untold(function->events->pdata[e], known)) {
                    add_callee(function->events->pdata[e], known, asked,
                               found);
                }
            }
        }
    }
    return found;
}

typedef struct {
    GRegex *head;    /* of a definition */
    GRegex *deed;    /* in its body */
} Doer;

/* Whether one of the functions that are looked for initialises or lets go of
 * something, or hands it on to another one that may, or keeps it for that */
static gboolean defines_doer(const char *text, gsize length, gpointer data)
{
    const Doer *doer = data;
    g_autoptr(GMatchInfo) found = NULL;

    g_regex_match_full(doer->head, text, length, 0, 0, &found, NULL);
    while (g_match_info_matches(found)) {
        g_autofree char *body = NULL, *head = NULL;
        const char *end;
        int at;

        head = g_match_info_fetch(found, 0);
        g_match_info_fetch_pos(found, 0, NULL, &at);
        end = strstr(text + at, "\n}");
        body = g_strndup(text + at, end ? end - (text + at) : 0);
        if (g_regex_match_full(doer->deed, text + at, strlen(body), 0, 0, NULL,
                               NULL) ||
            handed_out_goes_on(head, body)) {
            return TRUE;
        }
        g_match_info_next(found, NULL);
    }
    return FALSE;
}

/* Those of @files in which one of the functions does something of the kind */
static GPtrArray *doers(const Tree *tree, GPtrArray *files,
                        const char *functions, GError **error)
{
    g_autofree char *pattern =
        g_strdup_printf("\\b(%s)\\s*\\([^;{}]*\\)\\s*\\{", functions);
    g_autofree char *release = select_release_pattern();
    g_autofree char *deed = g_strconcat(release, "|_unref|" INIT_PREFIX, NULL);
    g_autofree char *question = g_strconcat("does or hands on: ", pattern, deed,
                                            NULL);
    g_autoptr(GRegex) head = g_regex_new(pattern,
                                         G_REGEX_OPTIMIZE | G_REGEX_RAW, 0,
                                         NULL);
    g_autoptr(GRegex) does = g_regex_new(deed, G_REGEX_OPTIMIZE | G_REGEX_RAW,
                                         0, NULL);
    Doer doer = { head, does };

    return tree_ask(tree, files, question, defines_doer, &doer, error);
}

/* Those of @files that name one of the functions */
static GPtrArray *namers(const Tree *tree, GPtrArray *files,
                         const char *functions, GError **error)
{
    g_autofree char *pattern = g_strdup_printf("\\b(%s)\\b", functions);

    return select_units(tree, files, pattern, error);
}

/* Which functions to look for next, of those that were not @asked for yet */
typedef GPtrArray *(*NextFunctions)(Collection *collection, GPtrArray *sites,
                                    GHashTable *asked);

/* Which of the files that may name some functions to read for them */
typedef GPtrArray *(*FilesOf)(const Tree *tree, GPtrArray *files,
                              const char *functions, GError **error);

static GPtrArray *sites_of(const Collection *collection)
{
    return join_sites(collection->tree, collection->units,
                      collection->contexts);
}

/* Reads some files, %NULL after an error.  @sites: (inout): those of the units,
 * before and after */
static gboolean add_files(Collection *collection, GPtrArray *files,
                          GPtrArray **sites, GError **error)
{
    guint n = collection->units->len;

    if (!files || !collection_add(collection, files, error)) {
        return FALSE;
    }
    if (collection->units->len > n) {
        g_ptr_array_unref(*sites);
        *sites = sites_of(collection);
    }
    return TRUE;
}

static gboolean add_rounds(Collection *collection, GPtrArray *sources,
                           NextFunctions next, FilesOf files_of,
                           GPtrArray **sites, GError **error)
{
    g_autoptr(GHashTable) asked = g_hash_table_new(NULL, NULL);

    for (guint round = 0; round < MAX_ROUNDS; round++) {
        g_autoptr(GPtrArray) names = next(collection, *sites, asked);
        g_autoptr(GPtrArray) some = NULL, files = NULL;
        g_autofree char *functions = NULL;

        if (!names->len) {
            return TRUE;
        }
        /* the same functions are the same question */
        g_ptr_array_sort(names, compare_strings);
        g_ptr_array_add(names, NULL);
        some = tree_select(collection->tree, sources,
                           (const char *const *)names->pdata, error);
        if (!some) {
            return FALSE;
        }
        functions = g_strjoinv("|", (char **)names->pdata);
        files = files_of(collection->tree, some, functions, error);
        if (!add_files(collection, files, sites, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* What may do anything to a region by the field that it is kept in */
static gboolean add_users(Collection *collection, GPtrArray *sources,
                          GPtrArray **sites, GError **error)
{
    g_autoptr(GHashTable) asked = g_hash_table_new(NULL, NULL);

    for (guint round = 0; round < MAX_ROUNDS; round++) {
        g_autoptr(GPtrArray) fields = shared_fields_new(collection, *sites,
                                                        asked);
        g_autoptr(GPtrArray) files =
            shared_fields_users(collection, sources, fields, error);
        guint n = collection->units->len;

        if (!add_files(collection, files, sites, error)) {
            return FALSE;
        }
        if (collection->units->len == n) {
            return TRUE;
        }
    }
    return TRUE;
}

/* No file is read for these */
static GPtrArray *complete(const Collection *collection, GPtrArray *sites)
{
    early_use_find(collection->units, sites);
    bystanders_find(collection->units, sites);
    idle_aliases_find(collection->units, sites);
    unseen_uses_find(collection->units, sites);
    return sites;
}

GPtrArray *worklist_sites(const Collection *collection)
{
    return complete(collection, sites_of(collection));
}

GPtrArray *worklist_run(Collection *collection, GPtrArray *sources,
                        GError **error)
{
    g_autoptr(GPtrArray) sites = NULL;

    if (!select_laid_over(collection, sources, error) ||
        !select_finders(collection, sources, error) ||
        !select_freeing(collection, sources, error) ||
        !select_readers(collection, sources, error)) {
        return NULL;
    }
    sites = sites_of(collection);
    if (!add_users(collection, sources, &sites, error)) {
        return NULL;
    }
    if (!add_rounds(collection, sources, unknown_callees, doers, &sites,
                    error) ||
        !add_rounds(collection, sources, handed_out_names, namers, &sites,
                    error) ||
        !add_rounds(collection, sources, handed_out_copies, handed_out_takers,
                    &sites, error) ||
        !add_rounds(collection, sources, unasked_functions, namers, &sites,
                    error)) {
        return NULL;
    }
    return complete(collection, g_steal_pointer(&sites));
}

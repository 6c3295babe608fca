/*
 * suspects.c - what may or may not be done to a region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/suspects.h"

#include <string.h>

#include "join/leads.h"
#include "join/release.h"
#include "util/identifier.h"

/*
 * memory_region_from_host() and its kind find RAM by its address
 * (system/physmem.c): nothing else can come back from them.
 */
static gboolean can_be(const Event *event, const Site *site)
{
    gboolean ram = FALSE;

    for (guint i = 0; event->values[i]; i++) {
        ram |= value_is(event->values[i], VALUE_RESULT) &&
               g_str_has_suffix(value_function(event->values[i]),
                                "_from_host");
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (!ram || init->constructor->kind == REGION_RAM ||
            init->constructor->kind == REGION_ROM) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A callback gets its argument from who walks over objects; what a function
 * that is called by name is given is known */
static gboolean is_hidden(const Reach *reach, const FunctionFacts *function,
                          const Event *event)
{
    return event->blind && !(event_has(event, VALUE_PARAMETER) &&
                             reach_is_called(reach, function));
}

/* Whether a file does anything with a region */
static gboolean is_handled_in(const Site *site, const char *file)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *event = site->events->pdata[i];

        if (event->function->where.file == file) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a function that was not read gave a region; the memory API's own
 * give what they are given, or what is mapped */
static gboolean is_untold(const Reach *reach, const FunctionFacts *function,
                          const Event *event)
{
    gboolean result = FALSE;

    for (guint i = 0; event->values[i]; i++) {
        result |= value_is(event->values[i], VALUE_RESULT) &&
                  !g_str_has_prefix(value_function(event->values[i]),
                                    "memory_region_");
    }
    return result && !reach_is_known(reach, function, event);
}

/* Whether a site is in a file, or is at least @handled there */
static gboolean is_of_file(const Site *site, const char *file,
                           gboolean handled)
{
    return site->function->where.file == file ||
           (handled && is_handled_in(site, file));
}

/* A release of a region that could not be traced counts against every region
 * of a file; of who knows what, against every one that the file handles */
static void suspect(const GPtrArray *sites, const char *file,
                    const SiteEvent *use, ReleaseKind kind, gboolean handled)
{
    for (guint s = 0; s < sites->len; s++) {
        Site *site = sites->pdata[s];

        if (is_of_file(site, file, handled) && can_be(use->event, site)) {
            g_ptr_array_add(site->suspects, release_new(use, kind));
        }
    }
}

/* What comes from a function that was not read, and gets out of sight, or is
 * looked at when regions are gone, may be any region of the file */
static void add_to_all(const GPtrArray *sites, const SiteEvent *use)
{
    for (guint s = 0; s < sites->len; s++) {
        Site *site = sites->pdata[s];

        /* what only gets out of sight counts for the file's own, as long as
         * the object lives */
        if (is_of_file(site, use->function->where.file,
                       !use->escapes || (use->context & CONTEXT_FINALIZE)) &&
            can_be(use->event, site)) {
            SiteEvent *copy = g_memdup2(use, sizeof(*use));

            copy->guessed = TRUE;
            g_ptr_array_add(site->events, copy);
        }
    }
}

static gboolean is_any_of(const Event *event, GHashTable *values)
{
    for (guint i = 0; event->values[i]; i++) {
        if (g_hash_table_contains(values, event->values[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A release of something */
typedef struct {
    const FunctionFacts *function;
    const Event *event;
    ReleaseKind kind;
} Letting;

typedef struct {
    const Tree *tree;
    const GPtrArray *units;
    const Contexts *contexts;
    const Reach *reach;
    const GPtrArray *sites;
    const GArray *lettings;    /* of what functions are given */
} Search;

static GArray *find_lettings(const GPtrArray *units)
{
    GArray *lettings = g_array_new(FALSE, FALSE, sizeof(Letting));

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            Letting letting = { .function = unit->functions->pdata[f] };

            for (guint e = 0; e < letting.function->events->len; e++) {
                letting.event = letting.function->events->pdata[e];
                if (release_of_event(letting.event->kind, &letting.kind)) {
                    g_array_append_val(lettings, letting);
                }
            }
        }
    }
    return lettings;
}

/* A release counts against a file's regions as well where it gets its own from
 * there, and who gave that to the file cannot be told */
static void suspect_callees(const Search *search, const SiteEvent *pass)
{
    const char *file = pass->function->where.file;
    g_autoptr(GHashTable) given = g_hash_table_new(NULL, NULL);

    reach_from(search->reach, pass->event->target, given);
    for (guint i = 0; i < search->lettings->len; i++) {
        const Letting *letting = &g_array_index(search->lettings, Letting, i);

        if (letting->function->where.file != file &&
            is_any_of(letting->event, given)) {
            SiteEvent use = reach_event(search->reach, letting->function,
                                        letting->event);

            suspect(search->sites, file, &use, letting->kind, TRUE);
        }
    }
}

/* Whether something is read of a region where those of the object are gone */
static gboolean is_late_use(const SiteEvent *use)
{
    return (use->context & CONTEXT_FINALIZE) && event_is_use(use->event);
}

/* Of which region it is cannot be told: it may be one of any file that leads to
 * the release, and one that its own file has @handled */
static void suspect_leading(const Search *search, const SiteEvent *use,
                            ReleaseKind kind, gboolean handled)
{
    g_autoptr(GHashTable) files = leads_to(search->units, search->contexts,
                                           use->function->key);
    g_autoptr(GList) list = g_hash_table_get_keys(files);

    for (GList *file = list; file; file = file->next) {
        suspect(search->sites, file->data, use, kind,
                handled && file->data == use->function->where.file);
    }
}

/* Whether what is found in a file may be the region of a site: of the file's
 * own sites, of those that it knows the structs of, or of those whose files
 * lead to it */
static gboolean can_find(const char *text, GHashTable *leading,
                         const SiteEvent *use, const Site *site)
{
    const Value *target = site->allocation->target;
    const char *record = target && value_is(target, VALUE_FIELD)
        ? value_record(target) : NULL;

    return is_of_file(site, use->function->where.file, TRUE) ||
           g_hash_table_contains(leading, site->function->where.file) ||
           (record && text && identifier_occurs(text, record));
}

static void suspect_found(const Search *search, const SiteEvent *use,
                          ReleaseKind kind)
{
    g_autofree char *text = tree_text(search->tree, use->function->where.file);
    g_autoptr(GHashTable) leading = leads_to(search->units, search->contexts,
                                             use->function->key);

    for (guint s = 0; s < search->sites->len; s++) {
        Site *site = search->sites->pdata[s];

        if (can_find(text, leading, use, site) && can_be(use->event, site)) {
            g_ptr_array_add(site->suspects, release_new(use, kind));
        }
    }
}

/* Whether an event is about what is read from a field, or an element of a list,
 * of which nobody knows who fills it, and not its own file */
static gboolean is_filled_by_others(const Search *search, const SiteEvent *use)
{
    for (guint i = 0; use->event->values[i]; i++) {
        if (value_is(use->event->values[i], VALUE_FIELD) &&
            !reach_is_filled_in(search->reach, use->event->values[i],
                                use->function->where.file)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void read_event(const Search *search, const SiteEvent *use)
{
    const Event *event = use->event;
    gboolean hidden = is_hidden(search->reach, use->function, event);
    gboolean untold = event->is_region &&
                      is_untold(search->reach, use->function, event);
    ReleaseKind kind;

    if (untold && (use->escapes || is_late_use(use))) {
        add_to_all(search->sites, use);
    } else if (use->escapes) {
        return;
    } else if (release_is_laid_over(event) &&
               release_of_event(event->kind, &kind)) {
        suspect_leading(search, use, kind, FALSE);
    } else if (release_is_found(event) &&
               (hidden || event_has(event, VALUE_RESULT)) &&
               release_of_event(event->kind, &kind)) {
        suspect_found(search, use, kind);
    } else if ((event->is_region || hidden) &&
               release_of_event(event->kind, &kind) &&
               !reach_is_known(search->reach, use->function, event)) {
        if (is_filled_by_others(search, use)) {
            suspect_leading(search, use, kind, hidden || untold);
        } else {
            suspect(search->sites, use->function->where.file, use, kind,
                    hidden || untold);
        }
    } else if (untold && event->kind == EVENT_PASS &&
               value_is(event->target, VALUE_PARAMETER)) {
        suspect_callees(search, use);
    }
}

void suspects_find(const Tree *tree, const GPtrArray *units,
                   const Contexts *contexts, const Reach *reach,
                   const GPtrArray *sites)
{
    g_autoptr(GArray) lettings = find_lettings(units);
    const Search search = { tree, units, contexts, reach, sites, lettings };

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];
            guint n = reach_skips(reach, function) ? 0 : function->events->len;

            for (guint e = 0; e < n; e++) {
                SiteEvent use = reach_event(reach, function,
                                            function->events->pdata[e]);

                read_event(&search, &use);
            }
        }
    }
}

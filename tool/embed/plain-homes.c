/*
 * plain-homes.c - whether all that happens to a region's pointer is understood
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/search.h"

#include <string.h>

#include "embed/goes.h"
#include "embed/home-macros.h"
#include "embed/results.h"
#include "util/intern.h"

static gboolean refuse_release(Search *search, GPtrArray *releases,
                               const char *reason, const char *what)
{
    const Release *release = releases->pdata[0];

    return search_refuse(search, reason, "the region is %s at %s", what,
                         place_name(&release->where));
}

/* Whether a loop that the region is made in is no obstacle */
static gboolean is_counted(Search *search)
{
    const Spot *spot = search->spot;

    return !spot->looped || spot->count ||
           (spot->copy.element && spot->copy.certain) ||
           (spot->place.element && spot->place.certain) ||
           search_refuse(search, "run-time-count", "it is made in a loop (%s)",
                         place_name(&spot->loop));
}

/* Whether nothing that is not understood gets the region, and may free it; how
 * the elements of an array are reached is understood */
static gboolean stays_in_sight(Search *search)
{
    gboolean array = strcmp(search->site->allocation->count, "1");

    for (guint i = 0; i < search->site->events->len; i++) {
        const SiteEvent *use = search->site->events->pdata[i];

        if (use->escapes && !(array && use->event->kind == EVENT_USE) &&
            !search_refuse(search, "other", "'%s' %s (%s)", use->event->region,
                           use->event->escape,
                           place_name(&use->event->where))) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean region_is_plain(Search *search)
{
    const Site *site = search->site;
    const Allocation *allocation = site->allocation;

    if (!search->spot || allocation->macro || !site->inits->len ||
        strcmp(allocation->type, "MemoryRegion") || site->function->problem ||
        site->function->varies || site->function->inactive->len) {
        return search_refuse(search, "other", "the code around %s is not fully "
                             "understood", place_name(&allocation->where));
    }
    if (allocation->form != ALLOCATION_DECLARATION &&
        allocation->form != ALLOCATION_ASSIGNMENT) {
        return search_refuse(search, "other", "the allocation at %s is not a "
                             "statement of its own, in braces",
                             place_name(&allocation->where));
    }
    if (strcmp(allocation->count, "1") &&
        (!search->spot->count || search->spot->looped ||
         !search->spot->variable)) {
        return search_refuse(search, "run-time-count", "more than one region "
                             "is allocated at %s",
                             place_name(&allocation->where));
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (init->function != allocation->function || init->macro ||
            init->call.file != allocation->where.file) {
            return search_refuse(search, "other", "it is initialised "
                                 "elsewhere, at %s", place_name(&init->call));
        }
    }
    if (site->unparents->len &&
        !refuse_release(search, site->unparents, "re-created", "unparented")) {
        return FALSE;
    }
    search->home->keeps_frees = !frees_go(site);
    if (search->home->keeps_frees && !site->unparents->len) {
        return refuse_release(search, site->frees, "other", "freed");
    }
    if (site->suspects->len) {
        return refuse_release(search, site->suspects, "other",
                              "possibly the one that is released");
    }
    if (!stays_in_sight(search)) {
        return FALSE;
    }
    if (search->spot->trouble) {
        return search_refuse(search, "other", "%s (%s)", search->spot->trouble,
                             place_name(&search->spot->trouble_at));
    }
    return is_counted(search);
}

/* Whether the code takes a reference of its own, and never gives it back */
static const SiteEvent *reference_taken(const Site *site)
{
    const SiteEvent *taken = NULL;

    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->event->kind == EVENT_UNREF) {
            return NULL;
        }
        if (use->event->kind == EVENT_PASS &&
            value_is_parameter(use->event->target, "object_ref", 0)) {
            taken = use;
        }
    }
    return taken;
}

gboolean region_ends(Search *search)
{
    const Site *site = search->site;
    const SiteEvent *taken = reference_taken(site);

    if (search->machine || !g_strcmp0(search->spot->owner, "")) {
        return TRUE;
    }
    if (taken &&
        !search_refuse(search, "lifetime", "a reference to it is taken at %s, "
                       "so that it may be there when its owner is gone",
                       place_name(&taken->event->where))) {
        return FALSE;
    }
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if ((event_has(use->event, VALUE_GLOBAL) || use->lasting) &&
            event_is_use(use->event) &&
            !function_facts_calls(use->function, site->function->key) &&
            !search_refuse(search, "lifetime", "'%s' comes from a variable, "
                           "which still points to the region when its owner "
                           "is gone (%s)", use->event->region,
                           place_name(&use->event->where))) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean uses_are_plain(Search *search, const PointerUse *use)
{
    const char *macro;

    if (use_goes(search->site, &use->where)) {
        return TRUE;
    }
    if (use->kind == USE_TEST) {
        return search_refuse(search, "null-tested", "the pointer is tested at "
                             "%s", place_name(&use->where));
    }
    if (use->kind == USE_OTHER) {
        return search_refuse(search, "other", "the pointer is used in an "
                             "unusual way at %s", place_name(&use->where));
    }
    macro = macros_trouble(search->index, use);
    return !macro ||
           search_refuse(search, "other", "the macro %s, which is given the "
                         "pointer at %s, does not put it in parentheses, or "
                         "makes a string of it", macro,
                         place_name(&use->where));
}

gboolean variable_is_plain(Search *search)
{
    for (guint i = 0; i < search->spot->uses->len; i++) {
        if (!uses_are_plain(search, &g_array_index(search->spot->uses,
                                                   PointerUse, i))) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean field_is_ambiguous(const Search *search, const FieldPlace *place)
{
    const StructRow *own = search_struct(search, place->record);
    const GPtrArray *all = g_hash_table_lookup(search->index->structs,
                                               place->record);

    for (guint i = 0; all && i < all->len; i++) {
        const StructRow *row = all->pdata[i];

        for (guint f = 0; f < row->fields->len; f++) {
            if ((row->where.file != own->where.file ||
                 row->where.start != own->where.start) &&
                g_array_index(row->fields, StructField, f).name ==
                place->field) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether it is known what becomes of the region where a header's function
 * hands it out, to callers that need not have been read */
static gboolean results_are_plain(Search *search, const PointerUse *use)
{
    const char *other = g_str_has_suffix(use->where.file, ".c") ? NULL :
                        results_other_use(search->index, use->function);

    return !other ||
           search_refuse(search, "other", "what becomes of the result of "
                         "%s() is not known at %s", use->function, other);
}

/* The field is given this region, and no other */
gboolean field_is_plain(Search *search, const FieldPlace *place)
{
    const GPtrArray *uses =
        g_hash_table_lookup(search->index->uses,
                            intern_format("%s.%s", place->record,
                                          place->field));

    for (guint i = 0; uses && i < uses->len; i++) {
        const FieldUse *field = uses->pdata[i];
        const PointerUse *use = &field->use;
        const Location *statement = &place->statement;

        if (use->where.file == statement->file &&
            use->where.start >= statement->start &&
            use->where.end <= statement->end) {
            continue;
        }
        if (use_goes(search->site, &use->where)) {
            continue;
        }
        if (!uses_are_plain(search, use) || !results_are_plain(search, use)) {
            return FALSE;
        }
        if (use->kind == USE_SET &&
            !search_refuse(search, use->set_null ? "re-created" : "other",
                           "the field is set again at %s",
                           place_name(&use->where))) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether callers test what they are returned */
static gboolean is_tested_result(Search *search, const SiteEvent *use)
{
    const char *where = use->event->kind != EVENT_RETURN ? NULL :
                        results_test(search->index, use->function->name);

    return where &&
           !search_refuse(search, "null-tested", "the result of %s() may be "
                          "tested at %s", use->function->name, where);
}

gboolean is_tested_beyond(Search *search)
{
    for (guint i = 0; i < search->site->events->len; i++) {
        const SiteEvent *test = search->site->events->pdata[i];

        if (use_goes(search->site, &test->event->where)) {
            continue;
        }
        if (is_tested_result(search, test)) {
            return TRUE;
        }
        for (guint v = 0; test->event->kind == EVENT_TEST &&
                          test->event->values[v]; v++) {
            if ((value_is(test->event->values[v], VALUE_PARAMETER) ||
                 value_is(test->event->values[v], VALUE_RESULT) ||
                 value_is(test->event->values[v], VALUE_OUTPUT) ||
                 value_is(test->event->values[v], VALUE_GLOBAL) ||
                 value_is(test->event->values[v], VALUE_FIELD)) &&
                !search_refuse(search, "null-tested", "the pointer is tested "
                               "in %s(), at %s", test->function->name,
                               place_name(&test->event->where))) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

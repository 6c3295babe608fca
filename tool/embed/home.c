/*
 * home.c - where a region can live
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * docs/embedding.md has the rules in words.  Whatever is not understood is
 * refused.
 */
#include "homes.h"

#include <string.h>

#include "embed/search.h"
#include "embed/complete.h"
#include "embed/home-macros.h"
#include "embed/name.h"
#include "util/intern.h"

static const ScopeVariable *variable_named(const Search *search,
                                           const char *name)
{
    for (guint i = 0; name && i < search->spot->scope->len; i++) {
        const ScopeVariable *variable =
            &g_array_index(search->spot->scope, ScopeVariable, i);

        if (variable->name == name) {
            return variable;
        }
    }
    return NULL;
}

/* Whether a struct stays as it is once a region is in it, and can get one */
static gboolean holds(Search *search, const ScopeVariable *base,
                      const StructRow *row, const char *changed)
{
    const Tree *tree = search->index->cases->tree;
    Location where;

    /* what the struct itself says comes before what others do with it, which
     * is seen or not with the files that are read */
    search->home->includes = !complete_type(search->index, row);
    if (search->home->includes &&
        !complete_include(tree, search->index->includes, row, &where)) {
        return search_refuse(search, "other", "%s does not include %s, so "
                             "that %s cannot have a region in it",
                             row->where.file, tree->header, row->name);
    }
    if (!struct_can_grow(search, base, row, changed) || !region_ends(search)) {
        return FALSE;
    }
    return !g_hash_table_contains(search->index->wiped,
                                  intern_format("%s:%u", row->where.file,
                                                row->where.start)) ||
           search_refuse(search, "lifetime", "structs like %s (%s) are "
                         "copied, overwritten or freed as a whole", row->name,
                         place_name(&row->where));
}

static void settle(Search *search, const ScopeVariable *variable,
                   const StructRow *row, const char *field)
{
    Home *home = search->home;

    home->possible = TRUE;
    home->record = variable->written;
    home->row = row;
    home->where = row->where;
    home->field = field;
    home->text = intern_format("it can be %s.%s%s%s%s (%s), reached as %s",
                               variable->written, field,
                               home->count ? "[" : "",
                               home->count ? home->count : "",
                               home->count ? "]" : "",
                               place_name(&row->where), home->access);
}

static const StructField *field_named(const StructRow *row, const char *name)
{
    for (guint i = 0; row && i < row->fields->len; i++) {
        const StructField *field = &g_array_index(row->fields, StructField, i);

        if (field->name == name) {
            return field;
        }
    }
    return NULL;
}

/* Whether a field is a pointer to a region, or an array of such */
static gboolean is_pointer(const StructField *field, gboolean element)
{
    return field && (element
                     ? g_str_has_prefix(field->type, "MemoryRegion *[") &&
                       !strchr(strchr(field->type, '[') + 1, '[')
                     : !strcmp(field->type, "MemoryRegion *"));
}

/* Whether a place is a pointer that can become a region, in a struct that
 * lives as long as that, and the region of this site alone */
static gboolean place_suits(Search *search, const FieldPlace *place)
{
    const Spot *spot = search->spot;
    const StructRow *row = search_struct(search, place->record);
    const ScopeVariable *base = variable_named(search, place->base);
    /* what a device looks up may be another one, which several look up */
    gboolean given = base && (base->parameter || search->machine ||
                              (base->made_by && strstr(base->made_by, "_new")));
    const char *unknown;

    if (!is_pointer(field_named(row, place->field), place->element) || !base ||
        base->record != place->record || !place->certain ||
        field_is_ambiguous(search, place)) {
        return search_refuse(search, "unreachable-state", "%s is not a plain "
                             "field of a struct that can be changed",
                             place->written);
    }
    if (!((struct_outlives(search, base) &&
           ((given && struct_suits(search, base->record)) ||
            ((base->parameter || base->part) &&
             struct_is_part(search, base->record)))) ||
          (given && spot->owner && !strcmp(spot->owner, base->origin))) &&
        !search_refuse(search, "lifetime", "%s (%s) need not live as long as "
                       "the region", base->written,
                       place_name(&row->where))) {
        return FALSE;
    }
    if (!field_is_plain(search, place) || is_tested_beyond(search) ||
        !holds(search, base, row, place->field)) {
        return FALSE;
    }
    unknown = complete_field(search->index, row, place->field);
    return !unknown ||
           search_refuse(search, "other", "what is done to a field %s at %s "
                         "is not known", place->field, unknown);
}

static gboolean settle_place(Search *search, const FieldPlace *place)
{
    const StructRow *row = search_struct(search, place->record);
    const ScopeVariable *base = variable_named(search, place->base);
    const char *open;

    if (!place_suits(search, place)) {
        return FALSE;
    }
    if (place->element) {
        open = strchr(field_named(row, place->field)->type, '[') + 1;
        search->home->count = intern_format("%.*s", (int)strcspn(open, "]"),
                                            open);
    }
    search->home->access = place->written;
    search->home->changes = place;
    settle(search, base, row, place->field);
    return TRUE;
}

/* A pointer in the same struct would be left over, pointing to what stands
 * beside it */
static gboolean has_pointer(Search *search, const ScopeVariable *variable,
                            const StructRow *row)
{
    for (guint i = 0; i < search->site->events->len; i++) {
        const SiteEvent *event = search->site->events->pdata[i];

        if (event->event->kind == EVENT_STORE &&
            value_is_field_of(event->event->target, row->name)) {
            search_refuse(search, "other", "%s has a pointer to it, "
                          "which is set at %s", variable->written,
                          place_name(&event->event->where));
            return TRUE;
        }
    }
    return FALSE;
}

/* How many regions the field is of, and which of them is meant */
static gboolean settle_count(Search *search, const ScopeVariable *variable,
                             const StructRow *row, const char *field)
{
    const Spot *spot = search->spot;
    Home *home = search->home;

    if (spot->count &&
        !macros_constant(search->index->cases->tree, row, spot->count,
                         search_file(search))) {
        return search_refuse(search, "run-time-count", "%s is not known, or is "
                             "not the same, where %s is defined (%s)",
                             spot->count, variable->written,
                             place_name(&row->where));
    }
    home->count = spot->count;
    home->all = spot->count && !spot->index;
    home->access = spot->index
        ? intern_format("%s->%s[%s]", variable->name, field, spot->index)
        : intern_format("%s->%s", variable->name, field);
    return TRUE;
}

static gboolean settle_variable(Search *search, GHashTable *taken)
{
    const ScopeVariable *variable = choose_variable(search);
    const char *declaration = NULL;
    ScopeVariable declared;
    const StructRow *row;
    const char *field;

    if (!variable) {
        declaration = declare_variable(search, &declared);
        variable = declaration ? &declared : NULL;
    }
    row = variable ? search_struct(search, variable->record) : NULL;
    if (!row) {
        return refuse_homeless(search);
    }
    if (!holds(search, variable, row, NULL)) {
        return FALSE;
    }
    field = name_field(search, row, taken);
    if (!field || has_pointer(search, variable, row) ||
        !settle_count(search, variable, row, field)) {
        return FALSE;
    }
    search->home->declaration = declaration;
    settle(search, variable, row, field);
    g_hash_table_add(taken, (gpointer)home_key(row, field));
    return TRUE;
}

static gboolean settle_local(Search *search, GHashTable *taken)
{
    const Spot *spot = search->spot;

    if (!variable_is_plain(search)) {
        return FALSE;
    }
    if (!complete_variable(search->index->cases->tree, spot)) {
        return search_refuse(search, "other", "'%s' is used in code that is "
                             "not compiled, near %s", spot->variable,
                             place_name(&spot->declaration));
    }
    if (spot->copy.record && settle_place(search, &spot->copy)) {
        return TRUE;
    }
    if (spot->looped && !spot->count) {
        return search_refuse(search, "run-time-count", "it is made in a loop "
                             "(%s)", place_name(&spot->loop));
    }
    return settle_variable(search, taken);
}

static void find_home(const HomeIndex *index, const char *const *forced,
                      Site *site, GHashTable *taken)
{
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    Home *home = &site->home;
    Search search = {
        .index = index,
        .site = site,
        .spot = g_hash_table_lookup(index->spots, site->allocation->value),
        .types = types,
        .forced = forced,
        .home = home,
    };

    *home = (Home) { 0 };
    home->spot = search.spot;
    if (region_is_plain(&search) && read_roots(&search)) {
        if (search.spot->place.record) {
            settle_place(&search, &search.spot->place);
        } else {
            settle_local(&search, taken);
        }
    }
}

/* Takes a home back */
static void unsettle(Home *home, const char *text)
{
    home->possible = FALSE;
    home->reason = "other";
    home->text = text;
}

/* How many regions of a variable have a home */
static guint count_settled(const GPtrArray *sites, const Spot *spot)
{
    guint n = 0;

    for (guint i = 0; i < sites->len; i++) {
        const Home *home = &((const Site *)sites->pdata[i])->home;

        n += home->possible && home->spot->variable == spot->variable &&
             home->spot->declaration.file == spot->declaration.file &&
             home->spot->declaration.start == spot->declaration.start;
    }
    return n;
}

/* A variable goes with all of its regions, or stays */
static void unsettle_shared(const GPtrArray *sites)
{
    for (guint i = 0; i < sites->len; i++) {
        Home *home = &((Site *)sites->pdata[i])->home;

        if (home->possible && home->spot->variable &&
            count_settled(sites, home->spot) < home->spot->serves) {
            unsettle(home, intern_format("'%s' holds other regions as well "
                                         "(%s)", home->spot->variable,
                                         place_name(&home->spot->declaration)));
        }
    }
}

void homes_find(const Cases *cases, const Contexts *contexts)
{
    g_autoptr(HomeIndex) index = home_index_new(cases, contexts);
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < cases->sites->len; i++) {
        find_home(index, NULL, cases->sites->pdata[i], taken);
    }
    unsettle_shared(cases->sites);
}

const char *const homes_forcible[] = {
    "null-tested", "called-repeatedly", "re-created", "lifetime", NULL,
};

void homes_force(const Cases *cases, const Contexts *contexts,
                 const char *const *forced)
{
    g_autoptr(HomeIndex) index = home_index_new(cases, contexts);
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < cases->sites->len; i++) {
        const Home *home = &((const Site *)cases->sites->pdata[i])->home;

        if (home->possible) {
            g_hash_table_add(taken, (gpointer)home_key(home->row,
                                                       home->field));
        }
    }
    for (guint i = 0; i < cases->sites->len; i++) {
        Site *site = cases->sites->pdata[i];

        if (!site->home.possible &&
            g_strv_contains(forced, site->home.reason)) {
            find_home(index, forced, site, taken);
            site->home.forced = TRUE;
        }
    }
    unsettle_shared(cases->sites);
}

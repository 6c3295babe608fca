/*
 * home.c - where a region can live
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * docs/embedding.md has the rules in words.  Whatever is not understood is
 * refused.
 */
#include "homes.h"
#include "embed/search.h"

#include <string.h>

#include "embed/complete.h"
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
static gboolean holds(Search *search, const StructRow *row)
{
    const Tree *tree = search->index->cases->tree;

    if (g_hash_table_contains(search->index->wiped, row->name)) {
        return search_refuse(search, "lifetime", "structs like %s (%s) are "
                             "overwritten as a whole", row->name,
                             place_name(&row->where));
    }
    return complete_type(tree, row) ||
           search_refuse(search, "other", "%s does not include %s, so that %s "
                         "cannot have a region in it", row->where.file,
                         tree->header, row->name);
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
    home->access = intern_format("%s->%s", variable->name, field);
    home->text = intern_format("it can be %s.%s (%s), reached as %s",
                               variable->written, field,
                               place_name(&row->where), home->access);
}

static gboolean settle_field(Search *search, GHashTable *taken)
{
    const Spot *spot = search->spot;
    const StructRow *row = search_struct(search, spot->record);
    const ScopeVariable *base = variable_named(search, spot->base);
    gboolean pointer = FALSE;
    const char *unknown;

    for (guint i = 0; row && i < row->fields->len; i++) {
        const StructField *field = &g_array_index(row->fields, StructField, i);

        pointer |= field->name == spot->field &&
                   !strcmp(field->type, "MemoryRegion *");
    }
    if (!pointer || !base || base->record != spot->record ||
        field_is_ambiguous(search)) {
        return search_refuse(search, "unreachable-state", "%s is not a plain "
                             "field of a struct that can be changed",
                             search->site->allocation->lvalue);
    }
    if (!(struct_suits(search, base->record) ||
          struct_is_part(search, base->record) ||
          (spot->owner && !strcmp(spot->owner, base->origin)))) {
        return search_refuse(search, "lifetime", "%s (%s) need not live as "
                             "long as the region", base->written,
                             place_name(&row->where));
    }
    if (!field_is_plain(search) || is_tested_beyond(search) ||
        !holds(search, row)) {
        return FALSE;
    }
    unknown = complete_field(search->index, row, spot->field);
    if (unknown) {
        return search_refuse(search, "other", "what is done to a field %s at "
                             "%s is not known", spot->field, unknown);
    }
    settle(search, base, row, spot->field);
    search->home->changes = TRUE;
    return TRUE;
}

static gboolean settle_variable(Search *search, GHashTable *taken)
{
    const ScopeVariable *variable;
    const StructRow *row;
    const char *field;

    if (!variable_is_plain(search)) {
        return FALSE;
    }
    variable = choose_variable(search);
    row = variable ? search_struct(search, variable->record) : NULL;
    if (!row) {
        return refuse_homeless(search);
    }
    if (!holds(search, row)) {
        return FALSE;
    }
    if (!complete_variable(search->index->cases->tree, search->spot)) {
        return search_refuse(search, "other", "'%s' is used in code that is "
                             "not compiled, near %s", search->spot->variable,
                             place_name(&search->spot->declaration));
    }
    field = name_field(search->site, search->spot, row, taken);
    if (!field) {
        return search_refuse(search, "other", "%s (%s) has a field %s, and the "
                             "region's name makes no other", variable->written,
                             place_name(&row->where), search->spot->variable);
    }
    for (guint i = 0; i < search->site->events->len; i++) {
        const SiteEvent *event = search->site->events->pdata[i];

        if (event->event->kind == EVENT_STORE &&
            value_is_field_of(event->event->target, row->name)) {
            return search_refuse(search, "other", "%s has a pointer to it, "
                                 "which is set at %s", variable->written,
                                 place_name(&event->event->where));
        }
    }
    settle(search, variable, row, field);
    g_hash_table_add(taken, (gpointer)home_key(row, field));
    return TRUE;
}

static void find_home(const HomeIndex *index, const Site *site,
                      GHashTable *taken, Home *home)
{
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    Search search = {
        .index = index,
        .site = site,
        .spot = g_hash_table_lookup(index->spots, site->allocation->value),
        .types = types,
        .home = home,
    };

    home->spot = search.spot;
    if (region_is_plain(&search) && read_roots(&search)) {
        if (search.spot->field) {
            settle_field(&search, taken);
        } else {
            settle_variable(&search, taken);
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
        Site *site = cases->sites->pdata[i];

        site->cure = cases->tree->cure;
        find_home(index, site, taken, &site->home);
    }
    unsettle_shared(cases->sites);
}

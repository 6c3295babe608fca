/*
 * name.c - what a region's field is called
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/name.h"

#include <string.h>

#include "embed/complete.h"
#include "embed/field-names.h"
#include "embed/home-macros.h"
#include "util/identifier.h"
#include "util/intern.h"

/* Names of local variables that say nothing about the region */
static gboolean is_vague(const char *name)
{
    static const char *const names[] = {
        "alias", "m", "mem", "memory", "mr", "port", "ptr", "reg", "region",
        "sub", "subregion", "tmp",
    };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (!strcmp(name, names[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

const char *home_key(const StructRow *row, const char *field)
{
    return intern_format("%s:%u.%s", row->where.file, row->where.start, field);
}

static gboolean is_free(const Search *search, const StructRow *row,
                        const char *name, GHashTable *taken)
{
    const Tree *tree = search->index->cases->tree;

    for (guint i = 0; i < row->fields->len; i++) {
        if (g_array_index(row->fields, StructField, i).name == name) {
            return FALSE;
        }
    }
    return !g_hash_table_contains(taken, home_key(row, name)) &&
           !complete_struct_names(tree, row, name) &&
           !macros_define(tree, row->where.file, name) &&
           !macros_define(tree, search_file(search), name);
}

/* Why a field is not called as the local variable is */
static const char *why_not(const Search *search, const StructRow *row,
                           GHashTable *taken)
{
    const Spot *spot = search->spot;

    return spot->serves > 1 ? "holds several regions, so that it is no name"
           : is_free(search, row, spot->variable, taken)
           ? "says too little to be the name" : "is taken as a name";
}

/* "sii3112.bar0" is bar0, "pci-mem-low" pci_mem_low */
static const char *name_of_string(const char *text)
{
    g_autofree char *name = NULL;
    gsize length = strlen(text);
    const char *dot;

    if (length < 3 || text[0] != '"' || text[length - 1] != '"') {
        return NULL;
    }
    name = g_strndup(text + 1, length - 2);
    dot = strrchr(name, '.');
    if (dot && dot[1]) {
        memmove(name, dot + 1, strlen(dot));
    }
    for (char *p = name; *p; p++) {
        if (!g_ascii_isalnum(*p)) {
            *p = '_';
        }
        *p = g_ascii_tolower(*p);
    }
    return strchr(text, '\\') || !identifier_is_valid(name) ? NULL
                                                            : intern(name);
}

/* Which of the regions that its variable holds is the site's, from 0 */
static guint count_before(const Cases *cases, const Site *site)
{
    g_autofree char *key = field_names_key(site);
    guint n = 0;

    for (guint i = 0; cases->sites->pdata[i] != site; i++) {
        g_autofree char *other = field_names_key(cases->sites->pdata[i]);

        n += !g_strcmp0(key, other);
    }
    return n;
}

static const char *chosen_name(Search *search, const char *const *names,
                               const StructRow *row, GHashTable *taken)
{
    guint n = g_strv_length((char **)names);
    const char *name;

    if (n != search->spot->serves) {
        search_refuse(search, "other", "%u name%s chosen for the %u that '%s' "
                      "holds", n, n == 1 ? " is" : "s are",
                      search->spot->serves, search->spot->variable);
        return NULL;
    }
    name = intern(names[count_before(search->index->cases, search->site)]);
    if (!is_free(search, row, name, taken)) {
        search_refuse(search, "other", "%s (%s) has a field %s: choose another "
                      "name", row->name, place_name(&row->where), name);
        return NULL;
    }
    return name;
}

const char *name_field(Search *search, const StructRow *row, GHashTable *taken)
{
    const Site *site = search->site;
    const Spot *spot = search->spot;
    const char *const *chosen =
        field_names_of(search->index->cases->tree->field_names, site);
    const Init *init = site->inits->len ? site->inits->pdata[0] : NULL;
    const char *other = init ? name_of_string(init->name) : NULL;

    if (chosen) {
        return chosen_name(search, chosen, row, taken);
    }
    if (spot->serves == 1 && !is_vague(spot->variable) &&
        is_free(search, row, spot->variable, taken)) {
        return spot->variable;
    }
    if (other && is_free(search, row, other, taken)) {
        return other;
    }
    search_refuse(search, "other", "'%s' %s for a field of %s (%s), and the "
                  "region's name makes no other", spot->variable,
                  why_not(search, row, taken), row->name,
                  place_name(&row->where));
    return NULL;
}

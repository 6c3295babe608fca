/*
 * name.c - what a region's field is called
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/name.h"

#include <string.h>

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

static gboolean is_free(const StructRow *row, const char *name,
                        GHashTable *taken)
{
    for (guint i = 0; i < row->fields->len; i++) {
        if (g_array_index(row->fields, StructField, i).name == name) {
            return FALSE;
        }
    }
    return !g_hash_table_contains(taken, home_key(row, name));
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
    return g_ascii_isdigit(name[0]) || strchr(text, '\\') ? NULL
                                                          : intern(name);
}

const char *name_field(const Site *site, const Spot *spot,
                       const StructRow *row, GHashTable *taken)
{
    const Init *init = site->inits->len ? site->inits->pdata[0] : NULL;
    const char *other = init ? name_of_string(init->name) : NULL;

    if (spot->serves == 1 && !is_vague(spot->variable) &&
        is_free(row, spot->variable, taken)) {
        return spot->variable;
    }
    if (other && is_free(row, other, taken)) {
        return other;
    }
    return NULL;
}

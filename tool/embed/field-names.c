/*
 * field-names.c - what users call the fields that regions become
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/field-names.h"
#include "error.h"
#include "util/identifier.h"

GHashTable *field_names_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify)g_strfreev);
}

static gboolean is_key(const char *key)
{
    g_auto(GStrv) parts = g_strsplit(key, ":", -1);

    return g_strv_length(parts) == 3 && *parts[0] &&
           identifier_is_valid(parts[1]) && identifier_is_valid(parts[2]);
}

gboolean field_names_set(GHashTable *names, const char *key,
                         const char *const *fields, GError **error)
{
    if (!is_key(key)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "'%s' is not FILE:FUNCTION:VARIABLE, the local variable "
                    "that holds a region", key);
        return FALSE;
    }
    for (guint i = 0; fields[i]; i++) {
        if (!identifier_is_valid(fields[i])) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                        "'%s' cannot be the name of a field", fields[i]);
            return FALSE;
        }
    }
    g_hash_table_insert(names, g_strdup(key), g_strdupv((char **)fields));
    return TRUE;
}

char *field_names_key(const Site *site)
{
    const Allocation *allocation = site->allocation;

    return identifier_is_valid(allocation->lvalue)
           ? g_strdup_printf("%s:%s:%s", allocation->where.file,
                             allocation->function, allocation->lvalue)
           : NULL;
}

const char *const *field_names_of(GHashTable *names, const Site *site)
{
    g_autofree char *key = names ? field_names_key(site) : NULL;

    return key ? g_hash_table_lookup(names, key) : NULL;
}

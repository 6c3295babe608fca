/*
 * sites.c - allocations of regions, each with all that happens to it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sites.h"

#include <string.h>

void site_free(Site *site)
{
    g_ptr_array_unref(site->events);
    g_ptr_array_unref(site->inits);
    g_ptr_array_unref(site->frees);
    g_ptr_array_unref(site->unparents);
    g_ptr_array_unref(site->suspects);
    g_clear_pointer(&site->array.uses, g_array_unref);
    g_free(site);
}

static const Init *only_init(const Site *site)
{
    const Init *first = site->inits->len ? site->inits->pdata[0] : NULL;

    for (guint i = 1; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (strcmp(init->owner, first->owner)) {
            return NULL;
        }
    }
    return first;
}

const char *site_owner(const Site *site)
{
    const Init *init = only_init(site);

    return init ? init->owner : "";
}

OwnerKind site_owner_kind(const Site *site)
{
    const Init *init = only_init(site);

    return init ? init->owner_kind : OWNER_KIND_OTHER;
}

gboolean cases_want(const Cases *cases, const Site *site)
{
    return path_is_wanted(site->allocation->where.file, cases->paths);
}

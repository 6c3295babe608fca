/*
 * goes.c - what goes with the frees of a region that becomes a field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/goes.h"

#include <string.h>

/* That the region has ended where it is freed is for the rules to say, which
 * have asked the same for constructors */
gboolean frees_go(const Site *site)
{
    for (guint i = 0; i < site->frees->len; i++) {
        const Release *release = site->frees->pdata[i];

        if ((release->kind != RELEASE_FREE &&
             release->kind != RELEASE_CLEAR) || !release->gone.file ||
            strcmp(site->verdict, "convert-drop-free")) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_in(const Location *where, const Location *around)
{
    return where->file == around->file && where->start >= around->start &&
           where->end <= around->end;
}

gboolean use_goes(const Site *site, const Location *where)
{
    for (guint i = 0; !site->home.keeps_frees && i < site->frees->len; i++) {
        const Release *release = site->frees->pdata[i];

        if (is_in(where, &release->gone) || is_in(where, &release->orphan)) {
            return TRUE;
        }
    }
    return FALSE;
}

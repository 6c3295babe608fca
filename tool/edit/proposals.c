/*
 * proposals.c - what spatch makes of files, kept from one run to the next
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What it makes of a file depends on the text that it is given, on the places,
 * and on spatch: nothing else is in the key, and no file of the tree.
 */
#include "edit/proposals.h"

#include <string.h>

#include "cache.h"
#include "error.h"

/* In front of a file's name among results */
#define PROPOSAL "proposal:"
#define PROPOSAL_TYPE G_VARIANT_TYPE_BYTESTRING

/* A file that several semantic patches edit, one after the other, has a result
 * of each */
static char *name_of(const Proposal *proposal, const char *patch)
{
    return g_strconcat(PROPOSAL, patch, ":", proposal->file, NULL);
}

static char *how_of(const Proposal *proposal, const char *spatch)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const char *const parts[] = {
        spatch, proposal->places, proposal->content,
    };

    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_checksum_update(sum, (const guchar *)parts[i], strlen(parts[i]) + 1);
    }
    return g_strdup(g_checksum_get_string(sum));
}

static void find(const Tree *tree, Proposal *proposal, const char *patch,
                 const char *spatch)
{
    g_autofree char *name = name_of(proposal, patch);
    g_autofree char *how = how_of(proposal, spatch);
    g_autoptr(GVariant) kept = cache_find(tree->cache, name, how, NULL,
                                          PROPOSAL_TYPE);

    if (kept) {
        proposal->proposed = g_variant_get_data_as_bytes(kept);
    }
}

static void keep(const Tree *tree, const Proposal *proposal,
                 const char *patch, const char *spatch)
{
    g_autofree char *name = name_of(proposal, patch);
    g_autofree char *how = how_of(proposal, spatch);
    g_autoptr(GHashTable) none = g_hash_table_new(NULL, NULL);

    cache_keep(tree->cache, name, how, NULL, none, none,
               g_variant_new_from_bytes(PROPOSAL_TYPE, proposal->proposed,
                                        TRUE));
}

/* Where spatch has failed each time, it is no fault of the files' */
static gboolean check_failures(GPtrArray *proposals, GError **error)
{
    for (guint i = 0; i < proposals->len; i++) {
        if (!((const Proposal *)proposals->pdata[i])->failed) {
            return TRUE;
        }
    }
    if (!proposals->len) {
        return TRUE;
    }
    g_set_error_literal(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        ((const Proposal *)proposals->pdata[0])->problem);
    return FALSE;
}

gboolean proposals_find(const Tree *tree, GPtrArray *proposals,
                        const char *patch, guint jobs, GError **error)
{
    g_autofree char *spatch = spatch_digest(patch);
    g_autoptr(GPtrArray) rest = g_ptr_array_new();

    for (guint i = 0; i < proposals->len; i++) {
        Proposal *proposal = proposals->pdata[i];

        find(tree, proposal, patch, spatch);
        if (!proposal->proposed) {
            g_ptr_array_add(rest, proposal);
        }
    }
    if (!spatch_run(rest, patch, jobs, error)) {
        return FALSE;
    }
    for (guint i = 0; i < rest->len; i++) {
        const Proposal *proposal = rest->pdata[i];

        if (proposal->proposed) {
            keep(tree, proposal, patch, spatch);
        }
    }
    return check_failures(proposals, error);
}

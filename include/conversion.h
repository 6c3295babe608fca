/*
 * conversion.h - from a tree to the files that its conversion changes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * audit -> plan -> edits -> api.
 */
#ifndef MRCONV_CONVERSION_H
#define MRCONV_CONVERSION_H

#include "api.h"
#include "audit.h"

/**
 * ConvertedSite:
 * @index: index into the audit's sites
 * @site: the site
 * @file: file of its allocation
 * @line: line of its allocation
 * @couple: index of the first site that it can only be converted with, @index
 *     if there is none
 *
 * A site that can be converted.
 */
typedef struct {
    guint index;
    const Site *site;
    const char *file;
    guint line;
    guint couple;
} ConvertedSite;

/**
 * Conversion:
 * @audit: the tree's audit
 * @plan: (element-type FileEdit): the edits of all convertible sites, not made
 * @sites: (element-type ConvertedSite): those sites, by file and place
 * @edits: (nullable) (element-type FileEdit): the edits of @sites, with @after
 *     set, see conversion_make()
 * @api: (nullable): constructors that they need; %NULL if they need none
 * @files: (nullable) (element-type FileEdit): all files that change, those of
 *     @edits and of @api, by name
 * @left: (element-type utf8): why sites of @sites are left as they are,
 *     "file:line: why", or a file
 *
 * What converting a tree takes.
 */
typedef struct {
    Audit *audit;
    GPtrArray *plan;
    GPtrArray *sites;
    GPtrArray *edits;
    Api *api;
    GPtrArray *files;
    GPtrArray *left;
} Conversion;

/**
 * conversion_new:
 * @tree: the tree, with a build directory; must outlive the conversion
 * @paths: (nullable): as for audit_run()
 * @jobs: how much to do at once
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what can be converted
 */
Conversion *conversion_new(const Tree *tree, const char *const *paths,
                           guint jobs, GError **error);

/**
 * conversion_of_audit:
 * @audit: (transfer full): an audit
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what can be converted
 */
Conversion *conversion_of_audit(Audit *audit, GError **error);
void conversion_free(Conversion *conversion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Conversion, conversion_free)

/**
 * conversion_leave:
 * @conversion: a conversion
 * @left: (element-type utf8): fingerprints of sites that have to stay as they
 *     are
 *
 * Takes these sites out of @sites.
 */
void conversion_leave(Conversion *conversion, GHashTable *left);

/**
 * conversion_keep_calling:
 * @conversion: a conversion
 * @names: constructors
 *
 * Leaves none in @sites but those that call only @names, and are coupled with
 * none that calls another one.
 */
void conversion_keep_calling(Conversion *conversion,
                             const char *const *names);

/**
 * conversion_make:
 * @conversion: a conversion
 * @jobs: how much to do at once
 * @error: return location
 *
 * Makes the edits of @sites, and derives the constructors that they need and
 * the tree lacks.  A site that cannot be edited, or whose constructor cannot be
 * derived, is left as it is, and @left says why.  Writes nothing.
 *
 * Returns: %TRUE if @edits, @api and @files are set
 */
gboolean conversion_make(Conversion *conversion, guint jobs, GError **error);

/**
 * conversion_edits:
 * @conversion: a conversion; must outlive the edits
 * @sites: (element-type ConvertedSite): some of its sites, with all that they
 *     are coupled with
 * @jobs: how much to do at once
 * @error: return location
 *
 * Makes the edits that convert @sites.
 *
 * Returns: (transfer full) (element-type FileEdit) (nullable): the files that
 *     change, with @after or @problem set
 */
GPtrArray *conversion_edits(const Conversion *conversion,
                            const GPtrArray *sites, guint jobs,
                            GError **error);

/**
 * site_is_memory:
 * @site: a site
 *
 * Returns: whether it may be RAM or ROM, which can be migrated, and not just a
 *     container, an alias or I/O
 */
gboolean site_is_memory(const Site *site);

/**
 * sites_constructors:
 * @sites: (element-type ConvertedSite): some sites
 *
 * Returns: (transfer full): the constructors that they call, by name, sorted
 */
char **sites_constructors(const GPtrArray *sites);

#endif

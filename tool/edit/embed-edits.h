/*
 * embed-edits.h - the edits that make a region a field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_EDITS_H
#define MRCONV_EMBED_EDITS_H

#include "verdict.h"
#include "edit/changes.h"

/**
 * embed_plan:
 * @cases: the sites
 * @files: (element-type FileEdit): a plan
 * @site: index of a site with a home
 * @error: set when a file cannot be read
 *
 * Adds the edits that embed one site's region.
 *
 * Returns: %TRUE on success
 */
gboolean embed_plan(const Cases *cases, GPtrArray *files, guint site,
                    GError **error);

/**
 * embed_changes_new:
 * @file: a file and its edits, all of which embed regions
 * @plain: as for changes_new()
 * @name: as for changes_new()
 * @places: (out) (transfer full): where semantic-patches/
 *     memory-region-embed.cocci is to match, as its -D places= takes it
 *
 * Returns: (transfer full) (element-type Change): as for changes_new()
 */
GPtrArray *embed_changes_new(FileEdit *file, const Plain *plain,
                             const char *name, char **places);

/* Adds the include that is among a file's edits, if any, to what its other
 * edits have made of its text */
char *embed_include(const FileEdit *file, char *text);

/* The name that is declared, or used, right before a token, also of an array */
guint embed_name_before(const Tokens *before, guint semicolon);

/* Tells the semantic patch of a place at a token */
void embed_add_place(Changes *all, guint token, const char *kind,
                     const char *text);

/**
 * embed_plan_frees:
 * @cases: the sites
 * @files: (element-type FileEdit): a plan
 * @site: index of a site with a home
 * @error: set when a file cannot be read
 *
 * Adds the edits that take the frees of one site's region out, and with them
 * functions that do nothing else.
 *
 * Returns: %TRUE on success
 */
gboolean embed_plan_frees(const Cases *cases, GPtrArray *files, guint site,
                          GError **error);

/* A free that goes, with what goes with it */
void embed_drop_free(Changes *all, const Edit *edit);

/* A variable, function or registration that a free has left without use */
void embed_drop_named(Changes *all, const Edit *edit);

/* The start of a plan's edits, which plan.c makes */
Edit *new_edit(EditKind kind, const Location *where, const char *function,
               const char *region, guint site);
FileEdit *file_edit(const Cases *cases, GPtrArray *files, const char *file,
                    GError **error);

/* Adds an edit to a plan, for one more site if it is there already */
gboolean plan_add(const Cases *cases, GPtrArray *files, Edit *edit,
                  GError **error);

#endif

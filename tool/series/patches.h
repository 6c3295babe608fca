/*
 * patches.h - which site goes with which patch
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PATCHES_H
#define MRCONV_PATCHES_H

#include "conversion.h"
#include "series.h"

/**
 * Patch:
 * @subject: the first line of its message
 * @area: directory that all of @sources are in, "" if they have none in common
 * @memory: whether it converts RAM or ROM, which can be migrated
 * @sites: (element-type ConvertedSite): what it converts, by file and place;
 *     empty for the one that adds the constructors
 * @files: (element-type utf8): the files that it changes, sorted
 * @sources: (element-type utf8): those of them that say what it is about: a
 *     header goes with its users
 * @message: its message, once it has been committed
 * @recipients: (element-type Recipient): whom to send it to
 * @lists: (element-type Recipient): the mailing lists among them
 *
 * A patch of the series.
 */
typedef struct {
    char *subject;
    char *area;
    gboolean memory;
    GPtrArray *sites;
    GPtrArray *files;
    GPtrArray *sources;
    char *message;
    GPtrArray *recipients;
    GPtrArray *lists;
} Patch;

Patch *patch_new(void);
void patch_free(gpointer patch);

/**
 * patches_split:
 * @conversion: what is converted
 * @split: how to split it
 * @root: the tree's root
 * @error: set when maintainers cannot be asked for
 *
 * Splits the sites into patches, without subjects: those with RAM and ROM
 * apart from all others (but for %SPLIT_ONE, and where inits stay as they
 * are), coupled sites together.
 *
 * Returns: (transfer full) (element-type Patch) (nullable): the patches, in
 *     order, without subjects and recipients
 */
GPtrArray *patches_split(const Conversion *conversion, Split split,
                         const char *root, GError **error);

/**
 * patches_complete:
 * @patches: (element-type Patch): patches with their sites
 * @plan: (element-type FileEdit): the whole plan
 *
 * Sets @area, @files and @sources.
 */
void patches_complete(GPtrArray *patches, const GPtrArray *plan);

/**
 * plan_file_text:
 * @patches: (element-type Patch): patches with subjects
 *
 * Returns: (transfer full): the plan as a file for people to edit, see
 *     docs/formats.md
 */
char *plan_file_text(const GPtrArray *patches);

/**
 * plan_file_check:
 * @path: the file
 * @names: (element-type utf8 GStrv): names of fields, which get what the plan
 *     says of them
 * @error: names the line that is wrong
 *
 * Returns: %TRUE if it can be read and is a plan, whatever it is a plan of
 */
gboolean plan_file_check(const char *path, GHashTable *names, GError **error);

/**
 * plan_file_read:
 * @path: a file as plan_file_text() makes it
 * @conversion: what can be converted
 * @error: names the line that is wrong
 *
 * Returns: (transfer full) (element-type Patch) (nullable): patches with
 *     subjects and sites
 */
GPtrArray *plan_file_read(const char *path, const Conversion *conversion,
                          GError **error);

#endif

/*
 * patch.h - what a unified diff changes, line by line
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PATCH_H
#define MRCONV_PATCH_H

#include <glib.h>

/**
 * PatchRun:
 * @old_line: first line that goes, from 1; where nothing goes, the line that
 *     the new ones come before
 * @old_count: how many lines go
 * @new_line: the same of what comes
 * @new_count: how many lines come
 * @text: what comes, with the ends of its lines
 *
 * Lines next to each other that are replaced by others.
 */
typedef struct {
    guint old_line, old_count;
    guint new_line, new_count;
    GString *text;
} PatchRun;

/**
 * PatchFile:
 * @file: the file's new name
 * @runs: (element-type PatchRun): what changes in it, from top to bottom
 */
typedef struct {
    char *file;
    GPtrArray *runs;
} PatchFile;

/**
 * patch_file_whole:
 * @file: name of a file
 *
 * Returns: (transfer full): a change of each of its lines, without text
 */
PatchFile *patch_file_whole(const char *file);

/**
 * patch_parse:
 * @diff: what git diff has printed, with or without context, and with b/ before
 *     the new names
 *
 * Returns: (transfer full) (element-type PatchFile): the files with text that
 *     changes and that are still there, in the order of the diff
 */
GPtrArray *patch_parse(const char *diff);

#endif

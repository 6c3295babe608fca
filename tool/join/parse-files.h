/*
 * parse-files.h - files parsed, with the flags of each target that matters
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PARSE_FILES_H
#define MRCONV_PARSE_FILES_H

#include "join/collect.h"

/**
 * ParsedFile:
 * @facts: (nullable): what there is in it; kept in the cache, or written
 * @failure: (nullable): why there is nothing
 */
typedef struct {
    UnitFacts *facts;
    char *failure;
} ParsedFile;

/**
 * parse_files:
 * @collection: what they are parsed for; nothing is added to it
 * @files: (element-type filename): sources, relative to the root
 * @fragments: (element-type filename): files that they include whose functions
 *     are wanted as well
 * @error: set when a signal arrives, or facts cannot be written
 *
 * Returns: (transfer full): one for each of @files; neither is set in those
 *     that an error has left out
 */
ParsedFile *parse_files(Collection *collection, GPtrArray *files,
                        GHashTable *fragments, GError **error);

#endif

/*
 * array-search.h - an array while it is looked into
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ARRAY_SEARCH_H
#define MRCONV_ARRAY_SEARCH_H

#include "embed/home-index.h"

typedef struct {
    const HomeIndex *index;
    GHashTable *uses;        /* place -> GPtrArray of ArrayUse */
    GHashTable *spans;       /* value -> ArraySpan */
    Site *site;
    const ArraySpan *span;
    GPtrArray *own;          /* uses of the site's array */
} ArraySearch;

/* Notes why an array cannot be converted; returns FALSE */
static inline gboolean refuse(ArraySearch *search, const Location *where,
                              const char *why)
{
    search->site->array.trouble = why;
    search->site->array.where = *where;
    return FALSE;
}

/* Whether a place is part of another one, or the same */
static inline gboolean is_inside(const Location *inner, const Location *outer)
{
    return inner->file == outer->file && inner->start >= outer->start &&
           inner->end <= outer->end;
}

/**
 * array_is_understood:
 * @search: an array with all its uses
 *
 * Returns: whether each is one that can be edited, and none meets an element
 *     that is not there
 */
gboolean array_is_understood(ArraySearch *search);

#endif

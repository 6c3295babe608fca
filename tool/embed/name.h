/*
 * name.h - what a region's field is called
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_NAME_H
#define MRCONV_EMBED_NAME_H

#include "embed/search.h"

/* A field of a struct, as name_field()'s @taken has it */
const char *home_key(const StructRow *row, const char *field);

/**
 * name_field:
 * @search: a search, for the region of a local variable
 * @row: the struct that gets the field
 * @taken: (element-type utf8): home_key() of fields that other sites get
 *
 * The name that the user has chosen; else the local variable's, unless that
 * serves several regions, is taken, or means nothing outside of its function:
 * then one made of the region's name.  Ends the search where there is none.
 *
 * Returns: (nullable): the name, interned
 */
const char *name_field(Search *search, const StructRow *row,
                       GHashTable *taken);

#endif

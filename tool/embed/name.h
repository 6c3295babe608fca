/*
 * name.h - what a region's field is called
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_NAME_H
#define MRCONV_EMBED_NAME_H

#include "embed/home-index.h"

/* A field of a struct, as name_field()'s @taken has it */
const char *home_key(const StructRow *row, const char *field);

/**
 * name_field:
 * @site: a site
 * @spot: its surroundings
 * @row: the struct that gets the field
 * @taken: (element-type utf8): home_key() of fields that other sites get
 *
 * The local variable's name, unless it serves several regions, is taken, or
 * means nothing outside of its function: then one made of the region's name.
 *
 * Returns: (nullable): the name, interned
 */
const char *name_field(const Site *site, const Spot *spot,
                       const StructRow *row, GHashTable *taken);

#endif

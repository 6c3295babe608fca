/*
 * lifespan.h - which functions belong to devices that can come and go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LIFESPAN_H
#define MRCONV_LIFESPAN_H

#include "facts.h"

/* What the types of a function's objects are like; bits */
typedef enum {
    LIFESPAN_MACHINE = 1,    /* they live as long as the machine */
    LIFESPAN_PLUGGABLE = 2,  /* they can come and go while it runs */
    LIFESPAN_ON_PATH = 4,    /* their bus has a get_dev_path(), which migration
                              * puts in front of the names of their memory */
} Lifespan;

/**
 * Lifespans:
 *
 * Follows from TypeInfo.parent, from class_init functions that set
 * hotpluggable or user_creatable to false, and from what these and the
 * TypeInfo put where; it is handed down to what is called.
 */
typedef struct Lifespans Lifespans;

/**
 * lifespans_new:
 * @units: (element-type UnitFacts): facts of units, which must outlive it
 *
 * Returns: (transfer full): the lifespans of the objects of their functions
 */
Lifespans *lifespans_new(const GPtrArray *units);
void lifespans_free(Lifespans *lifespans);

/**
 * lifespans_lookup:
 * @lifespans: lifespans
 * @function: a function
 *
 * A function that belongs to no type as far as is known is taken to belong to
 * those of its file.
 *
 * Returns: what is known of its objects, 0 if nothing is
 */
Lifespan lifespans_lookup(const Lifespans *lifespans,
                          const FunctionFacts *function);

#endif

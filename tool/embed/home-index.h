/*
 * home-index.h - what all units show of homes, to be looked up
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_HOME_INDEX_H
#define MRCONV_EMBED_HOME_INDEX_H

#include "embed/includes.h"
#include "join/contexts.h"
#include "tree.h"
#include "sites.h"

/* A place that a function is called through: where its callers end */
typedef struct {
    const Hook *hook;
    const char *within;   /* key of the function that puts it there, or NULL */
} Root;

typedef struct {
    const Cases *cases;
    const Contexts *contexts;
    GHashTable *types;      /* name -> TypeRow */
    GHashTable *by_init;    /* class_init -> GPtrArray of TypeRow */
    GHashTable *structs;    /* name -> GPtrArray of StructRow */
    GHashTable *units;      /* file -> HomeFacts of the unit */
    GHashTable *uses;       /* "Record.field" -> GPtrArray of FieldUse */
    GHashTable *calls;      /* callee -> GPtrArray of CallRow */
    GHashTable *pinned;     /* class_inits */
    GHashTable *wiped;      /* "file:offset" of structs */
    GHashTable *spots;      /* value -> Spot */
    Includes *includes;     /* which files include which, so far */
    GHashTable *roots;      /* function -> GPtrArray of Root */
    GPtrArray *headers;     /* the tree's sources that others include */
    GHashTable *macros;     /* macro -> GPtrArray of headers, so far */
} HomeIndex;

HomeIndex *home_index_new(const Cases *cases, const Contexts *contexts);
void home_index_free(HomeIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HomeIndex, home_index_free)

/**
 * home_struct:
 * @index: the index
 * @file: a file that means it
 * @name: its name
 *
 * Each target has an ArchCPU of its own: what @file sees is what counts.
 *
 * Returns: (nullable): the struct
 */
const StructRow *home_struct(const HomeIndex *index, const char *file,
                             const char *name);

/* Whether a struct is another one, or derives from it */
gboolean home_index_derives(const HomeIndex *index, const char *file,
                            const char *record, const char *from);

/**
 * home_types_of:
 * @index: the index
 * @key: a function that sets up a class
 *
 * Returns: (transfer full) (element-type TypeRow): the types that it is, or is
 *     part of, the class_init of
 */
GPtrArray *home_types_of(const HomeIndex *index, const char *key);

/* The struct that an object of a type lives in, through its parents, or NULL */
const char *home_instance(const HomeIndex *index, const TypeRow *type);

/**
 * Ways:
 * @roots: (element-type Root): where the callers of a function end
 * @why: (nullable): why it may run more than once for one object
 *
 * The ways to a function.
 */
typedef struct {
    GPtrArray *roots;
    const char *reason;
    const char *why;
} Ways;

Ways *ways_to(const HomeIndex *index, const FunctionFacts *function);
void ways_free(Ways *ways);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ways, ways_free)

#endif

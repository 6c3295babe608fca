/*
 * search.h - the search for a region's home
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_SEARCH_H
#define MRCONV_EMBED_SEARCH_H

#include "embed/home-index.h"

/**
 * Search:
 * @index: what all units show
 * @site: whose region looks for a home
 * @spot: its surroundings
 * @types: (element-type TypeRow): the types of all roots
 * @machine: whether all roots are MachineClass.init
 * @examined: whether a root is TypeInfo.instance_init, which also runs for
 *     objects that are never part of a machine
 * @typed: whether the types of all roots are known
 * @forced: (nullable): words of reasons that are overruled
 * @home: what comes out
 */
typedef struct {
    const HomeIndex *index;
    const Site *site;
    const Spot *spot;
    GPtrArray *types;
    gboolean machine;
    gboolean examined;
    gboolean typed;
    const char *const *forced;
    Home *home;
} Search;

/* Ends a search with a word of docs/embedding.md's list and a sentence, and
 * returns FALSE; or TRUE, if the word is overruled: the search goes on */
gboolean search_refuse(Search *search, const char *reason,
                       const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The struct that the site's file means by a name, or NULL */
const StructRow *search_struct(const Search *search, const char *name);

/* Whether a struct is another one, or derives from it, as the site's file
 * sees them */
gboolean search_derives(const Search *search, const char *record,
                        const char *from);

/* The site's file */
const char *search_file(const Search *search);

/* "file:line" */
const char *place_name(const Location *where);

/* Whether the region is allocated and initialised in a way that is understood
 * (plain.c) */
gboolean region_is_plain(Search *search);

/* Whether all uses of the local variable are such that a field's address can
 * take its place (plain.c) */
gboolean variable_is_plain(Search *search);

/* Whether all uses of the field are, in all files (plain.c) */
gboolean field_is_plain(Search *search, const FieldPlace *place);

/* Whether another struct of the name, a different target's, has the field
 * (plain.c) */
gboolean field_is_ambiguous(const Search *search, const FieldPlace *place);

/* Whether the region goes to functions that test their parameter (plain.c) */
gboolean is_tested_beyond(Search *search);

/* Reads where the code is run from, and by objects of which types
 * (roots.c) */
gboolean read_roots(Search *search);

/* Whether every object that runs this code is of the struct, and the struct
 * is not a general one that they merely derive from (candidates.c) */
gboolean struct_suits(const Search *search, const char *record);

/* Whether the struct is part of one that suits (candidates.c) */
gboolean struct_is_part(const Search *search, const char *record);

/* Whether the region goes before the struct, one of the object that runs the
 * code or part of it: that is its owner too, or nothing goes (candidates.c) */
gboolean struct_outlives(const Search *search, const ScopeVariable *base);

/* Whether all objects that a variable may point to are as large as its struct,
 * also when that gets another field or one of its fields is @changed, and
 * nothing asserts how it is laid out (room.c) */
gboolean struct_can_grow(Search *search, const ScopeVariable *base,
                         const StructRow *row, const char *changed);

/* Whether what keeps the region needs it no longer than its owner (plain.c) */
gboolean region_ends(Search *search);

/* The variable whose struct a local variable's region goes to, or NULL
 * (candidates.c) */
const ScopeVariable *choose_variable(const Search *search);

/* A variable that could be declared for that, of the struct that all objects
 * have which run the code, and the text that declares it; NULL if there is none
 * (candidates.c) */
const char *declare_variable(const Search *search, ScopeVariable *variable);

/* Says why there is none (candidates.c) */
gboolean refuse_homeless(Search *search);

#endif

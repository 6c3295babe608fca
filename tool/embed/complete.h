/*
 * complete.h - whether the text shows no more than the facts know
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_COMPLETE_H
#define MRCONV_EMBED_COMPLETE_H

#include "embed/home-index.h"

/* Whether a local variable is used nowhere else in its block, such as in an
 * #if branch that is not compiled */
gboolean complete_variable(const Tree *tree, const Spot *spot);

/* A place where a field of a struct may be used that no unit that was read
 * shows; NULL if there is none */
const char *complete_field(const HomeIndex *index, const StructRow *row,
                           const char *field);

/* Whether a struct's text has a name, be it in a struct that it holds */
gboolean complete_struct_names(const Tree *tree, const StructRow *row,
                               const char *name);

/* Whether a struct is laid out without gaps: what is in it may lie where the
 * type of a region must not */
gboolean complete_is_packed(const Tree *tree, const StructRow *row);

/* The macro that a struct's file declares as the cast to it, or NULL */
const char *complete_cast(const Tree *tree, const StructRow *row,
                          const char *written);

/* A name for a variable of a function that nothing in it has, and no macro of
 * its file; NULL if something
 * there is called @cast */
const char *complete_new_name(const Tree *tree, const Location *function,
                              const char *cast);

/* Whether a struct's file knows what a region is, not just that it is one */
gboolean complete_type(const HomeIndex *index, const StructRow *row);

/* The line of a struct's file behind which the memory header is to be included:
 * the last include of that directory, else the last of all; FALSE if there is
 * none, or if the memory header includes the file itself */
gboolean complete_include(const Tree *tree, Includes *includes,
                          const StructRow *row, Location *where);

/* What the memory header is included as */
const char *complete_include_name(const Tree *tree);

#endif

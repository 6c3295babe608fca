/*
 * array-changes.h - what arrays of pointers do to tokens, in the making
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ARRAY_CHANGES_H
#define MRCONV_ARRAY_CHANGES_H

#include "edit/changes.h"

/* An edit in tokens */
typedef struct {
    const Edit *edit;
    guint first, last;           /* what is replaced */
    guint pointer, pointer_end;  /* the pointer to the array in it */
} Stretch;

/* Adds a place that the semantic patch is told: something that is declared or
 * set, or the pointer to an array of which an element is used */
void array_change_place(Changes *all, const char *kind, const char *owner,
                        const char *name);
void array_change_element(Changes *all, const Edit *edit);

/* Finds an edit in the tokens; leaves it if it is not there */
gboolean array_stretch(Changes *all, const Edit *edit, Stretch *stretch);

/* Writes a[i] for &a[i] or a + i, a[0] for an argument a, and a[i]->x for
 * a[i].x; FALSE if it is none of these */
gboolean array_write_element(Change *change, const Tokens *before,
                             const Stretch *stretch);

/* Writes g_new0(MemoryRegion *, n) for g_new(MemoryRegion, n); FALSE if it is
 * none */
gboolean array_write_allocation(Change *change, const Tokens *before,
                                const Stretch *stretch);

/* Edits a declaration, the edit of that number */
void array_declare(Changes *all, guint index);

/* Drops what a variable that makes an element is given */
void array_drop_cursor(Changes *all, const Edit *edit);

/* Sets an element to what a variable is given now */
void array_store(Changes *all, const Edit *edit);

#endif

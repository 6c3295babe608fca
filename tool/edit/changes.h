/*
 * changes.h - the changes of one file, while they are put together
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Shared by change.c and drop.c.
 */
#ifndef MRCONV_CHANGES_H
#define MRCONV_CHANGES_H

#include "edit/change.h"

typedef struct {
    const FileEdit *file;
    const Plain *plain;
    const Tokens *before;
    const char *name;
    GPtrArray *changes;
    GString *places;
} Changes;

/* Says why an edit cannot be made; returns FALSE */
gboolean changes_refuse(const Edit *edit, GError **error, const char *why);

/* Adds one for the tokens from @first up to @last, with nothing in their
 * place */
Change *changes_add(Changes *all, const Edit *edit, guint first, guint last);

/* Tells the semantic patch where to match */
void changes_add_place(Changes *all, const char *kind, guint token);

/* Writes tokens that were there before, from @first up to @last */
void change_keep(Change *change, guint first, guint last);

/* Writes a token */
void change_write(Change *change, const char *text);

/* Whether a free, which begins at token @first, is half of a statement:
 * g_free(mr), failed = true; */
gboolean drop_is_half(const Tokens *before, guint first);

/* The kinds that let something go that a conversion leaves without a use */
gboolean drop_free(Changes *all, const Edit *edit, GError **error);
gboolean drop_declaration(Changes *all, const Edit *edit, GError **error);
gboolean drop_function(Changes *all, const Edit *edit, GError **error);
gboolean drop_registration(Changes *all, const Edit *edit, GError **error);

#endif

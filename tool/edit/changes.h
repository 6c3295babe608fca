/*
 * changes.h - the changes of one file, while they are put together
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Shared by what makes them for each cure: change.c and the files that it
 * calls, embed-change.c, array-change.c.
 */
#ifndef MRCONV_CHANGES_H
#define MRCONV_CHANGES_H

#include "edit/change.h"
#include "edit/statement.h"

typedef struct {
    FileEdit *file;
    const Plain *plain;
    const Tokens *before;
    const char *name;
    GPtrArray *changes;
    GString *places;
    GArray *gone;           /* see spans_gone() */
} Changes;

/* Begins with none, for a file as spatch gets to see and to know it */
Changes changes_begin(FileEdit *file, const Plain *plain, const char *name);

/* Returns: (transfer full) (element-type Change): those that were added; the
 * places go to @places */
GPtrArray *changes_end(Changes *all, char **places);

/* Returns: (transfer full) (array): which tokens are removed, unless another
 * change keeps them elsewhere: without anything in their place, or also those
 * that are @replaced */
gboolean *changes_gone_tokens(const Changes *all, gboolean replaced);

/* Leaves an edit out, and says why */
void changes_leave(Changes *all, const Edit *edit, const char *why);

/* What stands against a change that comes behind token @end, or NULL */
const char *changes_trouble(const Changes *all, const Change *change,
                            guint end);

/* Leaves out what is the last to use something static (unused.c) */
void changes_leave_unused(Changes *all);

/* Says why an edit cannot be made; returns FALSE */
gboolean changes_refuse(const Edit *edit, GError **error, const char *why);

/* Adds one for the tokens from @first up to @last, with nothing in their
 * place */
Change *changes_add(Changes *all, const Edit *edit, guint first, guint last);

/* Tells the semantic patch where to match */
void changes_add_place(Changes *all, const char *kind, guint token);

/* Likewise, in the words of a semantic patch of its own */
void changes_add_words(Changes *all, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* Writes tokens that were there before, from @first up to @last */
void change_keep(Change *change, guint first, guint last);

/* Writes a token */
void change_write(Change *change, const char *text);

/* Writes the tokens of a text */
void change_write_text(Change *change, const char *text);

/* Whether a free, which begins at token @first, is half of a statement:
 * g_free(mr), failed = true; */
gboolean drop_is_half(const Tokens *before, guint first);

/* Whether a semantic patch removes the free at token @first, and what to say
 * if none does */
gboolean drop_is_matched(const Tokens *before, guint first);
#define DROP_UNMATCHED "no semantic patch removes such a free"

/* Whether what goes, in @span, is all that the statement around it does */
gboolean drop_is_all(const Changes *all, Span span);
#define DROP_IS_ALL "it is all that the statement around it does"

/* Drops an else, which is @span, that does nothing but what goes */
gboolean drop_else(Changes *all, const Edit *edit, Span span, GError **error);

/* Whether a condition, or an argument, in what goes is the last to read a
 * variable that stays */
gboolean drop_reads_last(const Changes *all, const Edit *edit, Span span);

/* What keeps a free, or what is around it, from going: that it is the last to
 * read a variable, with all other frees of its function that go, or a label's
 * only statement; or NULL */
const char *drop_trouble(const Changes *all, const Edit *edit, Span span);

/* The kinds at an allocation (change-allocation.c) */
gboolean drop_allocation(Changes *all, const Edit *edit, GError **error);
gboolean drop_clearing(Changes *all, const Edit *edit, GError **error);
gboolean new_at_allocation(Changes *all, const Edit *edit, GError **error);
gboolean new_in_declaration(Changes *all, const Edit *edit, GError **error);

/* The kinds at an init (change-init.c) */
gboolean new_at_init(Changes *all, const Edit *edit, GError **error);
gboolean test_region(Changes *all, const Edit *edit, GError **error);
gboolean drop_init(Changes *all, const Edit *edit, GError **error);

/* The kinds that let something go that a conversion leaves without a use
 * (drop.c) */
gboolean drop_free(Changes *all, const Edit *edit, GError **error);
gboolean drop_declaration(Changes *all, const Edit *edit, GError **error);
gboolean drop_function(Changes *all, const Edit *edit, GError **error);
gboolean drop_registration(Changes *all, const Edit *edit, GError **error);

#endif

/*
 * argument-list.h - argument and parameter lists in QEMU's layout
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ARGUMENT_LIST_H
#define MRCONV_ARGUMENT_LIST_H

#include <glib.h>

#define LAYOUT_WIDTH 80

/**
 * ListItem:
 * @text: an argument or parameter as written, without space around it
 * @column: where it begins, from 0
 * @new_line: whether it is the first in its line
 */
typedef struct {
    char *text;
    guint column;
    gboolean new_line;
} ListItem;

/**
 * layout_split:
 * @text: C code
 * @open: offset of an opening parenthesis in it
 * @close: (out): offset of its closing parenthesis
 *
 * Returns: (transfer full) (element-type ListItem) (nullable): what commas
 *     separate between the parentheses, or %NULL if they do not match
 */
GPtrArray *layout_split(const char *text, guint open, guint *close);

/**
 * layout_column:
 * @text: C code
 * @offset: a place in it
 *
 * Returns: the column of @offset, from 0
 */
guint layout_column(const char *text, guint offset);

/**
 * layout_indent:
 * @text: C code
 * @offset: a place in it
 *
 * Returns: (transfer full): the space at the beginning of the place's line
 */
char *layout_indent(const char *text, guint offset);

/**
 * layout_is_blank:
 * @text: text
 *
 * Returns: whether its first line has nothing but white space
 */
gboolean layout_is_blank(const char *text);

/**
 * layout_end_of_statement:
 * @text: C code
 * @offset: a place in a statement, behind its last parenthesis
 *
 * Returns: offset behind the semicolon that ends the statement
 */
guint layout_end_of_statement(const char *text, guint offset);

/**
 * layout_list:
 * @items: (element-type ListItem): what goes between the parentheses
 * @first: index of the first item to take
 * @column: column behind the opening parenthesis
 * @tail: how many characters follow the last item in its line
 * @keep_lines: whether a line of the model's stays one where that fits
 *
 * Puts the items into lines that begin at @column, as many into each as fit.
 *
 * Returns: (transfer full): the list
 */
char *layout_list(GPtrArray *items, guint first, guint column, guint tail,
                  gboolean keep_lines);

/**
 * layout_fits:
 * @text: C code
 * @column: the column it begins at
 *
 * Returns: whether no line of it is too long
 */
gboolean layout_fits(const char *text, guint column);

#endif

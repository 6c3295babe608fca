/*
 * template.h - texts with gaps
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A template is a text in which @NAME@ stands for a value.  Lines from the
 * first one on that begin with '#' are comments.  A value of several lines
 * takes the indentation of the line that it stands in.  A paragraph that comes
 * out empty goes; one that is not indented is filled to 72 columns.
 */
#ifndef MRCONV_TEMPLATE_H
#define MRCONV_TEMPLATE_H

#include <glib.h>

/* Columns that the lines of a message may have, git log indents them by four */
#define MESSAGE_COLUMNS 72

/**
 * template_expand:
 * @name: such as "convert.txt": a file in templates/ below the user's
 *     mrconv configuration directory, else below the data directory
 * @values: (element-type utf8 utf8): values by name
 * @error: set when there is no such template, it has a name without value, or
 *     what comes out has a line that would cut a mail in two
 *
 * Returns: (transfer full) (nullable): the text, with a line end
 */
char *template_expand(const char *name, GHashTable *values, GError **error);

/**
 * text_fill:
 * @text: words
 * @first: what the first line begins with
 * @rest: what the others begin with
 *
 * Returns: (transfer full): @text in lines of at most #MESSAGE_COLUMNS columns
 *     as far as words allow, each with its end
 */
char *text_fill(const char *text, const char *first, const char *rest);

#endif

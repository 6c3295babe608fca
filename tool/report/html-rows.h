/*
 * html-rows.h - what was found, for browsers that run no scripts
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_HTML_ROWS_H
#define MRCONV_HTML_ROWS_H

#include "audit.h"

/**
 * html_rows:
 * @audit: an audit
 *
 * Returns: (transfer full): rows of a table, errors first
 */
char *html_rows(const Audit *audit);

/**
 * html_escape:
 * @text: text of the tree, or about it
 *
 * Returns: (transfer full): the same, as nothing but text in a page
 */
char *html_escape(const char *text);

#endif

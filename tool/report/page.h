/*
 * page.h - the pages of docs/rules, which mrconv comes with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PAGE_H
#define MRCONV_PAGE_H

#include <glib.h>

/**
 * page_read:
 * @rule: id of a rule
 * @error: set when its page is not where mrconv's files are
 *
 * Returns: (transfer full) (nullable): the page's Markdown, without the
 *     comment it begins with; links to other pages are their text alone
 */
char *page_read(const char *rule, GError **error);

/**
 * page_title:
 * @page: a page
 *
 * Returns: (transfer full): its title, without the rule's id
 */
char *page_title(const char *page);

/**
 * page_section:
 * @page: a page
 * @heading: heading of a section
 *
 * Returns: (transfer full): the section's text, "" if there is none
 */
char *page_section(const char *page, const char *heading);

/**
 * page_text:
 * @page: a page, or a section
 * @color: whether to colour it
 *
 * Returns: (transfer full): the same for a terminal
 */
char *page_text(const char *page, gboolean color);

#endif

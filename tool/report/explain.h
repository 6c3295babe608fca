/*
 * explain.h - parts of an explanation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EXPLAIN_H
#define MRCONV_EXPLAIN_H

#include "audit.h"
#include "style.h"

/**
 * explain_heading:
 * @text: what to append to
 * @style: how it is to look
 * @heading: what comes
 */
void explain_heading(GString *text, const Style *style, const char *heading);

/**
 * explain_suppression:
 * @text: what to append to
 * @suppression: (nullable): a comment that suppresses a result
 * @style: how it is to look
 */
void explain_suppression(GString *text, const Suppression *suppression,
                         const Style *style);

/**
 * explain_site:
 * @text: what to append to
 * @site: a judged site
 * @style: how it is to look
 * @error: set when a rule's page is not there
 *
 * Appends what is known of the site, what each rule says of it, and what would
 * have to change for another verdict.
 *
 * Returns: %TRUE on success
 */
gboolean explain_site(GString *text, const Site *site, const Style *style,
                      GError **error);

/**
 * explain_change:
 * @text: what to append to
 * @rule: id of a rule
 * @style: how it is to look
 * @error: set when the rule's page is not there
 *
 * Appends what its page says would change what it says.
 *
 * Returns: %TRUE on success
 */
gboolean explain_change(GString *text, const char *rule, const Style *style,
                        GError **error);

#endif

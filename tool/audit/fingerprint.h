/*
 * fingerprint.h - what a verdict or finding is known by when lines move
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Rule, file, function and region, with tabs between them; no line number, and
 * no white space in the region.  Entries of lists are taken as those lists
 * hold them.
 */
#ifndef MRCONV_FINGERPRINT_H
#define MRCONV_FINGERPRINT_H

#include <glib.h>

/**
 * fingerprint_of_site:
 * @entry: (type Site): a judged site
 *
 * Returns: (transfer full): what its verdict is known by
 */
char *fingerprint_of_site(gconstpointer entry);

/**
 * fingerprint_of_finding:
 * @entry: (type Finding): a finding
 *
 * Returns: (transfer full): what it is known by
 */
char *fingerprint_of_finding(gconstpointer entry);

/**
 * fingerprint_of_unjudged:
 * @entry: (type Unjudged): something that could not be judged
 *
 * Returns: (transfer full): what it is known by
 */
char *fingerprint_of_unjudged(gconstpointer entry);

/**
 * fingerprint_numbers_new:
 *
 * Returns: (transfer full): what fingerprint_number() counts in
 */
GHashTable *fingerprint_numbers_new(void);

/**
 * fingerprint_number:
 * @numbers: those of the same report
 * @print: (transfer full): a fingerprint
 *
 * Tells entries with the same fingerprint apart by their order.
 *
 * Returns: (transfer full): @print, from the second time on with a number
 */
char *fingerprint_number(GHashTable *numbers, char *print);

#endif

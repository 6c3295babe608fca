/*
 * rules.h - the rules by name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_RULES_H
#define MRCONV_RULES_H

#include <glib.h>

/**
 * rule_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of all rules, in
 *     the order of rules.def
 */
const char *const *rule_ids(void);

/**
 * site_rule_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the rules that
 *     judge sites, likewise
 */
const char *const *site_rule_ids(void);

/**
 * rule_converts:
 * @rule: id of a rule that judges sites
 *
 * Returns: whether what it claims is converted
 */
gboolean rule_converts(const char *rule);

#endif

/*
 * rules.h - the rules by name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_RULES_H
#define MRCONV_RULES_H

/**
 * rule_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of all rules, in
 *     the order of rules.def
 */
const char *const *rule_ids(void);

#endif

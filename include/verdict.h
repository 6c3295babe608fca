/*
 * verdict.h - what the rules say of sites
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * sites -> verdicts.
 */
#ifndef MRCONV_VERDICT_H
#define MRCONV_VERDICT_H

#include "sites.h"

/* What may be done about the sites that a rule claims; bits */
typedef enum {
    REMEDY_CONVERT = 1,
    REMEDY_FORCE = 2,   /* convert --force overrules it */
} Remedy;

/**
 * site_context_name:
 * @site: a site
 *
 * Returns: "machine-init" for what runs once per machine, or "per-instance"
 */
const char *site_context_name(const Site *site);

/**
 * site_is_convertible:
 * @site: a judged site
 *
 * Returns: whether the verdict is one that converts, or is overruled
 */
gboolean site_is_convertible(const Site *site);

/**
 * site_cure_text:
 * @site: a judged site
 *
 * Returns: what its cure makes of it, or why it is left alone, in words
 */
const char *site_cure_text(const Site *site);

/**
 * site_cure_word:
 * @site: a judged site
 *
 * Returns: the verdict; of the cure that embeds regions "embed", or a word of
 *     docs/embedding.md's list
 */
const char *site_cure_word(const Site *site);

/**
 * site_judge:
 * @site: a site
 *
 * Asks the rules in the order of rules.def; the first that claims the site
 * sets @verdict, @reason and @severity.
 */
void site_judge(Site *site);

/**
 * Claim:
 * @rule: id of a rule
 * @reason: its words
 */
typedef struct {
    const char *rule;
    const char *reason;
} Claim;

/**
 * site_claims:
 * @site: a site
 *
 * Asks all rules, not only up to the first that claims the site.
 *
 * Returns: (transfer full) (element-type Claim): what they say, in the order
 *     of rules.def; a rule that has several things to say is in it for each
 */
GArray *site_claims(const Site *site);

#endif

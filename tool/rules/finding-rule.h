/*
 * finding-rule.h - what a rule that reports findings looks at
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * docs/contributing.md says how to add one.
 */
#ifndef MRCONV_FINDING_RULE_H
#define MRCONV_FINDING_RULE_H

#include "finding.h"
#include "join/lifespan.h"
#include "verdict.h"

/**
 * Survey:
 * @sites: (element-type Site): all sites, judged
 * @suppressions: (element-type Suppression): what is not to be reported
 * @functions: (element-type FunctionFacts): all functions but those of the
 *     memory implementation and of QOM itself, each once
 * @contexts: when they run, see contexts_lookup()
 * @lifespans: whether their objects can come and go, see lifespans_lookup()
 * @by_key: key to function
 * @inits: value to (element-type Event) its inits
 * @rule: id of the rule that is being asked
 * @findings: (element-type Finding): what the rules have found
 */
typedef struct {
    GPtrArray *sites;
    const GPtrArray *suppressions;
    GPtrArray *functions;
    const struct Contexts *contexts;
    struct Lifespans *lifespans;
    GHashTable *by_key;
    GHashTable *inits;
    const char *rule;
    GPtrArray *findings;
} Survey;

#define SITE_RULE(id, function, remedy)
#define FINDING_RULE(id, function) void function(Survey *survey);
#include "rules.def"
#undef SITE_RULE
#undef FINDING_RULE

/**
 * survey_report:
 * @survey: the survey
 * @severity: how much it matters
 * @where: the place
 * @function: the function it is in
 * @lvalue: the region, or what holds it, as written
 * @format: what is wrong
 *
 * Returns: (transfer none): the new finding, to add notes to
 */
Finding *survey_report(Survey *survey, Severity severity,
                       const Location *where, const FunctionFacts *function,
                       const char *lvalue, const char *format, ...)
    G_GNUC_PRINTF(6, 7);

/**
 * survey_note:
 * @finding: a finding
 * @where: a place that matters for it
 * @format: why it does
 */
void survey_note(Finding *finding, const Location *where, const char *format,
                 ...) G_GNUC_PRINTF(3, 4);

/**
 * survey_context:
 * @survey: the survey
 * @function: a function
 *
 * Returns: when it runs, 0 if nothing is known to call it
 */
Context survey_context(const Survey *survey, const FunctionFacts *function);

/**
 * survey_lifespan:
 * @survey: the survey
 * @function: a function
 *
 * Returns: whether its objects can come and go while the machine runs, 0 if
 *     that is not known
 */
Lifespan survey_lifespan(const Survey *survey, const FunctionFacts *function);

/**
 * survey_severity:
 * @survey: the survey
 * @function: a function
 *
 * Returns: how much a hazard in it matters, by how often it can run: an error
 *     for what can come and go, a note for what runs once per machine or is
 *     not reached
 */
Severity survey_severity(const Survey *survey, const FunctionFacts *function);

/**
 * survey_inits:
 * @survey: the survey
 * @value: a value
 *
 * Returns: (nullable) (element-type Event): the inits of regions that are
 *     known by that value, those in functions that they are handed to included
 */
const GPtrArray *survey_inits(const Survey *survey, const Value *value);

/**
 * survey_held:
 * @survey: the survey
 *
 * Returns: (transfer full) (element-type Value): regions that somebody holds
 *     besides their parent
 */
GHashTable *survey_held(const Survey *survey);

/**
 * survey_unparents:
 * @survey: the survey
 * @calls: (array zero-terminated=1): keys of functions
 * @region: (nullable): a value; %NULL for anything that is not known by a name
 *     of its own, as what a function is given
 *
 * Returns: whether one of the functions unparents the region, or calls one
 *     that does
 */
gboolean survey_unparents(const Survey *survey, const char *const *calls,
                          const Value *region);

/**
 * survey_ends_owner:
 * @function: a function
 * @init: an init, of whichever function
 * @before: a place in @function
 *
 * Returns: whether, by then, @function has unparented or dropped what a field
 *     holds that the init names as owner
 */
gboolean survey_ends_owner(const FunctionFacts *function, const Init *init,
                           const Location *before);

#endif

/*
 * report.h - what a person, or a program, is told
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Functions here make text and print none of it: commands do.
 */
#ifndef MRCONV_REPORT_H
#define MRCONV_REPORT_H

#include "fix.h"
#include "check.h"
#include "style.h"

/**
 * report_text:
 * @audit: an audit
 * @style: how it is to look
 *
 * Returns: (transfer full): a line for each site and for all that could not be
 *     judged, with indented notes; "" if there are none
 */
char *report_text(const Audit *audit, const Style *style);

/**
 * report_json:
 * @audit: an audit
 *
 * Returns: (transfer full): the whole audit as JSON, see docs/formats.md
 */
char *report_json(const Audit *audit);

/**
 * report_sarif:
 * @audit: an audit
 * @fixes: fixes of its sites
 * @status: the code that mrconv will exit with
 * @error: set when a rule's page is not there
 *
 * Returns: (transfer full) (nullable): a SARIF 2.1.0 log, see docs/formats.md
 */
char *report_sarif(const Audit *audit, const Fixes *fixes, int status,
                   GError **error);

/**
 * report_gitlab:
 * @audit: an audit
 *
 * Returns: (transfer full): what GitLab calls a code quality report
 */
char *report_gitlab(const Audit *audit);

/**
 * report_html:
 * @audit: an audit
 * @fixes: fixes of its sites
 * @error: set when a file that mrconv comes with is not there
 *
 * Returns: (transfer full) (nullable): a page for a browser that needs no
 *     other file
 */
char *report_html(const Audit *audit, const Fixes *fixes, GError **error);

/**
 * report_page:
 * @rule: id of a rule
 * @style: how it is to look
 * @error: set when its page is not there
 *
 * Returns: (transfer full) (nullable): the rule's page for a terminal
 */
char *report_page(const char *rule, const Style *style, GError **error);

/**
 * report_rules:
 * @error: set when a rule's page is not there
 *
 * Returns: (transfer full) (nullable): each rule with the title of its page, a
 *     line each
 */
char *report_rules(GError **error);

/**
 * report_explanation:
 * @audit: an audit of @file
 * @file: name of a file, relative to the tree
 * @line: a line of it
 * @style: how it is to look
 * @error: set when nothing happens to a region there
 *
 * Returns: (transfer full) (nullable): what is known of the sites, findings and
 *     inits of that line, and what the rules say of them
 */
char *report_explanation(const Audit *audit, const char *file, guint line,
                         const Style *style, GError **error);

/**
 * report_summary:
 * @audit: an audit
 *
 * Returns: (transfer full): how many sites have which verdict, in one line
 */
char *report_summary(const Audit *audit);

/**
 * report_diff:
 * @diff: what git diff prints
 * @style: how it is to look
 *
 * Returns: (transfer full): the same, in colours if there are any
 */
char *report_diff(const char *diff, const Style *style);

/**
 * report_check:
 * @check: what came of compiling
 * @edits: (nullable) (element-type FileEdit): what was compiled before it was
 *     written: an error is shown with the edit whose function it is in
 * @style: how it is to look
 *
 * Returns: (transfer full): the errors, and the files that could not be
 *     compiled, a line each; "" if there are none
 */
char *report_check(const Check *check, GPtrArray *edits, const Style *style);

#endif

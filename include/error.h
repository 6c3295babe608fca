/*
 * error.h - the one error domain, whose codes are the exit codes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Every failure travels as a GError of this domain, its message naming the
 * file, the line where there is one, and the next step.  An error is either
 * returned or printed, never both; only main() prints and exits.
 */
#ifndef MRCONV_ERROR_H
#define MRCONV_ERROR_H

#include <glib.h>

/**
 * ExitCode:
 * @EXIT_CODE_DONE: clean, or done
 * @EXIT_CODE_FINDINGS: audit has findings, convert --strict left sites
 *     alone
 * @EXIT_CODE_USAGE: the command line is wrong
 * @EXIT_CODE_ENVIRONMENT: something the job needs is missing or broken: no
 *     tree, no spatch, no compile database, a file that cannot be read
 * @EXIT_CODE_CHECK: the check failed and nothing was kept
 * @EXIT_CODE_BUG: a bug in mrconv
 *
 * The exit codes, the same for every verb; 128 + n is signal n.
 */
typedef enum {
    EXIT_CODE_DONE = 0,
    EXIT_CODE_FINDINGS = 1,
    EXIT_CODE_USAGE = 2,
    EXIT_CODE_ENVIRONMENT = 3,
    EXIT_CODE_CHECK = 4,
    EXIT_CODE_BUG = 5,
} ExitCode;

/**
 * MRCONV_ERROR:
 *
 * The error domain.  A GError's code is the ExitCode to leave with.
 */
#define MRCONV_ERROR (mrconv_error_quark())
GQuark mrconv_error_quark(void);

#endif

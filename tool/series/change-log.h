/*
 * change-log.h - what a cover letter says of versions and of other series
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CHANGE_LOG_H
#define MRCONV_CHANGE_LOG_H

#include <glib.h>

/**
 * change_log_find:
 * @content: a cover letter's text, in UTF-8
 *
 * Looks for the list of changes, which begins with the first line that names
 * a version and ends before shortlog, diffstat and what else git adds.  Tags
 * in it are left out.  A line that would begin a patch, a signature or another
 * mail is indented by a space.
 *
 * Returns: (transfer full): the list, without empty lines around it and with
 *     a line feed at its end; "" if there is none
 */
char *change_log_find(const char *content);

/**
 * change_log_based_on:
 * @content: a cover letter's text, in UTF-8
 * @error: set when a Based-on tag names no message
 *
 * Returns: (transfer full) (element-type utf8) (nullable): message ids that
 *     Based-on tags name, without angle brackets
 */
GPtrArray *change_log_based_on(const char *content, GError **error);

#endif

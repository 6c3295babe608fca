/*
 * site.c - the words for the vocabulary of site.h
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "site.h"

const char *release_kind_to_string(ReleaseKind kind)
{
    static const char *const names[] = {
        "free", "clear", "unparent", "unref", "autofree",
    };

    return names[kind];
}

const char *severity_to_string(Severity severity)
{
    static const char *const names[] = { "note", "warning", "error" };

    return names[severity];
}

/*
 * site.c - the words for the vocabulary of site.h
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "site.h"

#include <string.h>

const char *owner_kind_to_string(OwnerKind kind)
{
    static const char *const names[] = {
        "null", "self-device", "machine", "cpu", "other-object",
    };

    return names[kind];
}

gboolean init_names_nothing(const Init *init)
{
    return !strcmp(init->name, "NULL");
}

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

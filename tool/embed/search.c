/*
 * search.c - what all steps of the search for a home share
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/search.h"
#include "util/intern.h"

gboolean search_refuse(Search *search, const char *reason,
                       const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list arguments;

    if (search->forced && g_strv_contains(search->forced, reason)) {
        return TRUE;
    }
    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    search->home->reason = reason;
    search->home->text = intern(text);
    return FALSE;
}

const char *search_file(const Search *search)
{
    return search->site->function->where.file;
}

const StructRow *search_struct(const Search *search, const char *name)
{
    return home_struct(search->index, search_file(search), name);
}

gboolean search_derives(const Search *search, const char *record,
                        const char *from)
{
    return home_index_derives(search->index, search_file(search), record, from);
}

const char *place_name(const Location *where)
{
    return intern_format("%s:%u", where->file, where->line);
}

/*
 * constructor-names.c - what constructors are called
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "constructor-names.h"

#include <string.h>

#define INIT "_init"

const char *constructor_form(const char *function)
{
    const char *form = function + strlen(INIT_PREFIX);

    return g_str_has_prefix(function, INIT_PREFIX) &&
           (*form == '\0' || *form == '_') ? form : NULL;
}

char *constructor_new_name(const char *function)
{
    const char *init = strstr(function, INIT);

    while (init && g_ascii_isalnum(init[strlen(INIT)])) {
        init = strstr(init + 1, INIT);
    }
    if (!init) {
        return NULL;
    }
    return g_strdup_printf("%.*s_new%s", (int)(init - function), function,
                           init + strlen(INIT));
}

/*
 * terminal.c - who is on the other end
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/terminal.h"

#include <string.h>
#include <unistd.h>

gboolean terminal_obeys(int fd)
{
    return isatty(fd) && g_strcmp0(g_getenv("TERM"), "dumb") != 0 &&
           !terminal_is_emacs();
}

gboolean terminal_is_emacs(void)
{
    const char *emacs = g_getenv("INSIDE_EMACS");

    return emacs && strstr(emacs, ",compile");
}

/*
 * fingerprint.c - what a verdict or finding is known by when lines move
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit/fingerprint.h"

#include <string.h>

#include "audit.h"

static char *fingerprint(const char *rule, const char *file,
                         const char *function, const char *lvalue)
{
    g_auto(GStrv) words = g_strsplit_set(lvalue, " \t\r\n", -1);
    g_autofree char *plain = g_strjoinv("", words);
    /* a baseline has one in each line */
    g_autofree char *name = strpbrk(file, "\t\r\n") ? g_strescape(file, NULL)
                                                    : g_strdup(file);

    return g_strdup_printf("%s\t%s\t%s\t%s", rule, name, function, plain);
}

char *fingerprint_of_site(gconstpointer entry)
{
    const Site *site = entry;

    return fingerprint(site->verdict, site->allocation->where.file,
                       site->allocation->function, site->allocation->lvalue);
}

char *fingerprint_of_finding(gconstpointer entry)
{
    const Finding *finding = entry;

    return fingerprint(finding->rule, finding->where.file, finding->function,
                       finding->lvalue);
}

/* By the call, if it is one, and not by the reason, which quotes compilers */
char *fingerprint_of_unjudged(gconstpointer entry)
{
    const Unjudged *unjudged = entry;

    return fingerprint("unjudged", unjudged->where.file,
                       unjudged->what ? unjudged->what : "", unjudged->region);
}

GHashTable *fingerprint_numbers_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

char *fingerprint_number(GHashTable *numbers, char *print)
{
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, print)) + 1;

    g_hash_table_insert(numbers, g_strdup(print), GUINT_TO_POINTER(n));
    if (n > 1) {
        g_autofree char *first = print;

        return g_strdup_printf("%s\t%u", first, n);
    }
    return print;
}

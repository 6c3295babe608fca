/*
 * force.c - verdicts that an expert overrules
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit.h"

#include <string.h>

#include "error.h"
#include "homes.h"
#include "join/collect.h"
#include "plan.h"
#include "util/nearest.h"

static const struct {
    const char *id;
    guint remedy;
} rules[] = {
#define SITE_RULE(id, function, remedy) { id, remedy },
#define FINDING_RULE(id, function)
#include "rules.def"
#undef SITE_RULE
#undef FINDING_RULE
};

/* What can be overruled, up to NULL */
static GPtrArray *list_forcible(Cure cure)
{
    GPtrArray *words = g_ptr_array_new();

    for (guint i = 0; cure == CURE_EMBED && homes_forcible[i]; i++) {
        g_ptr_array_add(words, (gpointer)homes_forcible[i]);
    }
    for (guint i = 0; cure == CURE_NEW && i < G_N_ELEMENTS(rules); i++) {
        if (rules[i].remedy & REMEDY_FORCE) {
            g_ptr_array_add(words, (gpointer)rules[i].id);
        }
    }
    g_ptr_array_add(words, NULL);
    return words;
}

/* Why a word cannot be overruled, with what separates that from the rest */
static const char *why_not(Cure cure, const char *word)
{
    static const struct {
        const char *word;
        const char *why;
    } reasons[] = {
        { "no-state-struct", "there is no struct to put a field into; " },
        { "unreachable-state", "there is no struct to put a field into; " },
        { "run-time-count", "no field holds an unknown number of regions; " },
        { "other", "each of these has a reason of its own; " },
    };
    g_autoptr(GPtrArray) others =
        list_forcible(cure == CURE_NEW ? CURE_EMBED : CURE_NEW);

    for (guint i = 0; cure == CURE_EMBED && i < G_N_ELEMENTS(reasons); i++) {
        if (!strcmp(reasons[i].word, word)) {
            return reasons[i].why;
        }
    }
    return !g_strv_contains((const char *const *)others->pdata, word) ? "" :
           cure == CURE_NEW ? "it is for --to=embed; "
                            : "it is for --to=new; ";
}

gboolean force_check(Cure cure, const char *const *words, GError **error)
{
    g_autoptr(GPtrArray) forcible = list_forcible(cure);
    const char *const *choices = (const char *const *)forcible->pdata;

    for (guint i = 0; words[i]; i++) {
        if (!g_strv_contains(choices, words[i])) {
            g_autofree char *list = choices_text(choices);

            g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                        "invalid --force '%s': %sexpected %s", words[i],
                        why_not(cure, words[i]), list);
            return FALSE;
        }
    }
    return TRUE;
}

/* Why no edit can be written for a site, or NULL */
static const char *edit_trouble(const Site *site)
{
    if (site->function->problem) {
        return "its function does not parse";
    }
    if (site->allocation->macro) {
        return "the allocation comes out of a macro";
    }
    if (site->allocation->form == ALLOCATION_NESTED) {
        return "the allocation is not a statement of its own";
    }
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = g_ptr_array_index(site->events, i);

        if (use->event->kind == EVENT_AUTOFREE) {
            return "its declaration frees it automatically";
        }
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = g_ptr_array_index(site->inits, i);

        if (init->macro) {
            return "the init comes out of a macro";
        }
        if (init->form == INIT_DECLARED &&
            init != site->allocation->early_init) {
            return "the result of the init initialises a variable";
        }
        if (init->form == INIT_NESTED) {
            return "the init is part of a larger expression";
        }
    }
    return NULL;
}

/* Whether a site is converted against its verdict; if it cannot be, why not */
static gboolean force_site(Site *site, const char *const *words,
                           const char **trouble)
{
    *trouble = NULL;
    if (site->cure == CURE_EMBED) {
        *trouble = site->home.forced && !site->home.possible ? site->home.text
                                                             : NULL;
        return site->home.forced && site->home.possible;
    }
    if (!g_strv_contains(words, site->verdict)) {
        return FALSE;
    }
    *trouble = edit_trouble(site);
    return !*trouble;
}

GPtrArray *audit_force(Audit *audit, const char *const *words)
{
    GPtrArray *messages = g_ptr_array_new_with_free_func(g_free);

    audit_step(audit, RESULTS_FORCED);
    if (audit->tree->cure == CURE_EMBED) {
        const Cases cases = audit_cases(audit);

        homes_force(&cases, audit->collection->contexts, words);
        homes_rehearse(&cases);
    }
    for (guint i = 0; i < audit->sites->len; i++) {
        Site *site = g_ptr_array_index(audit->sites, i);
        const Location *where = &site->allocation->where;
        const char *trouble;

        site->forced = force_site(site, words, &trouble);
        if (trouble) {
            g_ptr_array_add(messages,
                            g_strdup_printf("%s:%u: '%s' cannot be forced: "
                                            "%s", where->file, where->line,
                                            site->allocation->lvalue,
                                            trouble));
        }
    }
    return messages;
}

/*
 * force.c - verdicts that an expert overrules
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit.h"
#include "error.h"
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

static gboolean can_be_forced(const char *id)
{
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        if (g_str_equal(rules[i].id, id)) {
            return rules[i].remedy & REMEDY_FORCE;
        }
    }
    return FALSE;
}

gboolean force_check(const char *const *forced, GError **error)
{
    for (guint i = 0; forced[i]; i++) {
        g_autoptr(GPtrArray) ids = NULL;
        g_autofree char *list = NULL;

        if (can_be_forced(forced[i])) {
            continue;
        }
        ids = g_ptr_array_new();
        for (guint j = 0; j < G_N_ELEMENTS(rules); j++) {
            if (rules[j].remedy & REMEDY_FORCE) {
                g_ptr_array_add(ids, (gpointer)rules[j].id);
            }
        }
        g_ptr_array_add(ids, NULL);
        list = choices_text((const char *const *)ids->pdata);
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "invalid --force '%s': expected %s", forced[i], list);
        return FALSE;
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

GPtrArray *audit_force(Audit *audit, const char *const *forced)
{
    GPtrArray *messages = g_ptr_array_new_with_free_func(g_free);

    audit_step(audit, RESULTS_FORCED);
    for (guint i = 0; i < audit->sites->len; i++) {
        Site *site = g_ptr_array_index(audit->sites, i);
        const Location *where = &site->allocation->where;
        const char *trouble;

        if (!g_strv_contains(forced, site->verdict)) {
            continue;
        }
        trouble = edit_trouble(site);
        site->forced = trouble == NULL;
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

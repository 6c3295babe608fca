/*
 * judge.c - which rule claims a site
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"

#include <string.h>

#include "rules.h"
#include "util/intern.h"

static const struct {
    const char *id;
    SiteRule claims;
    guint remedy;
} rules[] = {
#define SITE_RULE(id, function, remedy) { id, function, remedy },
#define FINDING_RULE(id, function)
#include "rules.def"
#undef SITE_RULE
#undef FINDING_RULE
};

const char *const *rule_ids(void)
{
    static const char *const ids[] = {
#define SITE_RULE(id, function, remedy) id,
#define FINDING_RULE(id, function) id,
#include "rules.def"
#undef SITE_RULE
#undef FINDING_RULE
        NULL
    };

    return ids;
}

const char *const *site_rule_ids(void)
{
    static const char *const ids[] = {
#define SITE_RULE(id, function, remedy) id,
#define FINDING_RULE(id, function)
#include "rules.def"
#undef SITE_RULE
#undef FINDING_RULE
        NULL
    };

    return ids;
}

gboolean rule_converts(const char *rule)
{
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        if (!strcmp(rules[i].id, rule)) {
            return (rules[i].remedy & REMEDY_CONVERT) != 0;
        }
    }
    return FALSE;
}

gboolean rule_runs_once(const Site *site)
{
    const Context once = CONTEXT_MACHINE_INIT | CONTEXT_CLASS_INIT;
    OwnerKind owner = site_owner_kind(site);

    if (site->context) {
        return !(site->context & ~once);
    }
    return owner == OWNER_KIND_NULL || owner == OWNER_KIND_MACHINE;
}

const char *site_context_name(const Site *site)
{
    return rule_runs_once(site) ? "machine-init" : "per-instance";
}

gboolean site_is_convertible(const Site *site)
{
    return site->cure == CURE_EMBED ? site->home.possible :
           site->forced || rule_converts(site->verdict);
}

const char *site_cure_text(const Site *site)
{
    return site->cure == CURE_EMBED ? site->home.text : site->reason;
}

const char *site_cure_word(const Site *site)
{
    return site->cure != CURE_EMBED ? site->verdict :
           site->home.possible ? "embed" : site->home.reason;
}

static Severity severity_of(const Site *site)
{
    gboolean array = strcmp(site->allocation->count, "1") != 0;

    /* that an array cannot be converted is no fault; what frees it too early
     * is a finding of its own */
    for (guint i = 0; !array && i < site->frees->len; i++) {
        const Release *release = site->frees->pdata[i];

        if (!release->error_path && !release->before_init &&
            !rule_partner(site, release) &&
            (release->owner & OWNER_ALIVE)) {
            return SEVERITY_ERROR;
        }
    }
    return rule_runs_once(site) ? SEVERITY_NOTE : SEVERITY_WARNING;
}

void site_judge(Site *site)
{
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        g_autoptr(GString) reason = g_string_new(NULL);

        if (rules[i].claims(site, reason)) {
            site->verdict = rules[i].id;
            if ((rules[i].remedy & REMEDY_CONVERT) && site->blocked) {
                g_string_append_printf(reason, "; but convert leaves it: %s",
                                       site->blocked);
            }
            site->reason = intern(reason->str);
            site->severity = severity_of(site);
            return;
        }
    }
    g_assert_not_reached();
}

static void add_claim(GArray *claims, const char *rule, const char *reason)
{
    Claim claim = { .rule = rule, .reason = intern(reason) };

    g_array_append_val(claims, claim);
}

/* The rules that convert take for granted that there is an init */
GArray *site_claims(const Site *site)
{
    GArray *claims = g_array_new(FALSE, FALSE, sizeof(Claim));

    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        g_autoptr(GString) reason = g_string_new(NULL);
        g_autoptr(GPtrArray) doubts = NULL;

        if (rules[i].claims == rule_manual_flow) {
            doubts = rule_manual_flow_doubts(site);
            for (guint k = 0; k < doubts->len; k++) {
                add_claim(claims, rules[i].id, doubts->pdata[k]);
            }
        } else if ((site->inits->len ||
                    !(rules[i].remedy & REMEDY_CONVERT)) &&
                   rules[i].claims(site, reason)) {
            add_claim(claims, rules[i].id, reason->str);
        }
    }
    return claims;
}

char *rule_place(const Site *site, const Location *where)
{
    if (where->file == site->function->where.file) {
        return g_strdup_printf("line %u", where->line);
    }
    return g_strdup_printf("%s:%u", where->file, where->line);
}

gboolean rule_is_passed_to(const SiteEvent *use, const char *function,
                           guint argument)
{
    return use->event->kind == EVENT_PASS &&
           value_is_parameter(use->event->target, function, argument);
}

gboolean rule_is_guest_visible(const Site *site)
{
    for (guint i = 0; i < site->events->len; i++) {
        if (rule_is_passed_to(site->events->pdata[i],
                              "address_space_init", 1)) {
            return TRUE;
        }
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (init->constructor->kind != REGION_CONTAINER &&
            init->constructor->kind != REGION_ALIAS) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_free(const Release *release)
{
    return release->kind == RELEASE_FREE || release->kind == RELEASE_CLEAR;
}

gboolean rule_migrates(const Constructor *constructor)
{
    static const char *const names[] = {
        "memory_region_init_ram", "memory_region_init_ram_guest_memfd",
        "memory_region_init_rom", "memory_region_init_rom_device", NULL,
    };

    return g_strv_contains(names, constructor->name);
}

const Release *rule_partner(const Site *site, const Release *release)
{
    const GPtrArray *others = is_free(release) ? site->unparents
                                               : site->frees;

    for (guint i = 0; i < others->len; i++) {
        const Release *other = others->pdata[i];
        const Release *first = is_free(release) ? other : release;
        const Release *second = is_free(release) ? release : other;

        if (other->function == release->function &&
            other->where.file == release->where.file &&
            !strcmp(other->region, release->region) &&
            first->where.start < second->where.start && is_free(second)) {
            return other;
        }
    }
    return NULL;
}

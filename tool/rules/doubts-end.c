/*
 * doubts-end.c - doubts about how a region ends
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "doubts.h"

#include <string.h>

#include "rule.h"

gboolean odd_unparent(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->unparents->len; i++) {
        const Release *release = site->unparents->pdata[i];

        if (release->owner & OWNER_FINALIZED) {
            doubt_say(reason, site, &release->where, "%s() runs in "
                      "instance_finalize, when the region is gone with its "
                      "owner: to unparent it there would be a use after free",
                      release->function);
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the code takes a reference of its own */
static gboolean is_held(const Site *site)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (rule_is_passed_to(use, "object_ref", 0) ||
            rule_is_passed_to(use, "memory_region_ref", 0)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* That a pointer is left behind, by which something else finds the region */
static gboolean say_left(const Site *site, GString *reason)
{
    const char *unparented = site->left->event->region;
    const char *used = site->left_use->event->region;
    gboolean same = !strcmp(unparented, used);

    doubt_say(reason, site, &site->left->event->where, "%s() unparents '%s' "
              "and leaves %s%s%s as it is, for %s() to use again",
              site->left->function->name, unparented, same ? "" : "'",
              same ? "the pointer" : used, same ? "" : "'",
              site->left_use->function->name);
    return TRUE;
}

gboolean used_after_unparent(const Site *site, GString *reason)
{
    const LateUse *late = site->late;
    const char *then = is_held(site) ?
        "only a reference of its own keeps it by then" :
        "once the unparent frees it, that is a use after free";
    const char *name;

    if (!late) {
        return site->left && say_left(site, reason);
    }
    if (value_is(late->held, VALUE_ALLOCATION)) {
        doubt_say(reason, site, &late->where, "'%s' is used after its owner "
                  "is let go at line %u, which may end both", late->region,
                  late->unparent.line);
        return TRUE;
    }
    if (!late->callee) {
        doubt_say(reason, site, &late->where, "'%s' is used after its "
                  "unparent; %s", late->region, then);
        return TRUE;
    }
    name = strrchr(late->callee, ':');
    doubt_say(reason, site, &late->where, "%s() is called after '%s' is "
              "unparented, and uses it or what it calls does; %s",
              name ? name + 1 : late->callee, late->region, then);
    return TRUE;
}

/* Whether a use is made while the owner is finalized.  Code that other places
 * lead to as well, and that is given the region, may be given another one. */
static gboolean runs_in_finalize(const SiteEvent *use)
{
    return use->context == CONTEXT_FINALIZE ||
           ((use->context & CONTEXT_FINALIZE) &&
            (event_has(use->event, VALUE_FIELD) ||
             event_has(use->event, VALUE_ALLOCATION)));
}

/* Whether the function asks for the region before it uses it: it finds none if
 * the pointer has been reset */
static gboolean is_asked_for(const Site *site, const SiteEvent *use)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *other = site->events->pdata[i];

        if (other->event->kind == EVENT_TEST &&
            other->function == use->function &&
            other->event->where.start < use->event->where.start) {
            return TRUE;
        }
    }
    return FALSE;
}

/*
 * object_finalize() has finalized the children when it calls
 * instance_finalize (qom/object.c of a QEMU tree).  Taking a subregion out of
 * a container is no use of the container there: the assertion on the
 * subregion's container comes first (system/memory.c).
 */
gboolean used_after_finalize(const Site *site, GString *reason)
{
    if (site_owner_kind(site) == OWNER_KIND_NULL) {
        return FALSE;           /* nobody's finalizing ends it */
    }
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (runs_in_finalize(use) && event_is_use(use->event) &&
            !rule_is_passed_to(use, "memory_region_del_subregion", 0)) {
            doubt_say(reason, site, &use->event->where, "%s() runs in "
                      "instance_finalize and%s uses '%s', which is gone with "
                      "its owner by then", use->function->name,
                      is_asked_for(site, use) ?
                      ", where the pointer has not been reset," : "",
                      use->event->region);
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a use finds the region in a variable, and it may have been there for
 * long */
static gboolean is_by_global(const Site *site, const SiteEvent *use)
{
    return (event_has(use->event, VALUE_GLOBAL) || use->lasting) &&
           event_is_use(use->event) &&
           !function_facts_calls(use->function, site->function->key);
}

gboolean known_to_others(const Site *site, GString *reason)
{
    OwnerKind owner = site_owner_kind(site);

    if (owner == OWNER_KIND_NULL || owner == OWNER_KIND_MACHINE) {
        return FALSE;           /* it stays */
    }
    if (site->bystander) {
        doubt_say(reason, site, &site->bystander->event->where, "%s() uses "
                  "'%s', whose owner is another object and may have ended it "
                  "by then", site->bystander->function->name,
                  site->bystander->event->region);
        return TRUE;
    }
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (is_by_global(site, use)) {
            doubt_say(reason, site, &use->event->where, "'%s' comes from a "
                      "variable, which still points to the region when its "
                      "owner '%s' is gone", use->event->region,
                      site_owner(site));
            return TRUE;
        }
        if (owner == OWNER_KIND_OTHER &&
            (use->context & (CONTEXT_UNREALIZE | CONTEXT_FINALIZE)) &&
            event_is_use(use->event)) {
            doubt_say(reason, site, &use->event->where, "%s() uses '%s' when "
                      "its owner '%s' may have ended it", use->function->name,
                      use->event->region, site_owner(site));
            return TRUE;
        }
    }
    return FALSE;
}

/*
 * memory_region_del_subregion() of an alias walks to its target in trees that
 * have MemoryRegion.mapped_via_alias (system/memory.c).  The machine's regions
 * are never gone by then.
 */
gboolean is_alias_target(const Site *site, GString *reason)
{
    OwnerKind owner = site_owner_kind(site);

    if (!site->aliases_are_followed || rule_runs_once(site) ||
        owner == OWNER_KIND_NULL || owner == OWNER_KIND_MACHINE) {
        return FALSE;
    }
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (event_makes_alias(use->event) && !use->idle_alias &&
            !rule_lives_with_alias(site, use)) {
            doubt_say(reason, site, &use->event->where, "an alias of '%s' is "
                      "made, and may outlive it when their owners go: "
                      "detaching the alias would then touch freed storage",
                      use->event->region);
            return TRUE;
        }
    }
    return FALSE;
}

/* What happens to the region where it is released */
static const SiteEvent *event_of(const Site *site, const Release *release)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->event->where.file == release->where.file &&
            use->event->where.start == release->where.start) {
            return use;
        }
    }
    return NULL;
}

/* Released by code that knows the region under another name: a parameter,
 * which other callers fill with other regions */
static gboolean is_shared(const SiteEvent *use)
{
    return use && value_is(use->event->values[0], VALUE_PARAMETER);
}

/* Whether the region was made in the function, and is not unparented there */
static gboolean is_on_other_path(const SiteEvent *use)
{
    return use->state &&
           !(use->state->life & (LIFE_NONE | LIFE_UNPARENTED | LIFE_FREED));
}

/* What looks at the region when it is unparented and not freed yet: once the
 * unparent frees it, that is too late; not the variable that goes with it, nor
 * a test, which looks at the pointer only */
static const Event *use_between(const Site *site, const Release *unparent,
                                const Release *release)
{
    for (guint i = 0; unparent && i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];
        const Event *event = use->event;

        if (!is_on_other_path(use) && event->kind != EVENT_TEST &&
            event->where.file == release->where.file &&
            event->where.start >= unparent->where.end &&
            event->where.end <= release->where.start &&
            !(release->orphan.file && release->orphan.start <=
              event->where.start && event->where.end <= release->orphan.end)) {
            return event;
        }
    }
    return NULL;
}

/* A region that is part of a struct goes with what that belongs to */
gboolean belongs_to_region(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];
        const char *record = init->owner_record;

        if (record && init->owner_type != OWNER_TYPE_REGION &&
            g_str_has_suffix(record, "MemoryRegion") &&
            !strchr(init->owner, '&')) {
            doubt_say(reason, site, &init->call, "its owner is a region, '%s': "
                      "when that is unparented it would take '%s' along",
                      init->owner, init->region);
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the owner does not end the region that is only freed, or perhaps not
 * when it is */
static gboolean owner_does_not_end(const Site *site, const Release *release,
                                   GString *reason)
{
    switch (site_owner_kind(site)) {
    case OWNER_KIND_NULL:
        doubt_say(reason, site, &release->where, "'%s' is freed but never "
                  "unparented, and without an owner nothing else ends it",
                  release->region);
        return TRUE;
    case OWNER_KIND_OTHER:
        doubt_say(reason, site, &release->where, "'%s' is freed but never "
                  "unparented, and its owner '%s' may be gone before",
                  release->region, site_owner(site));
        return TRUE;
    case OWNER_KIND_SELF:
    case OWNER_KIND_MACHINE:
    case OWNER_KIND_CPU:
        return FALSE;
    }
    g_assert_not_reached();
}

/* Whether a free is not one of a region that is plainly named */
static gboolean odd_form(const Site *site, const Release *release,
                         const SiteEvent *use, GString *reason)
{
    if (strchr(release->region, '?')) {
        doubt_say(reason, site, &release->where, "what is freed depends on a "
                  "condition: '%s'", release->region);
        return TRUE;
    }
    if (release->kind == RELEASE_UNREF) {
        doubt_say(reason, site, &release->where, "the reference that is "
                  "dropped belongs to the owner once the region is named");
        return TRUE;
    }
    if (!use || !use->event->bare) {
        doubt_say(reason, site, &release->where, "the free is part of a "
                  "larger expression");
        return TRUE;
    }
    if (use->event->acts) {
        doubt_say(reason, site, &release->where, "to evaluate '%s' may do "
                  "more than name the region, and would go with the "
                  "free", release->region);
        return TRUE;
    }
    if (is_shared(use)) {
        doubt_say(reason, site, &release->where, "%s() frees whatever "
                  "region it is given", release->function);
        return TRUE;
    }
    return FALSE;
}

gboolean odd_free(const Site *site, GString *reason)
{
    const Context teardown = CONTEXT_FINALIZE | CONTEXT_UNREALIZE |
                             CONTEXT_REALIZE | CONTEXT_INSTANCE_INIT;

    for (guint i = 0; i < site->frees->len; i++) {
        const Release *release = site->frees->pdata[i];
        const Release *unparent = rule_partner(site, release);
        const Event *between = use_between(site, unparent, release);
        const SiteEvent *use = event_of(site, release);
        Context context = use ? use->context : 0;

        if (between) {
            doubt_say(reason, site, &between->where, "'%s' is %s between its "
                      "unparent and its free; once the unparent frees it, that "
                      "is a use after free", between->region,
                      doubt_what_happens(between));
            return TRUE;
        }
        if (odd_form(site, release, use, reason)) {
            return TRUE;
        }
        if (release->error_path || release->before_init || unparent) {
            continue;
        }
        if (owner_does_not_end(site, release, reason)) {
            return TRUE;
        }
        if (!context || (context & ~teardown)) {
            doubt_say(reason, site, &release->where, "%s() frees '%s' %s, "
                      "without unparenting it", release->function,
                      release->region,
                      context ? "while its owner lives on"
                              : "and it is not known what calls it");
            return TRUE;
        }
    }
    return FALSE;
}

gboolean suspected(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->suspects->len; i++) {
        const Release *release = site->suspects->pdata[i];

        doubt_say(reason, site, &release->where, "%s() releases '%s', which "
                  "may be this region: it is not known where it comes from",
                  release->function, release->region);
        return TRUE;
    }
    return FALSE;
}

/*
 * manual-flow.c - flow that no script should touch
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Each doubt is a function of its own; the first that applies says why.
 */
#include "rule.h"
#include "arrays.h"
#include "util/intern.h"

#include <string.h>

typedef gboolean (*Doubt)(const Site *site, GString *reason);

static void say(GString *reason, const Site *site, const Location *where,
                const char *pattern, ...) G_GNUC_PRINTF(4, 5);

/* "<place>: <words>" */
static void say(GString *reason, const Site *site, const Location *where,
                const char *pattern, ...)
{
    g_autofree char *place = rule_place(site, where);
    va_list args;

    g_string_append_printf(reason, "%s: ", place);
    va_start(args, pattern);
    g_string_append_vprintf(reason, pattern, args);
    va_end(args);
}

static gboolean does_not_parse(const Site *site, GString *reason)
{
    if (!site->function->problem) {
        return FALSE;
    }
    g_string_append_printf(reason, "%s() does not parse: %s",
                           site->function->name, site->function->problem);
    return TRUE;
}

static gboolean odd_allocation(const Site *site, GString *reason)
{
    const Allocation *allocation = site->allocation;

    if (allocation->macro) {
        say(reason, site, &allocation->where,
            "the allocation comes out of the macro %s", allocation->macro);
        return TRUE;
    }
    if (allocation->pointer && strcmp(allocation->pointer, "MemoryRegion *") &&
        strcmp(allocation->pointer, "void *")) {
        say(reason, site, &allocation->where, "'%s' is a '%s', which a "
            "constructor does not return", allocation->lvalue,
            allocation->pointer);
        return TRUE;
    }
    if (allocation->form == ALLOCATION_NESTED) {
        say(reason, site, &allocation->where, "the allocation is part of a "
            "larger expression, or a body without braces, or goes to several "
            "places");
        return TRUE;
    }
    return FALSE;
}

static gboolean init_elsewhere(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->event->init && !use->state &&
            use->function == site->function) {
            say(reason, site, &use->event->where, "'%s' need not be the "
                "region any more that was allocated at line %u",
                use->event->region, site->allocation->where.line);
            return TRUE;
        }
        if (use->event->init && !use->state) {
            say(reason, site, &use->event->where, "%s() initialises '%s', "
                "which %s() has allocated: who has to call the new "
                "constructor is for a person to decide",
                use->function->name, use->event->region,
                site->function->name);
            return TRUE;
        }
    }
    return FALSE;
}

static const char *form_trouble(const Site *site, const Init *init)
{
    switch (init->form) {
    case INIT_DECLARED:
        return init == site->allocation->early_init ? NULL :
               "the result of the init is kept in a declaration";
    case INIT_NESTED:
        return "the init is part of a larger expression, or of an 'if' that "
               "is not in a block";
    case INIT_STATEMENT:
    case INIT_IF_FAILED:
    case INIT_IF_SUCCEEDED:
    case INIT_RETURNED:
    case INIT_ASSIGNED:
        return NULL;
    }
    g_assert_not_reached();
}

static gboolean odd_init(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];
        const Init *init = use->event->init;

        if (!init || !use->state) {
            continue;
        }
        if (init->macro) {
            say(reason, site, &init->call, "the init comes out of the macro "
                "%s", init->macro);
            return TRUE;
        }
        if (form_trouble(site, init)) {
            say(reason, site, &init->call, "%s", form_trouble(site, init));
            return TRUE;
        }
        if (!use->state->certain) {
            say(reason, site, &init->call, "'%s' may be another region here, "
                "depending on the path", use->event->region);
            return TRUE;
        }
        if (!use->state->same_place && *site->allocation->lvalue &&
            init != site->allocation->early_init) {
            say(reason, site, &init->call, "the init names the region '%s', "
                "the allocation '%s'", use->event->region,
                site->allocation->lvalue);
            return TRUE;
        }
        if (use->state->life & (LIFE_LIVE | LIFE_UNTESTED)) {
            say(reason, site, &init->call, "'%s' may have been initialised "
                "before", use->event->region);
            return TRUE;
        }
        if (use->state->life & (LIFE_FREED | LIFE_UNPARENTED)) {
            say(reason, site, &init->call, "'%s' may have been freed before",
                use->event->region);
            return TRUE;
        }
    }
    return FALSE;
}

static const char *what_happens(const Event *event)
{
    switch (event->kind) {
    case EVENT_STORE:
    case EVENT_COPY:
        return "copied";
    case EVENT_PASS:
        return "passed on";
    case EVENT_RETURN:
        return "returned";
    case EVENT_TEST:
        return "tested";
    case EVENT_UNPARENT:
        return "unparented";
    case EVENT_INIT:
    case EVENT_FREE:
    case EVENT_CLEAR:
    case EVENT_UNREF:
    case EVENT_AUTOFREE:
    case EVENT_USE:
    case EVENT_EXIT:
        return "used";
    }
    g_assert_not_reached();
}

static gboolean is_allocation_itself(const Site *site, const Event *event)
{
    return (event->kind == EVENT_COPY || event->kind == EVENT_STORE) &&
           event->where.start <= site->allocation->where.start &&
           event->where.end >= site->allocation->where.end;
}

/* A copy or an assertion that an init which moves to the allocation is made
 * before */
static gboolean comes_after_early_init(const Site *site, const Event *event)
{
    const Init *early = site->allocation->early_init;

    return early && (event->kind == EVENT_COPY || event->kind == EVENT_STORE ||
                     event->kind == EVENT_TEST) &&
           event->where.file == early->call.file &&
           event->where.start > site->allocation->where.end &&
           event->where.end <= early->call.start;
}

static gboolean is_free(const Event *event)
{
    return event->kind == EVENT_FREE || event->kind == EVENT_CLEAR;
}

/* Uses while the region is not what it will be */
static gboolean odd_use(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];
        const Event *event = use->event;
        Life life = use->state ? use->state->life : 0;

        if (event->init || event->kind == EVENT_EXIT ||
            is_allocation_itself(site, event) ||
            comes_after_early_init(site, event)) {
            continue;
        }
        if (event->kind == EVENT_AUTOFREE) {
            say(reason, site, &event->where, "g_autofree frees the region "
                "when the function ends");
            return TRUE;
        }
        if ((life & LIFE_RAW) && life != LIFE_RAW && is_free(event)) {
            say(reason, site, &event->where, "'%s' is freed on paths with and "
                "without its init", event->region);
            return TRUE;
        }
        if ((life & LIFE_RAW) && !is_free(event)) {
            say(reason, site, &event->where, "'%s' is %s before it is "
                "initialised%s", event->region, what_happens(event),
                life == LIFE_RAW ? "" : " on some path");
            return TRUE;
        }
        if ((life & LIFE_FAILED) && !is_free(event) &&
            event->kind != EVENT_TEST) {
            say(reason, site, &event->where, "'%s' is %s after its init has "
                "failed, where it would be NULL", event->region,
                what_happens(event));
            return TRUE;
        }
        if ((life & LIFE_FAILED) && is_free(event) &&
            !event_state_is_failed(use->state)) {
            say(reason, site, &event->where, "'%s' is freed on paths where "
                "its init has failed and on others", event->region);
            return TRUE;
        }
        if ((life & LIFE_UNTESTED) && event->kind != EVENT_TEST) {
            say(reason, site, &event->where, "'%s' is %s although its init "
                "may have failed unnoticed: then it would be NULL",
                event->region, what_happens(event));
            return TRUE;
        }
    }
    return FALSE;
}

/* Called before the init, and so before the new call */
static gboolean used_too_early(const Site *site, GString *reason)
{
    const char *name;

    if (!site->early) {
        return FALSE;
    }
    name = strrchr(site->early->callee, ':');
    say(reason, site, &site->early->where, "%s() is called before '%s' is "
        "initialised, and uses it or what it calls does",
        name ? name + 1 : site->early->callee, site->allocation->lvalue);
    return TRUE;
}

static gboolean odd_end(const Site *site, GString *reason)
{
    if (site->allocation->target && (site->allocation->exit_life & LIFE_RAW)) {
        g_string_append_printf(reason, "some path through %s() leaves '%s' "
                               "allocated but not initialised",
                               site->function->name,
                               site->allocation->lvalue);
        return TRUE;
    }
    return FALSE;
}

static Context context_of(const Site *site, const Release *release)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->event->where.file == release->where.file &&
            use->event->where.start == release->where.start) {
            return use->context;
        }
    }
    return 0;
}

static gboolean odd_unparent(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->unparents->len; i++) {
        const Release *release = site->unparents->pdata[i];

        if (release->owner & OWNER_FINALIZED) {
            say(reason, site, &release->where, "%s() runs in "
                "instance_finalize, when the region is gone with its owner: "
                "to unparent it there would be a use after free",
                release->function);
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
static gboolean used_after_finalize(const Site *site, GString *reason)
{
    if (site_owner_kind(site) == OWNER_KIND_NULL) {
        return FALSE;           /* nobody's finalizing ends it */
    }
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->context == CONTEXT_FINALIZE &&
            (use->event->kind == EVENT_PASS ||
             use->event->kind == EVENT_USE) &&
            !rule_is_passed_to(use, "memory_region_del_subregion", 0)) {
            say(reason, site, &use->event->where, "%s() runs in "
                "instance_finalize and uses '%s', which is gone with its "
                "owner by then", use->function->name, use->event->region);
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
static gboolean is_alias_target(const Site *site, GString *reason)
{
    OwnerKind owner = site_owner_kind(site);

    if (!site->aliases_are_followed || rule_runs_once(site) ||
        owner == OWNER_KIND_NULL || owner == OWNER_KIND_MACHINE) {
        return FALSE;
    }
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if ((rule_is_passed_to(use, "memory_region_init_alias", 3) ||
             rule_is_passed_to(use, "memory_region_new_alias", 2)) &&
            !rule_lives_with_alias(site, use)) {
            say(reason, site, &use->event->where, "an alias of '%s' is made, "
                "and may outlive it when their owners go: detaching the alias "
                "would then touch freed storage", use->event->region);
            return TRUE;
        }
    }
    return FALSE;
}

/* Code that no known configuration compiles, or not every one does */
static gboolean differs_by_configuration(const Site *site, GString *reason)
{
    const FunctionFacts *function = site->function;

    if (function->varies) {
        g_string_append_printf(reason, "%s() does different things with its "
                               "regions for different targets",
                               function->name);
        return TRUE;
    }
    for (guint i = 0; i < function->inactive->len; i++) {
        const Unjudged *call = function->inactive->pdata[i];

        if (!strcmp(call->region, site->allocation->lvalue)) {
            say(reason, site, &call->where, "%s() of '%s' is in code that is "
                "not compiled here", call->what, call->region);
            return TRUE;
        }
    }
    if (site->allocation->unseen.file) {
        say(reason, site, &site->allocation->unseen, "'%s' is used in code "
            "that is not compiled here, and may be freed there",
            site->allocation->lvalue);
        return TRUE;
    }
    return FALSE;
}

static gboolean is_bare(const Site *site, const Release *release)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->event->where.file == release->where.file &&
            use->event->where.start == release->where.start) {
            return use->event->bare;
        }
    }
    return FALSE;
}

/* Released by code that knows the region under another name: a parameter,
 * which other callers fill with other regions */
static gboolean is_shared(const Site *site, const Release *release)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->event->where.file == release->where.file &&
            use->event->where.start == release->where.start) {
            return value_is(use->event->values[0], VALUE_PARAMETER);
        }
    }
    return FALSE;
}

/* What looks at the region when it is unparented and not freed yet: once the
 * unparent frees it, that is too late; not the variable that goes with it */
static const Event *use_between(const Site *site, const Release *unparent,
                                const Release *release)
{
    for (guint i = 0; unparent && i < site->events->len; i++) {
        const Event *event = ((const SiteEvent *)site->events->pdata[i])->event;

        if (event->where.file == release->where.file &&
            event->where.start >= unparent->where.end &&
            event->where.end <= release->where.start &&
            !(release->orphan.file && release->orphan.start <=
              event->where.start && event->where.end <= release->orphan.end)) {
            return event;
        }
    }
    return NULL;
}

static gboolean odd_free(const Site *site, GString *reason)
{
    const Context teardown = CONTEXT_FINALIZE | CONTEXT_UNREALIZE |
                             CONTEXT_REALIZE | CONTEXT_INSTANCE_INIT;

    for (guint i = 0; i < site->frees->len; i++) {
        const Release *release = site->frees->pdata[i];
        const Release *unparent = rule_partner(site, release);
        const Event *between = use_between(site, unparent, release);
        Context context = context_of(site, release);

        if (between) {
            say(reason, site, &between->where, "'%s' is %s between its "
                "unparent and its free; once the unparent frees it, that is "
                "a use after free", between->region, what_happens(between));
            return TRUE;
        }
        if (strchr(release->region, '?')) {
            say(reason, site, &release->where, "the free is of one thing or "
                "another: '%s'", release->region);
            return TRUE;
        }
        if (release->kind == RELEASE_UNREF) {
            say(reason, site, &release->where, "the reference that is dropped "
                "belongs to the owner once the region is named");
            return TRUE;
        }
        if (!is_bare(site, release)) {
            say(reason, site, &release->where, "the free is part of a larger "
                "expression");
            return TRUE;
        }
        if (is_shared(site, release)) {
            say(reason, site, &release->where, "%s() frees whatever region "
                "it is given", release->function);
            return TRUE;
        }
        if (release->error_path || release->before_init || unparent) {
            continue;
        }
        if (site_owner_kind(site) == OWNER_KIND_NULL) {
            say(reason, site, &release->where, "'%s' is freed but never "
                "unparented, and without an owner nothing else ends it",
                release->region);
            return TRUE;
        }
        if (!context || (context & ~teardown)) {
            say(reason, site, &release->where, "%s() frees '%s' %s, without "
                "unparenting it", release->function, release->region,
                context ? "while its owner lives on" :
                          "and it is not known what calls it");
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean suspected(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->suspects->len; i++) {
        const Release *release = site->suspects->pdata[i];

        say(reason, site, &release->where, "%s() releases '%s', which may be "
            "this region: where it comes from cannot be told",
            release->function, release->region);
        return TRUE;
    }
    return FALSE;
}

static gboolean leaves_unread_variable(const Site *site, GString *reason)
{
    const Allocation *allocation = site->allocation;

    if (!allocation->unread || allocation->variable.file ||
        !*allocation->lvalue) {
        return FALSE;
    }
    say(reason, site, &allocation->where, "nothing would read '%s' any more, "
        "and the compiler warns of variables that are only set",
        allocation->lvalue);
    return TRUE;
}

/* What is not understood may free the region, or keep it for who does */
static gboolean escapes(const Site *site, GString *reason)
{
    for (guint i = 0; i < site->events->len; i++) {
        const SiteEvent *use = site->events->pdata[i];

        if (use->escapes) {
            say(reason, site, &use->event->where, "'%s' %s",
                use->event->region, use->event->escape);
            return TRUE;
        }
    }
    return FALSE;
}

/* The edits do not fit the text */
static gboolean cannot_be_edited(const Site *site, GString *reason)
{
    if (!site->obstacle) {
        return FALSE;
    }
    g_string_append(reason, site->obstacle);
    return TRUE;
}

static const Doubt doubts[] = {
    does_not_parse, odd_allocation, init_elsewhere, odd_init, odd_use,
    used_too_early,
    odd_end, differs_by_configuration, odd_unparent,
    used_after_finalize, odd_free, suspected, escapes, is_alias_target,
    leaves_unread_variable, cannot_be_edited, NULL,
};

/* Those about an array as well; for how its elements fare, see arrays.h */
static const Doubt array_doubts[] = {
    does_not_parse, used_too_early, differs_by_configuration, odd_unparent,
    used_after_finalize, suspected, is_alias_target, cannot_be_edited, NULL,
};

static gboolean has_doubt(const Site *site, const Doubt *list, GString *reason)
{
    while (*list && !(*list)(site, reason)) {
        list++;
    }
    return *list != NULL;
}

gboolean rule_manual_flow(const Site *site, GString *reason)
{
    return !site_is_array(site) && has_doubt(site, doubts, reason);
}

gboolean rule_doubts_array(const Site *site, GString *reason)
{
    return has_doubt(site, array_doubts, reason);
}

GPtrArray *rule_manual_flow_doubts(const Site *site)
{
    GPtrArray *reasons = g_ptr_array_new();

    for (guint i = 0; !site_is_array(site) && doubts[i]; i++) {
        g_autoptr(GString) reason = g_string_new(NULL);

        if (doubts[i](site, reason)) {
            g_ptr_array_add(reasons, (gpointer)intern(reason->str));
        }
    }
    return reasons;
}

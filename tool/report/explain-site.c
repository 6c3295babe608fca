/*
 * explain-site.c - the facts of one site, and what the rules make of them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report/explain.h"

#include <string.h>

#include "report/note.h"
#include "report/page.h"
#include "report/line.h"
#include "rules.h"

typedef struct {
    guint bit;
    const char *name;
} Name;

static const Name contexts[] = {
    { CONTEXT_MACHINE_INIT, "machine init" },
    { CONTEXT_CLASS_INIT, "class_init" },
    { CONTEXT_INSTANCE_INIT, "instance_init" },
    { CONTEXT_REALIZE, "realize" },
    { CONTEXT_UNREALIZE, "unrealize" },
    { CONTEXT_RESET, "reset" },
    { CONTEXT_HANDLER, "a handler" },
    { CONTEXT_FINALIZE, "instance_finalize" },
};

static const Name lives[] = {
    { LIFE_NONE, "not this allocation" },
    { LIFE_RAW, "not initialised" },
    { LIFE_UNTESTED, "initialised, if that has not failed" },
    { LIFE_LIVE, "initialised" },
    { LIFE_FAILED, "failed to initialise" },
    { LIFE_UNPARENTED, "unparented" },
    { LIFE_FREED, "freed" },
};

/* "realize or reset" */
static char *spell(const Name *names, guint n, guint bits)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < n; i++) {
        if (bits & names[i].bit) {
            g_string_append_printf(text, "%s%s", text->len ? " or " : "",
                                   names[i].name);
        }
    }
    return g_string_free(text, FALSE);
}

/* What an event does, in words; a target is a value, see facts.h */
static char *stored_in(const Value *place)
{
    const char *function = place ? value_function(place) : NULL;
    const char *record = place ? value_record(place) : NULL;

    if (function) {
        return g_strdup_printf("stored where argument %u of %s() points",
                               value_index(place) + 1, function);
    }
    if (place && value_name(place)) {
        return g_strdup_printf("stored in %s%s%s", record ? record : "",
                               record ? "." : "", value_name(place));
    }
    return g_strdup("stored in a place that is not followed");
}

static char *what_happens(const Event *event)
{
    static const char *const names[] = {
        [EVENT_FREE] = "freed", [EVENT_CLEAR] = "freed, and the pointer "
        "cleared", [EVENT_UNPARENT] = "unparented",
        [EVENT_UNREF] = "a reference to it is dropped",
        [EVENT_AUTOFREE] = "freed at the end of its scope",
        [EVENT_COPY] = "copied", [EVENT_RETURN] = "returned",
        [EVENT_TEST] = "tested", [EVENT_USE] = "used",
    };
    const char *function = event->target ? value_function(event->target)
                                         : NULL;

    switch (event->kind) {
    case EVENT_INIT:
        return g_strdup_printf("initialised by %s()",
                               event->init->constructor->name);
    case EVENT_STORE:
        return stored_in(event->target);
    case EVENT_PASS:
        return function ? g_strdup_printf("passed to %s()", function)
                        : g_strdup("passed on");
    default:
        return g_strdup(names[event->kind]);
    }
}

static gboolean is_allocation_itself(const Site *site, const Event *event)
{
    return event->where.file == site->allocation->where.file &&
           event->where.start <= site->allocation->where.start &&
           event->where.end >= site->allocation->where.end;
}

static int by_place(gconstpointer a, gconstpointer b)
{
    const Location *left = &(*(const SiteEvent *const *)a)->event->where;
    const Location *right = &(*(const SiteEvent *const *)b)->event->where;
    int order = strcmp(left->file, right->file);

    return order ? order : left->start < right->start ? -1 :
           left->start > right->start;
}

static void append_event(GString *text, const SiteEvent *use,
                         const Style *style)
{
    const Event *event = use->event;
    g_autofree char *what = what_happens(event);
    g_autofree char *life = use->state ? spell(lives, G_N_ELEMENTS(lives),
                                               use->state->life)
                                       : g_strdup("");
    g_autofree char *context = spell(contexts, G_N_ELEMENTS(contexts),
                                     use->context);

    line_append_note(text, style, &event->where, "'%s' is %s in %s(), %s%s%s%s",
                     event->region, what, use->function->name,
                     *context ? "called from " : "called from nowhere known",
                     context, *life ? "; before that: " : "", life);
}

/* Those in the file of the allocation, then the others */
static void append_events(GString *text, const Site *site, const Style *style)
{
    g_autoptr(GPtrArray) uses = g_ptr_array_new();

    g_ptr_array_extend(uses, site->events, NULL, NULL);
    g_ptr_array_sort(uses, by_place);
    for (guint pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < uses->len; i++) {
            const SiteEvent *use = uses->pdata[i];
            const Event *event = use->event;
            gboolean here = !strcmp(event->where.file,
                                    site->allocation->where.file);

            if (here == !pass && event->kind != EVENT_EXIT &&
                !is_allocation_itself(site, event)) {
                append_event(text, use, style);
            }
        }
    }
}

static void append_facts(GString *text, const Site *site, const Style *style)
{
    static const char *const forms[] = {
        "a declaration's initialiser", "an assignment",
        "part of something larger",
    };
    const Allocation *allocation = site->allocation;
    const char *owner = site_owner(site);
    g_autofree char *context = spell(contexts, G_N_ELEMENTS(contexts),
                                     site->context);

    explain_heading(text, style, "Facts");
    g_string_append_printf(text, "  storage   %s of %s, %s, in %s()\n",
                           strcmp(allocation->count, "1") ? "an array"
                                                          : "one",
                           allocation->type, forms[allocation->form],
                           allocation->function);
    g_string_append_printf(text, "  pointer   %s\n", *allocation->lvalue ?
                           allocation->lvalue : "not stored");
    g_string_append_printf(text, "  owner     %s (%s)\n",
                           *owner ? owner : "it differs between inits",
                           owner_kind_to_string(site_owner_kind(site)));
    g_string_append_printf(text, "  runs      %s, called from %s\n",
                           site_context_name(site),
                           *context ? context : "nowhere known");
    append_events(text, site, style);
    for (guint i = 0; i < site->suspects->len; i++) {
        const Release *release = site->suspects->pdata[i];

        line_append_note(text, style, &release->where, "'%s' is released in "
                         "%s(), and may be this region", release->region,
                         release->function);
    }
}

static gboolean is_claim_of(const GArray *claims, guint index,
                            const char *rule)
{
    return index < claims->len &&
           !strcmp(g_array_index(claims, Claim, index).rule, rule);
}

/* One line for each rule, and one for each further reason */
static void append_rules(GString *text, const Site *site,
                         const GArray *claims, const Style *style)
{
    const char *const *rules = site_rule_ids();
    guint next = 0;

    explain_heading(text, style, "Rules, in the order in which they are asked");
    for (guint i = 0; rules[i]; i++) {
        const char *word = !strcmp(rules[i], site->verdict) ? "claims it" :
                           "would also claim it";

        if (!is_claim_of(claims, next, rules[i])) {
            g_string_append_printf(text, "  %-18s  no\n", rules[i]);
        }
        for (; is_claim_of(claims, next, rules[i]); next++) {
            g_string_append_printf(text, "  %-18s  %s: %s\n",
                                   *word == 'a' ? "" : rules[i], word,
                                   g_array_index(claims, Claim, next).reason);
            word = "and also";
        }
    }
}

gboolean explain_change(GString *text, const char *rule, const Style *style,
                        GError **error)
{
    g_autofree char *page = page_read(rule, error);
    g_autofree char *section = NULL;
    g_autofree char *plain = NULL;
    g_auto(GStrv) lines = NULL;

    if (!page) {
        return FALSE;
    }
    section = page_section(page, "What would change it");
    plain = page_text(section, style->color);
    lines = g_strsplit(plain, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        g_string_append_printf(text, "  %s\n", lines[i]);
    }
    return TRUE;
}

/* What stands in the way beyond the first reason, up to a rule that converts */
static void append_rest(GString *text, const GArray *claims)
{
    for (guint i = 1; i < claims->len; i++) {
        const Claim *before = &g_array_index(claims, Claim, i - 1);
        const Claim *claim = &g_array_index(claims, Claim, i);

        if (rule_converts(before->rule)) {
            return;
        }
        g_string_append_printf(text, "  Then %s would%s say: %s.\n",
                               claim->rule, !strcmp(claim->rule, before->rule)
                               ? " still" : "", claim->reason);
    }
}

/* What the other cure would do */
static void append_home(GString *text, const Home *home, const Style *style)
{
    g_autofree char *sentence = home_sentence(home);

    explain_heading(text, style, "As a field (mrconv convert --to=embed)");
    g_string_append_printf(text, "  %s\n", sentence);
}

gboolean explain_site(GString *text, const Site *site, const Style *style,
                      GError **error)
{
    const Location *where = &site->allocation->where;
    const char *lvalue = site->allocation->lvalue;
    g_autoptr(GArray) claims = site_claims(site);

    line_append(text, style, severity_to_string(site->severity), where,
                "'%s': %s [%s]", *lvalue ? lvalue : "region", site->reason,
                site->verdict);
    explain_suppression(text, site->suppression, style);
    append_facts(text, site, style);
    append_rules(text, site, claims, style);
    explain_heading(text, style, "What would change the verdict");
    if (!explain_change(text, site->verdict, style, error)) {
        return FALSE;
    }
    append_rest(text, claims);
    append_home(text, &site->home, style);
    return TRUE;
}

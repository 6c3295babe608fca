/*
 * finding-rule.c - what a rule that reports findings looks at
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

#include <string.h>

#include "join/contexts.h"

typedef void (*FindingRule)(Survey *survey);

static const struct {
    const char *id;
    FindingRule search;
} rules[] = {
#define SITE_RULE(id, function, remedy)
#define FINDING_RULE(id, function) { id, function },
#include "rules.def"
#undef SITE_RULE
#undef FINDING_RULE
};

void finding_free(Finding *finding)
{
    g_ptr_array_unref(finding->notes);
    g_free(finding->message);
    g_free(finding);
}

static void note_free(gpointer data)
{
    FindingNote *note = data;

    g_free(note->message);
    g_free(note);
}

Finding *survey_report(Survey *survey, Severity severity,
                       const Location *where, const FunctionFacts *function,
                       const char *lvalue, const char *format, ...)
{
    Finding *finding = g_new0(Finding, 1);
    va_list args;

    finding->rule = survey->rule;
    finding->severity = severity;
    finding->where = *where;
    finding->function = function->name;
    /* an embedded region is the same thing with and without its & */
    finding->lvalue = lvalue[0] == '&' ? lvalue + 1 : lvalue;
    finding->notes = g_ptr_array_new_with_free_func(note_free);
    va_start(args, format);
    finding->message = g_strdup_vprintf(format, args);
    va_end(args);
    g_ptr_array_add(survey->findings, finding);
    return finding;
}

void survey_note(Finding *finding, const Location *where, const char *format,
                 ...)
{
    FindingNote *note = g_new0(FindingNote, 1);
    va_list args;

    note->where = *where;
    va_start(args, format);
    note->message = g_strdup_vprintf(format, args);
    va_end(args);
    g_ptr_array_add(finding->notes, note);
}

Context survey_context(const Survey *survey, const FunctionFacts *function)
{
    return contexts_lookup(survey->contexts, function->key);
}

Lifespan survey_lifespan(const Survey *survey, const FunctionFacts *function)
{
    return lifespans_lookup(survey->lifespans, function);
}

Severity survey_severity(const Survey *survey, const FunctionFacts *function)
{
    const Context once = CONTEXT_MACHINE_INIT | CONTEXT_CLASS_INIT;
    const Context running = CONTEXT_RESET | CONTEXT_HANDLER;
    Context context = survey_context(survey, function);
    Lifespan lifespan = survey_lifespan(survey, function);

    if (!(context & ~once)) {
        return SEVERITY_NOTE;
    }
    if (lifespan & LIFESPAN_PLUGGABLE) {
        return SEVERITY_ERROR;
    }
    return lifespan && !(context & running) ? SEVERITY_NOTE
                                            : SEVERITY_WARNING;
}

const GPtrArray *survey_inits(const Survey *survey, const Value *value)
{
    return g_hash_table_lookup(survey->inits, value);
}

GHashTable *survey_held(const Survey *survey)
{
    GHashTable *held = g_hash_table_new(NULL, NULL);

    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];

            if (event->values[0] &&
                (value_is_parameter(event->target, "object_ref", 0) ||
                 value_is_parameter(event->target, "memory_region_ref", 0))) {
                g_hash_table_add(held, (gpointer)event->values[0]);
            }
        }
    }
    return held;
}

/* Whether an event may unparent the region */
static gboolean may_unparent(const Event *event, const Value *region)
{
    const Value *value = event->values[0];

    if (region) {
        return event->kind == EVENT_UNPARENT && value == region;
    }
    return (event->kind == EVENT_UNPARENT || event->kind == EVENT_UNREF) &&
           (value_is(value, VALUE_PARAMETER) ||
            value_is(value, VALUE_UNKNOWN) ||
            (value_is(value, VALUE_EMBEDDED) &&
             value_storage(value) == STORAGE_HEAP_STRUCT));
}

static gboolean leads_to_unparent(const Survey *survey, const char *key,
                                  const Value *region, GHashTable *seen)
{
    const FunctionFacts *function = g_hash_table_lookup(survey->by_key, key);

    if (!function || !g_hash_table_add(seen, (gpointer)function)) {
        return FALSE;
    }
    for (guint e = 0; e < function->events->len; e++) {
        if (may_unparent(function->events->pdata[e], region)) {
            return TRUE;
        }
    }
    for (guint i = 0; function->calls[i]; i++) {
        if (leads_to_unparent(survey, function->calls[i], region, seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean survey_unparents(const Survey *survey, const char *const *calls,
                          const Value *region)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    for (guint i = 0; calls[i]; i++) {
        if (leads_to_unparent(survey, calls[i], region, seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The field that an object is in, NULL if it is in none: of OBJECT(s->part),
 * "part" */
static char *field_of(const char *object)
{
    const char *arrow = g_strrstr(object, "->");
    const char *dot = strrchr(object, '.');
    const char *field = arrow && (!dot || dot < arrow) ? arrow + 2 :
                        dot ? dot + 1 : NULL;

    return field ? g_strndup(field, strcspn(field, ") ")) : NULL;
}

gboolean survey_ends_owner(const FunctionFacts *function, const Init *init,
                           const Location *before)
{
    g_autofree char *owner = field_of(init->owner);

    for (guint e = 0; owner && e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];
        g_autofree char *ended = field_of(event->region);

        if ((event->kind == EVENT_UNPARENT || event->kind == EVENT_UNREF) &&
            event->where.start < before->start && !g_strcmp0(ended, owner)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_init(Survey *survey, const Value *value, const Event *event)
{
    GPtrArray *list = g_hash_table_lookup(survey->inits, value);

    if (!list) {
        list = g_ptr_array_new();
        g_hash_table_insert(survey->inits, (gpointer)value, list);
    }
    g_ptr_array_add(list, (gpointer)event);
}

static void add_function(Survey *survey, const FunctionFacts *function)
{
    g_ptr_array_add(survey->functions, (gpointer)function);
    g_hash_table_insert(survey->by_key, (gpointer)function->key,
                        (gpointer)function);
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        for (guint v = 0; event->init && event->values[v]; v++) {
            add_init(survey, event->values[v], event);
        }
    }
}

static gboolean add_passed_event(Survey *survey, const Event *event)
{
    const GPtrArray *inits = event->kind == EVENT_PASS &&
        value_is(event->target, VALUE_PARAMETER) ?
        survey_inits(survey, event->target) : NULL;
    gboolean grown = FALSE;

    for (guint v = 0; inits && event->values[v]; v++) {
        const GPtrArray *known = survey_inits(survey, event->values[v]);

        if (!value_is(event->values[v], VALUE_EMBEDDED) &&
            !value_is(event->values[v], VALUE_PARAMETER)) {
            continue;
        }
        for (guint i = 0; i < inits->len; i++) {
            if (!known ||
                !g_ptr_array_find((GPtrArray *)known, inits->pdata[i], NULL)) {
                add_init(survey, event->values[v], inits->pdata[i]);
                known = survey_inits(survey, event->values[v]);
                grown = TRUE;
            }
        }
    }
    return grown;
}

/* What is handed to a function that initialises it is initialised there */
static void add_passed(Survey *survey)
{
    gboolean grown = TRUE;

    while (grown) {
        grown = FALSE;
        for (guint f = 0; f < survey->functions->len; f++) {
            const FunctionFacts *function = survey->functions->pdata[f];

            for (guint e = 0; e < function->events->len; e++) {
                grown |= add_passed_event(survey,
                                          function->events->pdata[e]);
            }
        }
    }
}

static guint hash_place(gconstpointer place)
{
    const Location *where = place;

    return g_direct_hash(where->file) ^ where->start;
}

static gboolean same_place(gconstpointer a, gconstpointer b)
{
    const Location *left = a, *right = b;

    return left->file == right->file && left->start == right->start;
}

/* Functions of headers are in every unit that includes them */
static void add_functions(Survey *survey, const Tree *tree, GPtrArray *units)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(hash_place, same_place);

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            if (strcmp(function->where.file, tree->implementation) &&
                !g_str_has_prefix(function->where.file, "qom/") &&
                g_hash_table_add(seen, (gpointer)&function->where)) {
                add_function(survey, function);
            }
        }
    }
}

static int by_finding(gconstpointer a, gconstpointer b)
{
    const Finding *left = *(const Finding *const *)a;
    const Finding *right = *(const Finding *const *)b;
    int order = strcmp(left->where.file, right->where.file);

    return order ? order :
           left->where.start != right->where.start ?
           (left->where.start < right->where.start ? -1 : 1) :
           strcmp(left->rule, right->rule);
}

static gboolean is_same(const Finding *a, const Finding *b)
{
    return a->where.file == b->where.file &&
           a->where.start == b->where.start && a->rule == b->rule;
}

GPtrArray *findings_search(const Tree *tree, GPtrArray *units,
                           const struct Contexts *contexts, GPtrArray *sites,
                           const GPtrArray *suppressions)
{
    Survey survey = {
        .sites = sites,
        .suppressions = suppressions,
        .functions = g_ptr_array_new(),
        .contexts = contexts,
        .by_key = g_hash_table_new(NULL, NULL),
        .inits = g_hash_table_new_full(NULL, NULL, NULL,
                                       (GDestroyNotify)g_ptr_array_unref),
        .findings =
            g_ptr_array_new_with_free_func((GDestroyNotify)finding_free),
    };

    survey.lifespans = lifespans_new(units);
    add_functions(&survey, tree, units);
    add_passed(&survey);
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        survey.rule = rules[i].id;
        rules[i].search(&survey);
    }
    g_ptr_array_sort(survey.findings, by_finding);
    for (guint i = survey.findings->len; i > 1; i--) {
        if (is_same(survey.findings->pdata[i - 1],
                    survey.findings->pdata[i - 2])) {
            g_ptr_array_remove_index(survey.findings, i - 1);
        }
    }
    lifespans_free(survey.lifespans);
    g_ptr_array_unref(survey.functions);
    g_hash_table_unref(survey.by_key);
    g_hash_table_unref(survey.inits);
    return survey.findings;
}

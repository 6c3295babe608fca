/*
 * record.c - facts as a value that can be stored, sent and joined
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "store/record.h"

#include <string.h>

#include "store/array-record.h"
#include "store/home-record.h"
#include "store/stream.h"

static void init(Stream *stream, Init *value)
{
    const char *constructor = value->constructor ? value->constructor->name
                                                 : NULL;

    stream_location(stream, &value->call);
    stream_location(stream, &value->statement);
    NEEDED(value->function);
    constructor = stream_needed_text(stream, constructor);
    if (!stream->writes && constructor) {
        value->constructor = g_hash_table_lookup(stream->constructors,
                                                 constructor);
        stream->failed |= !value->constructor;
    }
    NUMBER(value->form);
    NUMBER(value->storage);
    TEXT(value->lost);
    NEEDED(value->region);
    NEEDED(value->owner);
    NUMBER(value->owner_kind);
    NUMBER(value->owner_type);
    TEXT(value->owner_record);
    NEEDED(value->name);
    NUMBER(value->nameless);
    NUMBER(value->report);
    VALUE(value->name_parameter);
    TEXT(value->macro);
}

static void event(Stream *stream, Event *value)
{
    NUMBER(value->kind);
    stream_values(stream, &value->values);
    VALUE(value->target);
    stream_location(stream, &value->where);
    stream_location(stream, &value->statement);
    TEXT(value->region);
    NUMBER(value->is_region);
    NUMBER(value->bare);
    NUMBER(value->blind);
    NUMBER(value->acts);
    NUMBER(value->chance);
    TEXT(value->escape);
    if (stream_number(stream, value->init != NULL)) {
        if (!stream->writes) {
            value->init = g_new0(Init, 1);
        }
        init(stream, value->init);
    }
    stream_optional_location(stream, &value->orphan);
    TEXT(value->orphan_name);
    stream_optional_location(stream, &value->through);
    TEXT(value->through_name);
    NUMBER(value->through_named);
    TEXT(value->stolen);
    stream_optional_location(stream, &value->emptied);
    NUMBER(value->emptied_size);
    stream_optional_location(stream, &value->gone);
    NUMBER(value->gone_size);
    stream_optional_location(stream, &value->rounds);
    TEXT(value->counter);
    NUMBER(value->counter_named);
    stream_optional_location(stream, &value->counter_declared);
}

/* One of a function's events */
static const Event *event_of(Stream *stream, GPtrArray *events,
                             const Event *value)
{
    guint index = 0;

    if (stream->writes) {
        gboolean found = g_ptr_array_find(events, value, &index);

        g_assert(found);
    }
    index = stream_number(stream, index);
    if (index >= events->len) {
        stream->failed = TRUE;
        return NULL;
    }
    return events->pdata[index];
}

/* One of the inits among a function's events, or NULL */
static const Init *init_of(Stream *stream, GPtrArray *events,
                           const Init *value)
{
    guint index = 0;

    for (guint i = 0; stream->writes && value && i < events->len; i++) {
        if (((const Event *)events->pdata[i])->init == value) {
            index = i + 1;
        }
    }
    index = stream_number(stream, index);
    if (stream->writes || !index) {
        return value;
    }
    if (index > events->len) {
        stream->failed = TRUE;
        return NULL;
    }
    return ((const Event *)events->pdata[index - 1])->init;
}

static void early_calls(Stream *stream, GArray **value)
{
    guint n = stream_records(stream, value, sizeof(EarlyCall));

    for (guint i = 0; i < n; i++) {
        EarlyCall *call = &g_array_index(*value, EarlyCall, i);

        stream_location(stream, &call->where);
        NEEDED(call->callee);
        NUMBER(call->given);
    }
}

static void allocation(Stream *stream, Allocation *value, GPtrArray *events)
{
    guint n = stream_records(stream, &value->states, sizeof(EventState));

    NEEDED_VALUE(value->value);
    stream_location(stream, &value->where);
    stream_location(stream, &value->statement);
    stream_location(stream, &value->declaration);
    NUMBER(value->alone);
    NUMBER(value->form);
    NEEDED(value->function);
    TEXT(value->allocator);
    NEEDED(value->type);
    NEEDED(value->count);
    NEEDED(value->lvalue);
    TEXT(value->pointer);
    NUMBER(value->unread);
    stream_location(stream, &value->variable);
    VALUE(value->target);
    TEXT(value->macro);
    for (guint i = 0; i < n; i++) {
        EventState *state = &g_array_index(value->states, EventState, i);

        state->event = event_of(stream, events, state->event);
        NUMBER(state->life);
        NUMBER(state->certain);
        NUMBER(state->same_place);
        NUMBER(state->shown);
    }
    NUMBER(value->exit_life);
    value->next_init = init_of(stream, events, value->next_init);
    value->early_init = init_of(stream, events, value->early_init);
    stream_optional_location(stream, &value->copy);
    stream_optional_location(stream, &value->cleared);
    stream_optional_location(stream, &value->unseen);
    early_calls(stream, &value->early_calls);
}

static void unjudged(Stream *stream, Unjudged *value)
{
    stream_location(stream, &value->where);
    TEXT(value->what);
    NEEDED(value->region);
    NEEDED(value->why);
}

static void unjudged_list(Stream *stream, GPtrArray **value)
{
    guint n = stream_list(stream, value, g_free);

    for (guint i = 0; i < n; i++) {
        unjudged(stream, stream_element(stream, *value, i, sizeof(Unjudged)));
    }
}

static void steps(Stream *stream, GArray **value)
{
    guint n = stream_records(stream, value, sizeof(Step));

    for (guint i = 0; i < n; i++) {
        Step *each = &g_array_index(*value, Step, i);

        NEEDED(each->callee);
        NUMBER(each->start);
        NUMBER(each->end);
        NUMBER(each->guard);
        NUMBER(each->tested);
    }
}

static void late_uses(Stream *stream, GArray **value)
{
    guint n = stream_records(stream, value, sizeof(LateUse));

    for (guint i = 0; i < n; i++) {
        LateUse *each = &g_array_index(*value, LateUse, i);

        stream_optional_location(stream, &each->unparent);
        VALUE(each->held);
        stream_location(stream, &each->where);
        TEXT(each->callee);
        NEEDED(each->region);
        NUMBER(each->left);
    }
}

static void stays(Stream *stream, FunctionFacts *value)
{
    guint n = stream_records(stream, &value->stays, sizeof(Stay));

    for (guint i = 0; i < n; i++) {
        Stay *each = &g_array_index(value->stays, Stay, i);

        each->init = event_of(stream, value->events, each->init);
        stream_optional_location(stream, &each->lost);
        stream_texts(stream, &each->calls);
    }
}

static void skips(Stream *stream, FunctionFacts *value)
{
    guint n = stream_records(stream, &value->skips, sizeof(Skip));

    for (guint i = 0; i < n; i++) {
        Skip *each = &g_array_index(value->skips, Skip, i);

        each->event = event_of(stream, value->events, each->event);
        NEEDED(each->caller);
    }
}

static void notices(Stream *stream, FunctionFacts *value)
{
    guint frees = stream_records(stream, &value->struct_frees,
                                 sizeof(StructFree));
    guint lookups = stream_records(stream, &value->lookups, sizeof(Lookup));
    guint repeats = stream_records(stream, &value->repeats, sizeof(Repeat));
    guint withdrawals = stream_records(stream, &value->withdrawals,
                                       sizeof(Withdrawal));

    for (guint i = 0; i < frees; i++) {
        StructFree *each = &g_array_index(value->struct_frees, StructFree, i);

        stream_location(stream, &each->where);
        NEEDED(each->record);
        stream_texts(stream, &each->parts);
        NEEDED(each->text);
        NUMBER(each->made);
        stream_optional_location(stream, &each->attached);
        stream_optional_location(stream, &each->added);
    }
    for (guint i = 0; i < lookups; i++) {
        Lookup *each = &g_array_index(value->lookups, Lookup, i);

        stream_location(stream, &each->where);
        NEEDED(each->text);
        VALUE(each->from);
        NUMBER(each->let_go);
        NUMBER(each->sometimes);
        stream_optional_location(stream, &each->lost);
        VALUE(each->given);
    }
    for (guint i = 0; i < repeats; i++) {
        Repeat *each = &g_array_index(value->repeats, Repeat, i);

        stream_location(stream, &each->first);
        NEEDED(each->constructor);
        each->second = event_of(stream, value->events, each->second);
        stream_texts(stream, &each->calls);
    }
    for (guint i = 0; i < withdrawals; i++) {
        Withdrawal *each = &g_array_index(value->withdrawals, Withdrawal, i);

        stream_location(stream, &each->where);
        NEEDED(each->text);
        each->init = event_of(stream, value->events, each->init);
        stream_texts(stream, &each->calls);
    }
}

static void function(Stream *stream, FunctionFacts *value)
{
    guint n;

    NEEDED(value->key);
    NEEDED(value->name);
    stream_location(stream, &value->where);
    NUMBER(value->end_line);
    NUMBER(value->conditional);
    NUMBER(value->analysed);
    NUMBER(value->varies);
    TEXT(value->device);
    NUMBER(value->pinned);
    TEXT(value->problem);
    stream_texts(stream, &value->calls);
    stream_texts(stream, &value->runs);
    stream_values(stream, &value->nulls);
    n = stream_list(stream, &value->events, NULL);
    for (guint i = 0; i < n; i++) {
        event(stream, stream_element(stream, value->events, i, sizeof(Event)));
    }
    n = stream_list(stream, &value->allocations, NULL);
    for (guint i = 0; i < n; i++) {
        allocation(stream, stream_element(stream, value->allocations, i,
                                   sizeof(Allocation)), value->events);
    }
    steps(stream, &value->steps);
    late_uses(stream, &value->late_uses);
    notices(stream, value);
    stays(stream, value);
    skips(stream, value);
    unjudged_list(stream, &value->inactive);
}

static void hook(Stream *stream, Hook *value)
{
    NEEDED(value->function);
    NEEDED(value->slot);
    NUMBER(value->form);
    stream_location(stream, &value->where);
    TEXT(value->type);
    TEXT(value->parent);
}

static void unseen_release(Stream *stream, UnseenRelease *value)
{
    NEEDED(value->field);
    TEXT(value->record);
    stream_location(stream, &value->where);
}

static void unit(Stream *stream, UnitFacts *value)
{
    guint n;

    NEEDED(value->file);
    NUMBER(value->problems);
    TEXT(value->first_problem);
    n = stream_list(stream, &value->functions, NULL);
    for (guint i = 0; i < n; i++) {
        function(stream, stream_element(stream, value->functions, i,
                                 sizeof(FunctionFacts)));
    }
    n = stream_list(stream, &value->hooks, g_free);
    for (guint i = 0; i < n; i++) {
        hook(stream, stream_element(stream, value->hooks, i, sizeof(Hook)));
    }
    unjudged_list(stream, &value->unjudged);
    n = stream_list(stream, &value->unseen, g_free);
    for (guint i = 0; i < n; i++) {
        unseen_release(stream, stream_element(stream, value->unseen, i,
                                              sizeof(UnseenRelease)));
    }
    if (!stream->writes) {
        value->homes = home_facts_new();
        value->arrays = array_facts_new();
    }
    home_record(stream, value->homes);
    array_record(stream, value->arrays);
}

static void constructor(Stream *stream, Constructor *value)
{
    NEEDED(value->name);
    TEXT(value->new_name);
    NUMBER(value->kind);
    NUMBER(value->returns_bool);
    NUMBER(value->n_parameters);
    NUMBER(value->owner_index);
    NUMBER(value->name_index);
    NUMBER(value->errp_index);
}

GVariant *record_of_facts(const UnitFacts *facts)
{
    Stream stream = { 0 };

    stream_begin_writing(&stream);
    /* a stream that writes sets each member to what it is */
    unit(&stream, (UnitFacts *)facts);
    return stream_end_writing(&stream);
}

UnitFacts *record_to_facts(GVariant *record, GHashTable *constructors)
{
    Stream stream = { .constructors = constructors };
    g_autoptr(GVariant) numbers = NULL;
    g_autoptr(UnitFacts) facts = g_new0(UnitFacts, 1);

    stream_begin_reading(&stream, record, &numbers);
    unit(&stream, facts);
    return stream_end_reading(&stream) ? g_steal_pointer(&facts) : NULL;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(((const Constructor *)a)->name,
                  ((const Constructor *)b)->name);
}

GVariant *record_of_constructors(GHashTable *constructors)
{
    g_autoptr(GList) list = g_list_sort(g_hash_table_get_values(constructors),
                                        by_name);
    Stream stream = { 0 };

    stream_begin_writing(&stream);
    stream_count(&stream, g_list_length(list));
    for (GList *each = list; each; each = each->next) {
        constructor(&stream, each->data);
    }
    return stream_end_writing(&stream);
}

GHashTable *record_to_constructors(GVariant *record)
{
    Stream stream = { 0 };
    g_autoptr(GVariant) numbers = NULL;
    g_autoptr(GHashTable) constructors =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    guint n;

    stream_begin_reading(&stream, record, &numbers);
    n = stream_count(&stream, 0);
    for (guint i = 0; i < n && !stream.failed; i++) {
        Constructor *each = g_new0(Constructor, 1);

        constructor(&stream, each);
        if (stream.failed) {
            g_free(each);
        } else {
            g_hash_table_replace(constructors, (gpointer)each->name, each);
        }
    }
    return stream_end_reading(&stream) ? g_steal_pointer(&constructors) : NULL;
}

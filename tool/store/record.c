/*
 * record.c - facts as a value that can be stored, sent and joined
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One function per structure lists what it is made of; it serves both ways: a
 * Stream that writes takes each member, one that reads sets it.  What does not
 * fit makes a reading stream fail, and all it gives from then on is 0 or NULL.
 */
#include "store/record.h"
#include "util/intern.h"

#include <string.h>

typedef struct {
    gboolean writes;
    gboolean failed;
    GArray *numbers;            /* guint32, written */
    GPtrArray *texts;           /* interned; read, or written so far */
    GHashTable *indices;        /* of the texts written */
    const guint32 *next, *end;  /* what is left to read */
    GHashTable *constructors;
} Stream;

static guint number(Stream *stream, guint value)
{
    if (stream->writes) {
        g_array_append_val(stream->numbers, value);
        return value;
    }
    if (stream->next == stream->end) {
        stream->failed = TRUE;
    }
    return stream->failed ? 0 : *stream->next++;
}

/* How many elements follow; each takes one number at least */
static guint count(Stream *stream, guint n)
{
    n = number(stream, n);
    if (!stream->writes && n > (gsize)(stream->end - stream->next)) {
        stream->failed = TRUE;
    }
    return stream->failed ? 0 : n;
}

static const char *text(Stream *stream, const char *value)
{
    guint index = 0;

    if (stream->writes && value) {
        index = GPOINTER_TO_UINT(g_hash_table_lookup(stream->indices, value));
        if (!index) {
            g_ptr_array_add(stream->texts, (gpointer)value);
            index = stream->texts->len;
            g_hash_table_insert(stream->indices, (gpointer)value,
                                GUINT_TO_POINTER(index));
        }
    }
    index = number(stream, index);
    if (stream->writes || !index) {
        return value;
    }
    if (index > stream->texts->len) {
        stream->failed = TRUE;
        return NULL;
    }
    return stream->texts->pdata[index - 1];
}

#define NUMBER(field) ((field) = number(stream, (guint)(field)))
#define TEXT(field) ((field) = text(stream, (field)))

static void location(Stream *stream, Location *where)
{
    TEXT(where->file);
    NUMBER(where->line);
    NUMBER(where->column);
    NUMBER(where->start);
    NUMBER(where->end);
}

/* Most events have none of their optional locations */
static void optional_location(Stream *stream, Location *where)
{
    if (number(stream, where->file != NULL)) {
        location(stream, where);
    }
}

/* A text that must not be NULL */
static const char *needed(Stream *stream, const char *value)
{
    value = text(stream, value);
    if (!value) {
        stream->failed = TRUE;
    }
    return value;
}

#define NEEDED(field) ((field) = needed(stream, (field)))

static gpointer make_nothing(gpointer data)
{
    return g_ptr_array_new();
}

static gpointer make_no_records(gpointer data)
{
    return g_array_new(FALSE, FALSE, 1);
}

/* How many pointers a list has; if it is read, it is made.  Of the lists of
 * all functions of a tree, most are empty: these are one and the same. */
static guint list(Stream *stream, GPtrArray **value, GDestroyNotify free_func)
{
    static GOnce nothing = G_ONCE_INIT;
    guint n = count(stream, stream->writes ? (*value)->len : 0);

    if (!stream->writes) {
        *value = n ? g_ptr_array_new_full(n, free_func) :
                 g_ptr_array_ref(g_once(&nothing, make_nothing, NULL));
    }
    return n;
}

/* Likewise for records of @size bytes, which are 0 to begin with */
static guint records(Stream *stream, GArray **value, gsize size)
{
    static GOnce nothing = G_ONCE_INIT;
    guint n = count(stream, stream->writes ? (*value)->len : 0);

    if (!stream->writes && n) {
        *value = g_array_sized_new(FALSE, TRUE, size, n);
        g_array_set_size(*value, n);
    } else if (!stream->writes) {
        *value = g_array_ref(g_once(&nothing, make_no_records, NULL));
    }
    return n;
}

static gpointer element(Stream *stream, GPtrArray *array, guint index,
                        gsize size)
{
    if (!stream->writes) {
        g_ptr_array_add(array, g_malloc0(size));
    }
    return array->pdata[index];
}

static void init(Stream *stream, Init *value)
{
    const char *constructor = value->constructor ? value->constructor->name
                                                 : NULL;

    location(stream, &value->call);
    location(stream, &value->statement);
    NEEDED(value->function);
    constructor = needed(stream, constructor);
    if (!stream->writes && constructor) {
        value->constructor = g_hash_table_lookup(stream->constructors,
                                                 constructor);
        stream->failed |= !value->constructor;
    }
    NUMBER(value->form);
    NUMBER(value->storage);
    NEEDED(value->region);
    NEEDED(value->owner);
    NEEDED(value->owner_kind);
    NUMBER(value->owner_type);
    TEXT(value->owner_record);
    NEEDED(value->name);
    NUMBER(value->nameless);
    TEXT(value->name_parameter);
    TEXT(value->macro);
}

/* Texts, up to NULL */
static void texts(Stream *stream, const char ***value)
{
    guint n = 0;

    while (stream->writes && (*value)[n]) {
        n++;
    }
    n = count(stream, n);
    if (!stream->writes) {
        *value = g_new0(const char *, n + 1);
    }
    for (guint i = 0; i < n; i++) {
        NEEDED((*value)[i]);
    }
}

static void event(Stream *stream, Event *value)
{
    NUMBER(value->kind);
    texts(stream, &value->values);
    TEXT(value->target);
    location(stream, &value->where);
    location(stream, &value->statement);
    TEXT(value->region);
    NUMBER(value->is_region);
    NUMBER(value->bare);
    NUMBER(value->blind);
    TEXT(value->escape);
    if (number(stream, value->init != NULL)) {
        if (!stream->writes) {
            value->init = g_new0(Init, 1);
        }
        init(stream, value->init);
    }
    optional_location(stream, &value->orphan);
    TEXT(value->orphan_name);
    optional_location(stream, &value->emptied);
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
    index = number(stream, index);
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
    index = number(stream, index);
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
    guint n = records(stream, value, sizeof(EarlyCall));

    for (guint i = 0; i < n; i++) {
        EarlyCall *call = &g_array_index(*value, EarlyCall, i);

        location(stream, &call->where);
        NEEDED(call->callee);
        NUMBER(call->given);
    }
}

static void allocation(Stream *stream, Allocation *value, GPtrArray *events)
{
    guint n = records(stream, &value->states, sizeof(EventState));

    NEEDED(value->value);
    location(stream, &value->where);
    location(stream, &value->statement);
    location(stream, &value->declaration);
    NUMBER(value->alone);
    NUMBER(value->form);
    NEEDED(value->function);
    TEXT(value->allocator);
    NEEDED(value->type);
    NEEDED(value->count);
    NEEDED(value->lvalue);
    TEXT(value->pointer);
    NUMBER(value->unread);
    location(stream, &value->variable);
    TEXT(value->target);
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
    optional_location(stream, &value->unseen);
    early_calls(stream, &value->early_calls);
}

static void unjudged(Stream *stream, Unjudged *value)
{
    location(stream, &value->where);
    TEXT(value->what);
    NEEDED(value->region);
    NEEDED(value->why);
}

static void unjudged_list(Stream *stream, GPtrArray **value)
{
    guint n = list(stream, value, g_free);

    for (guint i = 0; i < n; i++) {
        unjudged(stream, element(stream, *value, i, sizeof(Unjudged)));
    }
}

static void notices(Stream *stream, FunctionFacts *value)
{
    guint frees = records(stream, &value->struct_frees, sizeof(StructFree));
    guint lookups = records(stream, &value->lookups, sizeof(Lookup));
    guint repeats = records(stream, &value->repeats, sizeof(Repeat));

    for (guint i = 0; i < frees; i++) {
        StructFree *each = &g_array_index(value->struct_frees, StructFree, i);

        location(stream, &each->where);
        NEEDED(each->record);
        NEEDED(each->text);
        optional_location(stream, &each->attached);
    }
    for (guint i = 0; i < lookups; i++) {
        Lookup *each = &g_array_index(value->lookups, Lookup, i);

        location(stream, &each->where);
        NEEDED(each->text);
        NUMBER(each->let_go);
        NUMBER(each->sometimes);
        optional_location(stream, &each->lost);
    }
    for (guint i = 0; i < repeats; i++) {
        Repeat *each = &g_array_index(value->repeats, Repeat, i);

        location(stream, &each->first);
        NEEDED(each->constructor);
        each->second = event_of(stream, value->events, each->second);
    }
}

static void function(Stream *stream, FunctionFacts *value)
{
    guint n;

    NEEDED(value->key);
    NEEDED(value->name);
    location(stream, &value->where);
    NUMBER(value->end_line);
    NUMBER(value->conditional);
    NUMBER(value->analysed);
    NUMBER(value->varies);
    TEXT(value->device);
    NUMBER(value->pinned);
    TEXT(value->problem);
    texts(stream, &value->calls);
    texts(stream, &value->nulls);
    n = list(stream, &value->events, NULL);
    for (guint i = 0; i < n; i++) {
        event(stream, element(stream, value->events, i, sizeof(Event)));
    }
    n = list(stream, &value->allocations, NULL);
    for (guint i = 0; i < n; i++) {
        allocation(stream, element(stream, value->allocations, i,
                                   sizeof(Allocation)), value->events);
    }
    notices(stream, value);
    unjudged_list(stream, &value->inactive);
}

static void hook(Stream *stream, Hook *value)
{
    NEEDED(value->function);
    NEEDED(value->slot);
    NUMBER(value->form);
    location(stream, &value->where);
    TEXT(value->type);
    TEXT(value->parent);
}

static void type_row(Stream *stream, TypeRow *value)
{
    NEEDED(value->name);
    TEXT(value->parent);
    TEXT(value->record);
    TEXT(value->class_init);
    location(stream, &value->where);
}

static void struct_row(Stream *stream, StructRow *value)
{
    guint n;

    NEEDED(value->name);
    location(stream, &value->where);
    n = records(stream, &value->fields, sizeof(StructField));
    for (guint i = 0; i < n; i++) {
        StructField *field = &g_array_index(value->fields, StructField, i);

        NEEDED(field->name);
        NEEDED(field->type);
        location(stream, &field->where);
    }
}

static void pointer_use(Stream *stream, PointerUse *value)
{
    NUMBER(value->kind);
    location(stream, &value->where);
    NEEDED(value->function);
    NUMBER(value->set_null);
}

static void spot(Stream *stream, Spot *value)
{
    guint n;

    NEEDED(value->value);
    TEXT(value->variable);
    optional_location(stream, &value->block);
    NUMBER(value->mentions);
    NUMBER(value->serves);
    optional_location(stream, &value->declaration);
    NUMBER(value->declared_alone);
    TEXT(value->record);
    TEXT(value->field);
    TEXT(value->base);
    TEXT(value->owner);
    TEXT(value->opaque);
    NUMBER(value->looped);
    optional_location(stream, &value->loop);
    TEXT(value->trouble);
    optional_location(stream, &value->trouble_at);
    n = records(stream, &value->uses, sizeof(PointerUse));
    for (guint i = 0; i < n; i++) {
        pointer_use(stream, &g_array_index(value->uses, PointerUse, i));
    }
    n = records(stream, &value->scope, sizeof(ScopeVariable));
    for (guint i = 0; i < n; i++) {
        ScopeVariable *each = &g_array_index(value->scope, ScopeVariable, i);

        NEEDED(each->name);
        NEEDED(each->record);
        NEEDED(each->written);
        NEEDED(each->origin);
        NUMBER(each->parameter);
        TEXT(each->made_by);
    }
}

/* An array with as many elements as are to be read */
static guint sized(Stream *stream, GArray *array)
{
    guint n = count(stream, array->len);

    if (!stream->writes) {
        g_array_set_size(array, n);
    }
    return n;
}

static void names(Stream *stream, GPtrArray *array)
{
    guint n = count(stream, array->len);

    for (guint i = 0; i < n; i++) {
        const char *name = stream->writes ? array->pdata[i] : NULL;

        name = needed(stream, name);
        if (!stream->writes) {
            g_ptr_array_add(array, (gpointer)name);
        }
    }
}

static void homes(Stream *stream, HomeFacts *value)
{
    guint n = sized(stream, value->types);

    for (guint i = 0; i < n; i++) {
        type_row(stream, &g_array_index(value->types, TypeRow, i));
    }
    n = sized(stream, value->structs);
    for (guint i = 0; i < n; i++) {
        struct_row(stream, &g_array_index(value->structs, StructRow, i));
    }
    n = sized(stream, value->uses);
    for (guint i = 0; i < n; i++) {
        FieldUse *each = &g_array_index(value->uses, FieldUse, i);

        NEEDED(each->record);
        NEEDED(each->field);
        pointer_use(stream, &each->use);
    }
    n = sized(stream, value->calls);
    for (guint i = 0; i < n; i++) {
        CallRow *each = &g_array_index(value->calls, CallRow, i);

        NEEDED(each->caller);
        NEEDED(each->callee);
        location(stream, &each->first);
        location(stream, &each->second);
        NUMBER(each->looped);
    }
    names(stream, value->pinned);
    names(stream, value->wiped);
    n = sized(stream, value->spots);
    for (guint i = 0; i < n; i++) {
        spot(stream, &g_array_index(value->spots, Spot, i));
    }
}

static void unit(Stream *stream, UnitFacts *value)
{
    guint n;

    NEEDED(value->file);
    NUMBER(value->problems);
    TEXT(value->first_problem);
    n = list(stream, &value->functions, NULL);
    for (guint i = 0; i < n; i++) {
        function(stream, element(stream, value->functions, i,
                                 sizeof(FunctionFacts)));
    }
    n = list(stream, &value->hooks, g_free);
    for (guint i = 0; i < n; i++) {
        hook(stream, element(stream, value->hooks, i, sizeof(Hook)));
    }
    unjudged_list(stream, &value->unjudged);
    if (!stream->writes) {
        value->homes = home_facts_new();
    }
    homes(stream, value->homes);
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

static void begin_writing(Stream *stream)
{
    stream->writes = TRUE;
    stream->numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
    stream->texts = g_ptr_array_new();
    stream->indices = g_hash_table_new(g_str_hash, g_str_equal);
}

static GVariant *end_writing(Stream *stream)
{
    GVariant *texts =
        g_variant_new_bytestring_array(
            (const char *const *)stream->texts->pdata, stream->texts->len);
    GVariant *numbers =
        g_variant_new_fixed_array(G_VARIANT_TYPE_UINT32,
                                  stream->numbers->data, stream->numbers->len,
                                  sizeof(guint32));
    GVariant *record = g_variant_new("(@aay@au)", texts, numbers);

    g_array_unref(stream->numbers);
    g_ptr_array_unref(stream->texts);
    g_hash_table_unref(stream->indices);
    /* in one piece, it takes a fraction of the memory */
    g_variant_get_data(record);
    return record;
}

/* @numbers: (out): owns what is read */
static void begin_reading(Stream *stream, GVariant *record,
                          GVariant **numbers)
{
    g_autoptr(GVariant) texts = g_variant_get_child_value(record, 0);
    g_autofree const char **strings =
        g_variant_get_bytestring_array(texts, NULL);
    gsize n;

    stream->texts = g_ptr_array_new();
    for (guint i = 0; strings[i]; i++) {
        g_ptr_array_add(stream->texts, (gpointer)intern(strings[i]));
    }
    *numbers = g_variant_get_child_value(record, 1);
    stream->next = g_variant_get_fixed_array(*numbers, &n, sizeof(guint32));
    stream->end = n ? stream->next + n : stream->next;
}

/* Whether all has been read, and made sense */
static gboolean end_reading(Stream *stream)
{
    g_ptr_array_unref(stream->texts);
    return !stream->failed && stream->next == stream->end;
}

GVariant *record_of_facts(const UnitFacts *facts)
{
    Stream stream = { 0 };

    begin_writing(&stream);
    /* a stream that writes sets each member to what it is */
    unit(&stream, (UnitFacts *)facts);
    return end_writing(&stream);
}

UnitFacts *record_to_facts(GVariant *record, GHashTable *constructors)
{
    Stream stream = { .constructors = constructors };
    g_autoptr(GVariant) numbers = NULL;
    g_autoptr(UnitFacts) facts = g_new0(UnitFacts, 1);

    begin_reading(&stream, record, &numbers);
    unit(&stream, facts);
    return end_reading(&stream) ? g_steal_pointer(&facts) : NULL;
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

    begin_writing(&stream);
    count(&stream, g_list_length(list));
    for (GList *each = list; each; each = each->next) {
        constructor(&stream, each->data);
    }
    return end_writing(&stream);
}

GHashTable *record_to_constructors(GVariant *record)
{
    Stream stream = { 0 };
    g_autoptr(GVariant) numbers = NULL;
    g_autoptr(GHashTable) constructors =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    guint n;

    begin_reading(&stream, record, &numbers);
    n = count(&stream, 0);
    for (guint i = 0; i < n && !stream.failed; i++) {
        Constructor *each = g_new0(Constructor, 1);

        constructor(&stream, each);
        if (stream.failed) {
            g_free(each);
        } else {
            g_hash_table_replace(constructors, (gpointer)each->name, each);
        }
    }
    return end_reading(&stream) ? g_steal_pointer(&constructors) : NULL;
}

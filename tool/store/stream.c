/*
 * stream.c - what facts are made of, written to a record or read from one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "store/stream.h"
#include "util/intern.h"

guint stream_number(Stream *stream, guint value)
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

guint stream_count(Stream *stream, guint n)
{
    n = stream_number(stream, n);
    if (!stream->writes && n > (gsize)(stream->end - stream->next)) {
        stream->failed = TRUE;
    }
    return stream->failed ? 0 : n;
}

const char *stream_text(Stream *stream, const char *text)
{
    guint index = 0;

    if (stream->writes && text) {
        index = GPOINTER_TO_UINT(g_hash_table_lookup(stream->indices, text));
        if (!index) {
            g_ptr_array_add(stream->texts, (gpointer)text);
            index = stream->texts->len;
            g_hash_table_insert(stream->indices, (gpointer)text,
                                GUINT_TO_POINTER(index));
        }
    }
    index = stream_number(stream, index);
    if (stream->writes || !index) {
        return text;
    }
    if (index > stream->texts->len) {
        stream->failed = TRUE;
        return NULL;
    }
    return stream->texts->pdata[index - 1];
}

/* A value is told once: where one comes that is the next, its parts follow */
const Value *stream_value(Stream *stream, const Value *value)
{
    ValueParts parts = { 0 };
    guint index = 0;
    gboolean is_new;

    if (stream->writes && value) {
        index = GPOINTER_TO_UINT(g_hash_table_lookup(stream->value_indices,
                                                     value));
    }
    is_new = value && !index;
    index = stream_number(stream, is_new ? stream->values->len + 1 : index);
    if (!index || index > stream->values->len + 1) {
        stream->failed |= index != 0;
        return NULL;
    }
    if (index <= stream->values->len) {
        return stream->values->pdata[index - 1];
    }
    if (stream->writes) {
        parts = value_parts(value);
        g_hash_table_insert(stream->value_indices, (gpointer)value,
                            GUINT_TO_POINTER(index));
    }
    NUMBER(parts.kind);
    NUMBER(parts.storage);
    TEXT(parts.of);
    TEXT(parts.name);
    NUMBER(parts.index);
    NUMBER(parts.call);
    if (!stream->writes) {
        value = stream->failed ? NULL : value_of_parts(&parts);
        stream->failed |= !value;
    }
    g_ptr_array_add(stream->values, (gpointer)value);
    return value;
}

const Value *stream_needed_value(Stream *stream, const Value *value)
{
    value = stream_value(stream, value);
    stream->failed |= !value;
    return value;
}

void stream_location(Stream *stream, Location *where)
{
    TEXT(where->file);
    NUMBER(where->line);
    NUMBER(where->column);
    NUMBER(where->start);
    NUMBER(where->end);
}

void stream_optional_location(Stream *stream, Location *where)
{
    if (stream_number(stream, where->file != NULL)) {
        stream_location(stream, where);
    }
}

const char *stream_needed_text(Stream *stream, const char *text)
{
    text = stream_text(stream, text);
    if (!text) {
        stream->failed = TRUE;
    }
    return text;
}

static gpointer make_nothing(gpointer data)
{
    return g_ptr_array_new();
}

static gpointer make_no_records(gpointer data)
{
    return g_array_new(FALSE, FALSE, 1);
}

guint stream_list(Stream *stream, GPtrArray **list, GDestroyNotify free_func)
{
    static GOnce nothing = G_ONCE_INIT;
    guint n = stream_count(stream, stream->writes ? (*list)->len : 0);

    if (!stream->writes) {
        *list = n ? g_ptr_array_new_full(n, free_func) :
                 g_ptr_array_ref(g_once(&nothing, make_nothing, NULL));
    }
    return n;
}

guint stream_records(Stream *stream, GArray **list, gsize size)
{
    static GOnce nothing = G_ONCE_INIT;
    guint n = stream_count(stream, stream->writes ? (*list)->len : 0);

    if (!stream->writes && n) {
        *list = g_array_sized_new(FALSE, TRUE, size, n);
        g_array_set_size(*list, n);
    } else if (!stream->writes) {
        *list = g_array_ref(g_once(&nothing, make_no_records, NULL));
    }
    return n;
}

gpointer stream_element(Stream *stream, GPtrArray *list, guint index,
                        gsize size)
{
    if (!stream->writes) {
        g_ptr_array_add(list, g_malloc0(size));
    }
    return list->pdata[index];
}

/* How long a list of pointers is that NULL ends; makes room for one that is
 * read */
static guint begin_list(Stream *stream, gpointer **list)
{
    guint n = 0;

    while (stream->writes && (*list)[n]) {
        n++;
    }
    n = stream_count(stream, n);
    if (!stream->writes) {
        *list = g_new0(gpointer, n + 1);
    }
    return n;
}

void stream_texts(Stream *stream, const char ***list)
{
    guint n = begin_list(stream, (gpointer **)list);

    for (guint i = 0; i < n; i++) {
        NEEDED((*list)[i]);
    }
}

void stream_values(Stream *stream, const Value ***list)
{
    guint n = begin_list(stream, (gpointer **)list);

    for (guint i = 0; i < n; i++) {
        NEEDED_VALUE((*list)[i]);
    }
}

guint stream_sized(Stream *stream, GArray *array)
{
    guint n = stream_count(stream, array->len);

    if (!stream->writes) {
        g_array_set_size(array, n);
    }
    return n;
}

void stream_begin_writing(Stream *stream)
{
    stream->writes = TRUE;
    stream->numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
    stream->texts = g_ptr_array_new();
    stream->indices = g_hash_table_new(g_str_hash, g_str_equal);
    stream->values = g_ptr_array_new();
    stream->value_indices = g_hash_table_new(NULL, NULL);
}

GVariant *stream_end_writing(Stream *stream)
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
    g_ptr_array_unref(stream->values);
    g_hash_table_unref(stream->value_indices);
    /* in one piece, it takes a fraction of the memory */
    g_variant_get_data(record);
    return record;
}

void stream_begin_reading(Stream *stream, GVariant *record,
                          GVariant **numbers)
{
    g_autoptr(GVariant) texts = g_variant_get_child_value(record, 0);
    g_autofree const char **strings =
        g_variant_get_bytestring_array(texts, NULL);
    gsize n;

    stream->texts = g_ptr_array_new();
    stream->values = g_ptr_array_new();
    for (guint i = 0; strings[i]; i++) {
        g_ptr_array_add(stream->texts, (gpointer)intern(strings[i]));
    }
    *numbers = g_variant_get_child_value(record, 1);
    stream->next = g_variant_get_fixed_array(*numbers, &n, sizeof(guint32));
    stream->end = n ? stream->next + n : stream->next;
}

gboolean stream_end_reading(Stream *stream)
{
    g_ptr_array_unref(stream->texts);
    g_ptr_array_unref(stream->values);
    return !stream->failed && stream->next == stream->end;
}

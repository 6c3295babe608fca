/*
 * array-record.c - what a unit shows of arrays, as a record
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "store/array-record.h"

static void array_use(Stream *stream, ArrayUse *value)
{
    NUMBER(value->kind);
    NEEDED(value->place);
    stream_location(stream, &value->pointer);
    stream_optional_location(stream, &value->whole);
    NEEDED(value->function);
    NUMBER(value->bare);
    NUMBER(value->init);
    NUMBER(value->may_fail);
    NUMBER(value->made);
    TEXT(value->cursor);
    TEXT(value->element);
    stream_optional_location(stream, &value->call);
    NUMBER(value->declared);
}

static void array_span(Stream *stream, ArraySpan *value)
{
    NEEDED_VALUE(value->value);
    TEXT(value->place);
    TEXT(value->name);
    TEXT(value->record);
    stream_optional_location(stream, &value->declaration);
    TEXT(value->count);
    NUMBER(value->fixed);
    NUMBER(value->complete);
    stream_optional_location(stream, &value->gap);
}

void array_record(Stream *stream, ArrayFacts *arrays)
{
    guint n = stream_sized(stream, arrays->uses);

    for (guint i = 0; i < n; i++) {
        array_use(stream, &g_array_index(arrays->uses, ArrayUse, i));
    }
    n = stream_sized(stream, arrays->spans);
    for (guint i = 0; i < n; i++) {
        array_span(stream, &g_array_index(arrays->spans, ArraySpan, i));
    }
    n = stream_sized(stream, arrays->namesakes);
    for (guint i = 0; i < n; i++) {
        Namesake *each = &g_array_index(arrays->namesakes, Namesake, i);

        NEEDED(each->file);
        NUMBER(each->end);
    }
}

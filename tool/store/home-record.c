/*
 * home-record.c - what a unit shows of where regions can live, as a record
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "store/home-record.h"

static void type_row(Stream *stream, TypeRow *value)
{
    NEEDED(value->name);
    TEXT(value->parent);
    TEXT(value->record);
    TEXT(value->class_init);
    stream_location(stream, &value->where);
}

static void struct_row(Stream *stream, StructRow *value)
{
    guint n;

    NEEDED(value->name);
    stream_location(stream, &value->where);
    n = stream_records(stream, &value->fields, sizeof(StructField));
    for (guint i = 0; i < n; i++) {
        StructField *field = &g_array_index(value->fields, StructField, i);

        NEEDED(field->name);
        NEEDED(field->type);
        stream_location(stream, &field->where);
    }
}

static void pointer_use(Stream *stream, PointerUse *value)
{
    NUMBER(value->kind);
    stream_location(stream, &value->where);
    NEEDED(value->function);
    NUMBER(value->set_null);
}

static void field_place(Stream *stream, FieldPlace *value)
{
    TEXT(value->record);
    TEXT(value->field);
    TEXT(value->base);
    TEXT(value->written);
    NUMBER(value->element);
    NUMBER(value->certain);
    stream_optional_location(stream, &value->statement);
}

static void spot(Stream *stream, Spot *value)
{
    guint n;

    NEEDED_VALUE(value->value);
    TEXT(value->variable);
    stream_optional_location(stream, &value->block);
    NUMBER(value->mentions);
    NUMBER(value->serves);
    stream_optional_location(stream, &value->declaration);
    NUMBER(value->declared_alone);
    field_place(stream, &value->place);
    field_place(stream, &value->copy);
    TEXT(value->count);
    TEXT(value->index);
    TEXT(value->owner);
    TEXT(value->opaque);
    NUMBER(value->looped);
    stream_optional_location(stream, &value->loop);
    TEXT(value->trouble);
    stream_optional_location(stream, &value->trouble_at);
    n = stream_records(stream, &value->uses, sizeof(PointerUse));
    for (guint i = 0; i < n; i++) {
        pointer_use(stream, &g_array_index(value->uses, PointerUse, i));
    }
    n = stream_records(stream, &value->scope, sizeof(ScopeVariable));
    for (guint i = 0; i < n; i++) {
        ScopeVariable *each = &g_array_index(value->scope, ScopeVariable, i);

        NEEDED(each->name);
        NEEDED(each->record);
        NEEDED(each->written);
        NEEDED(each->origin);
        NUMBER(each->parameter);
        TEXT(each->made_by);
        NUMBER(each->part);
    }
}

static void names(Stream *stream, GPtrArray *array)
{
    guint n = stream_count(stream, array->len);

    for (guint i = 0; i < n; i++) {
        const char *name = stream->writes ? array->pdata[i] : NULL;

        name = stream_needed_text(stream, name);
        if (!stream->writes) {
            g_ptr_array_add(array, (gpointer)name);
        }
    }
}

void home_record(Stream *stream, HomeFacts *value)
{
    guint n = stream_sized(stream, value->types);

    for (guint i = 0; i < n; i++) {
        type_row(stream, &g_array_index(value->types, TypeRow, i));
    }
    n = stream_sized(stream, value->structs);
    for (guint i = 0; i < n; i++) {
        struct_row(stream, &g_array_index(value->structs, StructRow, i));
    }
    n = stream_sized(stream, value->uses);
    for (guint i = 0; i < n; i++) {
        FieldUse *each = &g_array_index(value->uses, FieldUse, i);

        NEEDED(each->record);
        NEEDED(each->field);
        NUMBER(each->end);
        NUMBER(each->lasting);
        pointer_use(stream, &each->use);
    }
    n = stream_sized(stream, value->calls);
    for (guint i = 0; i < n; i++) {
        CallRow *each = &g_array_index(value->calls, CallRow, i);

        NEEDED(each->caller);
        NEEDED(each->callee);
        stream_location(stream, &each->first);
        stream_location(stream, &each->second);
        NUMBER(each->looped);
        NUMBER(each->uncompiled);
    }
    names(stream, value->pinned);
    names(stream, value->wiped);
    n = stream_sized(stream, value->spots);
    for (guint i = 0; i < n; i++) {
        spot(stream, &g_array_index(value->spots, Spot, i));
    }
}

/*
 * stream.h - what facts are made of, written to a record or read from one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * One function per structure lists what it is made of; it serves both ways: a
 * Stream that writes takes each member, one that reads sets it.  What does not
 * fit makes a reading stream fail, and all it gives from then on is 0 or NULL.
 */
#ifndef MRCONV_STREAM_H
#define MRCONV_STREAM_H

#include "site.h"

typedef struct {
    gboolean writes;
    gboolean failed;
    GArray *numbers;            /* guint32, written */
    GPtrArray *texts;           /* interned; read, or written so far */
    GHashTable *indices;        /* of the texts written */
    GPtrArray *values;          /* likewise */
    GHashTable *value_indices;
    const guint32 *next, *end;  /* what is left to read */
    GHashTable *constructors;
} Stream;

/* Members of structures */
#define NUMBER(field) ((field) = stream_number(stream, (guint)(field)))
#define TEXT(field) ((field) = stream_text(stream, (field)))
#define NEEDED(field) ((field) = stream_needed_text(stream, (field)))
#define VALUE(field) ((field) = stream_value(stream, (field)))
#define NEEDED_VALUE(field) ((field) = stream_needed_value(stream, (field)))

guint stream_number(Stream *stream, guint value);
const char *stream_text(Stream *stream, const char *text);
const Value *stream_value(Stream *stream, const Value *value);

/* The same where NULL is an error */
const char *stream_needed_text(Stream *stream, const char *text);
const Value *stream_needed_value(Stream *stream, const Value *value);

void stream_location(Stream *stream, Location *where);

/* For one whose file may be NULL, as it mostly is */
void stream_optional_location(Stream *stream, Location *where);

/* Texts, up to NULL */
void stream_texts(Stream *stream, const char ***list);

/* Values, up to NULL */
void stream_values(Stream *stream, const Value ***list);

/* How many elements follow; each takes one number at least */
guint stream_count(Stream *stream, guint n);

/* How many pointers a list has; if it is read, it is made.  Of the lists of
 * all functions of a tree, most are empty: these are one and the same. */
guint stream_list(Stream *stream, GPtrArray **list, GDestroyNotify free_func);

/* Likewise for records of @size bytes, which are 0 to begin with */
guint stream_records(Stream *stream, GArray **list, gsize size);

/* An array that is there, with as many elements as are to be read */
guint stream_sized(Stream *stream, GArray *array);

/* An element of @size bytes of a list */
gpointer stream_element(Stream *stream, GPtrArray *list, guint index,
                        gsize size);

void stream_begin_writing(Stream *stream);

/* Returns: (transfer floating): what has been written */
GVariant *stream_end_writing(Stream *stream);

/* @numbers: (out): owns what is read */
void stream_begin_reading(Stream *stream, GVariant *record,
                          GVariant **numbers);

/* Whether all has been read, and made sense */
gboolean stream_end_reading(Stream *stream);

#endif

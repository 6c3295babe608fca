/*
 * constructor-call.h - the call of a constructor, in tokens
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CONSTRUCTOR_CALL_H
#define MRCONV_CONSTRUCTOR_CALL_H

#include "edit/changes.h"

/**
 * Call:
 * @name: the constructor
 * @open: the parenthesis behind it
 * @region: the first token of the region
 * @region_end: behind its last one
 * @rest: the first token of the second argument
 * @close: the closing parenthesis
 */
typedef struct {
    guint name;
    guint open;
    guint region, region_end;
    guint rest;
    guint close;
} Call;

/* Finds the call of the init that an edit is about */
gboolean call_find(Changes *all, const Edit *edit, Call *call, GError **error);

/* new(rest) */
void call_write(Change *change, const Call *call);

/* mr = new(rest) */
void call_write_assignment(Change *change, const Call *call);

/* mr != NULL */
void call_write_test(Change *change, const Call *call);

#endif

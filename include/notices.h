/*
 * notices.h - what is noticed in a function beside what it does with regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Part of the facts (facts.h).
 */
#ifndef MRCONV_NOTICES_H
#define MRCONV_NOTICES_H

#include "event.h"

/**
 * EarlyCall:
 * @where: a call
 * @callee: key of what is called
 * @given: whether it gets a pointer to the struct that has the region's place
 */
typedef struct {
    Location where;
    const char *callee;
    gboolean given;
} EarlyCall;

/**
 * LateUse:
 * @unparent: where a region is unparented, or by what is called there, or its
 *     owner is let go of
 * @held: (nullable): of a call, what the region is there: it was in a field; or
 *     the allocation of which that is the owner
 * @where: what may happen after that: a use of the region, or a call
 * @callee: (nullable): key of what is called
 * @region: the region as written
 * @left: whether the function may end with the place of the region as it was;
 *     @where is that of the unparent then
 */
typedef struct {
    Location unparent;
    const Value *held;
    Location where;
    const char *callee;
    const char *region;
    gboolean left;
} LateUse;

/**
 * Step:
 * @callee: key of a function that is called
 * @start: offset of the call
 * @end: offset behind it
 * @guard: offset of the if that the call depends on, else @start
 * @tested: whether how it went is asked at once
 */
typedef struct {
    const char *callee;
    guint start, end;
    guint guard;
    gboolean tested;
} Step;

/**
 * StructFree:
 * @where: the call
 * @record: type of what is freed, a struct that is no object, or that of a
 *     region in a list
 * @parts: (array zero-terminated=1): @record, and the structs that are part of
 *     it, or of its parts
 * @text: what is freed, as written
 * @made: whether the function has allocated it
 * @attached: an init in the function by which a region in the struct may still
 *     be attached then; its file is %NULL if there is none
 * @added: what puts a region in the list that is freed with all that is in it;
 *     its file is %NULL for anything but such a list
 *
 * A struct that is freed, with the regions embedded in it; or a list of
 * regions.
 */
typedef struct {
    Location where;
    const char *record;
    const char **parts;
    const char *text;
    gboolean made;
    Location attached;
    Location added;
} StructFree;

/**
 * struct_free_concerns:
 * @free: a struct that is freed
 * @value: a value
 *
 * Returns: whether it is the address of a region in what is freed
 */
gboolean struct_free_concerns(const StructFree *free, const Value *value);

/**
 * Lookup:
 * @where: the call of memory_region_find(), or of @from
 * @text: where its result goes, as written, or "memory_region_find()"
 * @from: (nullable): what another function returns or writes through a
 *     parameter, as a value: it comes with a reference if that one has it from
 *     a lookup, and is noted only if it is not let go
 * @let_go: whether the function drops the reference, or hands it on
 * @sometimes: whether it does so on some ways through it
 * @lost: the end of a way on which it does not, if it does on others
 * @given: (nullable): what the function hands it to its caller as, as a value
 *
 * A region that is looked up, and comes with a reference.
 */
typedef struct {
    Location where;
    const char *text;
    const Value *from;
    gboolean let_go;
    gboolean sometimes;
    Location lost;
    const Value *given;
} Lookup;

/**
 * Repeat:
 * @first: an init
 * @constructor: what it calls
 * @second: another one that follows, with no release between them
 * @calls: (array zero-terminated=1): keys of the functions called in between
 */
typedef struct {
    Location first;
    const char *constructor;
    const Event *second;
    const char **calls;
} Repeat;

/**
 * Stay:
 * @init: an init of a region on the stack
 * @lost: a return that leaves it attached, if other ways end it; its file is
 *     %NULL if none does
 * @calls: (array zero-terminated=1): keys of the functions called after it, if
 *     one of them is given the region, and may end it
 *
 * A region that a function seems to leave attached to its owner.
 */
typedef struct {
    const Event *init;
    Location lost;
    const char **calls;
} Stay;

/**
 * Skip:
 * @event: something that happens to a region
 * @caller: key of a function that keeps it from happening when it calls
 *
 * What a function does for some of its callers only.
 */
typedef struct {
    const Event *event;
    const char *caller;
} Skip;

/**
 * Withdrawal:
 * @where: the call
 * @text: the memory, as written
 * @init: the event that makes a region of it
 * @calls: (array zero-terminated=1): keys of the functions called in between
 *
 * Memory that is unmapped or freed while a region may still stand on it.
 */
typedef struct {
    Location where;
    const char *text;
    const Event *init;
    const char **calls;
} Withdrawal;

#endif

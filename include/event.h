/*
 * event.h - what a function does with its regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a pointer to a region may hold is a *value* (value.h), whatever is done
 * with it is an *event*.
 *
 * Invariant: strings are interned.
 */
#ifndef MRCONV_EVENT_H
#define MRCONV_EVENT_H

#include "site.h"

/* What a region's storage has gone through when an event happens; bits */
typedef enum {
    LIFE_NONE = 1,        /* not allocated here, or no longer reachable */
    LIFE_RAW = 2,         /* allocated */
    LIFE_UNTESTED = 4,    /* initialised, but it may have failed */
    LIFE_LIVE = 8,        /* initialised */
    LIFE_FAILED = 16,     /* its init is known to have failed */
    LIFE_UNPARENTED = 32,
    LIFE_FREED = 64,
} Life;

typedef enum {
    EVENT_INIT,
    EVENT_FREE,
    EVENT_CLEAR,
    EVENT_UNPARENT,
    EVENT_UNREF,
    EVENT_AUTOFREE,
    EVENT_STORE,      /* into a field or global: @target */
    EVENT_COPY,       /* into a local variable */
    EVENT_PASS,       /* to a function: @target is the parameter */
    EVENT_RETURN,
    EVENT_TEST,       /* compared or tested */
    EVENT_USE,        /* any other: dereferenced, its address taken, ... */
    EVENT_EXIT,       /* the function ends */
} EventKind;

/* Whether a function always does something */
typedef enum {
    CHANCE_UNKNOWN,
    CHANCE_ALWAYS,
    CHANCE_SOMETIMES,   /* an if decides, and may go on without */
} Chance;

/**
 * Event:
 * @kind: what happens
 * @values: what the region may be, %NULL-terminated
 * @target: the place it goes to, of stores and passes
 * @where: the expression
 * @statement: the whole statement; of a release that a comma parts from what
 *     else the statement does, the call
 * @region: the region as written
 * @is_region: whether the expression's type says that it is a region
 * @bare: whether @statement does nothing else
 * @blind: of a release, whether it gets what it releases in a way that hides
 *     where that comes from
 * @acts: of a free, whether to find out what it frees may do something else,
 *     which would go with the free
 * @chance: of a pass to what maps it, or takes it out of its container,
 *     whether the function always does that; of an init, see
 *     chance_of_init()
 * @escape: (nullable): how the region gets out of sight here, as the end of a
 *     sentence about it; not if @target is a parameter of a function whose
 *     code is known
 * @init: (nullable): of #EVENT_INIT
 * @orphan: of a free, the declaration of a variable that nothing but
 *     @statement uses; its file is %NULL if there is none
 * @orphan_name: the variable
 * @through: of a free, as of a #Release
 * @through_name: the variable
 * @through_named: of a free, as of a #Release
 * @stolen: (nullable): of a free, the place that g_steal_pointer() takes what
 *     is freed from, as written, in its argument or where @orphan is declared
 * @emptied: of a free, as of a #Release
 * @emptied_size: of a free, as of a #Release
 * @gone: of a free, as of a #Release
 * @gone_size: of a free, as of a #Release
 * @rounds: of a free, as of a #Release
 * @counter: (nullable): of a free, as of a #Release
 * @counter_named: of a free, as of a #Release
 * @counter_declared: of a free, as of a #Release
 *
 * One thing that a function does with a region.
 */
typedef struct {
    EventKind kind;
    const Value **values;
    const Value *target;
    Location where;
    Location statement;
    const char *region;
    gboolean is_region;
    gboolean bare;
    gboolean blind;
    gboolean acts;
    Chance chance;
    const char *escape;
    Init *init;
    Location orphan;
    const char *orphan_name;
    Location through;
    const char *through_name;
    guint through_named;
    const char *stolen;
    Location emptied;
    guint emptied_size;
    Location gone;
    guint gone_size;
    Location rounds;
    const char *counter;
    guint counter_named;
    Location counter_declared;
} Event;

/**
 * EventState:
 * @event: the event
 * @life: what the site has gone through by then; bits
 * @certain: whether the event can concern no other region
 * @same_place: whether the event names the region as the allocation did
 * @shown: whether the region may have been mapped before, see event_may_map()
 *
 * An event as one site sees it.
 */
typedef struct {
    const Event *event;
    Life life;
    gboolean certain;
    gboolean same_place;
    gboolean shown;
} EventState;

/**
 * event_has:
 * @event: an event
 * @kind: a kind of values
 *
 * Returns: whether one of the values that the event concerns is of the kind
 */
gboolean event_has(const Event *event, ValueKind kind);

/**
 * event_concerns:
 * @event: an event
 * @value: a value
 *
 * Returns: whether the event may concern what that is
 */
gboolean event_concerns(const Event *event, const Value *value);

/**
 * event_is_use:
 * @event: an event
 *
 * Returns: whether the region is used, or passed on to who may use it
 */
gboolean event_is_use(const Event *event);

/**
 * event_state_is_empty:
 * @state: an event as a site sees it
 *
 * Returns: whether a constructor that allocates leaves nothing to free whenever
 *     the event concerns the site: it has not run yet, has failed, or its
 *     region was unparented
 */
gboolean event_state_is_empty(const EventState *state);

/**
 * event_makes_alias:
 * @event: an event
 *
 * Returns: whether an alias of the region is made
 */
gboolean event_makes_alias(const Event *event);

/**
 * event_may_map:
 * @event: an event
 *
 * Returns: whether it hands the region to somebody who may map it: all but the
 *     functions of the memory API that only describe a region, or map another
 *     one into it
 */
gboolean event_may_map(const Event *event);

/**
 * Allocation:
 * @value: the value it is known by
 * @where: the allocating expression
 * @statement: the assignment statement, with a loop that does nothing but to
 *     allocate what the next one initialises, or the declarator
 * @declaration: of #ALLOCATION_DECLARATION, the whole declaration statement
 * @alone: whether @declaration has no other declarator
 * @form: how it stands
 * @function: the function it stands in
 * @allocator: such as g_new0, as written
 * @type: what is allocated: MemoryRegion or a type derived from it
 * @count: "1" or "n"
 * @lvalue: where the pointer goes, as written; "" if it goes nowhere
 * @pointer: (nullable): type of @lvalue
 * @unread: whether @lvalue is a local variable that nothing reads but inits and
 *     frees: a conversion leaves it without a use
 * @variable: of such a one, its declaration, if it can go with the allocation;
 *     its file is %NULL if it cannot
 * @target: (nullable): value of the field or global that @lvalue is
 * @macro: (nullable): the macro, other than an allocator's, it comes out of
 * @states: (element-type EventState): what happens to it in its function
 * @exit_life: lives with which the function can end
 * @next_init: (nullable): the init that is the statement right after the
 *     allocation's, when the declarations of the block end with it
 * @early_init: (nullable): an init with whose arguments the region could be
 *     made where it is allocated: in between its pointer is copied, and nothing
 *     else is done
 * @copy: of @early_init, the declaration of the variable that it knows the
 *     region by, if nothing else uses that; else its file is %NULL
 * @cleared: the statement right behind it that sets all of the storage to zero,
 *     if there is one; else its file is %NULL
 * @unseen: where code that is not compiled releases it or hands it on, as far
 *     as names tell; its file is %NULL if there is no such place
 * @early_calls: (element-type EarlyCall): calls between the allocation and its
 *     last init, if @target is set
 */
typedef struct {
    const Value *value;
    Location where;
    Location statement;
    Location declaration;
    gboolean alone;
    AllocationForm form;
    const char *function;
    const char *allocator;
    const char *type;
    const char *count;
    const char *lvalue;
    const char *pointer;
    gboolean unread;
    Location variable;
    const Value *target;
    const char *macro;
    GArray *states;
    Life exit_life;
    const Init *next_init;
    const Init *early_init;
    Location copy;
    Location cleared;
    Location unseen;
    GArray *early_calls;
} Allocation;

#endif

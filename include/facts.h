/*
 * facts.h - what the code does with its regions, file by file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Facts know no rules: they say what stands in one translation unit, and name
 * everything that reaches beyond it so that the records of many units can be
 * joined (sites.h).
 *
 * What a pointer to a region may hold is a *value* (value.h).
 *
 * Invariant: strings are interned.
 */
#ifndef MRCONV_FACTS_H
#define MRCONV_FACTS_H

#include "array.h"
#include "embed.h"
#include "notices.h"
#include "site.h"
#include "syntax.h"

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
 * @escape: (nullable): how the region gets out of sight here, as the end of a
 *     sentence about it; not if @target is a parameter of a function whose
 *     code is known
 * @init: (nullable): of #EVENT_INIT
 * @orphan: of a free, the declaration of a variable that nothing but
 *     @statement uses; its file is %NULL if there is none
 * @orphan_name: the variable
 * @stolen: (nullable): of a free, the place that g_steal_pointer() takes what
 *     is freed from, as written, in its argument or where @orphan is declared
 * @emptied: of a free, as of a #Release
 * @emptied_size: of a free, as of a #Release
 * @gone: of a free, as of a #Release
 * @gone_size: of a free, as of a #Release
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
    const char *escape;
    Init *init;
    Location orphan;
    const char *orphan_name;
    const char *stolen;
    Location emptied;
    guint emptied_size;
    Location gone;
    guint gone_size;
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
 * event_state_is_failed:
 * @state: an event as a site sees it
 *
 * Returns: whether the site's init has failed whenever the event concerns it:
 *     on other paths the pointer may be NULL
 */
gboolean event_state_is_failed(const EventState *state);

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
 * @statement: the assignment statement, or the declarator
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
    Location unseen;
    GArray *early_calls;
} Allocation;

/**
 * Unjudged:
 * @where: file, and line if the file is not meant as a whole
 * @what: the constructor whose call could not be judged, or %NULL
 * @region: its first argument as written, "" if there is no call
 * @why: the reason
 * @unreadable: whether the file cannot even be read
 */
typedef struct {
    Location where;
    const char *what;
    const char *region;
    const char *why;
    gboolean unreadable;
} Unjudged;

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
 */
typedef struct {
    Location first;
    const char *constructor;
    const Event *second;
} Repeat;

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

/**
 * FunctionFacts:
 * @key: name, "file:name" if static
 * @name: name
 * @where: its name's place
 * @end_line: line of its end
 * @conditional: whether there is an #if in it, and the text allocates or
 *     releases something
 * @analysed: whether @events are all that it does with regions: a function in
 *     whose text nothing looks like one is not looked into
 * @calls: (array zero-terminated=1): keys of the functions it calls; what is
 *     called through a field of a class is known by "Record.field"
 * @nulls: (array zero-terminated=1): the parameters that it passes NULL for,
 *     see names_find_nulls()
 * @events: (element-type Event): what it does with regions
 * @allocations: (element-type Allocation): sites in it
 * @device: (nullable): its first parameter that is a device, or may be one
 * @pinned: whether it says of a class that its devices cannot come and go
 * @steps: (element-type Step): the calls in it in order, if it can fail
 * @struct_frees: (element-type StructFree): structs it frees
 * @lookups: (element-type Lookup): regions it looks up
 * @repeats: (element-type Repeat): regions it initialises twice
 * @withdrawals: (element-type Withdrawal): memory it takes away from regions
 * @late_uses: (element-type LateUse): what comes after unparents
 * @problem: (nullable): the first error that the compiler saw in it, as
 *     "file:line: message"
 * @varies: whether it does different things with regions for different targets
 * @inactive: (element-type Unjudged): calls of constructors in its text that no
 *     known configuration compiles
 */
typedef struct {
    const char *key;
    const char *name;
    Location where;
    guint end_line;
    gboolean conditional;
    gboolean analysed;
    const char **calls;
    const Value **nulls;
    GPtrArray *events;
    GPtrArray *allocations;
    const char *device;
    gboolean pinned;
    GArray *steps;
    GArray *struct_frees;
    GArray *lookups;
    GArray *repeats;
    GArray *late_uses;
    GArray *withdrawals;
    const char *problem;
    gboolean varies;
    GPtrArray *inactive;
} FunctionFacts;

/**
 * function_facts_calls:
 * @function: a function
 * @key: the key of another one
 *
 * Returns: whether @function calls it
 */
gboolean function_facts_calls(const FunctionFacts *function, const char *key);

/* How a function is put where it is called from */
typedef enum {
    HOOK_OTHER,
    HOOK_INITIALISER,   /* .instance_finalize = f */
    HOOK_ASSIGNMENT,    /* dc->unrealize = f; */
} HookForm;

/**
 * Hook:
 * @function: key of a function
 * @slot: what it is called through: "Record.field" it is stored in, or
 *     "callee()" it is handed to
 * @form: how it is put there
 * @where: the initialiser, or the assignment; for any other form, the name
 * @type: (nullable): of one in a TypeInfo, the type's name as written
 * @parent: (nullable): and its parent's
 *
 * A function whose address is taken.
 */
typedef struct {
    const char *function;
    const char *slot;
    HookForm form;
    Location where;
    const char *type;
    const char *parent;
} Hook;

/**
 * UnitFacts:
 * @file: the unit's main file
 * @functions: (element-type FunctionFacts): functions defined in it
 * @hooks: (element-type Hook): functions whose address it takes
 * @unjudged: (element-type Unjudged): what could not be judged
 * @problems: how many errors the compiler saw
 * @first_problem: (nullable): the first of them, as "file:line: message"
 * @homes: what it shows of where regions can live
 * @arrays: what it shows of arrays of regions
 * @files: (nullable) (element-type filename): absolute paths of all files that
 *     they were read from, %NULL if that is not known
 * @missing: (nullable) (element-type filename): likewise, files that they would
 *     have been read from, but that are not there
 */
typedef struct {
    const char *file;
    GPtrArray *functions;
    GPtrArray *hooks;
    GPtrArray *unjudged;
    guint problems;
    const char *first_problem;
    HomeFacts *homes;
    ArrayFacts *arrays;
    GHashTable *files;
    GHashTable *missing;
} UnitFacts;

/**
 * facts_of_unit:
 * @unit: a parsed unit
 * @constructors: name to Constructor
 *
 * Returns: (transfer full): its facts; they do not refer to @unit any more
 */
UnitFacts *facts_of_unit(const SyntaxUnit *unit, GHashTable *constructors);
void unit_facts_free(UnitFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(UnitFacts, unit_facts_free)

#endif

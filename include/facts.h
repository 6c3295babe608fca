/*
 * facts.h - what the code does with its regions, file by file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Facts know no rules: they say what stands in one translation unit, and name
 * everything that reaches beyond it so that the records of many units can be
 * joined (sites.h).
 *
 * Invariant: strings are interned.
 */
#ifndef MRCONV_FACTS_H
#define MRCONV_FACTS_H

#include "array.h"
#include "embed.h"
#include "event.h"
#include "notices.h"
#include "syntax.h"

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
 * @runs: (array zero-terminated=1): keys of the functions that it may come to
 *     call otherwise, and "file:Record.field" or "file:prefix" for what its
 *     file has put there or given to functions of such names
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
 * @skips: (element-type Skip): what it leaves out for some of its callers
 * @stays: (element-type Stay): regions on its stack that it leaves attached
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
    const char **runs;
    const Value **nulls;
    GPtrArray *events;
    GPtrArray *allocations;
    const char *device;
    gboolean pinned;
    GArray *steps;
    GArray *struct_frees;
    GArray *lookups;
    GArray *repeats;
    GArray *skips;
    GArray *stays;
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
 * UnseenRelease:
 * @field: a field's name
 * @record: (nullable): a struct with such a field to which the unit has
 *     pointers, or "" if there is none; %NULL if it may be in any struct
 * @where: where it stands
 *
 * A field that is handed to a release in code that is not compiled.  Only names
 * can be told there.  What a header says is for structs that the unit sees.
 */
typedef struct {
    const char *field;
    const char *record;
    Location where;
} UnseenRelease;

/**
 * UnitFacts:
 * @file: the unit's main file
 * @functions: (element-type FunctionFacts): functions defined in it
 * @hooks: (element-type Hook): functions whose address it takes
 * @unjudged: (element-type Unjudged): what could not be judged
 * @unseen: (element-type UnseenRelease): releases that no flags let it see
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
    GPtrArray *unseen;
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

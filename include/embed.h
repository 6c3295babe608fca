/*
 * embed.h - the other cure: a region as a field of the object it belongs to
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * facts -> homes.  What a unit shows of homes is read with its other facts
 * (home_facts_read_function()); where a region can live is found when the facts
 * of all units are there (homes_find()).
 */
#ifndef MRCONV_EMBED_H
#define MRCONV_EMBED_H

#include "site.h"

/**
 * TypeRow:
 * @name: the type's name
 * @parent: (nullable): its parent's
 * @record: (nullable): the struct that instance_size measures, "?" if it is
 *     some other number
 * @class_init: (nullable): key of its class_init
 * @where: the TypeInfo
 *
 * A QOM type, as its TypeInfo has it (qom/object.h).
 */
typedef struct {
    const char *name;
    const char *parent;
    const char *record;
    const char *class_init;
    Location where;
} TypeRow;

/**
 * StructField:
 * @name: its name
 * @type: its type, without qualifiers
 * @where: its declaration, without the semicolon
 */
typedef struct {
    const char *name;
    const char *type;
    Location where;
} StructField;

/**
 * StructRow:
 * @name: its name in canonical types
 * @where: from "struct" to the closing brace
 * @fields: (element-type StructField): in order
 */
typedef struct {
    const char *name;
    Location where;
    GArray *fields;
} StructRow;

/* How a pointer to a region is used; the use as written is replaced */
typedef enum {
    USE_VALUE,    /* its value goes somewhere: "mr" becomes "&s->mr" */
    USE_MEMBER,   /* mr->x becomes s->mr.x */
    USE_SET,      /* it is assigned to */
    USE_TEST,     /* it is compared, or a condition */
    USE_COUNT,    /* ARRAY_SIZE(s->mr): the same of an array of regions */
    USE_OTHER,    /* anything else */
} UseKind;

/**
 * PointerUse:
 * @kind: how
 * @where: the pointer as written
 * @function: the function it stands in
 * @set_null: of #USE_SET, whether NULL is assigned
 */
typedef struct {
    UseKind kind;
    Location where;
    const char *function;
    gboolean set_null;
} PointerUse;

/**
 * FieldUse:
 * @record: the struct
 * @field: a field of it that is, or holds, pointers to regions
 * @end: offset behind the field's name
 * @lasting: whether what leads there is not the function's: a variable, or a
 *     function that is told nothing
 * @use: how it, or of an array one of its elements, is used
 */
typedef struct {
    const char *record;
    const char *field;
    guint end;
    gboolean lasting;
    PointerUse use;
} FieldUse;

/**
 * CallRow:
 * @caller: key of a function
 * @callee: key of one that it calls more than once, in a row or in a loop
 * @first: a call
 * @second: another one, or the loop
 * @looped: whether @second is a loop
 * @uncompiled: whether @first, the same as @second, is a call in code that is
 *     not compiled
 */
typedef struct {
    const char *caller;
    const char *callee;
    Location first;
    Location second;
    gboolean looped;
    gboolean uncompiled;
} CallRow;

/**
 * ScopeVariable:
 * @name: the variable
 * @record: the struct it points to
 * @written: the struct as its declaration writes it
 * @origin: variable that it is a cast of, itself if of none
 * @parameter: whether @origin is a parameter
 * @made_by: (nullable): the function whose result @origin holds
 * @part: whether @origin holds the address of a part of the struct that a
 *     parameter points to
 *
 * A pointer to a struct that is in scope, and set for good, where a region is
 * allocated and wherever its pointer is used.
 */
typedef struct {
    const char *name;
    const char *record;
    const char *written;
    const char *origin;
    gboolean parameter;
    const char *made_by;
    gboolean part;
} ScopeVariable;

/**
 * FieldPlace:
 * @record: (nullable): a struct; %NULL if there is no such place
 * @field: a field of it
 * @base: (nullable): the variable that points to it, %NULL if it is more than
 *     that
 * @written: the place as written: "s->mr", "s->mr[i]"
 * @element: whether it is an element of an array
 * @certain: whether a loop around sets a different element each time, or there
 *     is no loop
 * @statement: the assignment to it
 *
 * A place in a struct that a region's pointer goes to.
 */
typedef struct {
    const char *record;
    const char *field;
    const char *base;
    const char *written;
    gboolean element;
    gboolean certain;
    Location statement;
} FieldPlace;

/**
 * Spot:
 * @value: the allocation's value
 * @variable: (nullable): local variable that holds the region
 * @block: where @variable is in scope
 * @mentions: how often @variable is written in its function
 * @serves: how many allocations @variable holds, one after the other
 * @declaration: the declaration of @variable
 * @declared_alone: whether it declares nothing else
 * @place: of an allocation that goes to a field, which
 * @copy: the first field that @variable is copied to
 * @count: (nullable): how many regions it makes, one after the other in a loop,
 *     or all at once, if that is a constant
 * @index: (nullable): which of them a round of the loop makes
 * @owner: (nullable): origin of the variable that is the owner, or "&" and
 *     that of one that points to the struct that the owner is part of; "" if
 *     there is none, "?" if it is something else
 * @opaque: (nullable): origin of a variable that another argument of the init
 *     is
 * @looped: whether it can run again in one call of its function
 * @loop: the loop, or the goto, that makes it
 * @trouble: (nullable): why the uses of @variable cannot be told
 * @trouble_at: where
 * @uses: (element-type PointerUse): uses of @variable that mean this region
 * @scope: (element-type ScopeVariable): what is in scope for all of them
 *
 * The surroundings of one allocation.
 */
typedef struct {
    const Value *value;
    const char *variable;
    Location block;
    guint mentions;
    guint serves;
    Location declaration;
    gboolean declared_alone;
    FieldPlace place;
    FieldPlace copy;
    const char *count;
    const char *index;
    const char *owner;
    const char *opaque;
    gboolean looped;
    Location loop;
    const char *trouble;
    Location trouble_at;
    GArray *uses;
    GArray *scope;
} Spot;

/**
 * HomeFacts:
 * @types: (element-type TypeRow): types that the unit registers
 * @structs: (element-type StructRow): structs that it may add a field to
 * @uses: (element-type FieldUse): uses of pointers in fields
 * @calls: (element-type CallRow): calls that are made again and again
 * @pinned: (element-type utf8): class_inits whose devices nobody can add or
 *     remove
 * @wiped: (element-type utf8): "file:offset" of structs that are overwritten as
 *     a whole
 * @spots: (element-type Spot): one for each of the unit's allocations
 *
 * What one unit shows of where regions can live.
 */
typedef struct HomeFacts {
    GArray *types;
    GArray *structs;
    GArray *uses;
    GArray *calls;
    GPtrArray *pinned;
    GPtrArray *wiped;
    GArray *spots;
} HomeFacts;

HomeFacts *home_facts_new(void);
void home_facts_free(HomeFacts *facts);

/**
 * home_facts_merge:
 * @facts: what a unit shows with the flags of one target
 * @other: and with those of another one; left without what @facts lacked
 */
void home_facts_merge(HomeFacts *facts, HomeFacts *other);

/**
 * Home:
 * @possible: whether the region can become a field
 * @record: (nullable): the struct that gets the field, as the code names it
 * @row: (nullable): that struct
 * @where: of that struct
 * @field: (nullable): the field's name
 * @access: (nullable): how the site reaches it: "s->mr", "s->mr[i]"
 * @count: (nullable): if the field is an array, of how many regions
 * @all: whether @access is the array, not one of its regions
 * @changes: (nullable): the place of a field that is there, as a pointer, and
 *     changes its type
 * @declaration: (nullable): what the function has to declare for @access
 * @includes: whether the struct's header has to include the memory API's
 * @spot: the surroundings of the site
 * @forced: whether a reason why not was overruled, see homes_force()
 * @keeps_frees: whether the region's frees stay all the same
 * @reason: (nullable): a word of docs/embedding.md's list
 * @text: one sentence, with its lines
 *
 * Where a region can live, or why it cannot.
 */
typedef struct {
    gboolean possible;
    const char *record;
    const StructRow *row;
    Location where;
    const char *field;
    const char *access;
    const char *count;
    gboolean all;
    const FieldPlace *changes;
    const char *declaration;
    gboolean includes;
    const Spot *spot;
    gboolean forced;
    gboolean keeps_frees;
    const char *reason;
    const char *text;
} Home;

#endif

/*
 * site.h - the vocabulary: constructors, inits, sites, releases
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The words are those of the memory API's documentation (docs/devel/memory.rst
 * in a QEMU tree) and of docs/design.md:
 *
 * - a *constructor* is one of the tree's memory_region_init_*() functions;
 * - an *init* is a call of a constructor;
 * - a *site* is a heap allocation of a MemoryRegion;
 * - a *release* is a free, unparent or unref of a region.
 *
 * Plain values; strings are interned unless said otherwise.
 */
#ifndef MRCONV_SITE_H
#define MRCONV_SITE_H

#include <glib.h>

#include "cure.h"
#include "value.h"

/**
 * Location:
 * @file: relative to the tree
 * @line: from 1
 * @column: in bytes, from 1
 * @start: byte offset of the first character
 * @end: byte offset behind the last character
 */
typedef struct {
    const char *file;
    guint line, column;
    guint start, end;
} Location;

/* What a constructor makes, by what it does to the region */
typedef enum {
    REGION_CONTAINER,   /* memory_region_init() */
    REGION_IO,
    REGION_ALIAS,
    REGION_RAM,         /* every form backed by host memory */
    REGION_ROM,
    REGION_IOMMU,
    REGION_UNKNOWN,     /* a fork's own */
} RegionKind;

/**
 * Constructor:
 * @name: such as memory_region_init_io
 * @new_name: such as memory_region_new_io, or %NULL where there is no
 *     counterpart: its first parameter is no MemoryRegion, or it is a fork's
 *     own that the memory header does not declare
 * @kind: what it makes
 * @returns_bool: whether it reports failure by returning false
 * @n_parameters: how many parameters it has
 * @owner_index: position of the owner parameter, or -1
 * @name_index: position of the name parameter, or -1
 * @errp_index: position of the Error ** parameter, or -1
 *
 * One constructor of the tree, read from its header.
 */
typedef struct {
    const char *name;
    const char *new_name;
    RegionKind kind;
    gboolean returns_bool;
    int n_parameters;
    int owner_index;
    int name_index;
    int errp_index;
} Constructor;

/* How the call of a constructor stands in its statement */
typedef enum {
    INIT_STATEMENT,       /* init(mr, ...); */
    INIT_IF_FAILED,       /* if (!init(mr, ...)) */
    INIT_IF_SUCCEEDED,    /* if (init(mr, ...)) */
    INIT_RETURNED,        /* return init(mr, ...); */
    INIT_ASSIGNED,        /* ok = init(mr, ...); */
    INIT_DECLARED,        /* bool ok = init(mr, ...); */
    INIT_NESTED,          /* any other */
} InitForm;

/* What an owner is, as it is written */
typedef enum {
    OWNER_KIND_NULL,
    OWNER_KIND_SELF,      /* made of a parameter: the device itself, mostly */
    OWNER_KIND_MACHINE,
    OWNER_KIND_CPU,
    OWNER_KIND_OTHER,
} OwnerKind;

const char *owner_kind_to_string(OwnerKind kind);

/* What an owner is by its type */
typedef enum {
    OWNER_TYPE_UNKNOWN,
    OWNER_TYPE_PLAIN,     /* a struct that is no object */
    OWNER_TYPE_REGION,    /* the region that is initialised */
    OWNER_TYPE_OBJECT,    /* an object, but no device */
    OWNER_TYPE_DEVICE,
    OWNER_TYPE_ALLOCATED, /* storage that nobody has made an object of */
} OwnerType;

/**
 * InitReport:
 * @REPORT_MADE: callers hear of it; or it cannot fail
 * @REPORT_IF_TESTED: they do if the function looks whether it has failed
 * @REPORT_NONE: they do not
 *
 * Who hears that an init has failed.
 */
typedef enum {
    REPORT_MADE,
    REPORT_IF_TESTED,
    REPORT_NONE,
} InitReport;

/**
 * Init:
 * @call: the call expression
 * @statement: the whole statement it is the heart of; of an if, from the "if"
 *     to the closing parenthesis of its condition
 * @function: the function it stands in
 * @constructor: what is called
 * @form: how it stands
 * @storage: where the region lives
 * @lost: (nullable): the struct that the region is part of, if the function
 *     allocates it and keeps no pointer to it, see lost_struct()
 * @region: first argument, as written
 * @owner: owner argument, as written
 * @owner_record: (nullable): the record that it is, as far as its type says
 * @name: name argument, as written
 * @nameless: whether that is, or may be, NULL
 * @report: who hears of its failure
 * @name_parameter: (nullable): the parameter of @function that it is, if NULL
 *     from a caller would get there
 * @owner_kind: what the owner is
 * @owner_type: what it is by its type
 * @macro: the macro it comes out of, or %NULL
 *
 * A call of a constructor.
 */
typedef struct {
    Location call;
    Location statement;
    const char *function;
    const Constructor *constructor;
    InitForm form;
    Storage storage;
    const char *lost;
    const char *region;
    const char *owner;
    OwnerKind owner_kind;
    OwnerType owner_type;
    const char *owner_record;
    const char *name;
    gboolean nameless;
    InitReport report;
    const Value *name_parameter;
    const char *macro;
} Init;

/**
 * init_names_nothing:
 * @init: an init
 *
 * Returns: whether NULL is written for the name
 */
gboolean init_names_nothing(const Init *init);

typedef enum {
    RELEASE_FREE,       /* g_free(mr), free(mr) */
    RELEASE_CLEAR,      /* g_clear_pointer(&mr, g_free) */
    RELEASE_UNPARENT,   /* object_unparent(OBJECT(mr)) */
    RELEASE_UNREF,      /* object_unref(mr), memory_region_unref(mr) */
    RELEASE_AUTOMATIC,  /* g_autofree MemoryRegion *mr */
} ReleaseKind;

const char *release_kind_to_string(ReleaseKind kind);

/* What is known of the owner when a release runs; bits */
typedef enum {
    OWNER_ALIVE = 1,     /* reached from code that runs while it lives */
    OWNER_FINALIZED = 2, /* reached from its instance_finalize */
} OwnerState;

/**
 * Release:
 * @where: the call
 * @statement: the whole statement, or the call if a comma parts it from what
 *     else the statement does
 * @function: the function it stands in
 * @kind: how the region is let go
 * @region: the place that is released, as written
 * @steals: whether g_steal_pointer() takes the region out of it, in the
 *     argument or where @orphan is declared
 * @error_path: runs because the region's own init failed
 * @before_init: runs where the region has not been initialised yet
 * @owner: states the owner can be in, 0 when nothing calls the function
 * @orphan: the declaration of a variable that nothing but @statement uses; its
 *     file is %NULL if there is none
 * @orphan_name: the variable
 * @through: the declaration of a variable that the region is reached by, if
 *     there it is set once and for all, which has no other effect; its file is
 *     %NULL if there is none
 * @through_name: the variable
 * @through_named: how often the function names it
 * @emptied: the definition of @function, with the comment right above it, if
 *     it does nothing but to free and to forget; its file is %NULL if it does
 *     more
 * @emptied_size: how many statements of it do that
 * @gone: what goes where nothing is to be released: @statement, with one right
 *     behind it that forgets the pointer, and an if or @rounds around that does
 *     nothing else; its file is %NULL if the statement does more
 * @gone_size: how many statements that free or forget are in it
 * @rounds: the loop around, if nobody can tell that it is gone once it does
 *     nothing any more; its file is %NULL if there is none
 * @counter: (nullable): the variable that it counts in
 * @counter_named: how often the function names that, 0 if the loop declares it
 * @counter_declared: its declaration, or its name there if that declares others
 *     as well; its file is %NULL if it has a value there, or if the loop
 *     declares it
 */
typedef struct {
    Location where;
    Location statement;
    const char *function;
    ReleaseKind kind;
    const char *region;
    gboolean steals;
    gboolean error_path;
    gboolean before_init;
    OwnerState owner;
    Location orphan;
    const char *orphan_name;
    Location through;
    const char *through_name;
    guint through_named;
    Location emptied;
    guint emptied_size;
    Location gone;
    guint gone_size;
    Location rounds;
    const char *counter;
    guint counter_named;
    Location counter_declared;
} Release;

/* How an allocation stands in its statement */
typedef enum {
    ALLOCATION_DECLARATION,  /* MemoryRegion *mr = g_new(MemoryRegion, 1); */
    ALLOCATION_ASSIGNMENT,   /* mr = g_new(MemoryRegion, 1); */
    ALLOCATION_ARGUMENT,     /* init(mr = g_new(MemoryRegion, 1), ...), or the
                              * same without a variable */
    ALLOCATION_CHAINED,      /* mr = s->mr = g_new(MemoryRegion, 1); with an
                              * early init */
    ALLOCATION_NESTED,       /* any other */
} AllocationForm;

/* When code runs; bits, ordered from once per machine to again and again */
typedef enum {
    CONTEXT_MACHINE_INIT = 1 << 0,
    CONTEXT_CLASS_INIT = 1 << 1,
    CONTEXT_INSTANCE_INIT = 1 << 2,
    CONTEXT_REALIZE = 1 << 3,
    CONTEXT_UNREALIZE = 1 << 4,
    CONTEXT_RESET = 1 << 5,
    CONTEXT_HANDLER = 1 << 6,      /* MMIO handlers and the like */
    CONTEXT_FINALIZE = 1 << 7,
    CONTEXT_GRACE = 1 << 8,        /* after an RCU grace period */
} Context;

/* How much a verdict or a finding matters */
typedef enum {
    SEVERITY_NOTE,      /* once per machine */
    SEVERITY_WARNING,   /* every time */
    SEVERITY_ERROR,     /* wrong, not only leaky */
} Severity;

const char *severity_to_string(Severity severity);

/**
 * Suppression:
 * @where: the comment
 * @rule: id of the rule, "" if the comment names none
 * @reason: the reason it gives, "" if none
 * @problem: (nullable): why it suppresses nothing
 *
 * A comment "mrconv: ignore <rule>: <reason>".
 */
typedef struct {
    Location where;
    const char *rule;
    const char *reason;
    const char *problem;
} Suppression;

#endif

/*
 * array-find.c - whether an array of regions can become one of pointers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Whatever is not understood is refused, with its line.
 */
#include "arrays.h"

#include <string.h>

#include "array/array-search.h"
#include "embed/complete.h"
#include "util/intern.h"

gboolean site_is_array(const Site *site)
{
    return strcmp(site->allocation->count, "1") != 0;
}

static gboolean has_names(ArraySearch *search)
{
    const Init *init = search->site->nameless;

    return !init || refuse(search, &init->call, "an element gets no name, or "
                           "may get none, but a new region is attached to its "
                           "owner by name");
}

static gboolean is_plain(ArraySearch *search)
{
    const Allocation *allocation = search->site->allocation;

    if (strcmp(allocation->type, "MemoryRegion")) {
        return refuse(search, &allocation->where,
                      intern_format("%s has no constructor that allocates it",
                                    allocation->type));
    }
    if (strcmp(allocation->allocator, "g_new") &&
        strcmp(allocation->allocator, "g_new0")) {
        return refuse(search, &allocation->where,
                      intern_format("it is allocated by %s(), not by g_new()",
                                    allocation->allocator));
    }
    if (allocation->form == ALLOCATION_NESTED ||
        allocation->form == ALLOCATION_CHAINED || allocation->macro ||
        g_strcmp0(allocation->pointer, "MemoryRegion *") ||
        !search->span || !search->span->place) {
        return refuse(search, &allocation->where,
                      "the allocation is more than the value of a variable or "
                      "a field");
    }
    return TRUE;
}

/* All uses of the variable */
static gboolean take_variable(ArraySearch *search)
{
    const Spot *spot = g_hash_table_lookup(search->index->spots,
                                           search->span->value);

    if (!spot || !spot->variable) {
        return refuse(search, &search->site->allocation->where,
                      "its variable is not a local one");
    }
    if (spot->trouble) {
        return refuse(search, &spot->trouble_at, spot->trouble);
    }
    if (spot->serves != 1) {
        return refuse(search, &spot->declaration,
                      intern_format("'%s' holds other regions as well",
                                    spot->variable));
    }
    if (!spot->declared_alone) {
        return refuse(search, &spot->declaration,
                      intern_format("'%s' is not declared by itself",
                                    spot->variable));
    }
    if (!complete_variable(search->index->cases->tree, spot)) {
        return refuse(search, &spot->declaration,
                      intern_format("'%s' is used in code that is not compiled",
                                    spot->variable));
    }
    return TRUE;
}

/* The field's declaration in the one struct of that name that has it */
static const StructField *find_field(const ArraySearch *search,
                                     const StructRow **row)
{
    const GPtrArray *rows = g_hash_table_lookup(search->index->structs,
                                                search->span->record);
    const StructField *found = NULL;

    for (guint i = 0; rows && i < rows->len; i++) {
        const StructRow *each = rows->pdata[i];

        for (guint f = 0; f < each->fields->len; f++) {
            const StructField *field = &g_array_index(each->fields,
                                                      StructField, f);

            if (field->name != search->span->name) {
                continue;
            }
            if (strcmp(field->type, "MemoryRegion *") ||
                (found && (found->where.file != field->where.file ||
                           found->where.start != field->where.start))) {
                return NULL;
            }
            found = field;
            *row = each;
        }
    }
    return found;
}

static gboolean is_shown(const ArraySearch *search, const FieldUse *field)
{
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (use->pointer.file == field->use.where.file &&
            use->pointer.start == field->use.where.start) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a use that is none of an element is understood */
static gboolean is_bare_use_plain(ArraySearch *search, const FieldUse *field)
{
    const PointerUse *use = &field->use;

    if (is_inside(&use->where, &search->site->allocation->statement) ||
        use->kind == USE_TEST || (use->kind == USE_SET && use->set_null) ||
        is_shown(search, field)) {
        return TRUE;
    }
    return refuse(search, &use->where,
                  use->kind == USE_SET ? "the field is set to something else" :
                  use->kind == USE_VALUE ?
                  "the array is used as a whole, where the size of its "
                  "elements matters" :
                  "the array is used in a way that is not understood");
}

static gboolean take_field(ArraySearch *search)
{
    const ArraySpan *span = search->span;
    const StructRow *row = NULL;
    const StructField *field = find_field(search, &row);
    const GPtrArray *uses = g_hash_table_lookup(
        search->index->uses, intern_format("%s.%s", span->record, span->name));
    const char *unknown;

    if (!field) {
        return refuse(search, &search->site->allocation->where,
                      intern_format("'%s' is not a plain field of one struct",
                                    span->name));
    }
    for (guint i = 0; uses && i < uses->len; i++) {
        if (!is_bare_use_plain(search, uses->pdata[i])) {
            return FALSE;
        }
    }
    unknown = complete_field(search->index, row, span->name);
    if (unknown) {
        return refuse(search, &field->where,
                      intern_format("what is done to a field %s at %s is not "
                                    "known", span->name, unknown));
    }
    search->site->array.field = field->where;
    return TRUE;
}

static gboolean is_only_allocation(ArraySearch *search)
{
    const GPtrArray *sites = search->index->cases->sites;
    const ArraySpan *own = search->span;
    const Value *target = own->record ? value_field(own->record, own->name)
                                      : value_unknown();

    for (guint i = 0; i < sites->len; i++) {
        const Site *other = sites->pdata[i];
        const ArraySpan *span = g_hash_table_lookup(search->spans,
                                                    other->allocation->value);

        if (other != search->site &&
            (other->allocation->target == target ||
             (span && span->place == own->place))) {
            return refuse(search, &other->allocation->where,
                          "its place is given another allocation here");
        }
    }
    return TRUE;
}

/* Whether a local array can be one of the function's own */
static gboolean is_needed_as_pointer(const ArraySearch *search)
{
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (use->kind != ARRAY_ELEMENT && use->kind != ARRAY_MEMBER &&
            use->kind != ARRAY_CURSOR) {
            return TRUE;
        }
    }
    return !search->span->fixed ||
           search->site->allocation->form != ALLOCATION_DECLARATION;
}

/* Whether something looks at a local array once its elements are made: of one
 * that is only set, compilers warn */
static gboolean is_read(ArraySearch *search)
{
    const Allocation *allocation = search->site->allocation;

    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (!use->init && use->kind != ARRAY_CURSOR &&
            use->kind != ARRAY_OTHER) {
            return TRUE;
        }
    }
    return search->span->place[0] != 'V' ||
           refuse(search, &allocation->where, "nothing would read the array of "
                  "pointers, and compilers warn about variables that are only "
                  "set");
}

static void settle(ArraySearch *search)
{
    Array *array = &search->site->array;

    array->possible = TRUE;
    array->keeps = is_needed_as_pointer(search);
    array->uses = g_array_new(FALSE, FALSE, sizeof(ArrayUse));
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (use->kind == ARRAY_ELEMENT || use->kind == ARRAY_MEMBER ||
            use->kind == ARRAY_CURSOR) {
            g_array_append_vals(array->uses, use, 1);
        }
    }
}

static void find_array(ArraySearch *search)
{
    search->site->array.span = search->span;
    if (has_names(search) && is_plain(search) &&
        (search->span->place[0] == 'V' ? take_variable(search)
                                       : take_field(search)) &&
        is_only_allocation(search) && array_is_understood(search) &&
        is_read(search)) {
        settle(search);
    }
}

static void index_unit(ArraySearch *search, const ArrayFacts *facts)
{
    for (guint i = 0; i < facts->uses->len; i++) {
        ArrayUse *use = &g_array_index(facts->uses, ArrayUse, i);
        GPtrArray *list = g_hash_table_lookup(search->uses, use->place);

        if (!list) {
            list = g_ptr_array_new();
            g_hash_table_insert(search->uses, (gpointer)use->place, list);
        }
        g_ptr_array_add(list, use);
    }
    for (guint i = 0; i < facts->spans->len; i++) {
        ArraySpan *span = &g_array_index(facts->spans, ArraySpan, i);

        g_hash_table_insert(search->spans, (gpointer)span->value, span);
    }
}

void arrays_find(const Cases *cases, const struct Contexts *contexts)
{
    g_autoptr(HomeIndex) index = home_index_new(cases, contexts);
    g_autoptr(GHashTable) uses =
        g_hash_table_new_full(NULL, NULL, NULL,
                              (GDestroyNotify)g_ptr_array_unref);
    g_autoptr(GHashTable) spans = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    ArraySearch search = { .index = index, .uses = uses, .spans = spans };

    for (guint i = 0; i < cases->units->len; i++) {
        index_unit(&search, ((UnitFacts *)cases->units->pdata[i])->arrays);
    }
    for (guint i = 0; i < cases->sites->len; i++) {
        Site *site = cases->sites->pdata[i];

        if (!site_is_array(site)) {
            continue;
        }
        search.site = site;
        search.span = g_hash_table_lookup(spans, site->allocation->value);
        search.own = search.span && search.span->place
            ? g_hash_table_lookup(uses, search.span->place) : NULL;
        search.own = search.own ? search.own : none;
        find_array(&search);
    }
}

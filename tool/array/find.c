/*
 * find.c - whether an array of regions can become one of pointers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Whatever is not understood is refused, with its line.
 */
#include "arrays.h"

#include <string.h>

#include "embed/complete.h"
#include "embed/index.h"
#include "util/intern.h"

typedef struct {
    const HomeIndex *index;
    GHashTable *uses;        /* place -> GPtrArray of ArrayUse */
    GHashTable *spans;       /* value -> ArraySpan */
    Site *site;
    const ArraySpan *span;
    GPtrArray *own;          /* uses of the site's array */
} Search;

gboolean site_is_array(const Site *site)
{
    return strcmp(site->allocation->count, "1") != 0;
}

static gboolean refuse(Search *search, const Location *where, const char *why)
{
    search->site->array.trouble = why;
    search->site->array.where = *where;
    return FALSE;
}

static gboolean is_within(const Location *inner, const Location *outer)
{
    return inner->file == outer->file && inner->start >= outer->start &&
           inner->end <= outer->end;
}

/* The use of the array in which a place stands, or NULL */
static const ArrayUse *use_in(const Search *search, const Location *outer)
{
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (is_within(&use->pointer, outer)) {
            return use;
        }
    }
    return NULL;
}

static gboolean is_plain(Search *search)
{
    const Allocation *allocation = search->site->allocation;

    if (strcmp(allocation->type, "MemoryRegion")) {
        return refuse(search, &allocation->where,
                      intern_format("%s has no constructor that allocates it",
                                    allocation->type));
    }
    if (allocation->form == ALLOCATION_NESTED || allocation->macro ||
        g_strcmp0(allocation->pointer, "MemoryRegion *") ||
        !search->span || !search->span->place) {
        return refuse(search, &allocation->where,
                      "the allocation is more than the value of a variable or "
                      "a field");
    }
    if (strcmp(allocation->allocator, "g_new") &&
        strcmp(allocation->allocator, "g_new0")) {
        return refuse(search, &allocation->where,
                      intern_format("%s() is not told the type of an element",
                                    allocation->allocator));
    }
    return TRUE;
}

/* All uses of the variable */
static gboolean take_variable(Search *search)
{
    const Spot *spot = g_hash_table_lookup(search->index->spots,
                                           search->span->value);

    if (!spot || !spot->variable) {
        return refuse(search, &search->site->allocation->where,
                      "its variable is no local one");
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
static const StructField *find_field(const Search *search,
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

static gboolean is_shown(const Search *search, const FieldUse *field)
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
static gboolean is_bare_use_plain(Search *search, const FieldUse *field)
{
    const PointerUse *use = &field->use;

    if (is_within(&use->where, &search->site->allocation->statement) ||
        use->kind == USE_TEST || (use->kind == USE_SET && use->set_null) ||
        is_shown(search, field)) {
        return TRUE;
    }
    return refuse(search, &use->where,
                  use->kind == USE_SET ? "the field is set to something else" :
                  use->kind == USE_VALUE ?
                  "the array as a whole goes somewhere, where its elements' "
                  "size would be another" :
                  "the array is used in a way that is not understood");
}

static gboolean take_field(Search *search)
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

static gboolean is_only_allocation(Search *search)
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

/* Elements */

static const char *where_is(const Search *search, const Location *where)
{
    return where->file == search->site->function->where.file
        ? intern_format("line %u", where->line)
        : intern_format("%s:%u", where->file, where->line);
}

static gboolean element_is_made(Search *search, const ArrayUse *use)
{
    const ArraySpan *span = search->span;

    if (use->made ||
        (span->complete && use->function != search->site->function->key)) {
        return TRUE;
    }
    if (use->function == search->site->function->key || !span->gap.file) {
        return refuse(search, &use->pointer,
                      "an element is used that may not have been made by "
                      "then");
    }
    return refuse(search, &use->pointer,
                  intern_format("an element is used that may not have been "
                                "made, because of %s",
                                where_is(search, &span->gap)));
}

static gboolean init_is_plain(Search *search, const ArrayUse *use)
{
    if (use->made || (search->span->complete &&
                      use->function != search->site->function->key)) {
        return refuse(search, &use->pointer,
                      "an element is initialised that may have been before");
    }
    if (use->may_fail && use->function != search->site->function->key) {
        return refuse(search, &use->pointer, "the init may fail, in another "
                      "function than the allocation's");
    }
    return TRUE;
}

static gboolean uses_are_plain(Search *search)
{
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (use->kind == ARRAY_OTHER &&
            !is_within(&use->pointer, &search->site->allocation->statement)) {
            return refuse(search, &use->pointer, "the array is used in a way "
                          "that is not understood");
        }
        if (use->init ? !init_is_plain(search, use) :
            (use->kind == ARRAY_ELEMENT || use->kind == ARRAY_MEMBER) &&
            !element_is_made(search, use)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean inits_are_plain(Search *search)
{
    const Site *site = search->site;

    if (!site->inits->len) {
        return refuse(search, &site->allocation->where,
                      "nothing initialises its elements");
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];
        const ArrayUse *use = NULL;

        for (guint k = 0; !use && k < search->own->len; k++) {
            const ArrayUse *each = search->own->pdata[k];

            use = each->init && is_within(&each->whole, &init->call) ? each
                                                                     : NULL;
        }
        if (!use) {
            return refuse(search, &init->call, "an element is initialised by "
                          "a copy of its address");
        }
        if (init->macro || !init->constructor->new_name) {
            return refuse(search, &init->call,
                          init->macro ? "the init comes out of a macro" :
                          "the init has no counterpart that allocates");
        }
        if (init->form != INIT_STATEMENT && init->form != INIT_IF_FAILED) {
            return refuse(search, &init->call, "more is done with the result "
                          "of the init than to leave");
        }
    }
    if (site->nameless) {
        return refuse(search, &site->nameless->call, "an element gets no "
                      "name, or may get none, but a new region is attached "
                      "to its owner by name");
    }
    return TRUE;
}

/* Releases */

static gboolean release_is_plain(Search *search, const Release *release)
{
    const ArrayUse *use = use_in(search, &release->statement);

    if (release->kind == RELEASE_AUTOMATIC) {
        return refuse(search, &release->where, "g_autofree frees the array "
                      "when the function ends");
    }
    return (use && use->kind == ARRAY_FREED) ||
           refuse(search, &release->where,
                  "what is freed here need not be the array as a whole");
}

/* Whether the array goes in the function that unparents an element: what has
 * been unparented is gone then, and nobody looks at it */
static gboolean unparent_is_plain(Search *search, const Release *unparent)
{
    const Release *release = NULL;

    if (!use_in(search, &unparent->statement)) {
        return refuse(search, &unparent->where, "an element is unparented by "
                      "a copy of its address");
    }
    for (guint i = 0; i < search->site->frees->len; i++) {
        const Release *each = search->site->frees->pdata[i];

        if (each->where.file == unparent->where.file &&
            each->function == unparent->function &&
            each->where.start > unparent->where.end) {
            release = each;
        }
    }
    if (!release) {
        return refuse(search, &unparent->where, "an element is unparented, "
                      "and its place can be used again");
    }
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (use->kind != ARRAY_TESTED && use->pointer.file == release->where.file &&
            use->pointer.start > unparent->where.end &&
            use->pointer.end < release->where.start) {
            return refuse(search, &use->pointer, "an element is used that may "
                          "have been unparented");
        }
    }
    return TRUE;
}

static gboolean releases_are_plain(Search *search)
{
    const Site *site = search->site;

    for (guint i = 0; i < site->frees->len; i++) {
        if (!release_is_plain(search, site->frees->pdata[i])) {
            return FALSE;
        }
    }
    for (guint i = 0; i < site->unparents->len; i++) {
        if (!unparent_is_plain(search, site->unparents->pdata[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether a place is just where the array's pointer is used */
static gboolean is_own(const Search *search, const Location *where)
{
    const ArrayUse *use = use_in(search, where);

    return use && use->pointer.start == where->start &&
           use->pointer.end == where->end;
}

static gboolean events_are_plain(Search *search)
{
    for (guint i = 0; i < search->site->events->len; i++) {
        const SiteEvent *use = search->site->events->pdata[i];
        const Event *event = use->event;
        Life life = use->state ? use->state->life : 0;

        if (event->kind == EVENT_AUTOFREE) {
            return refuse(search, &event->where, "g_autofree frees the array "
                          "when the function ends");
        }
        if (use->escapes && !is_own(search, &event->where)) {
            return refuse(search, &event->where,
                          intern_format("'%s' %s", event->region,
                                        event->escape));
        }
        if ((life & (LIFE_FAILED | LIFE_UNTESTED)) && !event->init &&
            event->kind != EVENT_TEST && event->kind != EVENT_FREE &&
            event->kind != EVENT_CLEAR && event->kind != EVENT_EXIT) {
            return refuse(search, &event->where,
                          "an element is used whose init may have failed");
        }
    }
    if (search->site->allocation->exit_life & LIFE_UNTESTED) {
        return refuse(search, &search->site->allocation->where, "an init may "
                      "fail unnoticed");
    }
    return TRUE;
}

/* Whether a local array can be one of the function's own */
static gboolean is_needed_as_pointer(const Search *search)
{
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (use->kind != ARRAY_ELEMENT && use->kind != ARRAY_MEMBER) {
            return TRUE;
        }
    }
    return !search->span->fixed ||
           search->site->allocation->form != ALLOCATION_DECLARATION;
}

static void settle(Search *search)
{
    Array *array = &search->site->array;

    array->possible = TRUE;
    array->keeps = is_needed_as_pointer(search);
    array->uses = g_array_new(FALSE, FALSE, sizeof(ArrayUse));
    for (guint i = 0; i < search->own->len; i++) {
        const ArrayUse *use = search->own->pdata[i];

        if (use->kind == ARRAY_ELEMENT || use->kind == ARRAY_MEMBER) {
            g_array_append_vals(array->uses, use, 1);
        }
    }
}

static void find_array(Search *search)
{
    search->site->array.span = search->span;
    if (is_plain(search) &&
        (search->span->place[0] == 'V' ? take_variable(search)
                                       : take_field(search)) &&
        is_only_allocation(search) && uses_are_plain(search) &&
        inits_are_plain(search) && releases_are_plain(search) &&
        events_are_plain(search)) {
        settle(search);
    }
}

static void index_unit(Search *search, const ArrayFacts *facts)
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
    Search search = { .index = index, .uses = uses, .spans = spans };

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

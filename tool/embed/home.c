/*
 * home.c - where a region can live
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * docs/embedding.md has the rules in words.  Whatever is not understood is
 * refused.
 */
#include "homes.h"
#include "embed/index.h"

#include <string.h>

#include "embed/complete.h"
#include "embed/name.h"
#include "util/intern.h"

typedef struct {
    const HomeIndex *index;
    const Site *site;
    const Spot *spot;
    GPtrArray *types;      /* of all roots; TypeRow */
    gboolean machine;      /* whether all roots are MachineClass.init */
    gboolean typed;        /* whether the types of all roots are known */
    Home *home;
} Search;

static gboolean refuse(Search *search, const char *reason, const char *text)
{
    search->home->reason = reason;
    search->home->text = text;
    return FALSE;
}

static const char *file_of(const Search *search)
{
    return search->site->function->where.file;
}

static const StructRow *struct_of(const Search *search, const char *name)
{
    return home_struct(search->index, file_of(search), name);
}

static gboolean derives(const Search *search, const char *record,
                        const char *from)
{
    return home_index_derives(search->index, file_of(search), record, from);
}

static const char *where_is(const Location *where)
{
    return intern_format("%s:%u", where->file, where->line);
}

static gboolean refuse_release(Search *search, GPtrArray *releases,
                               const char *reason, const char *what)
{
    const Release *release = releases->pdata[0];

    return refuse(search, reason,
                  intern_format("the region is %s at %s", what,
                                where_is(&release->where)));
}

static gboolean is_plain(Search *search)
{
    const Site *site = search->site;
    const Allocation *allocation = site->allocation;

    if (strcmp(allocation->count, "1")) {
        return refuse(search, "run-time-count",
                      intern_format("more than one region is allocated at %s",
                                    where_is(&allocation->where)));
    }
    if (!search->spot || allocation->macro || !site->inits->len ||
        strcmp(allocation->type, "MemoryRegion") || site->function->problem ||
        site->function->varies || site->function->inactive->len) {
        return refuse(search, "other",
                      intern_format("the code around %s is not fully "
                                    "understood",
                                    where_is(&allocation->where)));
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (init->function != allocation->function || init->macro ||
            init->call.file != allocation->where.file) {
            return refuse(search, "other",
                          intern_format("it is initialised elsewhere, at %s",
                                        where_is(&init->call)));
        }
    }
    if (site->unparents->len) {
        return refuse_release(search, site->unparents, "re-created",
                              "unparented");
    }
    if (site->frees->len) {
        return refuse_release(search, site->frees, "other", "freed");
    }
    if (site->suspects->len) {
        return refuse_release(search, site->suspects, "other",
                              "possibly the one that is let go of");
    }
    if (search->spot->trouble) {
        return refuse(search, "other",
                      intern_format("%s (%s)", search->spot->trouble,
                                    where_is(&search->spot->trouble_at)));
    }
    if (search->spot->looped) {
        return refuse(search, "run-time-count",
                      intern_format("it is made in a loop (%s)",
                                    where_is(&search->spot->loop)));
    }
    return TRUE;
}

static gboolean uses_are_plain(Search *search, const PointerUse *use)
{
    if (use->kind == USE_TEST) {
        return refuse(search, "null-tested",
                      intern_format("the pointer is tested at %s",
                                    where_is(&use->where)));
    }
    return use->kind != USE_OTHER ||
           refuse(search, "other",
                  intern_format("the pointer is used in an unusual way at %s",
                                where_is(&use->where)));
}

static gboolean variable_is_plain(Search *search)
{
    for (guint i = 0; i < search->spot->uses->len; i++) {
        if (!uses_are_plain(search, &g_array_index(search->spot->uses,
                                                   PointerUse, i))) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether another struct of the name, a different target's, has the field */
static gboolean is_ambiguous(const Search *search)
{
    const Spot *spot = search->spot;
    const StructRow *own = struct_of(search, spot->record);
    const GPtrArray *all = g_hash_table_lookup(search->index->structs,
                                               spot->record);

    for (guint i = 0; all && i < all->len; i++) {
        const StructRow *row = all->pdata[i];

        for (guint f = 0; f < row->fields->len; f++) {
            if ((row->where.file != own->where.file ||
                 row->where.start != own->where.start) &&
                g_array_index(row->fields, StructField, f).name ==
                spot->field) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* The field is given this region, and no other */
static gboolean field_is_plain(Search *search)
{
    const Spot *spot = search->spot;
    const GPtrArray *uses =
        g_hash_table_lookup(search->index->uses,
                            intern_format("%s.%s", spot->record, spot->field));

    for (guint i = 0; uses && i < uses->len; i++) {
        const FieldUse *field = uses->pdata[i];
        const PointerUse *use = &field->use;
        const Location *statement = &search->site->allocation->statement;

        if (use->where.file == statement->file &&
            use->where.start >= statement->start &&
            use->where.end <= statement->end) {
            continue;
        }
        if (!uses_are_plain(search, use)) {
            return FALSE;
        }
        if (use->kind == USE_SET) {
            return refuse(search, use->set_null ? "re-created" : "other",
                          intern_format("the field is set again at %s",
                                        where_is(&use->where)));
        }
    }
    return TRUE;
}

/* Whether the field's region goes to functions that test their parameter */
static gboolean is_tested_beyond(Search *search)
{
    for (guint i = 0; i < search->site->events->len; i++) {
        const SiteEvent *test = search->site->events->pdata[i];

        for (guint v = 0; test->event->kind == EVENT_TEST &&
                          test->event->values[v]; v++) {
            if (value_is(test->event->values[v], VALUE_PARAMETER) ||
                value_is(test->event->values[v], VALUE_FIELD)) {
                refuse(search, "null-tested",
                       intern_format("the pointer is tested in %s(), at %s",
                                     test->function->name,
                                     where_is(&test->event->where)));
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Roots */

static void add_types(Search *search, const Root *root)
{
    const Hook *hook = root->hook;
    g_autoptr(GPtrArray) types = home_types_of(search->index, root->within);

    if (g_str_has_prefix(hook->slot, "TypeInfo.")) {
        GHashTableIter iter;
        gpointer value;

        g_hash_table_iter_init(&iter, search->index->types);
        while (g_hash_table_iter_next(&iter, NULL, &value)) {
            const TypeRow *type = value;

            if (type->where.file == hook->where.file &&
                type->where.start <= hook->where.start &&
                type->where.end >= hook->where.end) {
                g_ptr_array_add(types, value);
            }
        }
    }
    search->typed &= types->len > 0;
    for (guint i = 0; i < types->len; i++) {
        g_ptr_array_add(search->types, types->pdata[i]);
    }
}

static gboolean read_roots(Search *search)
{
    g_autoptr(Ways) ways = ways_to(search->index, search->site->function);
    guint machines = 0;

    if (ways->why) {
        return refuse(search, ways->reason, ways->why);
    }
    search->typed = TRUE;
    for (guint i = 0; i < ways->roots->len; i++) {
        const Root *root = ways->roots->pdata[i];

        if (!strcmp(root->hook->slot, "QEMUMachine.init")) {
            return refuse(search, "no-state-struct",
                          intern_format("machines of %s are no objects",
                                        root->hook->where.file));
        }
        machines += !strcmp(root->hook->slot, "MachineClass.init");
        add_types(search, root);
    }
    search->machine = machines == ways->roots->len;
    if (machines && !search->machine) {
        return refuse(search, "other",
                      "both machines and devices run this code");
    }
    return TRUE;
}

/* Whether every object that runs this code is of the struct, and the struct
 * is not a general one that they merely derive from */
static gboolean suits(const Search *search, const char *record)
{
    if (!search->typed || !search->types->len) {
        return FALSE;
    }
    for (guint i = 0; i < search->types->len; i++) {
        const TypeRow *type = search->types->pdata[i];
        const char *instance = home_instance(search->index, type);
        gboolean own = instance == record;

        if (!derives(search, instance, record)) {
            return FALSE;
        }
        for (const TypeRow *up = type; up && !own && up->parent;) {
            up = g_hash_table_lookup(search->index->types, up->parent);
            own = up && up->record == record &&
                  up->where.file == file_of(search);
        }
        if (!own) {
            return FALSE;
        }
    }
    return strcmp(record, "MachineState") != 0;
}

static gboolean is_private(const Search *search, const char *record)
{
    const StructRow *row = struct_of(search, record);

    return row && row->where.file == file_of(search);
}

/* Whether something frees such structs */
static gboolean is_freed(const Search *search, const char *record)
{
    const GPtrArray *units = search->index->cases->units;

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            for (guint i = 0; i < function->struct_frees->len; i++) {
                if (g_array_index(function->struct_frees, StructFree,
                                  i).record == record) {
                    return TRUE;
                }
            }
        }
    }
    return FALSE;
}

static gboolean has_regions(const Search *search, const char *record)
{
    const StructRow *row = struct_of(search, record);

    for (guint i = 0; row && i < row->fields->len; i++) {
        if (!strcmp(g_array_index(row->fields, StructField, i).type,
                    "MemoryRegion")) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the struct is part of one that suits */
static gboolean is_part(const Search *search, const char *record)
{
    for (guint i = 0; search->typed && i < search->types->len; i++) {
        const char *instance = home_instance(search->index,
                                             search->types->pdata[i]);
        const StructRow *row = instance
            ? struct_of(search, instance) : NULL;

        for (guint f = 0; row && f < row->fields->len; f++) {
            if (g_array_index(row->fields, StructField, f).type == record) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/*
 * A region without owner never goes away.  Neither do devices of the system
 * bus, nor those that nobody can add or remove.
 */
static gboolean stays(const Search *search, const char *record)
{
    if (derives(search, record, intern("SysBusDevice"))) {
        return TRUE;
    }
    for (guint i = 0; i < search->types->len; i++) {
        const TypeRow *type = search->types->pdata[i];

        if (!type->class_init ||
            !g_hash_table_contains(search->index->pinned, type->class_init)) {
            return FALSE;
        }
    }
    return search->types->len > 0;
}

/* Candidates */

typedef gboolean (*Accepts)(const Search *search,
                            const ScopeVariable *variable);

static gboolean is_owner(const Search *search, const ScopeVariable *variable)
{
    return !g_strcmp0(variable->origin, search->spot->owner) &&
           (suits(search, variable->record) ||
            (is_private(search, variable->record) &&
             (!search->machine || search->spot->opaque)));
}

static gboolean is_machine(const Search *search, const ScopeVariable *variable)
{
    return search->machine && suits(search, variable->record);
}

static gboolean is_opaque(const Search *search, const ScopeVariable *variable)
{
    return search->machine && search->spot->opaque &&
           !strcmp(variable->origin, search->spot->opaque) &&
           is_private(search, variable->record) &&
           !is_freed(search, variable->record);
}

static gboolean is_board(const Search *search, const ScopeVariable *variable)
{
    return search->machine && is_private(search, variable->record) &&
           has_regions(search, variable->record) &&
           !is_freed(search, variable->record) && variable->made_by &&
           g_str_has_prefix(variable->made_by, "g_malloc");
}

static gboolean is_ownerless(const Search *search,
                             const ScopeVariable *variable)
{
    return !search->machine && !g_strcmp0(search->spot->owner, "") &&
           variable->parameter && suits(search, variable->record) &&
           stays(search, variable->record);
}

/* The narrowest struct of those accepted */
static const ScopeVariable *choose(const Search *search, Accepts accepts)
{
    const ScopeVariable *best = NULL;

    for (guint i = 0; i < search->spot->scope->len; i++) {
        const ScopeVariable *variable =
            &g_array_index(search->spot->scope, ScopeVariable, i);

        if (accepts(search, variable) &&
            (!best || (best->record != variable->record &&
                       derives(search, variable->record,
                                          best->record)))) {
            best = variable;
        }
    }
    return best;
}

static gboolean refuse_homeless(Search *search)
{
    const char *at = where_is(&search->site->allocation->where);

    for (guint i = 0; search->machine && i < search->types->len; i++) {
        const TypeRow *type = search->types->pdata[i];

        if (!g_strcmp0(home_instance(search->index, type), "MachineState")) {
            return refuse(search, "no-state-struct",
                          intern_format("the machine \"%s\" has no struct of "
                                        "its own (%s)", type->name,
                                        where_is(&type->where)));
        }
    }
    return refuse(search, "unreachable-state",
                  intern_format("no struct that lives as long as the region "
                                "can be reached at %s", at));
}

static const ScopeVariable *variable_named(const Search *search,
                                           const char *name)
{
    for (guint i = 0; name && i < search->spot->scope->len; i++) {
        const ScopeVariable *variable =
            &g_array_index(search->spot->scope, ScopeVariable, i);

        if (variable->name == name) {
            return variable;
        }
    }
    return NULL;
}

/* Whether a struct stays as it is once a region is in it, and can get one */
static gboolean holds(Search *search, const StructRow *row)
{
    const Tree *tree = search->index->cases->tree;

    if (g_hash_table_contains(search->index->wiped, row->name)) {
        return refuse(search, "lifetime",
                      intern_format("structs like %s (%s) are overwritten as "
                                    "a whole", row->name,
                                    where_is(&row->where)));
    }
    return complete_type(tree, row) ||
           refuse(search, "other",
                  intern_format("%s does not include %s, so that %s cannot "
                                "have a region in it", row->where.file,
                                tree->header, row->name));
}

static void settle(Search *search, const ScopeVariable *variable,
                   const StructRow *row, const char *field)
{
    Home *home = search->home;

    home->possible = TRUE;
    home->record = variable->written;
    home->row = row;
    home->where = row->where;
    home->field = field;
    home->access = intern_format("%s->%s", variable->name, field);
    home->text = intern_format("it can be %s.%s (%s), reached as %s",
                               variable->written, field,
                               where_is(&row->where), home->access);
}

static gboolean settle_field(Search *search, GHashTable *taken)
{
    const Spot *spot = search->spot;
    const StructRow *row = struct_of(search, spot->record);
    const ScopeVariable *base = variable_named(search, spot->base);
    gboolean pointer = FALSE;
    const char *unknown;

    for (guint i = 0; row && i < row->fields->len; i++) {
        const StructField *field = &g_array_index(row->fields, StructField, i);

        pointer |= field->name == spot->field &&
                   !strcmp(field->type, "MemoryRegion *");
    }
    if (!pointer || !base || base->record != spot->record ||
        is_ambiguous(search)) {
        return refuse(search, "unreachable-state",
                      intern_format("%s is not a plain field of a struct that "
                                    "can be changed",
                                    search->site->allocation->lvalue));
    }
    if (!(suits(search, base->record) || is_part(search, base->record) ||
          (spot->owner && !strcmp(spot->owner, base->origin)))) {
        return refuse(search, "lifetime",
                      intern_format("%s (%s) need not live as long as the "
                                    "region", base->written,
                                    where_is(&row->where)));
    }
    if (!field_is_plain(search) || is_tested_beyond(search) ||
        !holds(search, row)) {
        return FALSE;
    }
    unknown = complete_field(search->index, row, spot->field);
    if (unknown) {
        return refuse(search, "other",
                      intern_format("what is done to a field %s at %s is not "
                                    "known", spot->field, unknown));
    }
    settle(search, base, row, spot->field);
    search->home->changes = TRUE;
    return TRUE;
}

static gboolean settle_variable(Search *search, GHashTable *taken)
{
    static const Accepts order[] = {
        is_owner, is_machine, is_opaque, is_board, is_ownerless,
    };
    const ScopeVariable *variable = NULL;
    const StructRow *row;
    const char *field;

    if (!variable_is_plain(search)) {
        return FALSE;
    }
    for (guint i = 0; !variable && i < G_N_ELEMENTS(order); i++) {
        variable = choose(search, order[i]);
    }
    row = variable ? struct_of(search, variable->record) : NULL;
    if (!row) {
        return refuse_homeless(search);
    }
    if (!holds(search, row)) {
        return FALSE;
    }
    if (!complete_variable(search->index->cases->tree, search->spot)) {
        return refuse(search, "other",
                      intern_format("'%s' is used in code that is not "
                                    "compiled, near %s",
                                    search->spot->variable,
                                    where_is(&search->spot->declaration)));
    }
    field = name_field(search->site, search->spot, row, taken);
    if (!field) {
        return refuse(search, "other",
                      intern_format("%s (%s) has a field %s, and the region's "
                                    "name makes no other", variable->written,
                                    where_is(&row->where),
                                    search->spot->variable));
    }
    for (guint i = 0; i < search->site->events->len; i++) {
        const SiteEvent *event = search->site->events->pdata[i];

        if (event->event->kind == EVENT_STORE &&
            value_is_field_of(event->event->target, row->name)) {
            return refuse(search, "other",
                          intern_format("%s has a pointer to it, which is set "
                                        "at %s", variable->written,
                                        where_is(&event->event->where)));
        }
    }
    settle(search, variable, row, field);
    g_hash_table_add(taken, (gpointer)home_key(row, field));
    return TRUE;
}

static void find_home(const HomeIndex *index, const Site *site,
                      GHashTable *taken, Home *home)
{
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    Search search = {
        .index = index,
        .site = site,
        .spot = g_hash_table_lookup(index->spots, site->allocation->value),
        .types = types,
        .home = home,
    };

    home->spot = search.spot;
    if (is_plain(&search) && read_roots(&search)) {
        if (search.spot->field) {
            settle_field(&search, taken);
        } else {
            settle_variable(&search, taken);
        }
    }
}

/* Takes a home back */
static void unsettle(Home *home, const char *text)
{
    home->possible = FALSE;
    home->reason = "other";
    home->text = text;
}

/* How many regions of a variable have a home */
static guint count_settled(const GPtrArray *sites, const Spot *spot)
{
    guint n = 0;

    for (guint i = 0; i < sites->len; i++) {
        const Home *home = &((const Site *)sites->pdata[i])->home;

        n += home->possible && home->spot->variable == spot->variable &&
             home->spot->declaration.file == spot->declaration.file &&
             home->spot->declaration.start == spot->declaration.start;
    }
    return n;
}

/* A variable goes with all of its regions, or stays */
static void unsettle_shared(const GPtrArray *sites)
{
    for (guint i = 0; i < sites->len; i++) {
        Home *home = &((Site *)sites->pdata[i])->home;

        if (home->possible && home->spot->variable &&
            count_settled(sites, home->spot) < home->spot->serves) {
            unsettle(home, intern_format("'%s' holds other regions as well "
                                         "(%s)", home->spot->variable,
                                         where_is(&home->spot->declaration)));
        }
    }
}

void homes_find(const Cases *cases, const Contexts *contexts)
{
    g_autoptr(HomeIndex) index = home_index_new(cases, contexts);
    g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < cases->sites->len; i++) {
        Site *site = cases->sites->pdata[i];

        site->cure = cases->tree->cure;
        find_home(index, site, taken, &site->home);
    }
    unsettle_shared(cases->sites);
}

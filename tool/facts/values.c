/*
 * values.c - which region a pointer means at each place of a function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A forward analysis over the function's flow.  A *place* is a variable or a
 * path from one (s->mr, s->bars[i].mr) that can hold a pointer to a region;
 * the state at each point says which values each place may hold.
 */
#include "values.h"

#include "emptied.h"
#include "notice.h"

#include <string.h>

#define SET_WORDS 4
#define MAX_VALUES (SET_WORDS * 64)

typedef struct {
    guint64 words[SET_WORDS];
} Set;

typedef struct {
    const char *path;
    Set initial;
} Place;

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    const char *key;
    Values *result;
    GHashTable *value_index;   /* value -> index + 1 */
    GPtrArray *values;
    GHashTable *place_index;   /* path -> index + 1 */
    GArray *places;
    GHashTable *sites;         /* allocating call -> Allocation */
    GHashTable *inits;         /* call of a constructor -> Event */
    GHashTable *autofree;      /* decl of g_autofree variables */
} Analysis;

static const char *format(const char *pattern, ...) G_GNUC_PRINTF(1, 2);

static const char *format(const char *pattern, ...)
{
    g_autofree char *text = NULL;
    va_list args;

    va_start(args, pattern);
    text = g_strdup_vprintf(pattern, args);
    va_end(args);
    return g_intern_string(text);
}

/* Sets of values */

static guint value_number(Analysis *analysis, const char *value)
{
    gpointer index = g_hash_table_lookup(analysis->value_index, value);

    if (index) {
        return GPOINTER_TO_UINT(index) - 1;
    }
    if (analysis->values->len == MAX_VALUES) {
        return 0;               /* "U" */
    }
    g_ptr_array_add(analysis->values, (gpointer)value);
    g_hash_table_insert(analysis->value_index, (gpointer)value,
                        GUINT_TO_POINTER(analysis->values->len));
    return analysis->values->len - 1;
}

static void set_add(Analysis *analysis, Set *set, const char *value)
{
    guint number = value_number(analysis, value);

    set->words[number / 64] |= (guint64)1 << (number % 64);
}

static Set set_of(Analysis *analysis, const char *value)
{
    Set set = { { 0 } };

    set_add(analysis, &set, value);
    return set;
}

static gboolean set_union(Set *set, const Set *other)
{
    gboolean grown = FALSE;

    for (guint i = 0; i < SET_WORDS; i++) {
        grown |= (other->words[i] & ~set->words[i]) != 0;
        set->words[i] |= other->words[i];
    }
    return grown;
}

static const char **set_values(Analysis *analysis, const Set *set)
{
    GPtrArray *values = g_ptr_array_new();

    for (guint i = 0; i < analysis->values->len; i++) {
        if (set->words[i / 64] >> (i % 64) & 1) {
            g_ptr_array_add(values, analysis->values->pdata[i]);
        }
    }
    g_ptr_array_add(values, NULL);
    return (const char **)g_ptr_array_free(values, FALSE);
}

/* Types */

static gboolean is_region_pointer(const char *type)
{
    return type && (!strcmp(type, "MemoryRegion *") ||
                    !strcmp(type, "IOMMUMemoryRegion *"));
}

static gboolean is_region(const char *type)
{
    return type && (!strcmp(type, "MemoryRegion") ||
                    !strcmp(type, "IOMMUMemoryRegion"));
}

/* Regions side by side, not pointers to them */
static gboolean is_region_array(const char *type)
{
    return type && (g_str_has_prefix(type, "MemoryRegion[") ||
                    g_str_has_prefix(type, "IOMMUMemoryRegion["));
}

/* Pointers that can hold a region: its own kind, and what OBJECT() makes */
static gboolean can_hold_region(const char *type)
{
    return type && (is_region_pointer(type) || !strcmp(type, "Object *") ||
                    !strcmp(type, "void *"));
}

/* Syntax */

gboolean syntax_is_cast_call(const SyntaxNode *node)
{
    /* QOM's checked casts are functions: DEVICE(x), MEMORY_REGION(x) */
    if (node->kind != SYNTAX_CALL || !node->name || node->n_children != 2) {
        return FALSE;
    }
    for (const char *p = node->name; *p; p++) {
        if (!g_ascii_isupper(*p) && !g_ascii_isdigit(*p) && *p != '_') {
            return FALSE;
        }
    }
    return node->type && g_str_has_suffix(node->type, "*");
}

/* object_dynamic_cast() and the checked form that OBJECT_CHECK() expands to */
static gboolean is_dynamic_cast(const SyntaxNode *node)
{
    return node->kind == SYNTAX_CALL && node->name && node->n_children > 1 &&
           g_str_has_prefix(node->name, "object_dynamic_cast");
}

const SyntaxNode *syntax_without_casts(const SyntaxNode *node)
{
    for (;;) {
        if (node->kind == SYNTAX_CAST && node->n_children) {
            node = node->children[node->n_children - 1];
        } else if (syntax_is_cast_call(node) || is_dynamic_cast(node)) {
            node = node->children[1];
        } else {
            return node;
        }
    }
}

static gboolean has_effect_itself(const SyntaxNode *node)
{
    switch (node->kind) {
    case SYNTAX_CALL:
        return !syntax_is_cast_call(node);
    case SYNTAX_UNARY:
        return node->op && (strstr(node->op, "++") || strstr(node->op, "--"));
    case SYNTAX_BINARY:
        return g_str_has_suffix(node->op, "=") &&
               strcmp(node->op, "==") && strcmp(node->op, "!=") &&
               strcmp(node->op, "<=") && strcmp(node->op, ">=");
    default:
        return node->kind == SYNTAX_STATEMENT_EXPRESSION ||
               node->kind == SYNTAX_MACRO_CALL || node->kind == SYNTAX_OTHER;
    }
}

gboolean syntax_has_no_effect(const SyntaxNode *node)
{
    if (has_effect_itself(node)) {
        return FALSE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (!syntax_has_no_effect(node->children[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_op(const SyntaxNode *node, SyntaxKind kind, const char *op)
{
    return node->kind == kind && !g_strcmp0(node->op, op);
}

const char *unit_scope_key(const UnitScope *scope, const char *name)
{
    const char *key = g_hash_table_lookup(scope->statics, name);

    return key ? key : name;
}

/* Places */

static gboolean append_path(GString *path, const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    switch (node->kind) {
    case SYNTAX_NAME:
        if (node->decl) {
            g_string_append_printf(path, "#%u", node->decl);
        } else if (node->type && !strchr(node->type, '(')) {
            g_string_append_printf(path, "@%s", node->name);
        } else {
            return FALSE;
        }
        return TRUE;
    case SYNTAX_MEMBER:
        if (!node->n_children || !append_path(path, node->children[0])) {
            return FALSE;
        }
        g_string_append_printf(path, ".%s", node->name);
        return TRUE;
    case SYNTAX_INDEX:
        if (node->n_children != 2 || !append_path(path, node->children[0])) {
            return FALSE;
        }
        g_string_append_c(path, '[');
        if (node->children[1]->kind == SYNTAX_NUMBER) {
            g_string_append(path, node->children[1]->name);
        } else if (!append_path(path, node->children[1])) {
            return FALSE;
        }
        g_string_append_c(path, ']');
        return TRUE;
    case SYNTAX_UNARY:
        if (!node->n_children || !append_path(path, node->children[0])) {
            return FALSE;
        }
        if (!strcmp(node->op, "*")) {
            g_string_append(path, ".*");
            return TRUE;
        }
        return !strcmp(node->op, "&");
    default:
        return FALSE;
    }
}

static const char *path_of(const SyntaxNode *node)
{
    g_autoptr(GString) path = g_string_new(NULL);

    return append_path(path, node) ? g_intern_string(path->str) : NULL;
}

static Place *place_of(Analysis *analysis, const SyntaxNode *node,
                       guint *index)
{
    const char *path;
    gpointer found;

    if ((node->kind != SYNTAX_NAME && node->kind != SYNTAX_MEMBER &&
         node->kind != SYNTAX_INDEX && node->kind != SYNTAX_UNARY) ||
        is_op(node, SYNTAX_UNARY, "&")) {
        return NULL;
    }
    path = path_of(node);
    found = path ? g_hash_table_lookup(analysis->place_index, path) : NULL;
    if (!found) {
        return NULL;
    }
    *index = GPOINTER_TO_UINT(found) - 1;
    return &g_array_index(analysis->places, Place, *index);
}

static const char *global_value(Analysis *analysis, const SyntaxNode *node)
{
    return !g_strcmp0(node->op, "static") ?
           format("G:%s:%s", analysis->function->file, node->name) :
           format("G:%s", node->name);
}

static int parameter_number(const Analysis *analysis, guint decl)
{
    const GArray *parameters = analysis->function->parameters;

    for (guint i = 0; i < parameters->len; i++) {
        if (g_array_index(parameters, SyntaxParameter, i).decl == decl) {
            return i;
        }
    }
    return -1;
}

/* What a load from @node means if nothing was stored there before */
static const char *load_value(Analysis *analysis, const SyntaxNode *node)
{
    switch (node->kind) {
    case SYNTAX_NAME: {
        int number = node->decl ? parameter_number(analysis, node->decl) : -1;

        if (number >= 0) {
            return format("P:%s#%d", analysis->key, number);
        }
        return node->decl ? NULL : global_value(analysis, node);
    }
    case SYNTAX_MEMBER:
        return format("F:%s.%s", node->record, node->name);
    case SYNTAX_INDEX:
        return load_value(analysis, node->children[0]);
    case SYNTAX_UNARY: {
        const SyntaxNode *operand = node->n_children ?
            syntax_without_casts(node->children[0]) : NULL;
        int number = operand && operand->kind == SYNTAX_NAME && operand->decl ?
            parameter_number(analysis, operand->decl) : -1;

        if (number >= 0 && !strcmp(node->op, "*")) {
            return format("O:%s#%d", analysis->key, number);
        }
        return g_intern_string("U");
    }
    default:
        return g_intern_string("U");
    }
}

static void find_places(Analysis *analysis, const SyntaxNode *node)
{
    if ((node->kind == SYNTAX_NAME || node->kind == SYNTAX_MEMBER ||
         node->kind == SYNTAX_INDEX || is_op(node, SYNTAX_UNARY, "*")) &&
        can_hold_region(node->type)) {
        const char *path = path_of(node);

        if (path && !g_hash_table_contains(analysis->place_index, path)) {
            const char *initial = load_value(analysis, node);
            Place place = { .path = path };

            if (initial) {
                set_add(analysis, &place.initial, initial);
            }
            g_array_append_val(analysis->places, place);
            g_hash_table_insert(analysis->place_index, (gpointer)path,
                                GUINT_TO_POINTER(analysis->places->len));
        }
    }
    if (node->kind == SYNTAX_DECLARATION &&
        !g_strcmp0(node->op, "g_autofree") && node->decl) {
        g_hash_table_add(analysis->autofree, GUINT_TO_POINTER(node->decl));
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_places(analysis, node->children[i]);
    }
}

/* Allocations */

static gboolean is_allocator(const char *name)
{
    static const char *const names[] = {
        "malloc", "calloc", "g_malloc", "g_malloc0", "g_malloc_n",
        "g_malloc0_n", "g_try_malloc", "g_try_malloc0", "g_try_malloc_n",
        "g_try_malloc0_n", "g_slice_alloc", "g_slice_alloc0",
        "g_aligned_alloc", "g_aligned_alloc0", "g_realloc", "g_realloc_n",
        "qemu_memalign", "qemu_try_memalign", "realloc",
    };

    for (guint i = 0; name && i < G_N_ELEMENTS(names); i++) {
        if (!strcmp(name, names[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static const SyntaxNode *find_sizeof(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_SIZEOF) {
        return node;
    }
    if (node->kind == SYNTAX_CALL) {
        return NULL;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = find_sizeof(node->children[i]);

        if (found) {
            return found;
        }
    }
    return NULL;
}

/* Where the result of an expression goes, looking through casts */
static const SyntaxNode *consumer(const SyntaxNode *node,
                                  const SyntaxNode **as)
{
    const SyntaxNode *parent = node->parent;

    while (parent) {
        gboolean through =
            parent->kind == SYNTAX_CAST || syntax_is_cast_call(parent) ||
            is_dynamic_cast(parent) ||
            (parent->kind == SYNTAX_CONDITIONAL &&
             parent->children[0] != node) ||
            (is_op(parent, SYNTAX_BINARY, ",") &&
             parent->children[1] == node);

        if (parent->kind == SYNTAX_INDEX && parent->children[0] == node &&
            parent->parent && is_op(parent->parent, SYNTAX_UNARY, "&")) {
            parent = parent->parent;
            through = TRUE;
        }
        if (!through) {
            break;
        }
        node = parent;
        parent = node->parent;
    }
    if (as) {
        *as = node;
    }
    return parent;
}

static const char *assigned_type(const SyntaxNode *call)
{
    const SyntaxNode *node = call;

    while (node->parent && node->parent->kind == SYNTAX_CAST) {
        node = node->parent;
        if (is_region_pointer(node->type)) {
            return node->type;
        }
    }
    if (node->parent && is_op(node->parent, SYNTAX_BINARY, "=") &&
        node->parent->children[1] == node) {
        return node->parent->children[0]->type;
    }
    if (node->parent && node->parent->kind == SYNTAX_DECLARATION) {
        return node->parent->type;
    }
    return NULL;
}

/* What an allocation makes, or NULL if that is no region */
static const char *allocated_type(const SyntaxNode *call)
{
    const SyntaxNode *size = NULL;
    const char *type = assigned_type(call);

    for (guint i = 1; i < call->n_children && !size; i++) {
        size = find_sizeof(call->children[i]);
    }
    if (size && size->type && strcmp(size->type, "")) {
        if (is_region(size->type)) {
            return size->type;
        }
        /* storage of a larger thing that is used as a region */
        return is_region_pointer(type) &&
               !g_str_has_suffix(size->type, "*") ? size->type : NULL;
    }
    if (is_region_pointer(type)) {
        return g_str_has_prefix(type, "IOMMU") ? "IOMMUMemoryRegion"
                                               : "MemoryRegion";
    }
    return NULL;
}

static gboolean is_one(const SyntaxNode *node)
{
    return node->kind == SYNTAX_NUMBER && !g_strcmp0(node->name, "1");
}

static const char *allocated_count(const SyntaxNode *call)
{
    gboolean counted = g_str_has_suffix(call->name, "_n") ||
                       !strcmp(call->name, "calloc");

    if (strstr(call->name, "realloc")) {
        return "n";
    }
    if (counted) {
        return call->n_children == 3 && (is_one(call->children[1]) ||
                                         is_one(call->children[2])) ?
               "1" : "n";
    }
    for (guint i = 1; i < call->n_children; i++) {
        if (call->children[i]->kind == SYNTAX_SIZEOF) {
            return "1";
        }
    }
    return "n";
}

static const SyntaxNode *statement_of(const SyntaxNode *node)
{
    while (node->parent) {
        SyntaxKind kind = node->parent->kind;

        if (kind == SYNTAX_BLOCK || kind == SYNTAX_CASE ||
            kind == SYNTAX_DEFAULT || kind == SYNTAX_LABEL ||
            ((kind == SYNTAX_IF || kind == SYNTAX_WHILE ||
              kind == SYNTAX_FOR || kind == SYNTAX_SWITCH) &&
             node->parent->children[0] != node) ||
            (kind == SYNTAX_DO && node->parent->children[0] == node)) {
            break;
        }
        node = node->parent;
    }
    return node;
}

static Location location_of(const Analysis *analysis, const SyntaxNode *node)
{
    return (Location) {
        .file = analysis->function->file, .line = node->line,
        .column = node->column, .start = node->start, .end = node->end,
    };
}

static const char *text_of(const Analysis *analysis, const SyntaxNode *node)
{
    return syntax_text(analysis->scope->unit, analysis->function->file,
                       node->start, node->end);
}

/* A statement as written, its semicolon included */
static Location statement_location(const Analysis *analysis,
                                   const SyntaxNode *statement)
{
    Location location = location_of(analysis, statement);
    GBytes *bytes = g_hash_table_lookup(analysis->scope->unit->texts,
                                        analysis->function->file);
    gsize length = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    guint end = location.end;

    while (text && end < length && g_ascii_isspace(text[end])) {
        end++;
    }
    if (text && end < length && text[end] == ';') {
        location.end = end + 1;
    }
    return location;
}

/* Whether more statements can stand beside it: it is no body without braces */
static gboolean is_in_block(const SyntaxNode *statement)
{
    SyntaxKind kind = statement->parent ? statement->parent->kind
                                        : SYNTAX_OTHER;

    return kind == SYNTAX_BLOCK || kind == SYNTAX_CASE ||
           kind == SYNTAX_DEFAULT || kind == SYNTAX_LABEL;
}

static void find_allocation(Analysis *analysis, const SyntaxNode *call)
{
    const char *type = allocated_type(call);
    const SyntaxNode *outer, *taker, *statement;
    Allocation *allocation;

    if (!type) {
        return;
    }
    taker = consumer(call, &outer);
    statement = statement_of(call);
    allocation = g_new0(Allocation, 1);
    allocation->value = format("A:%s:%u:%u", analysis->function->file,
                               outer->start, call->start);
    allocation->where = location_of(analysis, outer);
    allocation->function = analysis->function->name;
    allocation->type = type;
    allocation->count = allocated_count(call);
    allocation->allocator = call->macro ? call->macro : call->name;
    allocation->lvalue = "";
    allocation->form = ALLOCATION_NESTED;
    allocation->statement = statement_location(analysis, statement);
    if (call->macro && !g_str_has_prefix(call->macro, "g_new") &&
        !g_str_has_prefix(call->macro, "g_try_new") &&
        !g_str_has_prefix(call->macro, "g_slice_new") &&
        !g_str_has_prefix(call->macro, "g_renew") &&
        !is_allocator(call->macro)) {
        allocation->macro = call->macro;
    }
    if (taker && taker->kind == SYNTAX_DECLARATION) {
        const SyntaxNode *declarations = taker->parent;

        allocation->form = ALLOCATION_DECLARATION;
        allocation->lvalue = taker->name;
        allocation->statement = location_of(analysis, taker);
        if (declarations && declarations->kind == SYNTAX_DECLARATIONS) {
            allocation->declaration =
                statement_location(analysis, declarations);
            allocation->alone = declarations->n_children == 1;
        }
        if (!taker->decl) {
            allocation->form = ALLOCATION_NESTED;
        }
    } else if (taker && is_op(taker, SYNTAX_BINARY, "=") &&
               taker->children[1] == outer) {
        const SyntaxNode *left = syntax_without_casts(taker->children[0]);

        allocation->lvalue = text_of(analysis, left);
        if (taker == statement && is_in_block(statement)) {
            allocation->form = ALLOCATION_ASSIGNMENT;
        }
        if (!(left->kind == SYNTAX_NAME && left->decl)) {
            allocation->target = load_value(analysis, left);
        }
    }
    g_ptr_array_add(analysis->result->allocations, allocation);
    g_hash_table_insert(analysis->sites, (gpointer)call, allocation);
}

static void find_allocations(Analysis *analysis, const SyntaxNode *node)
{
    if (node->kind == SYNTAX_SIZEOF) {
        return;
    }
    if (node->kind == SYNTAX_CALL && is_allocator(node->name)) {
        find_allocation(analysis, node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_allocations(analysis, node->children[i]);
    }
}

/* Evaluation */

static Set evaluate(Analysis *analysis, const SyntaxNode *node,
                    const Set *state);

/* The address of something that is not a pointer itself */
static const char *embedded_value(Analysis *analysis, const SyntaxNode *node)
{
    const SyntaxNode *member = node, *base = node;

    while (base->kind == SYNTAX_INDEX) {
        base = base->children[0];
    }
    member = base;
    for (;;) {
        if (base->kind == SYNTAX_MEMBER && base->n_children) {
            if (!strcmp(base->op, "->")) {
                break;
            }
            base = base->children[0];
        } else if (base->kind == SYNTAX_INDEX) {
            const char *type = base->children[0]->type;

            if (type && g_str_has_suffix(type, "*")) {
                break;
            }
            base = base->children[0];
        } else {
            break;
        }
    }
    if (base->kind == SYNTAX_NAME && member->kind == SYNTAX_MEMBER &&
        base->decl && parameter_number(analysis, base->decl) >= 0) {
        return format("E:h:%s.%s", member->record, member->name);
    }
    if (base->kind == SYNTAX_NAME) {
        if (base->decl) {
            return format("E:l:%s", base->name);
        }
        return format("E:s:%s", base->name);
    }
    if (member->kind == SYNTAX_MEMBER && base->kind == SYNTAX_MEMBER) {
        gboolean object =
            g_hash_table_contains(analysis->scope->unit->objects,
                                  base->record);

        return format("E:%c:%s.%s", object ? 'o' : 'h', member->record,
                      member->name);
    }
    if (member->kind == SYNTAX_MEMBER) {
        return format("E:h:%s.%s", member->record, member->name);
    }
    return g_intern_string("U");
}

static Set evaluate_address(Analysis *analysis, const SyntaxNode *operand,
                            const Set *state)
{
    operand = syntax_without_casts(operand);
    if (is_op(operand, SYNTAX_UNARY, "*")) {
        return evaluate(analysis, operand->children[0], state);
    }
    if (operand->kind == SYNTAX_INDEX && is_region(operand->type) &&
        is_region_pointer(operand->children[0]->type)) {
        return evaluate(analysis, operand->children[0], state);
    }
    if (operand->kind == SYNTAX_MEMBER && operand->n_children &&
        is_region_pointer(operand->children[0]->type) &&
        !is_region_pointer(operand->type)) {
        /* the parent of a derived region: &iommu_mr->parent_obj */
        return evaluate(analysis, operand->children[0], state);
    }
    if (is_region(operand->type)) {
        return set_of(analysis, embedded_value(analysis, operand));
    }
    return set_of(analysis, g_intern_string("U"));
}

static Set evaluate_call(Analysis *analysis, const SyntaxNode *node)
{
    Allocation *allocation = g_hash_table_lookup(analysis->sites, node);

    if (allocation) {
        return set_of(analysis, allocation->value);
    }
    if (node->name && can_hold_region(node->type)) {
        return set_of(analysis, format("R:%s",
                                       unit_scope_key(analysis->scope,
                                                      node->name)));
    }
    return set_of(analysis, g_intern_string("U"));
}

static Set evaluate(Analysis *analysis, const SyntaxNode *node,
                    const Set *state)
{
    guint index;

    node = syntax_without_casts(node);
    switch (node->kind) {
    case SYNTAX_NUMBER:
        return set_of(analysis, g_intern_string(
                          g_strcmp0(node->name, "0") &&
                          g_strcmp0(node->name, "NULL") ? "U" : "N"));
    case SYNTAX_NAME:
    case SYNTAX_MEMBER:
    case SYNTAX_INDEX:
        if (place_of(analysis, node, &index)) {
            return state[index];
        }
        if (can_hold_region(node->type)) {
            const char *value = load_value(analysis, node);

            return set_of(analysis, value ? value : g_intern_string("U"));
        }
        if (is_region_array(node->type)) {
            return set_of(analysis, embedded_value(analysis, node));
        }
        break;
    case SYNTAX_UNARY:
        if (!strcmp(node->op, "&") && node->n_children) {
            return evaluate_address(analysis, node->children[0], state);
        }
        if (place_of(analysis, node, &index)) {
            return state[index];
        }
        break;
    case SYNTAX_CALL:
        return evaluate_call(analysis, node);
    case SYNTAX_MACRO_CALL:
        if (node->n_children == 1 && g_str_has_prefix(node->name, "g_steal") &&
            is_op(node->children[0], SYNTAX_UNARY, "&")) {
            return evaluate(analysis, node->children[0]->children[0], state);
        }
        break;
    case SYNTAX_BINARY:
        if (!strcmp(node->op, "=") || !strcmp(node->op, ",")) {
            return evaluate(analysis, node->children[1], state);
        }
        if ((!strcmp(node->op, "+") || !strcmp(node->op, "-")) &&
            (can_hold_region(node->children[0]->type) ||
             is_region_array(node->children[0]->type))) {
            return evaluate(analysis, node->children[0], state);
        }
        break;
    case SYNTAX_CONDITIONAL:
        if (node->n_children == 3) {
            Set set = evaluate(analysis, node->children[1], state);
            Set other = evaluate(analysis, node->children[2], state);

            set_union(&set, &other);
            return set;
        }
        break;
    case SYNTAX_STATEMENT_EXPRESSION:
        if (node->n_children && node->children[0]->n_children) {
            const SyntaxNode *block = node->children[0];

            return evaluate(analysis, block->children[block->n_children - 1],
                            state);
        }
        break;
    default:
        break;
    }
    return set_of(analysis, g_intern_string("U"));
}

/* What a step does to the state */

static gboolean path_depends(const char *path, const char *on)
{
    gsize length = strlen(on);
    const char *p = path;

    while ((p = strstr(p, on))) {
        char next = p[length];

        if ((next == '.' || next == '[' || next == ']') &&
            (p > path || next != '\0')) {
            return TRUE;
        }
        p++;
    }
    return FALSE;
}

static void forget_dependents(Analysis *analysis, const char *path, Set *state)
{
    for (guint i = 0; i < analysis->places->len; i++) {
        const Place *place = &g_array_index(analysis->places, Place, i);

        if (path_depends(place->path, path)) {
            Set load = place->initial;

            state[i] = load;
        }
    }
}

static void assign(Analysis *analysis, const SyntaxNode *left, const Set *value,
                   gboolean surely, Set *state)
{
    const char *path;
    guint index;

    left = syntax_without_casts(left);
    path = path_of(left);
    if (!path) {
        return;
    }
    forget_dependents(analysis, path, state);
    if (!place_of(analysis, left, &index)) {
        return;
    }
    if (surely) {
        state[index] = *value;
    } else {
        set_union(&state[index], value);
    }
}

/* Which parameter of which function an argument is */
static const char *argument_target(Analysis *analysis, const SyntaxNode *call,
                                   const SyntaxNode *argument, char letter)
{
    for (guint i = 1; call->name && i < call->n_children; i++) {
        if (call->children[i] == argument) {
            return format("%c:%s#%u", letter,
                          unit_scope_key(analysis->scope, call->name), i - 1);
        }
    }
    return NULL;
}

static void transfer(Analysis *analysis, const SyntaxNode *node, Set *state)
{
    Set unknown = set_of(analysis, g_intern_string("U"));
    Set set;

    switch (node->kind) {
    case SYNTAX_DECLARATION: {
        guint index;
        g_autofree char *path = g_strdup_printf("#%u", node->decl);
        gpointer found;

        if (!node->decl) {
            return;
        }
        forget_dependents(analysis, path, state);
        found = g_hash_table_lookup(analysis->place_index,
                                    g_intern_string(path));
        if (found) {
            index = GPOINTER_TO_UINT(found) - 1;
            memset(&set, 0, sizeof(set));
            if (node->n_children) {
                set = evaluate(analysis, node->children[0], state);
            }
            state[index] = set;
        }
        break;
    }
    case SYNTAX_BINARY:
        if (node->n_children != 2) {
            return;
        }
        if (!strcmp(node->op, "=")) {
            set = evaluate(analysis, node->children[1], state);
            assign(analysis, node->children[0], &set, TRUE, state);
        } else if (!strcmp(node->op, "?")) {
            /* an operator of a macro's body: it may be an assignment */
            assign(analysis, node->children[0], &unknown, FALSE, state);
        } else if (g_str_has_suffix(node->op, "=") &&
                   strcmp(node->op, "==") && strcmp(node->op, "!=") &&
                   strcmp(node->op, "<=") && strcmp(node->op, ">=")) {
            assign(analysis, node->children[0], &unknown, TRUE, state);
        }
        break;
    case SYNTAX_UNARY:
        if (!node->n_children) {
            return;
        }
        if (g_str_has_suffix(node->op, "++") ||
            g_str_has_suffix(node->op, "--")) {
            assign(analysis, node->children[0], &unknown, TRUE, state);
        } else if (!strcmp(node->op, "&") &&
                   can_hold_region(node->children[0]->type)) {
            const SyntaxNode *argument;
            const SyntaxNode *taker = consumer(node, &argument);
            const char *target = taker && taker->kind == SYNTAX_CALL ?
                argument_target(analysis, taker, argument, 'O') : NULL;

            set = target ? set_of(analysis, target) : unknown;
            assign(analysis, node->children[0], &set, FALSE, state);
        }
        break;
    case SYNTAX_MACRO_CALL:
        if (node->n_children && is_op(node->children[0], SYNTAX_UNARY, "&")) {
            set = set_of(analysis, g_intern_string("N"));
            assign(analysis, node->children[0]->children[0], &set, TRUE,
                   state);
        }
        break;
    default:
        break;
    }
}

/* The place that a condition tests for NULL */
static const SyntaxNode *tested_pointer(const SyntaxNode *condition,
                                        gboolean *negated)
{
    *negated = FALSE;
    condition = syntax_without_casts(condition);
    if ((is_op(condition, SYNTAX_BINARY, "==") ||
         is_op(condition, SYNTAX_BINARY, "!=")) && condition->n_children == 2) {
        const SyntaxNode *other =
            syntax_without_casts(condition->children[1]);

        if (other->kind != SYNTAX_NUMBER || g_strcmp0(other->name, "0")) {
            if (g_strcmp0(other->name, "NULL")) {
                return NULL;
            }
        }
        *negated = !strcmp(condition->op, "==");
        condition = syntax_without_casts(condition->children[0]);
    }
    return condition;
}

static void narrow(Analysis *analysis, const SyntaxNode *condition,
                   gboolean holds, Set *state)
{
    gboolean negated;
    const SyntaxNode *pointer = tested_pointer(condition, &negated);
    Set null = set_of(analysis, g_intern_string("N"));
    guint index;

    if (!pointer || !can_hold_region(pointer->type) ||
        !place_of(analysis, pointer, &index)) {
        return;
    }
    if (holds != negated) {
        for (guint i = 0; i < SET_WORDS; i++) {
            state[index].words[i] &= ~null.words[i];
        }
    } else {
        state[index] = null;
    }
}

static void solve(Analysis *analysis, Set **in)
{
    GPtrArray *blocks = analysis->result->flow->blocks;
    guint n = analysis->places->len;
    g_autofree gboolean *reached = g_new0(gboolean, blocks->len);
    g_autofree Set *state = g_new(Set, MAX(n, 1));
    gboolean changed = TRUE;

    reached[0] = TRUE;
    for (guint i = 0; i < n; i++) {
        in[0][i] = g_array_index(analysis->places, Place, i).initial;
    }
    while (changed) {
        changed = FALSE;
        for (guint b = 0; b < blocks->len; b++) {
            const FlowBlock *block = blocks->pdata[b];

            if (!reached[b]) {
                continue;
            }
            for (guint e = 0; e < block->next->len; e++) {
                guint to = g_array_index(block->next, guint, e);

                memcpy(state, in[b], n * sizeof(Set));
                for (guint s = 0; s < block->steps->len; s++) {
                    transfer(analysis, block->steps->pdata[s], state);
                }
                if (block->condition) {
                    narrow(analysis, block->condition, e == 0, state);
                }
                changed |= !reached[to];
                reached[to] = TRUE;
                for (guint i = 0; i < n; i++) {
                    changed |= set_union(&in[to][i], &state[i]);
                }
            }
        }
    }
}

/* Events */

static gboolean is_zero(const SyntaxNode *node)
{
    return node->kind == SYNTAX_NUMBER && !g_strcmp0(node->name, "0");
}

static Event *new_event(Analysis *analysis, EventKind kind,
                        const SyntaxNode *node, const Set *set,
                        const SyntaxNode *region)
{
    Event *event = g_new0(Event, 1);
    const SyntaxNode *statement = statement_of(node);

    event->kind = kind;
    event->values = set_values(analysis, set);
    event->where = location_of(analysis, node);
    event->statement = statement_location(analysis, statement);
    event->bare = statement == node;
    if (region) {
        const SyntaxNode *plain = syntax_without_casts(region);

        event->is_region = is_region_pointer(plain->type) ||
                           is_region_pointer(region->type);
        if (is_op(plain, SYNTAX_UNARY, "&") &&
            plain->children[0]->kind == SYNTAX_INDEX &&
            is_zero(plain->children[0]->children[1])) {
            plain = plain->children[0]->children[0];
        }
        event->region = text_of(analysis, plain);
    } else {
        event->region = "";
    }
    g_ptr_array_add(analysis->result->events, event);
    return event;
}

static const SyntaxNode *find_declaration(const SyntaxNode *node, guint decl)
{
    if (node->kind == SYNTAX_DECLARATION && node->decl == decl) {
        return node;
    }
    for (guint i = 0; i < node->n_children; i++) {
        const SyntaxNode *found = find_declaration(node->children[i], decl);

        if (found) {
            return found;
        }
    }
    return NULL;
}

static guint count_names(const SyntaxNode *node, guint decl,
                         const Location *except)
{
    guint n = node->kind == SYNTAX_NAME && node->decl == decl &&
              !(node->start >= except->start && node->end <= except->end);

    for (guint i = 0; i < node->n_children; i++) {
        n += count_names(node->children[i], decl, except);
    }
    return n;
}

/* Notes the variable that goes out of use if a free goes */
static void find_orphan(Analysis *analysis, Event *event,
                        const SyntaxNode *region)
{
    const SyntaxNode *declaration, *statement;

    region = syntax_without_casts(region);
    while (region->kind == SYNTAX_MEMBER && region->n_children) {
        region = syntax_without_casts(region->children[0]);
    }
    if (region->kind != SYNTAX_NAME || !region->decl) {
        return;
    }
    declaration = find_declaration(analysis->function->body, region->decl);
    statement = declaration ? declaration->parent : NULL;
    if (statement && statement->n_children == 1 &&
        declaration->n_children &&
        syntax_has_no_effect(declaration->children[0]) &&
        !count_names(analysis->function->body, region->decl,
                     &event->statement)) {
        event->orphan = statement_location(analysis, statement);
        event->orphan_name = declaration->name;
    }
}

static void happen(Analysis *analysis, guint block, Event *event)
{
    Happening happening = { .event = event };

    g_array_append_val(analysis->result->happenings[block], happening);
}

static gboolean is_interesting(Analysis *analysis, const Set *set)
{
    Set boring = set_of(analysis, g_intern_string("U"));

    set_add(analysis, &boring, g_intern_string("N"));
    for (guint i = 0; i < SET_WORDS; i++) {
        if (set->words[i] & ~boring.words[i]) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean release_kind(const char *function, EventKind *kind)
{
    static const struct {
        const char *name;
        EventKind kind;
    } releases[] = {
        { "g_free", EVENT_FREE },
        { "free", EVENT_FREE },
        { "qemu_vfree", EVENT_FREE },
        { "g_aligned_free", EVENT_FREE },
        { "g_slice_free1", EVENT_FREE },
        { "object_unparent", EVENT_UNPARENT },
        { "object_unref", EVENT_UNREF },
        { "object_finalize", EVENT_UNREF },
    };

    for (guint i = 0; function && i < G_N_ELEMENTS(releases); i++) {
        if (!strcmp(function, releases[i].name)) {
            *kind = releases[i].kind;
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether an expression is, or is made of, a parameter of the function */
static gboolean comes_from_parameter(Analysis *analysis,
                                     const SyntaxNode *node, guint depth)
{
    node = syntax_without_casts(node);
    if (node->kind == SYNTAX_UNARY && node->n_children) {
        return comes_from_parameter(analysis, node->children[0], depth);
    }
    if (node->kind != SYNTAX_NAME || !node->decl) {
        return FALSE;
    }
    if (parameter_number(analysis, node->decl) >= 0) {
        return TRUE;
    }
    node = find_declaration(analysis->function->body, node->decl);
    return node && node->n_children && depth < 8 &&
           comes_from_parameter(analysis, node->children[0], depth + 1);
}

static const char *owner_kind(Analysis *analysis, const SyntaxNode *owner)
{
    const SyntaxNode *plain = syntax_without_casts(owner);
    const char *type = plain->type ? plain->type : "";

    if (plain->kind == SYNTAX_NUMBER) {
        return "null";
    }
    if (strstr(type, "MachineState")) {
        return "machine";
    }
    if (g_str_has_suffix(type, "CPU *") || !strcmp(type, "CPUState *") ||
        (g_str_has_prefix(type, "CPU") &&
         g_str_has_suffix(type, "State *"))) {
        return "cpu";
    }
    return comes_from_parameter(analysis, plain, 0) ? "self-device"
                                                    : "other-object";
}

static InitForm init_form(Analysis *analysis, const SyntaxNode *call,
                          Location *statement)
{
    const SyntaxNode *node = call, *parent = call->parent;
    gboolean negated = FALSE;

    *statement = statement_location(analysis, statement_of(call));
    if (statement_of(call) == call) {
        return INIT_STATEMENT;
    }
    while (parent && is_op(parent, SYNTAX_UNARY, "!")) {
        negated = !negated;
        node = parent;
        parent = parent->parent;
    }
    if (!parent) {
        return INIT_NESTED;
    }
    if (parent->kind == SYNTAX_IF && parent->children[0] == node &&
        parent->parent && parent->parent->kind == SYNTAX_BLOCK) {
        GBytes *bytes = g_hash_table_lookup(analysis->scope->unit->texts,
                                            analysis->function->file);
        gsize length;
        const char *text = g_bytes_get_data(bytes, &length);

        statement->end = node->end;
        while (statement->end < length && text[statement->end] != ')') {
            statement->end++;
        }
        statement->end++;
        return negated ? INIT_IF_FAILED : INIT_IF_SUCCEEDED;
    }
    if (node == call && parent->kind == SYNTAX_RETURN && parent->parent &&
        parent->parent->kind == SYNTAX_BLOCK) {
        return INIT_RETURNED;
    }
    if (node == call && (is_op(parent, SYNTAX_BINARY, "=") ||
                         parent->kind == SYNTAX_DECLARATION)) {
        return INIT_ASSIGNED;
    }
    return INIT_NESTED;
}

static const SyntaxNode *argument(const SyntaxNode *call, int index)
{
    return index >= 0 && (guint)index + 1 < call->n_children ?
           call->children[index + 1] : NULL;
}

static Storage storage_of(const char *value)
{
    switch (value[0]) {
    case 'A':
        return STORAGE_HEAP;
    case 'F':
    case 'G':
    case 'O':
        return STORAGE_HEAP_FIELD;
    case 'P':
        return STORAGE_PARAMETER;
    case 'E':
        return value[2] == 'o' ? STORAGE_OBJECT :
               value[2] == 'h' ? STORAGE_HEAP_STRUCT :
               value[2] == 's' ? STORAGE_STATIC : STORAGE_STACK;
    default:
        return STORAGE_UNKNOWN;
    }
}

static Storage storage_of_values(Analysis *analysis, const char **values)
{
    Storage storage = STORAGE_UNKNOWN;
    gboolean found = FALSE;

    for (guint i = 0; values[i]; i++) {
        Storage other = storage_of(values[i]);

        if (values[i][0] == 'N') {
            continue;
        }
        for (guint a = 0; values[i][0] == 'A' &&
             a < analysis->result->allocations->len; a++) {
            const Allocation *site = analysis->result->allocations->pdata[a];

            if (site->value == values[i] && strcmp(site->count, "1")) {
                other = STORAGE_HEAP_ARRAY;
            }
        }
        storage = !found || storage == other ? other : STORAGE_UNKNOWN;
        found = TRUE;
    }
    return storage;
}

static gboolean is_null(const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    return node->kind == SYNTAX_NUMBER &&
           (!g_strcmp0(node->name, "NULL") || !g_strcmp0(node->name, "0"));
}

static gboolean is_assigned(const SyntaxNode *node, guint decl)
{
    if (node->kind == SYNTAX_BINARY && node->n_children == 2 &&
        !g_strcmp0(node->op, "=") &&
        node->children[0]->kind == SYNTAX_NAME &&
        node->children[0]->decl == decl) {
        return TRUE;
    }
    if (is_op(node, SYNTAX_UNARY, "&") &&
        node->children[0]->kind == SYNTAX_NAME &&
        node->children[0]->decl == decl) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_assigned(node->children[i], decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a name is NULL, or NULL in one of the cases that are spelt out */
static gboolean names_nothing(Analysis *analysis, const SyntaxNode *name)
{
    const SyntaxNode *declaration;

    name = syntax_without_casts(name);
    if (name->kind == SYNTAX_CONDITIONAL && name->n_children == 3) {
        return names_nothing(analysis, name->children[1]) ||
               names_nothing(analysis, name->children[2]);
    }
    if (name->kind != SYNTAX_NAME || !name->decl) {
        return is_null(name);
    }
    declaration = find_declaration(analysis->function->body, name->decl);
    return declaration && declaration->n_children &&
           is_null(declaration->children[0]) &&
           !is_assigned(analysis->function->body, name->decl);
}

static Init *new_init(Analysis *analysis, const SyntaxNode *call,
                      const Constructor *constructor, const Event *event)
{
    const SyntaxNode *owner = argument(call, constructor->owner_index);
    const SyntaxNode *name = argument(call, constructor->name_index);
    Init *init = g_new0(Init, 1);

    init->call = location_of(analysis, call);
    init->form = init_form(analysis, call, &init->statement);
    init->function = analysis->function->name;
    init->constructor = constructor;
    init->storage = storage_of_values(analysis, event->values);
    init->region = event->region;
    init->owner = owner ? text_of(analysis, owner) : "";
    init->owner_kind = owner ? owner_kind(analysis, owner) : "other-object";
    init->owner_type = owner ?
        notice_owner_type(analysis->scope->unit, owner, call->children[1]) :
        OWNER_TYPE_UNKNOWN;
    init->name = name ? text_of(analysis, name) : "";
    init->nameless = name && names_nothing(analysis, name);
    init->macro = call->macro;
    return init;
}

static void read_error_argument(const SyntaxNode *call,
                                const Constructor *constructor,
                                Happening *happening)
{
    const SyntaxNode *errp = argument(call, constructor->errp_index);

    if (!errp) {
        return;
    }
    happening->may_fail = TRUE;
    errp = syntax_without_casts(errp);
    if (is_op(errp, SYNTAX_UNARY, "&")) {
        errp = errp->children[0];
        if (errp->kind == SYNTAX_NAME &&
            (!strcmp(errp->name, "error_fatal") ||
             !strcmp(errp->name, "error_abort"))) {
            happening->may_fail = FALSE;
        }
    }
    happening->error_decl = errp->decl;
}

static void emit_passes(Analysis *analysis, guint block,
                        const SyntaxNode *call, guint first, const Set *state)
{
    for (guint i = first; i < call->n_children; i++) {
        const SyntaxNode *passed = call->children[i];
        Set set = evaluate(analysis, passed, state);
        Event *event;

        if (!is_interesting(analysis, &set)) {
            continue;
        }
        event = new_event(analysis, EVENT_PASS, call, &set, passed);
        event->target = argument_target(analysis, call, passed, 'P');
        happen(analysis, block, event);
    }
}

static void emit_call(Analysis *analysis, guint block, const SyntaxNode *call,
                      const Set *state)
{
    Allocation *allocation = g_hash_table_lookup(analysis->sites, call);
    const Constructor *constructor = call->name ?
        g_hash_table_lookup(analysis->scope->constructors, call->name) : NULL;
    EventKind kind;

    if (allocation) {
        Happening happening = { .allocation = allocation };

        g_array_append_val(analysis->result->happenings[block], happening);
        return;
    }
    if (syntax_is_cast_call(call) || is_dynamic_cast(call) ||
        call->n_children < 2) {
        return;
    }
    if (constructor) {
        Set set = evaluate(analysis, call->children[1], state);
        Happening happening = { 0 };

        emit_passes(analysis, block, call, 2, state);
        happening.event = new_event(analysis, EVENT_INIT, call, &set,
                                    call->children[1]);
        happening.event->init = new_init(analysis, call, constructor,
                                         happening.event);
        read_error_argument(call, constructor, &happening);
        g_array_append_val(analysis->result->happenings[block], happening);
        g_hash_table_insert(analysis->inits, (gpointer)call, happening.event);
        return;
    }
    if (release_kind(call->name, &kind)) {
        Set set = evaluate(analysis, call->children[1], state);
        Event *event = new_event(analysis, kind, call, &set,
                                 call->children[1]);

        find_orphan(analysis, event, call->children[1]);
        event->emptied = emptied_by(analysis->scope->unit, analysis->function,
                                    call);
        happen(analysis, block, event);
        return;
    }
    emit_passes(analysis, block, call, 1, state);
}

static void emit_assignment(Analysis *analysis, guint block,
                            const SyntaxNode *node, const SyntaxNode *left,
                            const SyntaxNode *right, const Set *state)
{
    Set set = evaluate(analysis, right, state);
    gboolean local = !left || (left->kind == SYNTAX_NAME && left->decl);
    guint decl = left ? left->decl : node->decl;
    Event *event;

    if (!is_interesting(analysis, &set) && !(left && left->type &&
                                             is_region_pointer(left->type))) {
        return;
    }
    event = new_event(analysis, local ? EVENT_COPY : EVENT_STORE, node, &set,
                      right);
    if (!local) {
        event->target = load_value(analysis, syntax_without_casts(left));
    }
    happen(analysis, block, event);
    if (local && g_hash_table_contains(analysis->autofree,
                                       GUINT_TO_POINTER(decl))) {
        happen(analysis, block, new_event(analysis, EVENT_AUTOFREE, node, &set,
                                          right));
    }
}

static void emit_macro_call(Analysis *analysis, guint block,
                            const SyntaxNode *node, const Set *state)
{
    const SyntaxNode *function;
    EventKind kind;
    Event *event;
    Set set;

    if (node->n_children != 2 ||
        !is_op(node->children[0], SYNTAX_UNARY, "&")) {
        return;
    }
    function = syntax_without_casts(node->children[1]);
    set = evaluate(analysis, node->children[0]->children[0], state);
    if (!is_interesting(analysis, &set) || function->kind != SYNTAX_NAME) {
        return;
    }
    if (!release_kind(function->name, &kind)) {
        event = new_event(analysis, EVENT_PASS, node, &set,
                          node->children[0]->children[0]);
        event->target = format("P:%s#0", unit_scope_key(analysis->scope,
                                                        function->name));
    } else {
        event = new_event(analysis, kind == EVENT_FREE ? EVENT_CLEAR : kind,
                          node, &set, node->children[0]->children[0]);
    }
    happen(analysis, block, event);
}

/* A read that is not taken up by a call or an assignment */
static void emit_read(Analysis *analysis, guint block, const SyntaxNode *node,
                      const Set *state)
{
    const SyntaxNode *as;
    const SyntaxNode *taker = consumer(node, &as);
    gboolean test;
    Set set;

    if (!can_hold_region(node->type) || !taker ||
        (is_op(node, SYNTAX_UNARY, "*") &&
         !is_region_pointer(node->type))) {
        return;
    }
    if ((taker->kind == SYNTAX_CALL && taker->children[0] != as) ||
        taker->kind == SYNTAX_RETURN || taker->kind == SYNTAX_DECLARATION ||
        taker->kind == SYNTAX_MACRO_CALL ||
        (is_op(taker, SYNTAX_BINARY, "=") && taker->children[1] == as) ||
        statement_of(as) == as) {
        return;
    }
    set = evaluate(analysis, node, state);
    if (!is_interesting(analysis, &set)) {
        return;
    }
    test = is_op(taker, SYNTAX_UNARY, "!") ||
           is_op(taker, SYNTAX_BINARY, "==") ||
           is_op(taker, SYNTAX_BINARY, "!=") ||
           is_op(taker, SYNTAX_BINARY, "&&") ||
           is_op(taker, SYNTAX_BINARY, "||") ||
           taker->kind == SYNTAX_IF || taker->kind == SYNTAX_WHILE ||
           taker->kind == SYNTAX_FOR || taker->kind == SYNTAX_DO ||
           taker->kind == SYNTAX_CONDITIONAL;
    happen(analysis, block, new_event(analysis, test ? EVENT_TEST : EVENT_USE,
                                      node, &set, node));
}

static void emit(Analysis *analysis, guint block, const SyntaxNode *node,
                 const Set *state)
{
    Event *event;
    Set set = { { 0 } };

    switch (node->kind) {
    case SYNTAX_CALL:
        emit_call(analysis, block, node, state);
        break;
    case SYNTAX_MACRO_CALL:
        emit_macro_call(analysis, block, node, state);
        break;
    case SYNTAX_DECLARATION:
        if (node->n_children) {
            emit_assignment(analysis, block, node, NULL, node->children[0],
                            state);
        }
        break;
    case SYNTAX_RETURN:
        if (node->n_children) {
            set = evaluate(analysis, node->children[0], state);
            if (is_interesting(analysis, &set)) {
                event = new_event(analysis, EVENT_RETURN, node, &set,
                                  node->children[0]);
                event->target = format("R:%s", analysis->key);
                happen(analysis, block, event);
            }
        }
        if (analysis->result->allocations->len) {
            memset(&set, 0, sizeof(set));
            happen(analysis, block,
                   new_event(analysis, EVENT_EXIT, node, &set, NULL));
        }
        break;
    case SYNTAX_BINARY:
        if (is_op(node, SYNTAX_BINARY, "=")) {
            emit_assignment(analysis, block, node, node->children[0],
                            node->children[1], state);
        } else if (is_op(node, SYNTAX_BINARY, "?") && node->n_children == 2) {
            /* perhaps an assignment in a macro: the region is taken away */
            set = evaluate(analysis, node->children[1], state);
            if (is_interesting(analysis, &set)) {
                happen(analysis, block, new_event(analysis, EVENT_USE, node,
                                                  &set, node->children[1]));
            }
        }
        break;
    case SYNTAX_UNARY:
        if (is_op(node, SYNTAX_UNARY, "&")) {
            if (is_region_pointer(node->children[0]->type)) {
                set = evaluate(analysis, node->children[0], state);
                if (is_interesting(analysis, &set)) {
                    happen(analysis, block,
                           new_event(analysis, EVENT_USE, node, &set,
                                     node->children[0]));
                }
            }
            break;
        }
        /* fall through */
    case SYNTAX_NAME:
    case SYNTAX_MEMBER:
    case SYNTAX_INDEX:
        emit_read(analysis, block, node, state);
        break;
    default:
        break;
    }
}

static guint error_variable(const SyntaxNode *node)
{
    if (is_op(node, SYNTAX_UNARY, "*")) {
        node = syntax_without_casts(node->children[0]);
        return node->kind == SYNTAX_NAME &&
               !g_strcmp0(node->type, "Error **") ? node->decl : 0;
    }
    return node->kind == SYNTAX_NAME &&
           !g_strcmp0(node->type, "Error *") ? node->decl : 0;
}

static void read_branch(Analysis *analysis, const SyntaxNode *condition,
                        const Set *state, Branch *branch)
{
    const SyntaxNode *plain = syntax_without_casts(condition);
    const SyntaxNode *pointer;
    Set set;

    branch->init = g_hash_table_lookup(analysis->inits, plain);
    if (branch->init) {
        branch->kind = BRANCH_INIT;
        return;
    }
    pointer = tested_pointer(condition, &branch->negated);
    if (!pointer) {
        return;
    }
    branch->decl = error_variable(pointer);
    if (branch->decl) {
        branch->kind = BRANCH_ERROR;
    } else if (can_hold_region(pointer->type)) {
        branch->kind = BRANCH_POINTER;
        set = evaluate(analysis, pointer, state);
        branch->values = set_values(analysis, &set);
    }
}

static void emit_all(Analysis *analysis, Set **in)
{
    Values *result = analysis->result;
    guint n = analysis->places->len;
    g_autofree Set *state = g_new(Set, MAX(n, 1));

    for (guint b = 0; b < result->flow->blocks->len; b++) {
        const FlowBlock *block = result->flow->blocks->pdata[b];
        const SyntaxNode *last = NULL;

        memcpy(state, in[b], n * sizeof(Set));
        for (guint s = 0; s < block->steps->len; s++) {
            last = block->steps->pdata[s];
            emit(analysis, b, last, state);
            transfer(analysis, last, state);
        }
        if (block->condition) {
            read_branch(analysis, block->condition, state,
                        &result->branches[b]);
        }
        for (guint e = 0; result->allocations->len && e < block->next->len &&
             !(last && last->kind == SYNTAX_RETURN); e++) {
            if (g_array_index(block->next, guint, e) == result->flow->exit) {
                Set nothing = { { 0 } };
                const SyntaxNode *body = analysis->function->body;
                Event *event = new_event(analysis, EVENT_EXIT, body, &nothing,
                                         NULL);

                event->where.start = event->where.end;
                event->where.line = 0;
                happen(analysis, b, event);
            }
        }
    }
}

/* The init that directly follows the declaration of its region */
static void find_next_inits(Analysis *analysis)
{
    GHashTableIter iter;
    gpointer call, site;

    g_hash_table_iter_init(&iter, analysis->sites);
    while (g_hash_table_iter_next(&iter, &call, &site)) {
        Allocation *allocation = site;
        const SyntaxNode *statement = statement_of(call);
        const SyntaxNode *block = statement->parent;

        if (allocation->form != ALLOCATION_DECLARATION ||
            !allocation->alone || !block || block->kind != SYNTAX_BLOCK) {
            continue;
        }
        for (guint i = 0; i + 1 < block->n_children; i++) {
            const Event *event =
                g_hash_table_lookup(analysis->inits, block->children[i + 1]);

            if (block->children[i] == statement && event &&
                event->values[0] == allocation->value && !event->values[1]) {
                allocation->next_init = event->init;
            }
        }
    }
}

Values *values_of_function(const UnitScope *scope,
                           const SyntaxFunction *function)
{
    Values *result = g_new0(Values, 1);
    Analysis analysis = {
        .scope = scope,
        .function = function,
        .key = unit_scope_key(scope, function->name),
        .result = result,
    };
    g_autofree Set **in = NULL;
    guint n_blocks;

    result->flow = flow_build(function->body);
    result->events = g_ptr_array_new();
    result->allocations = g_ptr_array_new();
    n_blocks = result->flow->blocks->len;
    result->happenings = g_new0(GArray *, n_blocks);
    result->branches = g_new0(Branch, n_blocks);
    for (guint i = 0; i < n_blocks; i++) {
        result->happenings[i] = g_array_new(FALSE, FALSE, sizeof(Happening));
    }
    analysis.value_index = g_hash_table_new(NULL, NULL);
    analysis.values = g_ptr_array_new();
    value_number(&analysis, g_intern_string("U"));
    value_number(&analysis, g_intern_string("N"));
    analysis.place_index = g_hash_table_new(NULL, NULL);
    analysis.places = g_array_new(FALSE, FALSE, sizeof(Place));
    analysis.sites = g_hash_table_new(NULL, NULL);
    analysis.inits = g_hash_table_new(NULL, NULL);
    analysis.autofree = g_hash_table_new(NULL, NULL);

    find_places(&analysis, function->body);
    find_allocations(&analysis, function->body);
    in = g_new(Set *, n_blocks);
    for (guint i = 0; i < n_blocks; i++) {
        in[i] = g_new0(Set, MAX(analysis.places->len, 1));
    }
    solve(&analysis, in);
    emit_all(&analysis, in);
    find_next_inits(&analysis);

    for (guint i = 0; i < n_blocks; i++) {
        g_free(in[i]);
    }
    g_hash_table_unref(analysis.value_index);
    g_ptr_array_unref(analysis.values);
    g_hash_table_unref(analysis.place_index);
    g_array_unref(analysis.places);
    g_hash_table_unref(analysis.sites);
    g_hash_table_unref(analysis.inits);
    g_hash_table_unref(analysis.autofree);
    return result;
}

void values_free(Values *values)
{
    for (guint i = 0; i < values->flow->blocks->len; i++) {
        g_array_unref(values->happenings[i]);
        g_free(values->branches[i].values);
    }
    g_free(values->happenings);
    g_free(values->branches);
    g_ptr_array_unref(values->events);
    g_ptr_array_unref(values->allocations);
    flow_free(values->flow);
    g_free(values);
}

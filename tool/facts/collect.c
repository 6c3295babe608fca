/*
 * collect.c - the units of a tree that matter, parsed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "collect.h"
#include "error.h"
#include "keep.h"
#include "mentions.h"
#include "precompile.h"
#include "util/intern.h"
#include "util/parallel.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* A file that several targets compile is parsed again with the flags of
 * another one if the first has left calls out; never with more than these */
#define MAX_VARIANTS 8

typedef struct {
    Collection *collection;
    GPtrArray *files;
    GHashTable *fragments;
    guint *order;             /* which of the files to parse first */
    UnitFacts **results;
    char **failures;
} Work;

static gboolean is_fragment(const char *file)
{
    return g_str_has_suffix(file, ".h") || g_str_has_suffix(file, ".inc");
}

static gboolean wants_fragment(const char *file, gpointer data)
{
    return g_hash_table_contains(data, file);
}

static gboolean wants_header(const char *file, gpointer data)
{
    return !strcmp(file, data);
}

static SyntaxUnit *parse_with(const Work *work, const char *file,
                              const CompileCommand *command,
                              const char *header, GError **error)
{
    const Tree *tree = work->collection->tree;
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) flags = compile_command_clang_arguments(command);
    g_auto(GStrv) arguments = NULL;

    g_strv_builder_addv(builder, (const char **)flags);
    if (header) {
        /* what it is made of may be newer and still the same */
        g_strv_builder_add_many(builder, "-include-pch", header, "-Xclang",
                                "-fno-validate-pch", NULL);
    }
    arguments = g_strv_builder_end(builder);
    return syntax_parse(tree->root, file, command->directory, arguments,
                        wants_fragment, work->fragments, error);
}

static UnitFacts *parse_variant(const Work *work, const char *file,
                                const CompileCommand *command, GError **error)
{
    const char *header = precompiled_lookup(work->collection->precompiled,
                                            file, command);
    g_autoptr(SyntaxUnit) unit = parse_with(work, file, command, header,
                                            error);

    if (header && (!unit || unit->problems->len)) {
        /* a header without include guard does not bear to come twice */
        g_clear_pointer(&unit, syntax_unit_free);
        g_clear_error(error);
        unit = parse_with(work, file, command, NULL, error);
        header = NULL;
    }
    if (header) {
        precompiled_add_parts(work->collection->precompiled, command,
                              unit->files);
    }
    return unit ? facts_of_unit(unit, work->collection->constructors) : NULL;
}

static FunctionFacts *function_at(const UnitFacts *facts,
                                  const FunctionFacts *like)
{
    for (guint i = 0; i < facts->functions->len; i++) {
        FunctionFacts *function = facts->functions->pdata[i];

        if (function->key == like->key &&
            function->where.file == like->where.file &&
            function->where.start == like->where.start) {
            return function;
        }
    }
    return NULL;
}

/* Whether an event concerns a region that its function allocates; the end of
 * the function concerns them all */
static gboolean concerns_a_site(const Event *event)
{
    if (event->kind == EVENT_EXIT) {
        return TRUE;
    }
    for (guint i = 0; event->values[i]; i++) {
        if (event->values[i][0] == 'A') {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean has_event(const FunctionFacts *function, const Event *like)
{
    for (guint i = 0; i < function->events->len; i++) {
        const Event *event = function->events->pdata[i];

        if (event->kind == like->kind &&
            event->where.start == like->where.start) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether @right does nothing with the regions it allocates that @left does
 * not do */
static gboolean covers(const FunctionFacts *left, const FunctionFacts *right)
{
    for (guint i = 0; i < right->events->len; i++) {
        const Event *event = right->events->pdata[i];

        if (concerns_a_site(event) && !has_event(left, event)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Takes over what only another variant of a function has: code in an #if
 * branch that this one leaves out */
static void merge_function(FunctionFacts *function, FunctionFacts *other)
{
    gboolean all = other->allocations->len > function->allocations->len;

    function->varies |= !covers(function, other) || !covers(other, function);

    for (guint i = 0; i < other->events->len;) {
        Event *event = other->events->pdata[i];

        if (all || ((event->init || !concerns_a_site(event)) &&
                    !has_event(function, event))) {
            g_ptr_array_add(function->events, event);
            g_ptr_array_remove_index(other->events, i);
        } else {
            i++;
        }
    }
    if (all) {
        GPtrArray *fewer = function->allocations;

        function->allocations = other->allocations;
        other->allocations = fewer;
    }
}

static void add_all(GHashTable *set, GHashTable *others)
{
    GHashTableIter iter;
    gpointer other;

    g_hash_table_iter_init(&iter, others);
    while (g_hash_table_iter_next(&iter, &other, NULL)) {
        g_hash_table_add(set, other);
    }
}

/* Takes over what only another variant of the unit has */
static void merge_variant(UnitFacts *facts, UnitFacts *other)
{
    for (guint i = 0; i < other->functions->len;) {
        FunctionFacts *function = other->functions->pdata[i];
        FunctionFacts *mine = function_at(facts, function);

        if (mine) {
            merge_function(mine, function);
            i++;
        } else {
            g_ptr_array_add(facts->functions, function);
            g_ptr_array_remove_index(other->functions, i);
        }
    }
    for (guint i = 0; i < facts->unjudged->len;) {
        const Unjudged *mine = facts->unjudged->pdata[i];
        gboolean still = FALSE;

        for (guint k = 0; k < other->unjudged->len; k++) {
            const Unjudged *theirs = other->unjudged->pdata[k];

            still |= mine->where.file == theirs->where.file &&
                     mine->where.line == theirs->where.line;
        }
        if (still) {
            i++;
        } else {
            g_ptr_array_remove_index(facts->unjudged, i);
        }
    }
    while (other->hooks->len) {
        g_ptr_array_add(facts->hooks,
                        g_ptr_array_steal_index(other->hooks, 0));
    }
    add_all(facts->files, other->files);
    add_all(facts->missing, other->missing);
}

static gboolean is_conditional(const UnitFacts *facts)
{
    for (guint i = 0; i < facts->functions->len; i++) {
        const FunctionFacts *function = facts->functions->pdata[i];

        if (function->conditional) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the flags of other targets can show something that matters */
static gboolean needs_variants(const UnitFacts *facts)
{
    return is_conditional(facts) || facts->unjudged->len > 0;
}

typedef struct {
    const Work *work;
    const char *file;
    GPtrArray *commands;
    UnitFacts *facts[MAX_VARIANTS];
} Variants;

static gboolean parse_other(guint index, gpointer data, GError **error)
{
    Variants *variants = data;
    guint i = index + 1;

    variants->facts[i] = parse_variant(variants->work, variants->file,
                                       variants->commands->pdata[i], NULL);
    return TRUE;
}

static void forget_variants(Variants *variants)
{
    for (guint i = 0; i < MAX_VARIANTS; i++) {
        g_clear_pointer(&variants->facts[i], unit_facts_free);
    }
}

/* Merges variants into the first one, as long as more can come out of it */
static UnitFacts *merge_variants(Variants *variants, guint n)
{
    UnitFacts *facts = g_steal_pointer(&variants->facts[0]);

    for (guint i = 1; i < n && needs_variants(facts); i++) {
        g_autoptr(UnitFacts) other = NULL;

        if (!variants->facts[i]) {
            parse_other(i - 1, variants, NULL);
        }
        other = g_steal_pointer(&variants->facts[i]);
        if (other && other->unjudged->len < facts->unjudged->len) {
            UnitFacts *better = g_steal_pointer(&other);

            merge_variant(better, facts);
            unit_facts_free(facts);
            facts = better;
        } else if (other) {
            merge_variant(facts, other);
        }
    }
    forget_variants(variants);
    return facts;
}

/*
 * The parser drops a call with an argument that it does not understand.  Where
 * the text shows that it initialises what the function has allocated, the site
 * is to know at least that; its verdict cannot be one that converts.
 */
static gboolean adopt_call(const Collection *collection,
                           FunctionFacts *function, const Unjudged *call)
{
    for (guint i = 0; function->problem && i < function->allocations->len;
         i++) {
        const Allocation *allocation = function->allocations->pdata[i];
        Event *event;

        if (strcmp(allocation->lvalue, call->region)) {
            continue;
        }
        event = g_new0(Event, 1);
        event->kind = EVENT_INIT;
        event->values = g_new0(const char *, 2);
        event->values[0] = allocation->value;
        event->where = event->statement = call->where;
        event->region = call->region;
        event->is_region = TRUE;
        event->init = g_new0(Init, 1);
        event->init->call = event->init->statement = call->where;
        event->init->function = function->name;
        event->init->constructor =
            g_hash_table_lookup(collection->constructors, call->what);
        event->init->form = INIT_NESTED;
        event->init->storage = strcmp(allocation->count, "1") ?
            STORAGE_HEAP_ARRAY : STORAGE_HEAP;
        event->init->region = call->region;
        event->init->owner = event->init->name = "";
        event->init->owner_kind = "other-object";
        g_ptr_array_add(function->events, event);
        return TRUE;
    }
    return FALSE;
}

/* Tells each function which of its calls are not compiled */
static void assign_inactive(const Collection *collection, UnitFacts *facts)
{
    for (guint i = 0; i < facts->functions->len; i++) {
        FunctionFacts *function = facts->functions->pdata[i];

        for (guint k = facts->unjudged->len; k > 0; k--) {
            const Unjudged *call = facts->unjudged->pdata[k - 1];

            if (call->where.file != function->where.file ||
                call->where.line < function->where.line ||
                call->where.line > function->end_line) {
                continue;
            }
            g_ptr_array_add(function->inactive,
                            g_memdup2(call, sizeof(*call)));
            if (adopt_call(collection, function, call)) {
                g_ptr_array_remove_index(facts->unjudged, k - 1);
            }
        }
    }
}

static gboolean parse_one(guint turn, gpointer data, GError **error)
{
    Work *work = data;
    guint index = work->order[turn];
    const char *file = work->files->pdata[index];
    g_autoptr(GError) problem = NULL;
    gboolean borrowed;
    GPtrArray *commands =
        tree_commands(work->collection->tree, file, &borrowed);
    guint n = borrowed ? 1 : MIN(commands->len, MAX_VARIANTS);
    Variants variants = { work, file, commands, { NULL } };
    g_autoptr(UnitFacts) facts = NULL;

    variants.facts[0] = parse_variant(work, file, commands->pdata[0],
                                      &problem);
    if (!variants.facts[0]) {
        work->failures[index] = g_strdup(problem->message);
        return TRUE;
    }
    /* the other threads have nothing else to do */
    if (work->files->len == 1 && is_conditional(variants.facts[0]) &&
        !parallel_for(NULL, n - 1, work->collection->jobs, parse_other,
                      &variants, error)) {
        forget_variants(&variants);
        return FALSE;
    }
    facts = merge_variants(&variants, n);
    assign_inactive(work->collection, facts);
    if (work->collection->to && g_hash_table_size(facts->missing) > 0) {
        work->failures[index] =
            g_strdup_printf("%s; generate the headers it includes",
                            facts->first_problem);
        return TRUE;
    }
    if (work->collection->to) {
        work->results[index] = facts;
        return exchange_write(work->collection->to, work->collection->tree,
                              g_steal_pointer(&facts),
                              work->collection->constructors,
                              work->fragments, error);
    }
    work->results[index] = keep_facts(work->collection->tree, facts,
                                      work->collection->constructors,
                                      work->fragments);
    return TRUE;
}

static void report_unparsed(Collection *collection, const char *file,
                            const char *why)
{
    g_autofree char *path =
        g_build_filename(collection->tree->root, file, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GArray) mentions = NULL;
    g_autoptr(GError) failure = NULL;
    gsize length;

    g_hash_table_insert(collection->failures, (gpointer)intern(file),
                        (gpointer)intern(why));
    if (!g_file_get_contents(path, &text, &length, &failure)) {
        const char *cause = strrchr(failure->message, ':');
        g_autofree char *reason =
            g_strdup_printf("it cannot be read%s",
                            cause ? cause : "");

        g_ptr_array_add(collection->unjudged,
                        unjudged_new(file, NULL, reason));
        return;
    }
    bytes = g_bytes_new_take(g_steal_pointer(&text), length);
    mentions = mentions_find(bytes, collection->constructors);
    for (guint i = 0; i < mentions->len; i++) {
        const Mention *mention = &g_array_index(mentions, Mention, i);

        g_ptr_array_add(collection->unjudged,
                        unjudged_new(file, mention, why));
    }
}

/* Without a build directory a file's trouble is likely not its own */
static void report_trouble(Collection *collection, const UnitFacts *facts)
{
    g_autofree char *why = NULL;

    if (collection->tree->build_dir || !facts->problems) {
        return;
    }
    why = g_strdup_printf("without a build directory, %u error%s in the file, "
                          "the first at %s; functions with errors are not "
                          "judged", facts->problems,
                          facts->problems == 1 ? "" : "s",
                          facts->first_problem);
    g_ptr_array_add(collection->unjudged,
                    unjudged_new(facts->file, NULL, why));
}

static void take_facts(Collection *collection, UnitFacts *facts)
{
    g_ptr_array_add(collection->units, facts);
    contexts_add(collection->contexts, facts);
    report_trouble(collection, facts);
}

static gboolean find_one(guint index, gpointer data, GError **error)
{
    Work *work = data;
    const Tree *tree = work->collection->tree;
    const char *file = work->files->pdata[index];
    GHashTable *constructors = work->collection->constructors;

    if (tree->exchange) {
        work->results[index] = exchange_find(tree->exchange, tree, file,
                                             constructors, work->fragments);
    }
    if (!work->results[index] && !work->collection->to) {
        work->results[index] = keep_find_facts(tree, file, constructors,
                                               work->fragments);
    }
    return TRUE;
}

/* Leaves in @files what has to be parsed: of the others, facts are known */
static gboolean take_kept(Collection *collection, GPtrArray *files,
                          GHashTable *fragments, GError **error)
{
    g_autofree UnitFacts **results = g_new0(UnitFacts *, files->len + 1);
    Work work = { .collection = collection, .files = files,
                  .fragments = fragments, .results = results };
    gboolean ok = parallel_for(NULL, files->len, collection->jobs, find_one,
                               &work, error);

    for (guint i = files->len; i > 0; i--) {
        UnitFacts *facts = results[i - 1];

        if (facts) {
            take_facts(collection, facts);
            g_hash_table_insert(collection->files, files->pdata[i - 1], facts);
            g_ptr_array_remove_index(files, i - 1);
        }
    }
    return ok;
}

static const char *unsupported(const char *file)
{
    if (g_str_has_suffix(file, ".c") || is_fragment(file)) {
        return NULL;
    }
    return g_str_has_suffix(file, ".m") ? "Objective-C is not parsed" :
           "it is no C source";
}

static int by_file(gconstpointer a, gconstpointer b)
{
    const UnitFacts *left = *(const UnitFacts *const *)a;
    const UnitFacts *right = *(const UnitFacts *const *)b;

    return strcmp(left->file, right->file);
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Units whose text includes one of the fragments */
static gboolean add_includers(Collection *collection, GHashTable *fragments,
                              GHashTable *wanted, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) sources = NULL, found = NULL;
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, fragments);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        g_autofree char *base = g_path_get_basename(file);

        g_ptr_array_add(words, g_strconcat(base, "\"", NULL));
    }
    if (!words->len) {
        return TRUE;
    }
    g_ptr_array_add(words, NULL);
    sources = tree_sources(collection->tree, NULL, error);
    found = sources ? tree_select(collection->tree, sources,
                                  (const char *const *)words->pdata, error)
                    : NULL;
    for (guint i = 0; found && i < found->len; i++) {
        if (!is_fragment(found->pdata[i])) {
            g_hash_table_add(wanted,
                             (gpointer)intern(found->pdata[i]));
        }
    }
    return found != NULL;
}

typedef struct {
    guint index;
    goffset size;
} Sized;

static int by_size(gconstpointer a, gconstpointer b)
{
    const Sized *left = a, *right = b;

    return left->size != right->size ? (left->size > right->size ? -1 : 1) :
           (int)left->index - (int)right->index;
}

/* The order that leaves no thread alone with a large file at the end */
static guint *largest_first(const Tree *tree, GPtrArray *files)
{
    g_autofree Sized *sized = g_new0(Sized, MAX(files->len, 1));
    guint *order = g_new(guint, MAX(files->len, 1));

    for (guint i = 0; i < files->len; i++) {
        g_autofree char *path = g_build_filename(tree->root, files->pdata[i],
                                                 NULL);
        GStatBuf info;

        sized[i].index = i;
        sized[i].size = g_stat(path, &info) == 0 ? info.st_size : 0;
    }
    qsort(sized, files->len, sizeof(*sized), by_size);
    for (guint i = 0; i < files->len; i++) {
        order[i] = sized[i].index;
    }
    return order;
}

gboolean collection_add(Collection *collection, GPtrArray *files,
                        GError **error)
{
    g_autoptr(GHashTable) fragments = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) wanted = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    GHashTableIter iter;
    gpointer file;
    Work work = { .collection = collection, .files = list,
                  .fragments = fragments };
    gboolean ok;

    for (guint i = 0; i < files->len; i++) {
        gpointer name = (gpointer)intern(files->pdata[i]);
        const char *why = unsupported(name);

        if (g_hash_table_contains(collection->files, name)) {
            continue;
        }
        if (why) {
            report_unparsed(collection, name, why);
            g_hash_table_insert(collection->files, name, NULL);
        } else if (!strcmp(name, collection->tree->header)) {
            /* declares the constructors, and calls none */
            g_hash_table_insert(collection->files, name, NULL);
        } else if (is_fragment(name)) {
            if (mentions_in_code(collection->tree->root, name)) {
                g_hash_table_add(fragments, name);
            }
            g_hash_table_insert(collection->files, name, NULL);
        } else {
            g_hash_table_add(wanted, name);
        }
    }
    if (!add_includers(collection, fragments, wanted, error)) {
        return FALSE;
    }
    g_hash_table_iter_init(&iter, wanted);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        if (g_hash_table_contains(collection->files, file)) {
            continue;
        }
        if (collection->only &&
            !g_hash_table_contains(collection->only, file)) {
            g_hash_table_insert(collection->files, file, NULL);
        } else if (!tree_commands(collection->tree, file, NULL)) {
            report_unparsed(collection, file,
                            "no compile command is known for it");
            g_hash_table_insert(collection->files, file, NULL);
        } else {
            g_ptr_array_add(list, file);
        }
    }
    g_ptr_array_sort(list, by_name);
    if (!take_kept(collection, list, fragments, error)) {
        return FALSE;
    }
    work.results = g_new0(UnitFacts *, MAX(list->len, 1));
    work.failures = g_new0(char *, list->len + 1);
    work.order = largest_first(collection->tree, list);
    ok = precompiled_prepare(collection->precompiled, list, fragments,
                             collection->jobs, error) &&
         parallel_for("parsing", list->len, collection->jobs, parse_one,
                      &work, error);
    for (guint i = 0; i < list->len; i++) {
        if (work.results[i]) {
            take_facts(collection, work.results[i]);
        } else if (work.failures[i]) {
            report_unparsed(collection, list->pdata[i], work.failures[i]);
        }
        g_hash_table_insert(collection->files, list->pdata[i],
                            work.results[i]);
        g_free(work.failures[i]);
    }
    g_ptr_array_sort(collection->units, by_file);
    g_free(work.results);
    g_free(work.failures);
    g_free(work.order);
    return ok;
}

/* Headers beside the memory API's that a fork may declare its own in */
static GPtrArray *other_headers(const Tree *tree, GError **error)
{
    static const char *const words[] = { "memory_region_init", NULL };
    g_autoptr(GPtrArray) sources = tree_sources(tree, NULL, error);
    GPtrArray *headers = sources ? tree_select(tree, sources, words, error)
                                 : NULL;

    for (guint i = headers ? headers->len : 0; i > 0; i--) {
        const char *file = headers->pdata[i - 1];

        if (!g_str_has_suffix(file, ".h") || !strcmp(file, tree->header)) {
            g_ptr_array_remove_index(headers, i - 1);
        }
    }
    return headers;
}

/* The memory implementation as if it included these headers too */
static GHashTable *including(const Tree *tree, GPtrArray *headers)
{
    GHashTable *pending =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                              (GDestroyNotify)g_bytes_unref);
    g_autofree char *path = g_build_filename(tree->root, tree->implementation,
                                             NULL);
    g_autofree char *old = NULL;
    GString *text;

    g_file_get_contents(path, &old, NULL, NULL);
    text = g_string_new(old);
    for (guint i = 0; i < headers->len; i++) {
        g_string_append_printf(text, "\n#include \"%s/%s\"\n", tree->root,
                               (const char *)headers->pdata[i]);
    }
    g_hash_table_insert(pending, (gpointer)tree->implementation,
                        g_string_free_to_bytes(text));
    return pending;
}

static gboolean is_listed(const char *file, gpointer data)
{
    return g_ptr_array_find_with_equal_func(data, file, g_str_equal, NULL);
}

/*
 * A fork's constructors that the memory header does not declare.  They are
 * known, but have no new form: where that would have to go is the fork's to
 * say.
 */
static gboolean add_foreign(const Tree *tree, const CompileCommand *command,
                            char **arguments, GPtrArray *headers,
                            GHashTable *constructors, SyntaxUnit **read,
                            GError **error)
{
    g_autoptr(GHashTable) pending = NULL;
    g_autoptr(GHashTable) found = NULL;
    g_autoptr(SyntaxUnit) unit = NULL;
    GHashTableIter iter;
    gpointer name, constructor;

    if (!headers->len) {
        return TRUE;
    }
    pending = including(tree, headers);
    unit = syntax_parse_pending(tree->root, tree->implementation,
                                command->directory, arguments, pending,
                                is_listed, headers, error);
    if (!unit) {
        return FALSE;
    }
    /* it reads the headers of the implementation and more */
    syntax_unit_free(*read);
    *read = g_steal_pointer(&unit);
    found = facts_constructors((*read)->functions);
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, &name, &constructor)) {
        if (!g_hash_table_contains(constructors, name)) {
            Constructor *foreign = g_memdup2(constructor,
                                             sizeof(Constructor));

            foreign->new_name = NULL;
            g_hash_table_insert(constructors, name, foreign);
        }
    }
    return TRUE;
}

static GHashTable *read_constructors(const Tree *tree, GError **error)
{
    g_autoptr(GPtrArray) headers = other_headers(tree, error);
    GPtrArray *commands = tree_commands(tree, tree->implementation, NULL);
    g_autoptr(SyntaxUnit) unit = NULL;
    g_auto(GStrv) arguments = NULL;
    const CompileCommand *command;
    GHashTable *constructors;

    if (!headers) {
        return NULL;
    }
    if (!commands) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: no compile command is known for it; configure the "
                    "tree and name its build directory with -p",
                    tree->implementation);
        return NULL;
    }
    constructors = keep_find_constructors(tree, headers);
    if (constructors) {
        return constructors;
    }
    command = commands->pdata[0];
    arguments = compile_command_clang_arguments(command);
    unit = syntax_parse(tree->root, tree->implementation, command->directory,
                        arguments, wants_header, (gpointer)tree->header,
                        error);
    if (!unit) {
        return NULL;
    }
    constructors = facts_constructors(unit->functions);
    if (g_hash_table_size(constructors) == 0) {
        const SyntaxProblem *problem =
            unit->problems->len ? unit->problems->pdata[0] : NULL;

        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: no memory_region_init function is declared%s%s; "
                    "are the generated headers there (ninja -C %s)?",
                    tree->header, problem ? ": " : "",
                    problem ? problem->message : "",
                    tree->build_dir ? tree->build_dir : "build");
        g_hash_table_unref(constructors);
        return NULL;
    }
    if (!add_foreign(tree, command, arguments, headers, constructors, &unit,
                     error)) {
        g_hash_table_unref(constructors);
        return NULL;
    }
    keep_constructors(tree, headers, unit, constructors);
    return constructors;
}

static void unit_free(gpointer unit)
{
    unit_facts_free(unit);
}

Collection *collection_new(const Tree *tree, guint jobs, GError **error)
{
    g_autoptr(Precompiled) precompiled = precompiled_new(tree, error);
    GHashTable *constructors =
        precompiled ? read_constructors(tree, error) : NULL;
    Collection *collection;

    if (!constructors) {
        return NULL;
    }
    collection = g_new0(Collection, 1);
    collection->tree = tree;
    collection->jobs = jobs;
    collection->constructors = constructors;
    collection->precompiled = g_steal_pointer(&precompiled);
    collection->files = g_hash_table_new(NULL, NULL);
    collection->units = g_ptr_array_new_with_free_func(unit_free);
    collection->contexts = contexts_new();
    collection->unjudged = g_ptr_array_new_with_free_func(g_free);
    collection->failures = g_hash_table_new(g_str_hash, g_str_equal);
    return collection;
}

void collection_free(Collection *collection)
{
    precompiled_free(collection->precompiled);
    g_hash_table_unref(collection->constructors);
    g_hash_table_unref(collection->files);
    g_ptr_array_unref(collection->units);
    contexts_free(collection->contexts);
    g_ptr_array_unref(collection->unjudged);
    g_hash_table_unref(collection->failures);
    g_free(collection);
}

/*
 * collect.c - the units of a tree that matter, parsed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/collect.h"
#include "join/constructors.h"
#include "join/guess.h"
#include "error.h"
#include "store/cached-facts.h"
#include "facts/mentions.h"
#include "join/merge.h"
#include "syntax/precompile.h"
#include "util/compare.h"
#include "util/file.h"
#include "util/intern.h"
#include "util/parallel.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* A file that several targets compile is parsed again with the flags of
 * another one if the first has left calls out; never with more than these */
#define MAX_VARIANTS 8

/* A file and what has been parsed of it, with the flags of each command */
typedef struct {
    const char *file;
    GPtrArray *commands;
    guint n;                  /* how many of them count */
    int begun;                /* how many have been parsed, or tried */
    UnitFacts *facts[MAX_VARIANTS];
} Variants;

typedef struct {
    Collection *collection;
    GPtrArray *files;
    GHashTable *fragments;
    guint *order;             /* which of the files to parse first */
    UnitFacts **results;
    char **failures;
    Variants **unfinished;    /* files that have others than the first */
    GPtrArray *others;        /* the same, once for each other variant */
} Work;

static gboolean is_fragment(const char *file)
{
    return g_str_has_suffix(file, ".h") || g_str_has_suffix(file, ".inc");
}

static gboolean wants_fragment(const char *file, gpointer data)
{
    return g_hash_table_contains(data, file);
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

static UnitFacts *parse_file(const Work *work, const char *file,
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

static void variants_free(gpointer data)
{
    Variants *variants = data;

    for (guint i = 0; i < MAX_VARIANTS; i++) {
        g_clear_pointer(&variants->facts[i], unit_facts_free);
    }
    g_free(variants);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Variants, variants_free)

static Variants *variants_new(const Tree *tree, const char *file)
{
    Variants *variants = g_new0(Variants, 1);
    gboolean borrowed;

    variants->file = file;
    variants->commands = tree_commands(tree, file, &borrowed);
    variants->n = borrowed ? 1 : MIN(variants->commands->len, MAX_VARIANTS);
    variants->begun = 1;
    return variants;
}

static gboolean parse_variant(const Work *work, Variants *variants, guint i,
                              GError **error)
{
    variants->facts[i] = parse_file(work, variants->file,
                                    variants->commands->pdata[i], error);
    return variants->facts[i] != NULL;
}

/* Whether the flags of other targets can show something that matters */
static gboolean needs_others(const UnitFacts *facts)
{
    return unit_facts_are_conditional(facts) || facts->unjudged->len > 0;
}

/* Puts better facts of a file in the place of others, which they take in */
static UnitFacts *replace(UnitFacts *facts, UnitFacts *better)
{
    unit_facts_merge(better, facts);
    unit_facts_free(facts);
    return better;
}

/* Merges variants into the first one, as long as more can come out of it */
static UnitFacts *merge_variants(const Work *work, Variants *variants)
{
    UnitFacts *facts = g_steal_pointer(&variants->facts[0]);

    for (guint i = 1; i < variants->n && needs_others(facts); i++) {
        g_autoptr(UnitFacts) other = NULL;

        if (i >= (guint)variants->begun) {
            parse_variant(work, variants, i, NULL);
        }
        other = g_steal_pointer(&variants->facts[i]);
        if (other && other->unjudged->len < facts->unjudged->len) {
            facts = replace(facts, g_steal_pointer(&other));
        } else if (other) {
            unit_facts_merge(facts, other);
        }
    }
    return facts;
}

/* Parses a file again as if what it misses were there, as long as that shows
 * calls that were hidden */
static UnitFacts *guess_rest(const Work *work, const Variants *variants,
                             UnitFacts *facts)
{
    for (guint i = 0; i < MAX_VARIANTS && facts->unjudged->len; i++) {
        g_auto(GStrv) arguments = guess_arguments(
            work->collection->tree, facts, variants->commands->pdata[0]);
        CompileCommand guess = *(CompileCommand *)variants->commands->pdata[0];
        UnitFacts *other = NULL;

        guess.arguments = (const char **)arguments;
        if (arguments) {
            other = parse_file(work, variants->file, &guess, NULL);
        }
        if (!other || other->unjudged->len >= facts->unjudged->len) {
            g_clear_pointer(&other, unit_facts_free);
            break;
        }
        guess_mark(work->collection->tree, other, facts);
        facts = replace(facts, other);
    }
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
        event->values = g_new0(const Value *, 2);
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
        event->init->owner_kind = OWNER_KIND_OTHER;
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

/* Makes one of all variants of a file, and keeps it */
static gboolean finish(Work *work, guint index, Variants *variants,
                       GError **error)
{
    const Collection *collection = work->collection;
    g_autoptr(UnitFacts) facts = guess_rest(work, variants,
                                            merge_variants(work, variants));

    assign_inactive(collection, facts);
    if (collection->to && g_hash_table_size(facts->missing) > 0) {
        work->failures[index] =
            g_strdup_printf("%s; generate the headers it includes",
                            facts->first_problem);
        return TRUE;
    }
    if (collection->to) {
        work->results[index] = g_steal_pointer(&facts);
        return exchange_write(collection->to, collection->tree,
                              work->results[index], collection->constructors,
                              work->fragments, error);
    }
    work->results[index] = keep_facts(collection->tree, facts,
                                      collection->constructors,
                                      work->fragments);
    return TRUE;
}

static gboolean parse_first(guint turn, gpointer data, GError **error)
{
    Work *work = data;
    guint index = work->order[turn];
    g_autoptr(Variants) variants =
        variants_new(work->collection->tree, work->files->pdata[index]);
    g_autoptr(GError) problem = NULL;

    if (!parse_variant(work, variants, 0, &problem)) {
        work->failures[index] = g_strdup(problem->message);
        return TRUE;
    }
    if (variants->n > 1 && unit_facts_are_conditional(variants->facts[0])) {
        work->unfinished[index] = g_steal_pointer(&variants);
        return TRUE;
    }
    return finish(work, index, variants, error);
}

/* A file has as many turns as other variants */
static gboolean parse_other(guint turn, gpointer data, GError **error)
{
    Work *work = data;
    Variants *variants = work->others->pdata[turn];

    parse_variant(work, variants, g_atomic_int_add(&variants->begun, 1), NULL);
    return TRUE;
}

/* Parses files with the flags of one target, and those that others may say more
 * of with theirs */
static gboolean parse_all(Work *work, GError **error)
{
    guint jobs = work->collection->jobs;
    guint n = work->files->len;
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    g_autofree Variants **unfinished = g_new0(Variants *, n + 1);
    gboolean ok;

    work->unfinished = unfinished;
    work->others = others;
    ok = parallel_for("parsing", n, jobs, parse_first, work, error);
    for (guint i = 0; i < n; i++) {
        for (guint k = 1; unfinished[i] && k < unfinished[i]->n; k++) {
            g_ptr_array_add(others, unfinished[i]);
        }
    }
    ok = ok && parallel_for("parsing for other targets", others->len, jobs,
                            parse_other, work, error);
    for (guint i = 0; i < n; i++) {
        if (unfinished[i]) {
            ok = ok && finish(work, i, unfinished[i], error);
            variants_free(unfinished[i]);
        }
    }
    return ok;
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
    if (!file_read(path, &text, &length, &failure)) {
        const char *cause = strrchr(failure->message, ':');
        g_autofree char *reason =
            g_strdup_printf("it cannot be read%s",
                            cause ? cause : "");

        Unjudged *unjudged = unjudged_new(file, NULL, reason);

        unjudged->unreadable = TRUE;
        g_ptr_array_add(collection->unjudged, unjudged);
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

gboolean collection_note_cplusplus(Collection *collection, GError **error)
{
    g_autoptr(GPtrArray) files = tree_cplusplus(collection->tree, error);

    for (guint i = 0; files && i < files->len; i++) {
        report_unparsed(collection, g_ptr_array_index(files, i),
                        "the file is C++, which is not read");
    }
    return files != NULL;
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
            g_hash_table_add(wanted, (gpointer)intern(found->pdata[i]));
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
    g_ptr_array_sort(list, compare_strings);
    if (!take_kept(collection, list, fragments, error)) {
        return FALSE;
    }
    work.results = g_new0(UnitFacts *, MAX(list->len, 1));
    work.failures = g_new0(char *, list->len + 1);
    work.order = largest_first(collection->tree, list);
    ok = precompiled_prepare(collection->precompiled, list, fragments,
                             collection->jobs, error) &&
         parse_all(&work, error);
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

static void unit_free(gpointer unit)
{
    unit_facts_free(unit);
}

Collection *collection_new(const Tree *tree, guint jobs, GError **error)
{
    g_autoptr(Precompiled) precompiled = precompiled_new(tree, error);
    GHashTable *constructors =
        precompiled ? constructors_of_tree(tree, error) : NULL;
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

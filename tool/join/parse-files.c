/*
 * parse-files.c - files parsed, with the flags of each target that matters
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/parse-files.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "join/dropped-calls.h"
#include "join/guess.h"
#include "join/merge.h"
#include "store/cached-facts.h"
#include "syntax/precompile.h"
#include "util/parallel.h"

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
    ParsedFile *parsed;
    Variants **unfinished;    /* files that have others than the first */
    GPtrArray *others;        /* the same, once for each other variant */
} Work;

static gboolean wants_fragment(const char *file, gpointer data)
{
    return g_hash_table_contains(data, file);
}

static SyntaxUnit *parse_with(const Work *work, const char *file,
                              const CompileCommand *command,
                              const PrecompiledHeader *header, GError **error)
{
    const Tree *tree = work->collection->tree;
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) flags = compile_command_clang_arguments(command);
    g_auto(GStrv) arguments = NULL;
    SyntaxUnit *unit;
    GHashTableIter iter;
    gpointer part;

    g_strv_builder_addv(builder, (const char **)flags);
    if (header) {
        /* what it is made of may be newer and still the same */
        g_strv_builder_add_many(builder, "-include-pch", header->path,
                                "-Xclang", "-fno-validate-pch", NULL);
    }
    arguments = g_strv_builder_end(builder);
    unit = syntax_parse(tree->root, file, command->directory, arguments,
                        wants_fragment, work->fragments, error);
    if (unit && header) {
        g_hash_table_iter_init(&iter, header->parts);
        while (g_hash_table_iter_next(&iter, &part, NULL)) {
            g_hash_table_add(unit->files, part);
        }
    }
    return unit;
}

static UnitFacts *parse_file(const Work *work, const char *file,
                             const CompileCommand *command, GError **error)
{
    const PrecompiledHeader *header =
        precompiled_lookup(work->collection->precompiled, file, command);
    g_autoptr(SyntaxUnit) unit = parse_with(work, file, command, header,
                                            error);

    if (header && (!unit || unit->problems->len)) {
        /* what else is in the header may clash with the file */
        g_clear_pointer(&unit, syntax_unit_free);
        g_clear_error(error);
        unit = parse_with(work, file, command, NULL, error);
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

static void parse_variant(const Work *work, Variants *variants, guint i)
{
    variants->facts[i] = parse_file(work, variants->file,
                                    variants->commands->pdata[i], NULL);
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
            parse_variant(work, variants, i);
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

/* Makes one of all variants of a file, and keeps it */
static gboolean finish(Work *work, guint index, Variants *variants,
                       GError **error)
{
    const Collection *collection = work->collection;
    ParsedFile *parsed = &work->parsed[index];
    g_autoptr(UnitFacts) facts = guess_rest(work, variants,
                                            merge_variants(work, variants));

    dropped_calls_assign(facts, collection->constructors);
    if (!collection->to) {
        parsed->facts = keep_facts(collection->tree, facts,
                                   collection->constructors, work->fragments);
        return TRUE;
    }
    if (g_hash_table_size(facts->missing) > 0) {
        parsed->failure = g_strdup_printf("%s; generate the headers it "
                                          "includes", facts->first_problem);
        return TRUE;
    }
    parsed->facts = g_steal_pointer(&facts);
    return exchange_write(collection->to, collection->tree, parsed->facts,
                          collection->constructors, work->fragments, error);
}

static gboolean parse_first(guint turn, gpointer data, GError **error)
{
    Work *work = data;
    guint index = work->order[turn];
    g_autoptr(Variants) variants =
        variants_new(work->collection->tree, work->files->pdata[index]);
    g_autoptr(GError) problem = NULL;

    variants->facts[0] = parse_file(work, variants->file,
                                    variants->commands->pdata[0], &problem);
    if (!variants->facts[0]) {
        work->parsed[index].failure = g_strdup(problem->message);
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

    parse_variant(work, variants, g_atomic_int_add(&variants->begun, 1));
    return TRUE;
}

static gboolean make_headers(const Work *work, GError **error)
{
    return precompiled_make(work->collection->precompiled, work->fragments,
                            work->collection->jobs, error);
}

/* Parses files with the flags of their first target */
static gboolean parse_once(Work *work, GError **error)
{
    const Collection *collection = work->collection;

    for (guint i = 0; i < work->files->len; i++) {
        const char *file = work->files->pdata[i];
        GPtrArray *commands = tree_commands(collection->tree, file, NULL);

        precompiled_expect(collection->precompiled, file, commands->pdata[0]);
    }
    return make_headers(work, error) &&
           parallel_for("parsing", work->files->len, collection->jobs,
                        parse_first, work, error);
}

/* Parses files that another target may say more of with its flags */
static gboolean parse_others(Work *work, GError **error)
{
    const Collection *collection = work->collection;

    work->others = g_ptr_array_new();
    for (guint i = 0; i < work->files->len; i++) {
        Variants *variants = work->unfinished[i];

        for (guint k = 1; variants && k < variants->n; k++) {
            precompiled_expect(collection->precompiled, variants->file,
                               variants->commands->pdata[k]);
            g_ptr_array_add(work->others, variants);
        }
    }
    return make_headers(work, error) &&
           parallel_for("parsing for other targets", work->others->len,
                        collection->jobs, parse_other, work, error);
}

/* Parses files with the flags of one target, and those that others may say more
 * of with theirs */
static gboolean parse_all(Work *work, GError **error)
{
    gboolean ok = parse_once(work, error) && parse_others(work, error);

    for (guint i = 0; i < work->files->len; i++) {
        if (work->unfinished[i]) {
            ok = ok && finish(work, i, work->unfinished[i], error);
            variants_free(work->unfinished[i]);
        }
    }
    return ok;
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

ParsedFile *parse_files(Collection *collection, GPtrArray *files,
                        GHashTable *fragments, GError **error)
{
    g_autofree guint *order = largest_first(collection->tree, files);
    g_autofree Variants **unfinished = g_new0(Variants *, files->len + 1);
    Work work = {
        .collection = collection, .files = files, .fragments = fragments,
        .order = order, .parsed = g_new0(ParsedFile, files->len + 1),
        .unfinished = unfinished,
    };

    parse_all(&work, error);
    g_clear_pointer(&work.others, g_ptr_array_unref);
    return work.parsed;
}

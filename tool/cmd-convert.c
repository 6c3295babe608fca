/*
 * cmd-convert.c - mrconv convert: rewrites what the audit calls convertible
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>

#include "api.h"
#include "audit.h"
#include "command.h"
#include "plan.h"
#include "proof.h"
#include "report.h"

typedef struct {
    gboolean in_place;
    gboolean allow_dirty;
    gboolean check;
    char **force;
    char **constructors;
} ConvertOptions;

/*
 * The result compiles only with the constructors that it uses: if the tree has
 * them not yet, it is compiled with those that mrconv api would add.
 */
static gboolean check_result(const CommandLine *line, const Audit *audit,
                             GPtrArray *edits, GError **error)
{
    g_auto(GStrv) names = command_constructors(audit);
    g_autoptr(Api) api = api_derive(audit->tree, (const char *const *)names,
                                    error);
    g_autoptr(GPtrArray) pending = g_ptr_array_new();
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autoptr(Proof) proof = NULL;
    g_autofree char *text = NULL;

    if (!api) {
        return FALSE;
    }
    for (guint i = 0; i < edits->len; i++) {
        FileEdit *edit = g_ptr_array_index(edits, i);

        g_ptr_array_add(pending, edit);
        g_ptr_array_add(files, (gpointer)edit->file);
    }
    g_ptr_array_extend(pending, api->files, NULL, NULL);
    proof = proof_compile(audit->tree, files, pending, line->jobs, error);
    if (!proof) {
        return FALSE;
    }
    text = report_proof(proof, edits, &line->style);
    fputs(text, stderr);
    if (proof->errors->len || proof->unproved->len) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                    "the result does not compile (%u errors, %u files not "
                    "compiled); nothing was kept", proof->errors->len,
                    proof->unproved->len);
        return FALSE;
    }
    return proof_facts(audit, edits, pending, line->jobs, error);
}

/* Overrules rules, and says where that takes more than an edit */
static void force(Audit *audit, const char *const *rules)
{
    g_autoptr(GPtrArray) messages = audit_force(audit, rules);

    for (guint i = 0; i < messages->len; i++) {
        fprintf(stderr, "mrconv: %s\n",
                (const char *)g_ptr_array_index(messages, i));
    }
}

/* Leaves out what other constructors than the named ones make */
static gboolean *choose_sites(const Audit *audit, GPtrArray *plan,
                              const char *const *names, GError **error)
{
    for (guint i = 0; names[i]; i++) {
        if (!g_hash_table_contains(audit->constructors, names[i])) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                        "%s does not declare %s()", audit->tree->header,
                        names[i]);
            return NULL;
        }
    }
    return plan_calling(audit, plan, names);
}

static gboolean convert(const CommandLine *line, const ConvertOptions *options,
                        const Audit *audit, GPtrArray *edits, GError **error)
{
    if (options->in_place && !options->allow_dirty &&
        !command_check_clean(audit->tree, edits, error)) {
        return FALSE;
    }
    if (!edit_run(audit->tree, edits, line->jobs, error)) {
        return FALSE;
    }
    command_drop_unedited(edits);
    if (options->check && !check_result(line, audit, edits, error)) {
        return FALSE;
    }
    return command_deliver(audit->tree, edits, options->in_place, error);
}

static ExitCode convert_run(const Command *command, int argc, char **argv,
                            GError **error)
{
    ConvertOptions options = { 0 };
    const GOptionEntry own[] = {
        { "in-place", 'i', 0, G_OPTION_ARG_NONE, &options.in_place,
          "write the files instead of printing a diff", NULL },
        { "check", 0, 0, G_OPTION_ARG_NONE, &options.check,
          "compile the result first; exit 4 if it fails", NULL },
        { "allow-dirty", 0, 0, G_OPTION_ARG_NONE, &options.allow_dirty,
          "write to files with uncommitted changes", NULL },
        { "force", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.force,
          "unsafe: convert what RULE refuses, too", "RULE" },
        { "constructor", 'c', 0, G_OPTION_ARG_STRING_ARRAY,
          &options.constructors, "convert only regions that NAME() makes",
          "NAME" },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, own, argc, argv,
                                                error);
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = NULL;
    g_autoptr(GPtrArray) plan = NULL;
    g_autoptr(GPtrArray) edits = NULL;
    g_autofree gboolean *chosen = NULL;
    g_auto(GStrv) paths = NULL;
    g_auto(GStrv) forced = NULL;
    g_auto(GStrv) constructors = NULL;
    guint converted = 0, overruled = 0;

    forced = options.force;
    constructors = options.constructors;
    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (forced && !force_check((const char *const *)forced, error)) {
        return EXIT_CODE_USAGE;
    }
    tree = command_open_tree(line, &paths, error);
    if (!tree || !tree_require_build(tree, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    audit = audit_run(tree, (const char *const *)paths, line->jobs, error);
    if (audit && forced) {
        force(audit, (const char *const *)forced);
    }
    plan = audit ? plan_make(audit, error) : NULL;
    if (!plan) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (constructors) {
        chosen = choose_sites(audit, plan, (const char *const *)constructors,
                              error);
        edits = chosen ? plan_select(plan, chosen) : NULL;
    } else {
        edits = g_ptr_array_ref(plan);
    }
    if (!edits || !convert(line, &options, audit, edits, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }

    for (guint i = 0; i < audit->sites->len; i++) {
        const Site *site = g_ptr_array_index(audit->sites, i);

        if (plan_edits_site(edits, i)) {
            converted++;
            overruled += site->forced;
        }
    }
    if (!line->quiet) {
        fprintf(stderr, "mrconv: %u of %u heap regions converted in %u files, "
                "%u left alone, %u not judged", converted,
                audit->sites->len, edits->len, audit->sites->len - converted,
                audit->unjudged->len);
        if (overruled) {
            fprintf(stderr, "; %u against their verdict", overruled);
        }
        fputc('\n', stderr);
    }
    return converted < audit->sites->len ? EXIT_CODE_FINDINGS
                                         : EXIT_CODE_DONE;
}

const Command command_convert = {
    .name = "convert",
    .arguments = "[PATH...]",
    .summary = "have convertible regions made by memory_region_new_*()",
    .description =
        "Prints a diff for the files below PATH (default: the whole tree).\n"
        "The tree needs the constructors that mrconv api adds.\n",
    .takes = TAKES_TREE | TAKES_COLOR,
    .run = convert_run,
};

/*
 * cmd-convert.c - mrconv convert: rewrites what the audit calls convertible
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>

#include "cmd/command.h"
#include "conversion.h"
#include "check.h"
#include "report.h"
#include "report/line.h"
#include "util/plural.h"

typedef struct {
    gboolean in_place;
    gboolean allow_dirty;
    gboolean check;
    gboolean no_api;
    gboolean strict;
    char *to;
    char **force;
    char **constructors;
} ConvertOptions;

/* Compiles what would be written, and takes the facts of converted files
 * again */
static gboolean check_result(const CommandLine *line,
                             const Conversion *conversion, GError **error)
{
    const Audit *audit = conversion->audit;
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autoptr(Check) check = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < conversion->edits->len; i++) {
        const FileEdit *edit = g_ptr_array_index(conversion->edits, i);

        g_ptr_array_add(files, (gpointer)edit->file);
    }
    check = check_compile(audit->tree, files, conversion->files, line->jobs,
                          error);
    if (!check) {
        return FALSE;
    }
    text = report_check(check, conversion->edits, &line->style);
    fputs(text, stderr);
    if (check->errors->len || check->uncompiled->len) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                    "the result does not compile (%u error%s, %u file%s not "
                    "compiled); nothing was kept", check->errors->len,
                    plural(check->errors->len), check->uncompiled->len,
                    plural(check->uncompiled->len));
        return FALSE;
    }
    return check_facts(audit, conversion->edits, conversion->files, line->jobs,
                       error);
}

/* Overrules reasons, and says where that takes more than an edit */
static void force(Audit *audit, const char *const *words)
{
    g_autoptr(GPtrArray) messages = audit_force(audit, words);

    command_say(messages);
}

/* Leaves out what other constructors than the named ones make */
static gboolean choose_sites(Conversion *conversion, const char *const *names,
                             GError **error)
{
    const Audit *audit = conversion->audit;

    for (guint i = 0; names[i]; i++) {
        if (!g_hash_table_contains(audit->constructors, names[i])) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                        "%s does not declare %s()", audit->tree->header,
                        names[i]);
            return FALSE;
        }
    }
    conversion_keep_calling(conversion, names);
    return TRUE;
}

/* A diff that needs no new constructors can be printed with stand-ins for what
 * a build generates; it is not written, nor can it be compiled */
static gboolean prepare(Tree *tree, const ConvertOptions *options,
                        GError **error)
{
    gboolean writes = tree->cure != CURE_EMBED || options->in_place ||
        options->check;

    return (!writes || tree_require_build(tree, error)) &&
           tree_stand_in(tree, error);
}

/* What can be converted, and is wanted */
static Conversion *plan(const CommandLine *line, const ConvertOptions *options,
                        GError **error)
{
    Audit *audit = audit_run(line->tree, (const char *const *)line->files,
                             line->jobs, error);
    g_autoptr(Conversion) conversion = NULL;

    if (audit && options->force) {
        force(audit, (const char *const *)options->force);
    }
    conversion = audit ? conversion_of_audit(audit, error) : NULL;
    if (!conversion ||
        (options->constructors &&
         !choose_sites(conversion, (const char *const *)options->constructors,
                       error))) {
        return NULL;
    }
    return g_steal_pointer(&conversion);
}

/* With --no-api what is converted would not compile in a tree that lacks
 * constructors */
static gboolean check_constructors(const Conversion *conversion,
                                   GError **error)
{
    const GPtrArray *added = conversion->api ? conversion->api->added : NULL;

    if (!added || !added->len) {
        return TRUE;
    }
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                "the tree lacks %u constructor%s that the conversion needs, "
                "such as %s(); leave --no-api out, or run: mrconv api "
                "--in-place", added->len, plural(added->len),
                (const char *)added->pdata[0]);
    return FALSE;
}

static gboolean convert(const CommandLine *line, const ConvertOptions *options,
                        Conversion *conversion, GError **error)
{
    if (options->in_place) {
        edit_clean(line->tree);
    }
    return conversion_make(conversion, line->jobs, error) &&
           (!options->no_api || check_constructors(conversion, error)) &&
           (!options->in_place || options->allow_dirty ||
            command_check_clean(line->tree, conversion->files, error)) &&
           (!options->check || !conversion->files->len ||
            check_result(line, conversion, error)) &&
           command_deliver(line, conversion->files, options->in_place, error);
}

/* Names the sites that no script should touch, and those that it could not */
static void print_left(const CommandLine *line, const Conversion *conversion)
{
    const GPtrArray *sites = conversion->audit->sites;
    g_autoptr(GString) text = g_string_new(NULL);
    Style style = line->style;

    style.color = FALSE;
    for (guint i = 0; i < sites->len; i++) {
        const Site *site = g_ptr_array_index(sites, i);
        const Location *where = &site->allocation->where;
        const char *lvalue = site->allocation->lvalue;

        if (!site_is_convertible(site)) {
            line_append(text, &style, "note", where,
                        "'%s' is left alone: %s [%s]",
                        *lvalue ? lvalue : "region", site_cure_text(site),
                        site_cure_word(site));
        }
    }
    fputs(text->str, stderr);
}

static void summarize(const Conversion *conversion)
{
    const Audit *audit = conversion->audit;
    guint converted = conversion->sites->len, overruled = 0;

    fprintf(stderr, "mrconv: %u of %u heap region%s converted in %u file%s, "
            "%u left alone, %u not judged", converted, audit->sites->len,
            plural(audit->sites->len), conversion->edits->len,
            plural(conversion->edits->len), audit->sites->len - converted,
            audit->unjudged->len);
    if (conversion->api && conversion->api->added->len) {
        guint added = conversion->api->added->len;

        fprintf(stderr, "; %u constructor%s added", added, plural(added));
    }
    for (guint i = 0; i < converted; i++) {
        const ConvertedSite *site = conversion->sites->pdata[i];

        overruled += site->site->forced;
    }
    if (overruled) {
        fprintf(stderr, "; %u against their verdict", overruled);
    }
    fputc('\n', stderr);
}

static void options_clear(ConvertOptions *options)
{
    g_free(options->to);
    g_strfreev(options->force);
    g_strfreev(options->constructors);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ConvertOptions, options_clear)

static ExitCode convert_run(const Command *command, int argc, char **argv,
                            GError **error)
{
    g_auto(ConvertOptions) options = { 0 };
    const GOptionEntry own[] = {
        { "to", 0, 0, G_OPTION_ARG_STRING, &options.to,
          "new (default), or embed: make regions fields", "CURE" },
        { "in-place", 'i', 0, G_OPTION_ARG_NONE, &options.in_place,
          "write the files instead of printing a diff", NULL },
        { "check", 0, 0, G_OPTION_ARG_NONE, &options.check,
          "compile the result first; exit 4 if it fails", NULL },
        { "no-api", 0, 0, G_OPTION_ARG_NONE, &options.no_api,
          "add no constructors; fail if the tree lacks some", NULL },
        { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
          "exit 1 if a region is left alone", NULL },
        { "allow-dirty", 0, 0, G_OPTION_ARG_NONE, &options.allow_dirty,
          "write to files with uncommitted changes", NULL },
        { "force", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.force,
          "unsafe: also convert what REASON refuses", "REASON" },
        { "constructor", 'c', 0, G_OPTION_ARG_STRING_ARRAY,
          &options.constructors, "convert only regions that NAME() makes",
          "NAME" },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, own, argc, argv,
                                                error);
    g_autoptr(Conversion) conversion = NULL;

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (!command_open_tree(line, error) ||
        (options.force &&
         !force_check(line->tree->cure, (const char *const *)options.force,
                      error)) ||
        !prepare(line->tree, &options, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    conversion = plan(line, &options, error);
    if (!conversion || !convert(line, &options, conversion, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    command_say(conversion->left);
    if (!line->quiet) {
        print_left(line, conversion);
        summarize(conversion);
    }
    return options.strict &&
           conversion->sites->len < conversion->audit->sites->len
           ? EXIT_CODE_FINDINGS : EXIT_CODE_DONE;
}

const Command command_convert = {
    .name = "convert",
    .arguments = "[PATH...]",
    .summary = "make convertible regions with memory_region_new_*()",
    .description =
        "Prints a diff for the files below PATH (default: the whole tree).\n"
        "Adds the constructors that the conversion needs and the tree lacks.\n"
        "Exit status 0 when all that can be converted is; regions that are\n"
        "left alone are listed on standard error.\n",
    .takes = TAKES_TREE | TAKES_COLOR,
    .run = convert_run,
};

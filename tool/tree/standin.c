/*
 * standin.c - parses what nobody has configured: a tree, or architectures
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The flags are those of QEMU's build where they say how the text reads.
 * Every file is parsed for a target: what common code may not use is not
 * hidden then, and what only targets see is there.
 */
#include "tree/standin.h"

#include <errno.h>
#include <string.h>
#include <sys/utsname.h>

#include "error.h"
#include "tree/database.h"
#include "tree/targets.h"
#include "util/scratch.h"
#include "util/subprocess.h"

/* For files in no architecture's directory */
#define COMMON_BASE "i386"

struct StandIns {
    Scratch *scratch;
    GChecksum *headers;     /* names and contents */
    GHashTable *by_base;    /* directory in target/ to its CompileCommands */
    GHashTable *targets;    /* the same, to what one of its targets is called */
    GPtrArray *common;      /* for files in none of them */
};

static gboolean write_header(const StandIns *stand_ins, const char *name,
                             const char *text, GError **error)
{
    g_autofree char *path = g_build_filename(stand_ins->scratch->path, name,
                                             NULL);
    g_autofree char *directory = g_path_get_dirname(path);
    g_autoptr(GError) cause = NULL;

    if (g_mkdir_with_parents(directory, 0700) != 0) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: %s; is there room?", directory, g_strerror(errno));
        return FALSE;
    }
    if (!g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE,
                                  0600, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s; is there room?", cause->message);
        return FALSE;
    }
    g_checksum_update(stand_ins->headers, (const guchar *)name,
                      strlen(name) + 1);
    g_checksum_update(stand_ins->headers, (const guchar *)text,
                      strlen(text) + 1);
    return TRUE;
}

/* Every path that an include could name one of @files by */
static GHashTable *paths_from_below(GPtrArray *files)
{
    GHashTable *paths = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < files->len; i++) {
        const char *path = files->pdata[i];

        while (path) {
            const char *slash = strchr(path, G_DIR_SEPARATOR);

            g_hash_table_add(paths, (gpointer)path);
            path = slash ? slash + 1 : NULL;
        }
    }
    return paths;
}

static void add_missing(const Tree *tree, const char *file, GRegex *include,
                        GHashTable *paths, GHashTable *missing)
{
    g_autofree char *text = tree_text(tree, file);
    g_autoptr(GMatchInfo) match = NULL;

    if (!text) {
        return;
    }
    g_regex_match(include, text, 0, &match);
    while (g_match_info_matches(match)) {
        g_autofree char *name = g_match_info_fetch(match, 1);

        if (!g_path_is_absolute(name) && !strstr(name, "..") &&
            !g_str_has_prefix(name, "./") &&
            !g_hash_table_contains(paths, name)) {
            g_hash_table_add(missing, g_steal_pointer(&name));
        }
        g_match_info_next(match, NULL);
    }
}

static gboolean write_missing(const StandIns *stand_ins, const Tree *tree,
                              GPtrArray *files, GError **error)
{
    g_autoptr(GRegex) include =
        g_regex_new("^[ \\t]*#[ \\t]*include[ \\t]*\"([^\"\\n]+)\"",
                    G_REGEX_MULTILINE | G_REGEX_RAW | G_REGEX_OPTIMIZE, 0,
                    NULL);
    g_autoptr(GHashTable) paths = paths_from_below(files);
    g_autoptr(GHashTable) missing =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) sources = tree_sources(tree, NULL, error);
    GHashTableIter iter;
    gpointer name;

    if (!sources) {
        return FALSE;
    }
    for (guint i = 0; i < sources->len; i++) {
        add_missing(tree, sources->pdata[i], include, paths, missing);
    }
    /* what the other headers of the schema include */
    g_hash_table_add(missing, g_strdup("qapi/qapi-builtin-types.h"));
    g_hash_table_iter_init(&iter, missing);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        g_autofree char *text = stand_in_text(tree, files, name);

        if (!write_header(stand_ins, name, text, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean add_library(GStrvBuilder *flags, const char *library,
                            GError **error)
{
    const char *const arguments[] = {
        "pkg-config", "--cflags", library, NULL,
    };
    Subprocess pkg_config = { .arguments = arguments };
    g_autoptr(SubprocessResult) result = subprocess_run(&pkg_config, error);
    g_autofree char *line = NULL;
    g_auto(GStrv) words = NULL;
    gconstpointer data;
    gsize length;

    if (!result || !subprocess_result_check(result, &pkg_config, error)) {
        return FALSE;
    }
    data = g_bytes_get_data(result->out, &length);
    line = g_strndup(data, length);
    words = g_strsplit_set(line, " \n", -1);
    for (guint i = 0; words[i]; i++) {
        if (*words[i]) {
            g_strv_builder_add(flags, words[i]);
        }
    }
    return TRUE;
}

static char **library_flags(GError **error)
{
    g_autoptr(GStrvBuilder) flags = g_strv_builder_new();

    if (!add_library(flags, "gio-2.0", error)) {
        g_prefix_error(error, "without a build directory, GLib's headers are "
                       "needed (libglib2.0-dev): ");
        return NULL;
    }
    /* before QEMU 8.1, all that draws includes it, whatever is configured */
    add_library(flags, "pixman-1", NULL);
    return g_strv_builder_end(flags);
}

static void add_flag(GStrvBuilder *flags, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

static void add_flag(GStrvBuilder *flags, const char *format, ...)
{
    g_autofree char *flag = NULL;
    va_list args;

    va_start(args, format);
    flag = g_strdup_vprintf(format, args);
    va_end(args);
    g_strv_builder_add(flags, flag);
}

static void add_include(GStrvBuilder *flags, const char *option,
                        const char *root, const char *directory)
{
    g_strv_builder_add(flags, option);
    add_flag(flags, "%s%s", root, directory);
}

/* @own is whether it is for files of the target's own: what is shared with
 * targets that have no KVM must do without */
static CompileCommand *new_command(const StandIns *stand_ins,
                                   const Tree *tree, char **libraries,
                                   const Target *target, gboolean own)
{
    g_autoptr(GStrvBuilder) flags = g_strv_builder_new();
    g_auto(GStrv) arguments = NULL;
    struct utsname host = { 0 };

    uname(&host);
    g_strv_builder_add_many(flags, "cc", "-std=gnu11", "-D_GNU_SOURCE",
                            "-D_FILE_OFFSET_BITS=64", "-D_LARGEFILE_SOURCE",
                            "-pthread", "-Wno-implicit-function-declaration",
                            "-Wno-int-conversion", NULL);
    add_flag(flags, "-DHOST_%s=1", host.machine);
    if (g_str_equal(host.machine, "x86_64")) {
        g_strv_builder_add_many(flags, "-mcx16", "-msse2",
                                "-DHOST_X86_64=1", NULL);
    }
    /* behind the headers of libraries, which quoted includes also name */
    add_include(flags, "-idirafter", stand_ins->scratch->path, "");
    add_include(flags, "-I", tree->root, "");
    add_include(flags, "-I", tree->root, "/include");
    add_include(flags, "-isystem", tree->root, "/linux-headers");
    add_flag(flags, "-I%s/host/include/%s", tree->root, host.machine);
    add_include(flags, "-I", tree->root, "/host/include/generic");
    add_flag(flags, "-I%s/tcg/%s", tree->root, host.machine);
    add_include(flags, "-I", tree->root, "/tcg/i386");
    if (target) {
        add_flag(flags, "-I%s/target/%s", tree->root, target->base);
        /* before QEMU 2.8, and what CONFIG_TARGET was called before 4.2 */
        add_flag(flags, "-I%s/target-%s", tree->root, target->base);
        add_flag(flags, "-I%s/%s", stand_ins->scratch->path,
                 target->full_name);
        add_flag(flags, "-DCONFIG_TARGET=\"%s-config-target.h\"",
                 target->full_name);
        add_flag(flags, "-DCONFIG_DEVICES=\"%s-config-devices.h\"",
                 target->full_name);
        if (target_kernel(target)) {
            add_flag(flags, "-isystem%s/kernel-%s", stand_ins->scratch->path,
                     target_kernel(target));
            g_strv_builder_add(flags, own ? "-DCONFIG_KVM=1" : "-UCONFIG_KVM");
        }
        g_strv_builder_add_many(flags, "-DCOMPILING_PER_TARGET",
                                "-DNEED_CPU_H", NULL);
    }
    g_strv_builder_addv(flags, (const char **)libraries);
    arguments = g_strv_builder_end(flags);
    return compile_command_new(tree->root, arguments);
}

/* The directory asm/ of a target's kernel, which configuring makes a link of;
 * the numbers of system calls are the host's */
static gboolean write_kernel_headers(const StandIns *stand_ins,
                                     GPtrArray *files, const Target *target,
                                     GError **error)
{
    const char *kernel = target_kernel(target);
    g_autofree char *directory =
        g_strdup_printf("linux-headers/asm-%s/", kernel ? kernel : "");

    for (guint i = 0; kernel && i < files->len; i++) {
        const char *file = files->pdata[i];
        const char *name = g_str_has_prefix(file, directory) &&
                           !strstr(file, "/unistd") ?
                           file + strlen(directory) : NULL;
        g_autofree char *header = name ?
            g_strdup_printf("kernel-%s/asm/%s", kernel, name) : NULL;
        g_autofree char *text = name ?
            g_strdup_printf("#include <asm-%s/%s>\n", kernel, name) : NULL;

        if (name && !write_header(stand_ins, header, text, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean write_headers(const StandIns *stand_ins, const Tree *tree,
                              const Target *target, GError **error)
{
    g_autofree char *text = target_header(target, tree);
    g_autofree char *header = g_strconcat(target->full_name,
                                          "-config-target.h", NULL);
    g_autofree char *devices = g_strconcat(target->full_name,
                                           "-config-devices.h", NULL);
    g_autofree char *older = g_build_filename(target->full_name,
                                              "config-target.h", NULL);

    return write_header(stand_ins, header, text, error) &&
           write_header(stand_ins, older, text, error) &&
           write_header(stand_ins, devices, "", error);
}

/* The wide target of an architecture knows more of it, and comes first */
static void insert(GPtrArray *commands, const Target *target,
                   CompileCommand *command)
{
    g_ptr_array_insert(commands, strstr(target->name, "64") ? 0 : -1, command);
}

static gboolean add_target(StandIns *stand_ins, const Tree *tree,
                           char **libraries, const Target *target,
                           GError **error)
{
    GPtrArray *commands = g_hash_table_lookup(stand_ins->by_base,
                                              target->base);

    if (!write_headers(stand_ins, tree, target, error)) {
        return FALSE;
    }
    if (!commands) {
        commands = g_ptr_array_new_with_free_func(compile_command_free);
        g_hash_table_insert(stand_ins->by_base, g_strdup(target->base),
                            commands);
        g_hash_table_insert(stand_ins->targets, g_strdup(target->base),
                            g_strdup(target->full_name));
    }
    insert(commands, target,
           new_command(stand_ins, tree, libraries, target, TRUE));
    if (strcmp(target->base, COMMON_BASE) == 0) {
        insert(stand_ins->common, target,
               new_command(stand_ins, tree, libraries, target, FALSE));
    }
    return TRUE;
}

static gboolean add_targets(StandIns *stand_ins, const Tree *tree,
                            GPtrArray *files, GError **error)
{
    g_auto(GStrv) libraries = library_flags(error);

    if (!libraries) {
        return FALSE;
    }
    for (guint i = 0; i < files->len; i++) {
        g_autoptr(Target) target = target_read(tree, files->pdata[i]);

        if (target && !g_hash_table_contains(tree->built, target->base) &&
            (!add_target(stand_ins, tree, libraries, target, error) ||
             !write_kernel_headers(stand_ins, files, target, error))) {
            return FALSE;
        }
    }
    if (!stand_ins->common->len) {
        g_ptr_array_add(stand_ins->common,
                        new_command(stand_ins, tree, libraries, NULL, FALSE));
    }
    return TRUE;
}

gboolean stand_ins_are_needed(const Tree *tree, GPtrArray *files)
{
    for (guint i = 0; tree->build_dir && i < files->len; i++) {
        g_autoptr(Target) target = target_read(tree, files->pdata[i]);

        if (target && !g_hash_table_contains(tree->built, target->base)) {
            return TRUE;
        }
    }
    return !tree->build_dir;
}

StandIns *stand_ins_new(const Tree *tree, GPtrArray *files, GError **error)
{
    g_autoptr(StandIns) stand_ins = g_new0(StandIns, 1);

    stand_ins->by_base =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                              (GDestroyNotify)g_ptr_array_unref);
    stand_ins->targets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                               g_free);
    stand_ins->common = g_ptr_array_new_with_free_func(compile_command_free);
    stand_ins->headers = g_checksum_new(G_CHECKSUM_SHA256);
    stand_ins->scratch = scratch_new(error);
    if (!stand_ins->scratch ||
        !write_missing(stand_ins, tree, files, error) ||
        !add_targets(stand_ins, tree, files, error)) {
        return NULL;
    }
    return g_steal_pointer(&stand_ins);
}

void stand_ins_free(StandIns *stand_ins)
{
    if (stand_ins) {
        g_ptr_array_unref(stand_ins->common);
        g_hash_table_unref(stand_ins->by_base);
        g_hash_table_unref(stand_ins->targets);
        g_checksum_free(stand_ins->headers);
        scratch_free(stand_ins->scratch);
        g_free(stand_ins);
    }
}

/* What a table of architectures says of that of @file, NULL if of none */
static gpointer find_by_base(GHashTable *table, const char *file)
{
    g_auto(GStrv) parts = g_strsplit(file, "/", -1);
    gpointer found = NULL;

    for (guint i = 0; parts[0] && parts[i] && !found; i++) {
        /* old trees have target-arm/ */
        const char *base = i ? parts[i] :
            g_str_has_prefix(parts[0], "target-") ?
            parts[0] + strlen("target-") : NULL;

        found = base ? g_hash_table_lookup(table, base) : NULL;
    }
    return found;
}

const char *stand_ins_target(const StandIns *stand_ins, const char *file)
{
    return find_by_base(stand_ins->targets, file);
}

GPtrArray *stand_ins_commands(const StandIns *stand_ins, const char *file)
{
    return find_by_base(stand_ins->by_base, file);
}

GPtrArray *stand_ins_common(const StandIns *stand_ins)
{
    return stand_ins->common;
}

const char *stand_ins_directory(const StandIns *stand_ins)
{
    return stand_ins->scratch->path;
}

const char *stand_ins_digest(const StandIns *stand_ins)
{
    return g_checksum_get_string(stand_ins->headers);
}

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
#include "tree/configure.h"
#include "tree/database.h"
#include "util/file.h"
#include "util/scratch.h"
#include "util/subprocess.h"

/* For files in no architecture's directory */
#define COMMON_BASE "i386"

struct StandIns {
    Scratch *scratch;
    GChecksum *headers;     /* names and contents */
    GHashTable *by_base;    /* directory in target/ to its CompileCommands */
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
    g_autofree char *path = g_build_filename(tree->root, file, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GMatchInfo) match = NULL;

    if (!file_read(path, &text, NULL, NULL)) {
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

/* @target: (nullable): a target of the architecture @base */
static CompileCommand *new_command(const StandIns *stand_ins,
                                   const Tree *tree, char **libraries,
                                   const char *base, const char *target)
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
    /* behind the headers of libraries, which quoted includes name, too */
    add_include(flags, "-idirafter", stand_ins->scratch->path, "");
    add_include(flags, "-I", tree->root, "");
    add_include(flags, "-I", tree->root, "/include");
    add_include(flags, "-isystem", tree->root, "/linux-headers");
    add_flag(flags, "-I%s/host/include/%s", tree->root, host.machine);
    add_include(flags, "-I", tree->root, "/host/include/generic");
    add_flag(flags, "-I%s/tcg/%s", tree->root, host.machine);
    add_include(flags, "-I", tree->root, "/tcg/i386");
    if (target) {
        add_flag(flags, "-I%s/target/%s", tree->root, base);
        /* before QEMU 2.8, and what CONFIG_TARGET was called before 4.2 */
        add_flag(flags, "-I%s/target-%s", tree->root, base);
        add_flag(flags, "-I%s/%s", stand_ins->scratch->path, target);
        add_flag(flags, "-DCONFIG_TARGET=\"%s-config-target.h\"", target);
        add_flag(flags, "-DCONFIG_DEVICES=\"%s-config-devices.h\"", target);
        g_strv_builder_add_many(flags, "-DCOMPILING_PER_TARGET",
                                "-DNEED_CPU_H", NULL);
    }
    g_strv_builder_addv(flags, (const char **)libraries);
    arguments = g_strv_builder_end(flags);
    return compile_command_new(tree->root, arguments);
}

static char *value_of(char **lines, const char *name)
{
    for (guint i = 0; lines[i]; i++) {
        if (g_str_has_prefix(lines[i], name) &&
            lines[i][strlen(name)] == '=') {
            return g_strstrip(g_strdup(lines[i] + strlen(name) + 1));
        }
    }
    return NULL;
}

/*
 * Whether a little endian target has TARGET_BIG_ENDIAN as 0, to be tested with
 * #if.  In older trees it has not, and code tests with #ifdef.
 */
static gboolean defines_endianness(const Tree *tree)
{
    g_autofree char *path = g_build_filename(tree->root, "meson.build", NULL);
    g_autofree char *text = NULL;

    return file_read(path, &text, NULL, NULL) &&
           strstr(text, "TARGET_BIG_ENDIAN");
}

/* What the build makes of a file in configs/targets */
static char *target_header(const Tree *tree, const char *name,
                           const char *arch, const char *base, char **lines)
{
    g_autofree char *upper_arch = g_ascii_strup(arch, -1);
    g_autofree char *upper_base = g_ascii_strup(base, -1);
    GString *text = g_string_new("#define CONFIG_SOFTMMU 1\n"
                                 "#define CONFIG_SYSTEM_ONLY 1\n"
                                 "#define CONFIG_TCG 1\n");

    g_string_append_printf(text, "#define TARGET_NAME \"%s\"\n"
                           "#define TARGET_ARCH %s\n#define TARGET_%s 1\n",
                           name, upper_arch, upper_arch);
    if (strcmp(arch, base) != 0) {
        g_string_append_printf(text, "#define TARGET_%s 1\n", upper_base);
    }
    for (guint i = 0; lines[i]; i++) {
        g_auto(GStrv) pair = g_strsplit(lines[i], "=", 2);

        if (pair[0] && pair[1] && g_str_has_prefix(lines[i], "TARGET_") &&
            strcmp(pair[0], "TARGET_ARCH") != 0 &&
            strcmp(pair[0], "TARGET_BASE_ARCH") != 0) {
            g_string_append_printf(text, "#define %s %s\n", pair[0],
                                   strcmp(pair[1], "y") ? pair[1] : "1");
        }
    }
    if (!strstr(text->str, "TARGET_BIG_ENDIAN") && defines_endianness(tree)) {
        g_string_append(text, "#define TARGET_BIG_ENDIAN 0\n");
    }
    return g_string_free(text, FALSE);
}

/* Whether the build compiles files of an architecture's own */
static gboolean is_built(const Tree *tree, const char *base)
{
    g_autofree char *directory = g_strdup_printf("/%s/", base);
    GHashTableIter iter;
    gpointer file;

    g_hash_table_iter_init(&iter, tree->commands);
    while (g_hash_table_iter_next(&iter, &file, NULL)) {
        if (strstr(file, directory)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Before QEMU 5.2 a target's file says nothing of its architecture */
static gboolean is_old_target(const char *file)
{
    return g_str_has_prefix(file, "default-configs/") &&
           !strchr(file + strlen("default-configs/"), '/') &&
           g_str_has_suffix(file, "-softmmu.mak");
}

static char **read_old_target(const Tree *tree, const char *file)
{
    g_autofree char *path = g_build_filename(tree->root, "configure", NULL);
    g_autofree char *text = NULL;
    g_autofree char *name = g_path_get_basename(file);

    if (!file_read(path, &text, NULL, NULL) ||
        !strstr(text, "case \"$target_name\" in")) {
        return NULL;
    }
    *strstr(name, "-softmmu.mak") = '\0';
    return configure_target(text, name);
}

/* The lines of a file in configs/targets, and the directory in target/ that
 * they name; NULL if they name none */
static char **read_target(const Tree *tree, const char *file, char **arch,
                          char **base)
{
    g_autofree char *path = g_build_filename(tree->root, file, NULL);
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    if (is_old_target(file)) {
        lines = read_old_target(tree, file);
    } else if (file_read(path, &text, NULL, NULL)) {
        lines = g_strsplit(text, "\n", -1);
    }
    if (!lines) {
        return NULL;
    }
    *arch = value_of(lines, "TARGET_ARCH");
    if (!*arch) {
        return NULL;
    }
    *base = value_of(lines, "TARGET_BASE_ARCH");
    if (!*base) {
        *base = g_strdup(*arch);
    }
    return g_steal_pointer(&lines);
}

/* In QEMU 6.0 and before, they are below default-configs/ */
static gboolean is_target(const char *file)
{
    return ((g_str_has_prefix(file, "configs/targets/") ||
             g_str_has_prefix(file, "default-configs/targets/")) &&
           g_str_has_suffix(file, "-softmmu.mak")) || is_old_target(file);
}

static gboolean add_target(StandIns *stand_ins, const Tree *tree,
                           char **libraries, const char *file, GError **error)
{
    g_autofree char *target = g_path_get_basename(file);
    g_autofree char *arch = NULL, *base = NULL, *name = NULL;
    g_autofree char *header = NULL, *header_name = NULL;
    g_autofree char *devices = NULL, *older_name = NULL;
    g_auto(GStrv) lines = read_target(tree, file, &arch, &base);
    GPtrArray *commands;
    CompileCommand *command;

    if (!lines || is_built(tree, base)) {
        return TRUE;
    }
    *strrchr(target, '.') = '\0';
    name = g_strndup(target, strcspn(target, "-"));
    header = target_header(tree, name, arch, base, lines);
    header_name = g_strconcat(target, "-config-target.h", NULL);
    devices = g_strconcat(target, "-config-devices.h", NULL);
    older_name = g_build_filename(target, "config-target.h", NULL);
    if (!write_header(stand_ins, header_name, header, error) ||
        !write_header(stand_ins, older_name, header, error) ||
        !write_header(stand_ins, devices, "", error)) {
        return FALSE;
    }
    command = new_command(stand_ins, tree, libraries, base, target);
    commands = g_hash_table_lookup(stand_ins->by_base, base);
    if (!commands) {
        commands = g_ptr_array_new_with_free_func(compile_command_free);
        g_hash_table_insert(stand_ins->by_base, g_steal_pointer(&base),
                            commands);
    }
    /* the wide target of an architecture knows more of it */
    g_ptr_array_insert(commands, strstr(name, "64") ? 0 : -1, command);
    return TRUE;
}

static gboolean add_targets(StandIns *stand_ins, const Tree *tree,
                            GPtrArray *files, GError **error)
{
    g_auto(GStrv) libraries = library_flags(error);
    GPtrArray *common;

    if (!libraries) {
        return FALSE;
    }
    for (guint i = 0; i < files->len; i++) {
        if (is_target(files->pdata[i]) &&
            !add_target(stand_ins, tree, libraries, files->pdata[i], error)) {
            return FALSE;
        }
    }
    common = g_hash_table_lookup(stand_ins->by_base, COMMON_BASE);
    if (common) {
        stand_ins->common = g_ptr_array_ref(common);
    } else {
        stand_ins->common =
            g_ptr_array_new_with_free_func(compile_command_free);
        g_ptr_array_add(stand_ins->common,
                        new_command(stand_ins, tree, libraries, NULL, NULL));
    }
    return TRUE;
}

gboolean stand_ins_are_needed(const Tree *tree, GPtrArray *files)
{
    for (guint i = 0; tree->build_dir && i < files->len; i++) {
        g_autofree char *arch = NULL, *base = NULL;
        g_auto(GStrv) lines = is_target(files->pdata[i]) ?
            read_target(tree, files->pdata[i], &arch, &base) : NULL;

        if (lines && !is_built(tree, base)) {
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
        g_clear_pointer(&stand_ins->common, g_ptr_array_unref);
        g_hash_table_unref(stand_ins->by_base);
        g_checksum_free(stand_ins->headers);
        scratch_free(stand_ins->scratch);
        g_free(stand_ins);
    }
}

GPtrArray *stand_ins_commands(const StandIns *stand_ins, const char *file)
{
    g_auto(GStrv) parts = g_strsplit(file, "/", -1);

    if (parts[0] && g_str_has_prefix(parts[0], "target-")) {
        return g_hash_table_lookup(stand_ins->by_base,
                                   parts[0] + strlen("target-"));
    }
    for (guint i = 1; parts[0] && parts[i]; i++) {
        GPtrArray *commands = g_hash_table_lookup(stand_ins->by_base,
                                                  parts[i]);

        if (commands) {
            return commands;
        }
    }
    return NULL;
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

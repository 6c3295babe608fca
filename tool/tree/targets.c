/*
 * targets.c - the targets that a tree can be built for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree/targets.h"

#include <string.h>

#include "tree/configure.h"

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

/* Before QEMU 5.2 a target's file says nothing of its architecture */
static gboolean is_old_target(const char *file)
{
    return g_str_has_prefix(file, "default-configs/") &&
           !strchr(file + strlen("default-configs/"), '/') &&
           g_str_has_suffix(file, "-softmmu.mak");
}

/* In QEMU 6.0 and before, they are below default-configs/ */
static gboolean is_target(const char *file)
{
    return ((g_str_has_prefix(file, "configs/targets/") ||
             g_str_has_prefix(file, "default-configs/targets/")) &&
           g_str_has_suffix(file, "-softmmu.mak")) || is_old_target(file);
}

static char **read_old_target(const Tree *tree, const char *name)
{
    g_autofree char *text = tree_text(tree, "configure");

    return text && strstr(text, "case \"$target_name\" in")
           ? configure_target(text, name) : NULL;
}

static char **read_lines(const Tree *tree, const char *file)
{
    g_autofree char *text = tree_text(tree, file);

    return text ? g_strsplit(text, "\n", -1) : NULL;
}

Target *target_read(const Tree *tree, const char *file)
{
    g_autoptr(Target) target = NULL;

    if (!is_target(file)) {
        return NULL;
    }
    target = g_new0(Target, 1);
    target->full_name = g_path_get_basename(file);
    *strrchr(target->full_name, '.') = '\0';
    target->name = g_strndup(target->full_name,
                             strcspn(target->full_name, "-"));
    target->lines = is_old_target(file) ? read_old_target(tree, target->name)
                                        : read_lines(tree, file);
    target->arch = target->lines ? value_of(target->lines, "TARGET_ARCH")
                                 : NULL;
    if (!target->arch) {
        return NULL;
    }
    target->base = value_of(target->lines, "TARGET_BASE_ARCH");
    if (!target->base) {
        target->base = g_strdup(target->arch);
    }
    return g_steal_pointer(&target);
}

/* -I../target/arm, say, or what that was before QEMU 2.8 */
static void add_base(const char *argument, GHashTable *bases)
{
    static const char *const before[] = { "/target/", "/target-" };

    /* of half a million of them */
    if (argument[0] != '-' || !compile_command_directory_option(argument)) {
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(before); i++) {
        const char *found = strstr(argument, before[i]);
        const char *base = found ? found + strlen(before[i]) : "";

        if (*base && !strchr(base, '/')) {
            g_hash_table_add(bases, g_strdup(base));
        }
    }
}

GHashTable *targets_built(CommandTable *table)
{
    GHashTable *bases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              NULL);
    g_autoptr(GPtrArray) files = command_table_files(table);

    for (guint f = 0; f < files->len; f++) {
        const GPtrArray *commands = command_table_find(table, files->pdata[f]);

        for (guint c = 0; c < commands->len; c++) {
            const CompileCommand *command = commands->pdata[c];

            for (guint i = 0; command->arguments[i]; i++) {
                add_base(command->arguments[i], bases);
            }
        }
    }
    return bases;
}

void target_free(Target *target)
{
    g_free(target->full_name);
    g_free(target->name);
    g_free(target->arch);
    g_free(target->base);
    g_strfreev(target->lines);
    g_free(target);
}

/* That of Arm needs headers that only Arm hosts have */
const char *target_kernel(const Target *target)
{
    static const char *const kernels[][2] = {
        { "i386", "x86" },
        { "loongarch", "loongarch" },
        { "mips", "mips" },
        { "ppc", "powerpc" },
        { "riscv", "riscv" },
        { "s390x", "s390" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(kernels); i++) {
        if (strcmp(kernels[i][0], target->base) == 0) {
            return kernels[i][1];
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
    g_autofree char *text = tree_text(tree, "meson.build");

    return text && strstr(text, "TARGET_BIG_ENDIAN");
}

char *target_header(const Target *target, const Tree *tree)
{
    g_autofree char *upper_arch = g_ascii_strup(target->arch, -1);
    g_autofree char *upper_base = g_ascii_strup(target->base, -1);
    char **lines = target->lines;
    GString *text = g_string_new("#define CONFIG_SOFTMMU 1\n"
                                 "#define CONFIG_SYSTEM_ONLY 1\n"
                                 "#define CONFIG_TCG 1\n");

    g_string_append_printf(text, "#define TARGET_NAME \"%s\"\n"
                           "#define TARGET_ARCH %s\n#define TARGET_%s 1\n",
                           target->name, upper_arch, upper_arch);
    if (strcmp(target->arch, target->base) != 0) {
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

/*
 * fixture.c - small trees that tests make for themselves
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "fixture.h"

#include <glib/gstdio.h>

Scratch *fixture_new(void)
{
    g_autoptr(GError) error = NULL;
    Scratch *fixture = scratch_new(&error);

    g_assert_no_error(error);
    fixture_write(fixture, "include/system/memory.h",
                  "int memory_region_init(void);\n");
    fixture_write(fixture, "system/memory.c",
                  "#include \"system/memory.h\"\n"
                  "int memory_region_init(void) { return 0; }\n");
    fixture_write(fixture, "build/empty", "");
    return fixture;
}

void fixture_write(const Scratch *fixture, const char *file, const char *text)
{
    g_autofree char *path = g_build_filename(fixture->path, file, NULL);
    g_autofree char *directory = g_path_get_dirname(path);
    g_autoptr(GError) error = NULL;

    g_assert_cmpint(g_mkdir_with_parents(directory, 0700), ==, 0);
    g_file_set_contents(path, text, -1, &error);
    g_assert_no_error(error);
}

void fixture_database(const Scratch *fixture, const char *format)
{
    g_autofree char *build = g_build_filename(fixture->path, "build", NULL);
    g_autoptr(GString) text = g_string_new(format);

    g_string_replace(text, "%s", build, 0);
    fixture_write(fixture, "build/compile_commands.json", text->str);
}

Tree *fixture_open(const Scratch *fixture)
{
    g_autoptr(GError) error = NULL;
    Tree *tree = tree_open(fixture->path, NULL, &error);

    g_assert_no_error(error);
    return tree;
}

Audit *fixture_audit(const Scratch *fixture, const char *text, Tree **tree)
{
    g_autoptr(GError) error = NULL;
    Audit *audit;

    fixture_write(fixture, "include/system/memory.h",
                  "#include <stddef.h>\n"
                  "typedef struct Object { int o; } Object;\n"
                  "typedef struct Error Error;\n"
                  "extern Error *error_fatal;\n"
                  "typedef struct MemoryRegion { Object o; } MemoryRegion;\n"
                  "void memory_region_init(MemoryRegion *mr, Object *owner,\n"
                  "                        const char *name, int size);\n"
                  "_Bool memory_region_init_ram(MemoryRegion *mr,\n"
                  "    Object *owner, const char *name, int size,\n"
                  "    Error **errp);\n"
                  "void *g_malloc(unsigned long n);\n"
                  "void g_free(void *p);\n"
                  "void object_unparent(Object *o);\n");
    fixture_write(fixture, "hw/state.c", text);
    fixture_database(fixture,
                     "[ { \"directory\": \"%s\", \"file\": \"../hw/state.c\","
                     "    \"command\": \"gcc -I../include -o state.o"
                     " -c ../hw/state.c\" } ]");
    *tree = fixture_open(fixture);
    (*tree)->homes = TRUE;
    audit = audit_run(*tree, NULL, 1, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(audit->units->len, >, 0);
    return audit;
}

/*
 * test-arguments.c - libclang finds what a compile command names
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "audit.h"
#include "fixture.h"

/* Whether a file is understood that needs what @options include first */
static gboolean is_read_with(const char *options)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autofree char *database =
        g_strdup_printf("[ { \"directory\": \"%%s\", \"file\": \"../hw/a.c\","
                        "    \"command\": \"gcc %s -o a.o -c ../hw/a.c\" } ]",
                        options);
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = NULL;
    g_autoptr(GError) error = NULL;

    fixture_write(fixture, "include/system/memory.h",
                  "typedef struct Object { int o; } Object;\n"
                  "typedef struct MemoryRegion { Object o; } MemoryRegion;\n"
                  "void memory_region_init(MemoryRegion *mr, Object *owner,\n"
                  "                        const char *name, int size);\n");
    fixture_write(fixture, "include/found.h", "#define FOUND 4\n");
    fixture_write(fixture, "build/first.h", "#define FIRST \"mr\"\n");
    fixture_write(fixture, "hw/a.c",
                  "#include \"system/memory.h\"\n"
                  "void *g_malloc(unsigned long n);\n"
                  "void start(Object *owner)\n"
                  "{\n"
                  "    MemoryRegion *mr = g_malloc(sizeof(MemoryRegion));\n"
                  "    memory_region_init(mr, owner, FIRST, FOUND);\n"
                  "}\n");
    fixture_database(fixture, database);
    tree = fixture_open(fixture);
    audit = audit_run(tree, NULL, 1, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(audit->sites->len, ==, 1);
    return !((const Site *)audit->sites->pdata[0])->function->problem;
}

static void test_first(void)
{
    g_assert_true(is_read_with("-I../include -include first.h "
                               "-include found.h"));
    g_assert_true(is_read_with("-I../include -imacros first.h "
                               "-imacros found.h"));
    g_assert_true(is_read_with("-I ../include -includefirst.h "
                               "-imacros ../include/found.h"));
    g_assert_false(is_read_with("-I../include -include first.h"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/arguments/first", test_first);
    return g_test_run();
}

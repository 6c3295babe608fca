/*
 * test-check.c - compiling what is, and what will be
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "error.h"
#include "fixture.h"
#include "check.h"
#include "report.h"

/*
 * hw/a.c reaches include/system/memory.h through a header beside it, which
 * names it as its neighbour; hw/a.c is compiled for two targets.
 */
static void fill(const Scratch *fixture, const char *compiler)
{
    static const char format[] =
        "[ { \"directory\": \"%s\", \"file\": \"../system/memory.c\","
        "    \"command\": \"COMPILER -Werror -iquote ../include -MD"
        " -MF m.d -o m.o -c ../system/memory.c\" },"
        "  { \"directory\": \"%s\", \"file\": \"../hw/a.c\","
        "    \"command\": \"COMPILER -Werror -I../include -Wall -O2 -MD"
        " -MF a.d -o east.o -c ../hw/a.c\" },"
        "  { \"directory\": \"%s\", \"file\": \"../hw/a.c\","
        "    \"command\": \"COMPILER -Werror -I../include"
        " -fdiagnostics-color=always -DWEST -Wall -O2"
        " -o west.o -c ../hw/a.c\" } ]";
    g_autoptr(GString) database = g_string_new(format);

    g_string_replace(database, "COMPILER", compiler, 0);
    fixture_write(fixture, "include/system/wrapper.h",
                  "#include \"memory.h\"\n");
    fixture_write(fixture, "hw/a.c",
                  "#include \"system/wrapper.h\"\n"
                  "#include \"a.h\"\n"
                  "#include \"../hw/b.c.inc\"\n"
                  "int a(void);\n"
                  "int a(void)\n"
                  "{\n"
                  "    return A;\n"
                  "}\n");
    fixture_write(fixture, "hw/a.h", "#define A memory_region_init()\n");
    fixture_write(fixture, "hw/b.c.inc", "");
    fixture_write(fixture, "hw/other.c", "#include \"a.h\"\nint other = A;\n");
    fixture_write(fixture, "hw/good.c", "#include \"a.h\"\n");
    fixture_database(fixture, database->str);
}

static char *prove(const Scratch *fixture, const char *file,
                   const char *changed, const char *text)
{
    const Style plain = { .color = FALSE };
    g_autoptr(Tree) tree = fixture_open(fixture);
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autoptr(GPtrArray) pending = g_ptr_array_new();
    g_autoptr(GBytes) after = text ? g_bytes_new(text, strlen(text)) : NULL;
    FileEdit edit = { .file = changed, .after = after };
    g_autoptr(GError) error = NULL;
    g_autoptr(Check) check = NULL;

    g_ptr_array_add(files, (gpointer)file);
    g_ptr_array_add(pending, &edit);
    check = check_compile(tree, files, text ? pending : NULL, 2, &error);
    g_assert_no_error(error);
    return report_check(check, NULL, &plain);
}

static void assert_says(const char *report, const char *what)
{
    if (!strstr(report, what)) {
        g_error("'%s' does not say '%s'", report, what);
    }
}

static void assert_clean(char *report)
{
    g_assert_cmpstr(report, ==, "");
    g_free(report);
}

static void test_overlay(gconstpointer compiler)
{
    static const char header[] = "int memory_region_init(void);\n";
    g_autoptr(Scratch) fixture = fixture_new();
    g_autofree char *gone = NULL;
    g_autofree char *broken = NULL;
    g_autofree char *west = NULL;
    g_autofree char *included = NULL;
    g_autofree char *object = g_build_filename(fixture->path, "build/m.o",
                                               NULL);

    fill(fixture, compiler);
    assert_clean(prove(fixture, "hw/a.c", NULL, NULL));
    assert_clean(prove(fixture, "hw/a.c", "include/system/memory.h", header));
    g_assert_false(g_file_test(object, G_FILE_TEST_EXISTS));

    /* A header that is found as the neighbour of one that does not change */
    gone = prove(fixture, "hw/a.c", "include/system/memory.h",
                 "#error changed\n");
    assert_says(gone, "include/system/memory.h:1:2: error: ");
    assert_says(gone, "hw/a.c: note: compiled for east.o");

    /* and one beside the source */
    broken = prove(fixture, "hw/a.c", "hw/a.h", "#define A\n#define B 1 +\n"
                   "static inline int f(void) { return B; }\n");
    assert_says(broken, "hw/a.h:");
    assert_says(broken, "hw/a.c: note: compiled for east.o");

    /* Every target has its word */
    west = prove(fixture, "hw/a.c", "hw/a.c",
                 "#ifdef WEST\nint a(void) { return nothing; }\n#endif\n");
    assert_says(west, "hw/a.c:2:");
    assert_says(west, "compiled for west.o");

    /* What is included is compiled where it is included */
    included = prove(fixture, "hw/b.c.inc", "hw/b.c.inc", "#error b\n");
    assert_says(included, "hw/b.c.inc:1:2: error: ");
}

static void test_disk(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autofree char *report = NULL;

    fill(fixture, "gcc");
    /* -Wall -Werror -O2: an error that only a real compilation finds */
    fixture_write(fixture, "hw/a.c",
                  "int a(int i);\n"
                  "int a(int i)\n"
                  "{\n"
                  "    int b[2] = { i, 2 };\n"
                  "    return b[i > 1 ? 2 : 3];\n"
                  "}\n");
    report = prove(fixture, "hw/a.c", NULL, NULL);
    assert_says(report, "hw/a.c:5:");
}

static void test_borrowed(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autofree char *uncompiled = NULL;
    g_autofree char *broken = NULL;

    fill(fixture, "gcc");
    /* other.c has an initialiser that is not constant, edited or not */
    uncompiled = prove(fixture, "hw/other.c", "hw/other.c",
                     "#include \"a.h\"\nint other_name = A;\n");
    g_assert_cmpstr(uncompiled, ==, "hw/other.c: warning: not compiled: this "
                    "build has no working command for it\n");
    assert_clean(prove(fixture, "hw/good.c", "hw/good.c", "int good;\n"));
    broken = prove(fixture, "hw/good.c", "hw/good.c", "int good\n");
    assert_says(broken, "hw/good.c:1:");
}

static void test_missing_header(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Tree) tree = NULL;

    fill(fixture, "gcc");
    fixture_write(fixture, "hw/a.c", "#include \"generated.h\"\n");
    tree = fixture_open(fixture);
    g_ptr_array_add(files, (gpointer)"hw/a.c");
    g_assert_null(check_compile(tree, files, NULL, 1, &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
    assert_says(error->message, "hw/a.c:1: generated.h: No such file");
    assert_says(error->message, "ninja -C");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/check/overlay/gcc", "gcc", test_overlay);
    g_test_add_data_func("/check/overlay/clang", "clang", test_overlay);
    g_test_add_func("/check/disk", test_disk);
    g_test_add_func("/check/borrowed", test_borrowed);
    g_test_add_func("/check/missing-header", test_missing_header);
    return g_test_run();
}

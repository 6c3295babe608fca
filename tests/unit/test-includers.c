/*
 * test-includers.c - who includes a header, where two have one name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "check/includers.h"
#include "fixture.h"

/* hw/board.c is compiled for both architectures, the rest for one */
static Scratch *two_architectures(void)
{
    Scratch *fixture = fixture_new();

    fixture_write(fixture, "target/east/cpu.h", "#include \"bits.h\"\n");
    fixture_write(fixture, "target/east/bits.h", "");
    fixture_write(fixture, "target/west/cpu.h", "");
    fixture_write(fixture, "target/west/helper.c", "#include \"cpu.h\"\n");
    fixture_write(fixture, "include/hw/board.h",
                  "#ifdef TARGET_EAST\n"
                  " # include \"cpu.h\"\n"
                  "#endif\n");
    fixture_write(fixture, "hw/board.c", "#include \"hw/board.h\"\n");
    fixture_write(fixture, "hw/east.c", "#include <hw/board.h>\n");
    fixture_write(fixture, "hw/plain.c", "#include \"plain.h\"\n");
    fixture_write(fixture, "hw/plain.h",
                  "#include \"../include/hw/nothing.h\"\n"
                  "#include CPU_H\n");
    fixture_database(fixture,
        "[ { \"directory\": \"%s\", \"file\": \"../hw/board.c\","
        "    \"command\": \"cc -I../target/east -iquote ../include"
        " -c ../hw/board.c\" },"
        "  { \"directory\": \"%s\", \"file\": \"../hw/board.c\","
        "    \"command\": \"cc -I../target/west -iquote ../include"
        " -c ../hw/board.c\" },"
        "  { \"directory\": \"%s\", \"file\": \"../hw/east.c\","
        "    \"command\": \"cc -I ../target/east -I../include"
        " -c ../hw/east.c\" },"
        "  { \"directory\": \"%s\", \"file\": \"../hw/plain.c\","
        "    \"command\": \"cc -I../include -c ../hw/plain.c\" },"
        "  { \"directory\": \"%s\", \"file\": \"../target/west/helper.c\","
        "    \"command\": \"cc -c ../target/west/helper.c\" } ]");
    return fixture;
}

static void assert_includers(const char *file, const char *expected)
{
    g_autoptr(Scratch) fixture = two_architectures();
    g_autoptr(Tree) tree = fixture_open(fixture);
    g_autoptr(GError) error = NULL;
    g_autoptr(Includers) includers = includers_new(tree, &error);
    g_autoptr(GPtrArray) found = NULL;
    g_autofree char *names = NULL;

    g_assert_no_error(error);
    found = includers_find(includers, file);
    g_ptr_array_add(found, NULL);
    names = g_strjoinv(" ", (char **)found->pdata);
    g_assert_cmpstr(names, ==, expected);
}

static void test_search_path(void)
{
    assert_includers("target/east/cpu.h", "hw/board.c hw/east.c");
    assert_includers("target/west/cpu.h", "hw/board.c target/west/helper.c");
}

static void test_by_way_of_others(void)
{
    assert_includers("target/east/bits.h", "hw/board.c hw/east.c");
    assert_includers("include/hw/board.h", "hw/board.c hw/east.c");
}

static void test_beside(void)
{
    assert_includers("hw/plain.h", "hw/plain.c");
}

static void test_nobody(void)
{
    assert_includers("include/hw/none.h", "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/includers/search-path", test_search_path);
    g_test_add_func("/includers/by-way-of-others", test_by_way_of_others);
    g_test_add_func("/includers/beside", test_beside);
    g_test_add_func("/includers/nobody", test_nobody);
    return g_test_run();
}

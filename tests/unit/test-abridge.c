/*
 * test-abridge.c - what of a file spatch is not shown, and gets back
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <glib.h>

#include "edit/abridge.h"

static const char file[] =
    "struct State {\n"                  /*  1 */
    "    int grade;\n"
    "};\n"
    "\n"
    "static void first(State *s)\n"     /*  5 */
    "{\n"
    "    Clock *clock = s->clock;\n"
    "\n"
    "    if (s) {\n"
    "        tick(clock); /* } */\n"    /* 10 */
    "    }\n"
    "}\n"
    "\n"
    "static void second(State *s)\n"
    "{\n"                               /* 15 */
    "    s->mr = g_new(MemoryRegion, 1);\n"
    "    s->grade = 2;\n"
    "}\n";

static void assert_abridged(const char *text, const char *places,
                            const char *abridged)
{
    g_autofree char *got = abridge(text, places);
    g_autofree char *again = abridge_undo(got, text, places);

    g_assert_cmpstr(got, ==, abridged);
    g_assert_cmpstr(again, ==, text);
}

static void assert_whole(const char *text)
{
    assert_abridged(text, "made@source.c:999:4", text);
}

static void test_lines_stay(void)
{
    assert_abridged(file, "allocated@source.c:16:4",
                    "struct State {\n"
                    "    int grade;\n"
                    "};\n"
                    "\n"
                    "static void first(State *s)\n"
                    "{\n"
                    "Clock *left_out; /* left out: 0\n"
                    "\n"
                    "\n"
                    "\n"
                    " */\n"
                    "}\n"
                    "\n"
                    "static void second(State *s)\n"
                    "{\n"
                    "    s->mr = g_new(MemoryRegion, 1);\n"
                    "    s->grade = 2;\n"
                    "}\n");
}

static void test_places(void)
{
    /* the line of a name that is going to be removed */
    g_autofree char *head = abridge(file, "emptied@source.c:5:12,"
                                    "made@source.c:16:4");
    /* functions and types are named as well */
    g_autofree char *named = abridge(file, "assigned@source.c:first:clock,"
                                     "member@source.c:second:mr");

    g_assert_cmpstr(head, ==, file);
    g_assert_cmpstr(named, ==, file);
}

static void test_what_stays(void)
{
    /* no shorter */
    assert_whole("void f(void)\n{\n    g();\n}\n");
    /* no function */
    assert_whole("static const Row rows[] = {\n    a,\n    b,\n};\n");
    assert_whole("struct S {\n    int a;\n    int b;\n} F(4);\n"
                 "struct G F(4) {\n    int a;\n    int b;\n};\n");
    /* a brace that only one of the branches has */
    assert_whole("void f(void)\n{\n#ifdef A\n    if (a) {\n#else\n    {\n"
                 "#endif\n    }\n}\n");
    /* a brace that a macro has */
    assert_whole("void f(void)\n{\n    BEGIN {\n    END\n}\n"
                 "void g(void)\n{\n    }\n}\n");
    /* what begins on the line of the brace */
    assert_whole("void f(void)\n{ /* a\n    b */\n    g();\n    h();\n}\n");
    /* nothing closes it */
    assert_whole("void f(void)\n{\n    g();\n    h();\n");
}

static void test_changed(void)
{
    static const char places[] = "allocated@source.c:16:4";
    g_autofree char *shown = abridge(file, places);
    g_autoptr(GString) proposed = g_string_new(shown);
    g_autofree char *whole = NULL;

    g_string_replace(proposed, "    s->grade = 2;\n", "", 0);
    whole = abridge_undo(proposed->str, file, places);
    g_assert_true(g_str_has_suffix(whole, "(MemoryRegion, 1);\n}\n"));
    g_assert_nonnull(strstr(whole, "        tick(clock); /* } */\n"));

    g_string_replace(proposed, "left out: 0", "", 0);
    g_assert_null(abridge_undo(proposed->str, file, places));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/abridge/lines-stay", test_lines_stay);
    g_test_add_func("/abridge/places", test_places);
    g_test_add_func("/abridge/what-stays", test_what_stays);
    g_test_add_func("/abridge/changed", test_changed);
    return g_test_run();
}

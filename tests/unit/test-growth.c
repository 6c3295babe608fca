/*
 * test-growth.c - what a header may gain without anybody noticing
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <glib.h>

#include "cache/growth.h"

#define BASE \
    "#ifndef HEADER_H\n" \
    "#define HEADER_H\n" \
    "typedef struct Region {\n    int size;\n} Region;\n" \
    "enum { ONE, TWO };\n" \
    "#define DOUBLE(x) ((x) * 2)\n" \
    "int first(Region *mr, const char *name);\n" \
    "static inline int half(int x)\n{\n    return x / 2;\n}\n" \
    "bool second(Region *mr);\n"
#define END "#endif\n"

/* The names, in a row; NULL if more than declarations differ */
static char *grown(const char *old, const char *new)
{
    g_autoptr(GPtrArray) names = growth_names(old, new);

    if (!names) {
        return NULL;
    }
    g_ptr_array_add(names, NULL);
    return g_strjoinv(" ", (char **)names->pdata);
}

static void assert_grows(const char *new, const char *names)
{
    g_autofree char *there = grown(BASE END, new);
    g_autofree char *back = grown(new, BASE END);

    g_assert_cmpstr(there, ==, names);
    g_assert_cmpstr(back, ==, names);
}

static void test_declarations(void)
{
    assert_grows(BASE END, "");
    assert_grows(BASE "\n/* another comment: third() */\n" END, "");
    assert_grows(BASE "Region *third(Region *mr, int n);\n" END, "third");
    assert_grows(BASE "/**\n * third: of three\n */\n"
                 "void third(void (*f)(int n), ...);\n" END, "third");
    assert_grows("int third(void);\n" BASE END, "third");
    assert_grows(BASE "#ifdef THREE\n#endif\n" END, NULL);
}

/* What others may well notice */
static void test_others(void)
{
    static const char *const more[] = {
        "typedef int third(int x);\n",
        "static inline int third(int x)\n{\n    return x;\n}\n",
        "static int third(int x);\n",
        "int third;\n",
        "extern int third(int x), fourth;\n",
        "#define third(x) (x)\n",
        "DECLARE(third)\n",
        "void THIRD(int x);\n",
        "int third(int x) G_GNUC_CONST;\n",
        "struct Third *third(void);\n",
        "void third(enum { THREE } x);\n",
        "int third(int x)\n#ifdef X\n;\n#endif\n",
        /* what is declared has another meaning in the header itself */
        "int half(int x);\n",
        "int DOUBLE(int x);\n",
        "int third(void);\nint fourth(int (*f)(int third));\n"
        "int third(void);\n",
        "int first(Region *mr);\n",
    };

    for (guint i = 0; i < G_N_ELEMENTS(more); i++) {
        g_autofree char *new = g_strconcat(BASE, more[i], END, NULL);

        g_test_message("%s", more[i]);
        assert_grows(new, NULL);
    }
}

static void replace(const char *old, const char *new)
{
    g_autoptr(GString) text = g_string_new(BASE END);

    g_assert_cmpuint(g_string_replace(text, old, new, 1), ==, 1);
    g_test_message("%s -> %s", old, new);
    assert_grows(text->str, NULL);
}

static void test_changes(void)
{
    replace("const char *name", "char *name");
    replace("* 2", "* 3");
    replace("x / 2", "x / 3");
    replace("ONE, TWO", "TWO, ONE");
    replace("int size", "long size");
    replace("bool second(Region *mr);\n", "#if 0\nbool second(Region *mr);\n"
            "#endif\n");
    replace("int first(Region *mr, const char *name);\n"
            "static inline int half(int x)\n{\n    return x / 2;\n}\n",
            "static inline int half(int x)\n{\n    return x / 2;\n}\n"
            "int first(Region *mr, const char *name);\n");
    replace("DOUBLE(x)", "DOUBLE (x)");
}

static void test_mentions(void)
{
    g_autoptr(GPtrArray) names = growth_names(
        BASE END, BASE "int third(void);\nint thirty(void);\n" END);

    g_assert_nonnull(names);
    g_assert_true(growth_is_mentioned("x = third();", 12, names));
    g_assert_true(growth_is_mentioned("thirty", 6, names));
    g_assert_false(growth_is_mentioned("thirdly, a_third", 16, names));
    g_assert_false(growth_is_mentioned("third", 4, names));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/growth/declarations", test_declarations);
    g_test_add_func("/growth/others", test_others);
    g_test_add_func("/growth/changes", test_changes);
    g_test_add_func("/growth/mentions", test_mentions);
    return g_test_run();
}

/*
 * test-own-fields.c - which texts use the fields that they declare
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "join/own-fields.h"

static OwnFields *new_fields(void)
{
    return own_fields_new("MR \\*[^;]*;", "\\*(?<field>\\w+)(?=[,;])",
                          "(drop|keep)\\([^;]*", "->(?<field>\\w+)");
}

static gboolean are_used(const OwnFields *fields, const char *text)
{
    return own_fields_are_used(fields, text, strlen(text));
}

static void test_order(void)
{
    g_autoptr(OwnFields) fields = new_fields();

    g_assert_true(are_used(fields, "MR *a; drop(s->a);"));
    g_assert_true(are_used(fields, "MR *a, *b; keep(1, s->b);"));
    g_assert_true(are_used(fields, "MR *a; drop(s->a); MR *a;"));
    g_assert_false(are_used(fields, "drop(s->a); MR *a;"));
    g_assert_false(are_used(fields, "MR *a; drop(s->b);"));
    g_assert_false(are_used(fields, "MR *a; s->a = 0; drop(s);"));
    g_assert_false(are_used(fields, "drop(s->a);"));
}

static void test_blocks(void)
{
    g_autoptr(OwnFields) fields = new_fields();

    own_fields_limit_to_blocks(fields);
    g_assert_true(are_used(fields, "{ MR *a; } drop(s->a);"));
    g_assert_true(are_used(fields, "{ MR *b; MR *a; int n; } drop(s->b);"));
    g_assert_false(are_used(fields, "{ MR *a; drop(s->a); }"));
    g_assert_false(are_used(fields, "{ MR *a; { } } drop(s->a);"));
    g_assert_false(are_used(fields, "MR *a; drop(s->a);"));
}

/* Each field of many, none of which is used, in a time that nobody notices */
static void test_many(void)
{
    g_autoptr(OwnFields) fields = new_fields();
    g_autoptr(GString) text = g_string_new("{");

    for (guint i = 0; i < 100000; i++) {
        g_string_append_printf(text, "MR *field%u;\n", i);
    }
    g_string_append(text, "}");
    for (guint i = 0; i < 100000; i++) {
        g_string_append_printf(text, "drop(%u, s->other%u);\n", i, i);
    }
    own_fields_limit_to_blocks(fields);
    g_assert_false(are_used(fields, text->str));
    g_string_append(text, "drop(s->field99999);");
    g_assert_true(are_used(fields, text->str));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/own-fields/order", test_order);
    g_test_add_func("/own-fields/blocks", test_blocks);
    g_test_add_func("/own-fields/many", test_many);
    return g_test_run();
}

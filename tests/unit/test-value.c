/*
 * test-value.c - what tells one value from another, and what can be asked
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "value.h"

static void test_equal(void)
{
    g_autofree char *record = g_strdup("State");
    g_autofree char *field = g_strdup("mr");

    /* the same field is the same value, wherever its name is written */
    g_assert_true(value_field("State", "mr") == value_field(record, field));
    g_assert_true(value_unknown() == value_unknown());
    g_assert_true(value_null() == value_null());

    g_assert_true(value_unknown() != value_null());
    g_assert_true(value_field("State", "mr") != value_field("State", "io"));
    g_assert_true(value_field("State", "mr") != value_field("Other", "mr"));
    g_assert_true(value_field("State", "mr") != value_field(NULL, "mr"));
    g_assert_true(value_parameter("map", 0) != value_parameter("map", 1));
    g_assert_true(value_parameter("map", 0) != value_output("map", 0));
    g_assert_true(value_global(NULL, "mr") != value_global("a.c", "mr"));
    /* the pointer in a field is not the region in it */
    g_assert_true(value_field("State", "mr") !=
                  value_embedded(STORAGE_OBJECT, "State", "mr"));
    g_assert_true(value_embedded(STORAGE_HEAP_STRUCT, "State", "mr") !=
                  value_embedded(STORAGE_OBJECT, "State", "mr"));
    g_assert_true(value_variable(STORAGE_STATIC, "mr") !=
                  value_variable(STORAGE_STACK, "mr"));
    /* a macro can have several allocations in one expression */
    g_assert_true(value_allocation("a.c", 10, 20) !=
                  value_allocation("a.c", 10, 30));
}

static void test_storage(void)
{
    g_assert_cmpint(value_storage(value_allocation("a.c", 1, 1)), ==,
                    STORAGE_HEAP);
    g_assert_cmpint(value_storage(value_field("State", "mr")), ==,
                    STORAGE_HEAP_FIELD);
    g_assert_cmpint(value_storage(value_global(NULL, "mr")), ==,
                    STORAGE_HEAP_FIELD);
    g_assert_cmpint(value_storage(value_parameter("map", 0)), ==,
                    STORAGE_PARAMETER);
    g_assert_cmpint(value_storage(value_embedded(STORAGE_OBJECT, "State",
                                                 "mr")), ==, STORAGE_OBJECT);
    g_assert_cmpint(value_storage(value_variable(STORAGE_STACK, "mr")), ==,
                    STORAGE_STACK);
    g_assert_cmpint(value_storage(value_result("find")), ==,
                    STORAGE_UNKNOWN);
}

static void test_questions(void)
{
    const Value *field = value_field("State", "mr");
    const Value *embedded = value_embedded(STORAGE_HEAP_STRUCT, "Bank", "mr");
    const Value *second = value_parameter("memory_region_add_subregion", 2);

    g_assert_true(value_is(field, VALUE_FIELD));
    g_assert_true(value_is_field_of(field, "State"));
    g_assert_false(value_is_field_of(field, "Stat"));
    g_assert_false(value_is_embedded_in(field, "State"));
    g_assert_cmpstr(value_record(field), ==, "State");
    g_assert_cmpstr(value_name(field), ==, "mr");
    g_assert_null(value_function(field));

    g_assert_true(value_is_embedded_in(embedded, "Bank"));
    g_assert_false(value_is_field_of(embedded, "Bank"));
    /* an object is not a struct that is freed with all that is in it */
    g_assert_false(value_is_embedded_in(
                       value_embedded(STORAGE_OBJECT, "State", "mr"),
                       "State"));

    g_assert_true(value_is_parameter(second, "memory_region_add_subregion",
                                     2));
    g_assert_false(value_is_parameter(second, "memory_region_add_subregion",
                                      0));
    g_assert_true(value_is_given_to(second, "memory_region_add_"));
    g_assert_false(value_is_given_to(second, "memory_region_del_"));
    /* what a function writes through a pointer is not what it is given */
    g_assert_false(value_is_given_to(value_output("memory_region_add_x", 0),
                                     "memory_region_add_"));
    g_assert_true(value_is_result_of(value_result("get_system_memory"),
                                     "get_system_memory"));
    g_assert_cmpstr(value_function(second), ==,
                    "memory_region_add_subregion");
    g_assert_cmpuint(value_index(second), ==, 2);
    g_assert_null(value_record(second));

    /* an event need not have a target */
    g_assert_false(value_is(NULL, VALUE_NULL));
    g_assert_false(value_is_given_to(NULL, ""));
}

static void test_parts(void)
{
    const Value *all[] = {
        value_unknown(), value_null(), value_allocation("a.c", 10, 20),
        value_field("State", "mr"), value_field(NULL, "mr"),
        value_global(NULL, "mr"), value_global("a.c", "mr"),
        value_parameter("map", 3), value_result("find"),
        value_output("find", 1), value_embedded(STORAGE_OBJECT, "State", "mr"),
        value_embedded(STORAGE_HEAP_STRUCT, "Bank", "mr"),
        value_variable(STORAGE_STATIC, "mr"),
        value_variable(STORAGE_STACK, "mr"),
    };
    const ValueParts wrong[] = {
        { .kind = VALUE_EMBEDDED + 1 }, { .kind = VALUE_FIELD },
        { .kind = VALUE_PARAMETER }, { .kind = VALUE_ALLOCATION },
        { .kind = VALUE_EMBEDDED, .storage = STORAGE_HEAP, .name = "mr" },
        { .kind = VALUE_EMBEDDED, .storage = STORAGE_STACK },
    };

    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        const ValueParts parts = value_parts(all[i]);

        g_assert_true(value_of_parts(&parts) == all[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_assert_null(value_of_parts(&wrong[i]));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/value/equal", test_equal);
    g_test_add_func("/value/storage", test_storage);
    g_test_add_func("/value/questions", test_questions);
    g_test_add_func("/value/parts", test_parts);
    return g_test_run();
}

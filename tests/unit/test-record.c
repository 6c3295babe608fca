/*
 * test-record.c - facts survive being a record, and no record is trusted
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "store/record.h"
#include "fixture.h"

static const char text[] =
    "#include \"system/memory.h\"\n"
    "typedef struct State { MemoryRegion *mr; } State;\n"
    "static void finish(State *s)\n"
    "{\n"
    "    g_free(s->mr);\n"
    "}\n"
    "void (*hook)(State *s) = finish;\n"
    "void start(State *s, Object *owner)\n"
    "{\n"
    "    MemoryRegion *mr = g_malloc(sizeof(MemoryRegion));\n"
    "    memory_region_init(mr, owner, \"mr\", 4);\n"
    "    s->mr = mr;\n"
    "    finish(s);\n"
    "#ifdef NEVER\n"
    "    memory_region_init(mr, owner, \"never\", 4);\n"
    "#endif\n"
    "}\n";

static void test_round_trip(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = fixture_audit(fixture, text, &tree);

    for (guint i = 0; i < audit->units->len; i++) {
        g_autoptr(GVariant) record =
            g_variant_ref_sink(record_of_facts(audit->units->pdata[i]));
        g_autoptr(UnitFacts) facts = record_to_facts(record,
                                                     audit->constructors);
        g_autoptr(GVariant) again = NULL;

        g_assert_nonnull(facts);
        again = g_variant_ref_sink(record_of_facts(facts));
        g_assert_true(g_variant_equal(record, again));
    }
}

static void test_constructors(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = fixture_audit(fixture, text, &tree);
    g_autoptr(GVariant) record =
        g_variant_ref_sink(record_of_constructors(audit->constructors));
    g_autoptr(GHashTable) constructors = record_to_constructors(record);
    const Constructor *constructor =
        g_hash_table_lookup(constructors, "memory_region_init");

    g_assert_cmpuint(g_hash_table_size(constructors), ==,
                     g_hash_table_size(audit->constructors));
    g_assert_cmpstr(constructor->new_name, ==, "memory_region_new");
    g_assert_cmpint(constructor->owner_index, ==, 1);
    g_assert_cmpint(constructor->errp_index, ==, -1);
}

/* Any number may be any other one, and the end may come too early */
static void test_damage(void)
{
    static const guint32 wrong[] = { 0, 1, 1000, G_MAXUINT32 };
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = fixture_audit(fixture, text, &tree);
    g_autoptr(GVariant) record =
        g_variant_ref_sink(record_of_facts(audit->units->pdata[0]));
    g_autoptr(GVariant) texts = g_variant_get_child_value(record, 0);
    g_autoptr(GVariant) list = g_variant_get_child_value(record, 1);
    gsize n;
    const guint32 *numbers = g_variant_get_fixed_array(list, &n,
                                                       sizeof(guint32));

    for (gsize i = 0; i < n; i++) {
        g_autofree guint32 *copy = g_memdup2(numbers, n * sizeof(guint32));

        for (guint k = 0; k <= G_N_ELEMENTS(wrong); k++) {
            g_autoptr(GVariant) damaged = NULL;
            g_autoptr(UnitFacts) facts = NULL;
            gboolean cut = k == G_N_ELEMENTS(wrong);

            copy[i] = cut ? numbers[i] : wrong[k];
            damaged = g_variant_ref_sink(g_variant_new("(@aay@au)", texts,
                g_variant_new_fixed_array(G_VARIANT_TYPE_UINT32, copy,
                                          cut ? i : n, sizeof(guint32))));
            facts = record_to_facts(damaged, audit->constructors);
            g_assert_true(!cut || !facts);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/round-trip", test_round_trip);
    g_test_add_func("/record/constructors", test_constructors);
    g_test_add_func("/record/damage", test_damage);
    return g_test_run();
}

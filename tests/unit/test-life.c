/*
 * test-life.c - what a region has gone through when something happens to it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "fixture.h"

#define INIT "memory_region_init(mr, owner, \"mr\", 4);"
#define INIT_RAM "memory_region_init_ram(mr, owner, \"mr\", 4, errp)"

/* What a region that was just allocated has gone through by the first event of
 * a kind in @code; 0 if there is none */
static guint life_at(EventKind kind, const char *code)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autofree char *text = g_strdup_printf(
        "#include \"system/memory.h\"\n"
        "void start(Object *owner, int fast, Error **errp)\n"
        "{\n"
        "    MemoryRegion *mr = g_malloc(sizeof(MemoryRegion));\n"
        "    %s\n"
        "}\n", code);
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = fixture_audit(fixture, text, &tree);
    const Site *site = audit->sites->pdata[0];

    for (guint i = 0; i < site->allocation->states->len; i++) {
        const EventState *state = &g_array_index(site->allocation->states,
                                                 EventState, i);

        if (state->event->kind == kind) {
            return state->life;
        }
    }
    return 0;
}

static void test_free(void)
{
    g_assert_cmpuint(life_at(EVENT_FREE, "g_free(mr);"), ==, LIFE_RAW);
    g_assert_cmpuint(life_at(EVENT_FREE, INIT " g_free(mr);"), ==, LIFE_LIVE);
    g_assert_cmpuint(life_at(EVENT_FREE, INIT " object_unparent(&mr->o); "
                             "g_free(mr);"), ==, LIFE_UNPARENTED);
}

static void test_failure(void)
{
    /* the branch on its result tells how the init went */
    g_assert_cmpuint(life_at(EVENT_FREE, "if (!" INIT_RAM ") { g_free(mr); }"),
                     ==, LIFE_FAILED);
    g_assert_cmpuint(life_at(EVENT_FREE, "if (" INIT_RAM ") { g_free(mr); }"),
                     ==, LIFE_LIVE);
    g_assert_cmpuint(life_at(EVENT_FREE, INIT_RAM "; g_free(mr);"), ==,
                     LIFE_UNTESTED);
    /* with error_fatal it does not come back */
    g_assert_cmpuint(life_at(EVENT_FREE,
                             "memory_region_init_ram(mr, owner, \"mr\", 4, "
                             "&error_fatal); g_free(mr);"), ==, LIFE_LIVE);
}

static void test_paths(void)
{
    g_assert_cmpuint(life_at(EVENT_FREE, "if (fast) { " INIT " } g_free(mr);"),
                     ==, LIFE_RAW | LIFE_LIVE);
    g_assert_cmpuint(life_at(EVENT_FREE, "if (fast) { " INIT " return; } "
                             "g_free(mr);"), ==, LIFE_RAW);
    /* a loop comes by again */
    g_assert_cmpuint(life_at(EVENT_INIT, "while (fast--) { " INIT " }"), ==,
                     LIFE_RAW | LIFE_LIVE);
    /* what is left out by a short circuit is a path of its own */
    g_assert_cmpuint(life_at(EVENT_FREE, "fast && " INIT_RAM "; g_free(mr);")
                     & LIFE_RAW, ==, LIFE_RAW);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/life/free", test_free);
    g_test_add_func("/life/failure", test_failure);
    g_test_add_func("/life/paths", test_paths);
    return g_test_run();
}

/*
 * test-join.c - what happens to a region in other functions than its own
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "fixture.h"

/* A region that start() stores in s->mr, and what else there is */
static Audit *audit_with(const Scratch *fixture, const char *code, Tree **tree)
{
    g_autofree char *text = g_strdup_printf(
        "#include \"system/memory.h\"\n"
        "typedef struct State { Object o; MemoryRegion *mr, *io; } State;\n"
        "%s\n"
        "void start(State *s, Object *owner)\n"
        "{\n"
        "    s->mr = g_malloc(sizeof(MemoryRegion));\n"
        "    memory_region_init(s->mr, owner, \"mr\", 4);\n"
        "}\n", code);

    return fixture_audit(fixture, text, tree);
}

static guint frees_with(const char *code)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = audit_with(fixture, code, &tree);

    return ((const Site *)audit->sites->pdata[0])->frees->len;
}

static guint suspects_with(const char *code)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = audit_with(fixture, code, &tree);

    return ((const Site *)audit->sites->pdata[0])->suspects->len;
}

static void test_flows(void)
{
    g_assert_cmpuint(frees_with(""), ==, 0);
    /* what is loaded from the field is what was stored there */
    g_assert_cmpuint(frees_with("void stop(State *s) { g_free(s->mr); }"), ==,
                     1);
    g_assert_cmpuint(frees_with("void stop(State *s) { g_free(s->io); }"), ==,
                     0);
    /* an argument is what the parameter holds */
    g_assert_cmpuint(frees_with("static void end(MemoryRegion *mr)\n"
                                "{ g_free(mr); }\n"
                                "void stop(State *s) { end(s->mr); }"), ==, 1);
    g_assert_cmpuint(frees_with("static void end(MemoryRegion *mr)\n"
                                "{ g_free(mr); }\n"
                                "void stop(State *s) { end(s->io); }"), ==, 0);
    /* from one field to the other */
    g_assert_cmpuint(frees_with("void keep(State *s) { s->io = s->mr; }\n"
                                "void stop(State *s) { g_free(s->io); }"), ==,
                     1);
}

static void test_suspects(void)
{
    /* nobody knows where it comes from */
    g_assert_cmpuint(suspects_with("MemoryRegion *found(void);\n"
                                   "void stop(void) { g_free(found()); }"), ==,
                     1);
    g_assert_cmpuint(suspects_with("void stop(State *s) { g_free(s->mr); }"),
                     ==, 0);
    /* what is no region is none of its business */
    g_assert_cmpuint(suspects_with("char *found(void);\n"
                                   "void stop(void) { g_free(found()); }"), ==,
                     0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/join/flows", test_flows);
    g_test_add_func("/join/suspects", test_suspects);
    return g_test_run();
}

/*
 * test-flow.c - which ways lead through a function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "flow/flow.h"
#include "fixture.h"
#include "util/compare.h"

#define PROLOGUE \
    "int a(void), b(void), c(void), d(void), x, y;\n" \
    "void abort(void) __attribute__((noreturn));\n"

/* Names the calls on each way from a block to the exit; a way goes through a
 * block twice at most, so that a loop runs once, or not at all, or again */
static void follow(const Flow *flow, guint index, const char *before,
                   GArray *visits, GPtrArray *ways)
{
    const FlowBlock *block = flow->blocks->pdata[index];
    g_autoptr(GString) way = g_string_new(before);

    if (g_array_index(visits, guint, index) == 2) {
        return;
    }
    for (guint i = 0; i < block->steps->len; i++) {
        const SyntaxNode *step = block->steps->pdata[i];

        if (step->kind == SYNTAX_CALL) {
            g_string_append(way, step->name);
        }
    }
    if (index == flow->exit &&
        !g_ptr_array_find_with_equal_func(ways, way->str, g_str_equal, NULL)) {
        g_ptr_array_add(ways, g_strdup(way->str));
    }
    g_array_index(visits, guint, index)++;
    for (guint i = 0; i < block->next->len; i++) {
        follow(flow, g_array_index(block->next, guint, i), way->str, visits,
               ways);
    }
    g_array_index(visits, guint, index)--;
}

/* The ways through a function with that body, each as the names of what it
 * calls, sorted */
static char *ways(const char *body)
{
    static char *flags[] = { (char *)"-w", NULL };
    g_autoptr(Scratch) fixture = fixture_new();
    g_autofree char *text = g_strconcat(PROLOGUE "void f(void)\n{\n", body,
                                        "\n}\n", NULL);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) visits = g_array_new(FALSE, TRUE, sizeof(guint));
    g_autoptr(GError) error = NULL;
    SyntaxUnit *unit;

    fixture_write(fixture, "f.c", text);
    unit = syntax_parse(fixture->path, "f.c", fixture->path, flags, NULL, NULL,
                        &error);
    g_assert_no_error(error);
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body) {
            g_autoptr(Flow) flow = flow_build(unit, function);

            g_array_set_size(visits, flow->blocks->len);
            follow(flow, 0, "", visits, found);
        }
    }
    syntax_unit_free(unit);
    g_ptr_array_sort(found, compare_strings);
    g_ptr_array_add(found, NULL);
    return g_strjoinv(" ", (char **)found->pdata);
}

static void assert_ways(const char *body, const char *expected)
{
    g_autofree char *found = ways(body);

    g_assert_cmpstr(found, ==, expected);
}

static void test_branches(void)
{
    assert_ways("a(); b();", "ab");
    assert_ways("a(); if (x) { b(); } c();", "abc ac");
    assert_ways("if (a()) { b(); } else { c(); } d();", "abd acd");
    assert_ways("if (x) { a(); return; } b();", "a b");
    assert_ways("x ? a() : b();", "a b");
}

static void test_short_circuits(void)
{
    /* what stands on the right is not always evaluated */
    assert_ways("if (a() && b()) { c(); } d();", "abcd abd ad");
    assert_ways("if (a() || b()) { c(); } d();", "abcd abd acd");
    assert_ways("a() && b();", "a ab");
    assert_ways("x = a() && (b() || c());", "a ab abc");
}

static void test_loops(void)
{
    assert_ways("while (a()) { b(); } c();", "abac ac");
    assert_ways("do { a(); } while (b()); c();", "ababc abc");
    assert_ways("for (a(); b(); c()) { d(); }", "ab abdcb");
    assert_ways("while (a()) { if (x) { break; } b(); } c();", "abac ac");
    assert_ways("while (1) { a(); if (x) { break; } b(); } c();", "abac ac");
    assert_ways("while (a()) { if (x) { continue; } b(); }", "a aa aba");
}

static void test_switches(void)
{
    assert_ways("switch (x) { case 1: a(); break; default: b(); } c();",
                "ac bc");
    /* without a default there is a way around all of it */
    assert_ways("switch (x) { case 1: a(); break; case 2: b(); } c();",
                "ac bc c");
    assert_ways("switch (x) { case 1: a(); default: b(); } c();", "abc bc");
}

static void test_jumps(void)
{
    assert_ways("a(); if (x) { goto out; } b(); out: c();", "abc ac");
    assert_ways("again: a(); if (x) { goto again; } b();", "aab ab");
}

static void test_ends(void)
{
    /* what does not return leads nowhere */
    assert_ways("a(); if (x) { b(); abort(); } c();", "ac");
    /* nor is there a way to what nothing leads to */
    assert_ways("a(); return; b();", "a");
    /* a statement expression is evaluated like any other statement */
    assert_ways("x = a() + ({ if (y) { b(); } c(); });", "abc ac");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/flow/branches", test_branches);
    g_test_add_func("/flow/short-circuits", test_short_circuits);
    g_test_add_func("/flow/loops", test_loops);
    g_test_add_func("/flow/switches", test_switches);
    g_test_add_func("/flow/jumps", test_jumps);
    g_test_add_func("/flow/ends", test_ends);
    return g_test_run();
}

/*
 * test-tree.c - roots, compile databases, sources
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "error.h"
#include "fixture.h"
#include "tree/command-table.h"
#include "tree/database.h"

#define MEMORY_COMMAND \
    "{ \"directory\": \"%s\", \"file\": \"../system/memory.c\"," \
    "  \"command\": \"cc -c ../system/memory.c\" }"

static void assert_fails(const Scratch *fixture, const char *build_dir,
                         const char *message)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(tree_open(fixture->path, build_dir, &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
    if (!strstr(error->message, message)) {
        g_error("'%s' does not say '%s'", error->message, message);
    }
}

static void test_root(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autofree char *below = g_build_filename(fixture->path, "hw/ide", NULL);
    g_autofree char *file = g_build_filename(below, "a.c", NULL);
    g_autofree char *outside = g_path_get_dirname(fixture->path);
    g_autoptr(GError) error = NULL;
    g_autoptr(Tree) tree = NULL;
    g_autofree char *relative = NULL;

    fixture_write(fixture, "hw/ide/a.c", "");
    tree = tree_open(file, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(tree->root, ==, fixture->path);
    g_assert_cmpstr(tree->header, ==, "include/system/memory.h");
    g_assert_cmpstr(tree->implementation, ==, "system/memory.c");
    g_assert_null(tree->build_dir);
    g_assert_false(tree_require_build(tree, &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);

    relative = tree_relative(tree, file);
    g_assert_cmpstr(relative, ==, "hw/ide/a.c");
    g_assert_null(tree_relative(tree, outside));
    g_assert_null(tree_relative(tree, "/"));
}

static void test_older_root(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autofree char *header = g_build_filename(
        fixture->path, "include/system/memory.h", NULL);
    g_autofree char *implementation = g_build_filename(
        fixture->path, "system/memory.c", NULL);
    g_autoptr(Tree) tree = NULL;

    g_unlink(header);
    assert_fails(fixture, NULL, "--tree");
    g_unlink(implementation);
    fixture_write(fixture, "include/exec/memory.h", "");
    fixture_write(fixture, "softmmu/memory.c", "");
    tree = fixture_open(fixture);
    g_assert_cmpstr(tree->header, ==, "include/exec/memory.h");
    g_assert_cmpstr(tree->implementation, ==, "softmmu/memory.c");
}

/* A link that leads to the tree is as good as the tree; one in it is a file */
static void test_links(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Scratch) elsewhere = fixture_new();
    g_autofree char *link = g_build_filename(elsewhere->path, "link", NULL);
    g_autofree char *alias = g_build_filename(fixture->path, "hw/alias.c",
                                              NULL);
    g_autofree char *through = g_build_filename(link, "hw/a.c", NULL);
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;
    g_autoptr(Tree) tree = NULL;

    fixture_write(fixture, "hw/a.c", "");
    g_assert_cmpint(symlink(fixture->path, link), ==, 0);
    g_assert_cmpint(symlink("a.c", alias), ==, 0);
    tree = fixture_open(fixture);
    first = tree_relative(tree, through);
    g_assert_cmpstr(first, ==, "hw/a.c");
    second = tree_relative(tree, alias);
    g_assert_cmpstr(second, ==, "hw/alias.c");
}

static void test_build_dir(void)
{
    g_autoptr(Scratch) fixture = fixture_new();

    assert_fails(fixture, "nowhere", "no build directory nowhere");
    assert_fails(fixture, "build", "no compile_commands.json");
}

static void test_malformed(void)
{
    static const struct {
        const char *database, *message;
    } cases[] = {
        { "[ {", "compile_commands.json" },
        { "", "compile_commands.json" },
        { "{}", "not a list" },
        { "[ 1 ]", "entry 1 is not an object" },
        { "[ " MEMORY_COMMAND ", {} ]", "entry 2 has no \"directory\"" },
        { "[ { \"directory\": \"%s\" } ]", "no \"file\"" },
        { "[ { \"directory\": \"%s\", \"file\": 1 } ]", "no \"file\"" },
        { "[ { \"directory\": \"%s\", \"file\": \"a.c\" } ]",
          "neither a \"command\" nor \"arguments\"" },
        { "[ { \"directory\": \"%s\", \"file\": \"a.c\", \"arguments\": [] } ]",
          "names no compiler" },
        { "[ { \"directory\": \"%s\", \"file\": \"a.c\","
          "    \"arguments\": [ \"cc\", 1 ] } ]", "not a list of strings" },
        { "[ { \"directory\": \"%s\", \"file\": \"a.c\","
          "    \"command\": \"cc 'a\" } ]", "not valid shell syntax" },
        { "[]", "belongs to another tree" },
        { "[ { \"directory\": \"/\", \"file\": \"a.c\","
          "    \"command\": \"cc -c a.c\" } ]", "belongs to another tree" },
        { "[ { \"directory\": \"%s\", \"file\": \"../hw/gone.c\","
          "    \"command\": \"cc -c ../hw/gone.c\" } ]",
          "compiles hw/gone.c, which does not exist" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Scratch) fixture = fixture_new();

        fixture_database(fixture, cases[i].database);
        assert_fails(fixture, NULL, cases[i].message);
    }
}

static void assert_arguments(const CompileCommand *command, const char *wanted)
{
    g_auto(GStrv) flags = compile_command_clang_arguments(command);
    g_autofree char *joined = g_strjoinv(" ", flags);

    g_assert_cmpstr(joined, ==, wanted);
}

static void test_commands(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Tree) tree = NULL;
    GPtrArray *commands;
    CompileCommand *command;
    gboolean borrowed;

    fixture_write(fixture, "hw/a.c", "");
    fixture_database(fixture,
        "[ " MEMORY_COMMAND ","
        "  { \"directory\": \"%s\", \"file\": \"../hw/a.c\","
        "    \"command\": \"gcc -m64 '-DNAME=\\\"x y\\\"' -I.. -Iqapi"
        " -isystem sys -iquote . -std=gnu11 -O2 -g -Wall -Werror"
        " -fzero-call-used-regs=used-gpr -ftrivial-auto-var-init=zero"
        " -pthread -fPIE -MD -MQ -Dx -MF y.d -o -Dodd.o -c ../hw/a.c\" },"
        "  { \"directory\": \"%s\", \"file\": \"../hw/a.c\","
        "    \"arguments\": [ \"clang\", \"-D\", \"TWO\", \"-c\","
        "                     \"../hw/a.c\" ] },"
        "  { \"directory\": \"%s\", \"file\": \"generated.c\","
        "    \"command\": \"cc -c generated.c\" } ]");
    tree = fixture_open(fixture);

    commands = tree_commands(tree, "hw/a.c", &borrowed);
    g_assert_false(borrowed);
    g_assert_cmpuint(commands->len, ==, 2);
    command = g_ptr_array_index(commands, 0);
    g_assert_cmpstr(command->output, ==, "-Dodd.o");
    g_assert_cmpstr(command->directory, ==, tree->build_dir);
    assert_arguments(command,
                     "-m64 -DNAME=\"x y\" -I.. -Iqapi -isystem sys -iquote . "
                     "-std=gnu11 -pthread -fPIE");
    command = g_ptr_array_index(commands, 1);
    g_assert_null(command->output);
    assert_arguments(command, "-D TWO");
}

/* What was packed for another run is what it was */
static void test_packed_commands(void)
{
    char *first[] = { (char *)"cc", (char *)"-DA", (char *)"-c", NULL };
    char *second[] = { (char *)"cc", (char *)"-DB", NULL };
    CommandTable *table = command_table_new();
    g_autoptr(GVariant) packed = NULL;
    const CompileCommand *command;
    GPtrArray *commands;

    command_table_add(table, "a.c", compile_command_new("/build", first));
    command_table_add(table, "b.c", compile_command_new("/build", second));
    command_table_add(table, "a.c", compile_command_new("/other", second));
    packed = g_variant_ref_sink(command_table_pack(table));
    command_table_free(table);

    table = command_table_unpack(packed);
    g_assert_true(command_table_contains(table, "b.c"));
    g_assert_false(command_table_contains(table, "c.c"));
    g_assert_null(command_table_find(table, "c.c"));
    commands = command_table_find(table, "a.c");
    g_assert_cmpuint(commands->len, ==, 2);
    command = commands->pdata[0];
    g_assert_cmpstr(command->directory, ==, "/build");
    g_assert_cmpstr(command->arguments[1], ==, "-DA");
    g_assert_cmpstr(command->arguments[2], ==, "-c");
    g_assert_null(command->arguments[3]);
    g_assert_null(command->output);
    command = commands->pdata[1];
    g_assert_cmpstr(command->directory, ==, "/other");
    g_assert_cmpstr(command->arguments[1], ==, "-DB");
    command_table_free(table);
}

static const char *lender(const Tree *tree, const char *file)
{
    gboolean borrowed;
    GPtrArray *commands = tree_commands(tree, file, &borrowed);
    const CompileCommand *command = g_ptr_array_index(commands, 0);

    g_assert_true(borrowed);
    return command->file;
}

static void test_borrowing(void)
{
    static const char *const files[] = {
        "../hw/arm/boot.c", "../hw/arm/virt.c", "../hw/armv/virtio.c",
        "../hw/core/a.c", "../hw/core/b.c",
    };
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(GString) database = g_string_new("[");
    g_autoptr(Tree) tree = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_string_append_printf(database,
            "%s{ \"directory\": \"%%s\", \"file\": \"%s\", \"command\": "
            "\"cc -c %s\" }", i ? "," : "", files[i], files[i]);
        fixture_write(fixture, files[i] + 3, "");
    }
    g_string_append(database, "]");
    fixture_database(fixture, database->str);
    tree = fixture_open(fixture);

    /* Same directory, and there the longest common start of the name */
    g_assert_cmpstr(lender(tree, "hw/arm/virt-acpi.c"), ==,
                    "../hw/arm/virt.c");
    g_assert_cmpstr(lender(tree, "hw/arm/virtio.c"), ==, "../hw/arm/virt.c");
    /* then the first by name */
    g_assert_cmpstr(lender(tree, "hw/core/z.c"), ==, "../hw/core/a.c");
    /* then the directory above, wherever it has something */
    g_assert_cmpstr(lender(tree, "hw/core/sub/b.c"), ==, "../hw/core/b.c");
    g_assert_cmpstr(lender(tree, "hw/x.c"), ==, "../hw/arm/boot.c");
}

static char *join(GPtrArray *names)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < names->len; i++) {
        g_string_append_printf(text, "%s%s", i ? " " : "",
                               (char *)g_ptr_array_index(names, i));
    }
    return g_string_free(text, FALSE);
}

static void run_git(const Scratch *fixture, const char *arguments)
{
    g_autofree char *line = g_strdup_printf(
        "git -C %s -c user.name=n -c user.email=e@example.org %s",
        fixture->path, arguments);
    g_autofree char *out = NULL;
    g_autofree char *err = NULL;
    g_autoptr(GError) error = NULL;
    int status;

    g_spawn_command_line_sync(line, &out, &err, &status, &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
}

static void fill(const Scratch *fixture)
{
    fixture_write(fixture, "hw/b.c", "memory_region_init(mr);");
    fixture_write(fixture, "hw/a.c.inc", "nothing");
    fixture_write(fixture, "hw/x.py", "");
    fixture_write(fixture, "hw/sub/c.h", "memory_region");
    fixture_write(fixture, "tests/t.c", "");
    fixture_write(fixture, "subprojects/s/s.c", "");
    fixture_database(fixture, "[ " MEMORY_COMMAND " ]");
    fixture_write(fixture, "build/generated.c", "");
}

static void assert_sources(const Scratch *fixture)
{
    static const char *const hw[] = { "hw", NULL };
    static const char *const one[] = { "hw/b.c", "hw/sub", NULL };
    static const char *const missing[] = { "hw/none.c", NULL };
    static const char *const words[] = { "region_init", "no such", NULL };
    g_autoptr(Tree) tree = fixture_open(fixture);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) all = tree_sources(tree, NULL, &error);
    g_autoptr(GPtrArray) in_hw = tree_sources(tree, hw, &error);
    g_autoptr(GPtrArray) two = tree_sources(tree, one, &error);
    g_autoptr(GPtrArray) selected = tree_select(tree, in_hw, words, &error);
    g_autofree char *all_names = join(all);
    g_autofree char *hw_names = join(in_hw);
    g_autofree char *two_names = join(two);
    g_autofree char *selected_names = join(selected);

    g_assert_no_error(error);
    g_assert_cmpstr(all_names, ==, "hw/a.c.inc hw/b.c hw/sub/c.h "
                    "include/system/memory.h system/memory.c");
    g_assert_cmpstr(hw_names, ==, "hw/a.c.inc hw/b.c hw/sub/c.h");
    g_assert_cmpstr(two_names, ==, "hw/b.c hw/sub/c.h");
    g_assert_cmpstr(selected_names, ==, "hw/b.c");

    g_assert_null(tree_sources(tree, missing, &error));
    g_assert_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT);
}

static void test_sources(void)
{
    g_autoptr(Scratch) fixture = fixture_new();

    fill(fixture);
    assert_sources(fixture);
}

static void test_sources_of_checkout(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autofree char *deleted = g_build_filename(fixture->path, "hw/d.c", NULL);

    fill(fixture);
    fixture_write(fixture, "hw/d.c", "");
    fixture_write(fixture, ".gitignore", "/hw/ignored.c\n");
    fixture_write(fixture, "hw/ignored.c", "");
    run_git(fixture, "init -q");
    run_git(fixture, "add hw/d.c hw/b.c system include .gitignore");
    g_unlink(deleted);
    assert_sources(fixture);
}

static void test_changed(void)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Tree) tree = NULL;
    g_autoptr(GPtrArray) none = NULL;
    g_autoptr(GPtrArray) changed = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *names = NULL;

    fill(fixture);
    tree = fixture_open(fixture);
    run_git(fixture, "init -q");
    run_git(fixture, "add hw");
    run_git(fixture, "commit -q -m x");
    none = tree_changed(tree, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(none->len, ==, 0);

    fixture_write(fixture, "hw/b.c", "staged");
    run_git(fixture, "add hw/b.c");
    fixture_write(fixture, "hw/a.c.inc", "not staged");
    changed = tree_changed(tree, NULL, &error);
    g_assert_no_error(error);
    names = join(changed);
    g_assert_cmpstr(names, ==, "hw/a.c.inc hw/b.c");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tree/root", test_root);
    g_test_add_func("/tree/older-root", test_older_root);
    g_test_add_func("/tree/links", test_links);
    g_test_add_func("/tree/build-dir", test_build_dir);
    g_test_add_func("/tree/malformed-database", test_malformed);
    g_test_add_func("/tree/commands", test_commands);
    g_test_add_func("/tree/packed-commands", test_packed_commands);
    g_test_add_func("/tree/borrowing", test_borrowing);
    g_test_add_func("/tree/sources", test_sources);
    g_test_add_func("/tree/sources-of-checkout", test_sources_of_checkout);
    g_test_add_func("/tree/changed", test_changed);
    return g_test_run();
}

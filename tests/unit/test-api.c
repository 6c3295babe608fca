/*
 * test-api.c - new constructors derived from small trees of many ages
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Each folder of tests/api/ is a tree in the small: memory.h, memory.c, at
 * most a second file, and in "expected" the diff that gives it its new
 * constructors, followed by what is refused.  With MRCONV_BLESS set,
 * "expected" is written instead of compared; look at what git says then.
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "api.h"
#include "error.h"
#include "fixture.h"
#include "util/intern.h"

static char *case_path(const char *name, const char *file)
{
    return g_build_filename(g_getenv("MRCONV_DATADIR"), "tests", "api", name,
                            file, NULL);
}

static char *read_case(const char *name, const char *file)
{
    g_autofree char *path = case_path(name, file);
    char *text = NULL;

    g_file_get_contents(path, &text, NULL, NULL);
    return text;
}

static const char *const sources[] = { "memory.c", "physmem.c" };

/* A tree made of a case */
static Scratch *make_tree(const char *name)
{
    Scratch *fixture = fixture_new();
    g_autofree char *qom = read_case("", "qom.h");
    g_autofree char *header = read_case(name, "memory.h");
    g_autoptr(GString) database = g_string_new(NULL);

    fixture_write(fixture, "include/qom.h", qom);
    fixture_write(fixture, "include/system/memory.h", header);
    for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
        g_autofree char *text = read_case(name, sources[i]);
        g_autofree char *file = g_build_filename("system", sources[i], NULL);

        if (!text) {
            continue;
        }
        fixture_write(fixture, file, text);
        g_string_append_printf(database, "%s{ \"directory\": \"%%s\", "
                               "\"file\": \"../%s\", \"command\": "
                               "\"cc -I../include -c ../%s\" }",
                               database->len ? ", " : "", file, file);
    }
    g_string_prepend(database, "[ ");
    g_string_append(database, " ]");
    fixture_database(fixture, database->str);
    return fixture;
}

static Api *derive(const Scratch *fixture, const char *const *constructors)
{
    g_autoptr(Tree) tree = fixture_open(fixture);
    g_autoptr(GError) error = NULL;
    Api *api = api_derive(tree, constructors, &error);

    g_assert_no_error(error);
    return api;
}

static void write_files(const Scratch *fixture, const Api *api)
{
    for (guint i = 0; i < api->files->len; i++) {
        const FileEdit *edit = api->files->pdata[i];
        g_autofree char *text =
            g_strndup(g_bytes_get_data(edit->after, NULL),
                      g_bytes_get_size(edit->after));

        fixture_write(fixture, edit->file, text);
    }
}

static void compile(const Scratch *fixture, const char *file)
{
    g_autofree char *path = g_build_filename(fixture->path, "system", file,
                                             NULL);
    g_autofree char *include = g_build_filename(fixture->path, "include",
                                                NULL);
    g_autoptr(GError) error = NULL;
    const char *const command[] = {
        "cc", "-Wall", "-Wextra", "-Wno-unused-parameter",
        "-Wno-unused-variable", "-Wno-unused-function", "-Werror",
        "-fsyntax-only", "-I", include, path, NULL,
    };
    g_autoptr(GSubprocess) process = NULL;

    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        return;
    }
    process = g_subprocess_newv(command, G_SUBPROCESS_FLAGS_NONE, &error);
    g_assert_no_error(error);
    g_subprocess_wait_check(process, NULL, &error);
    g_assert_no_error(error);
}

static void compare(const char *name, const char *text)
{
    g_autofree char *expected = read_case(name, "expected");

    if (g_getenv("MRCONV_BLESS")) {
        g_autofree char *path = case_path(name, "expected");

        g_assert_true(g_file_set_contents(path, text, -1, NULL));
    } else {
        g_assert_cmpstr(text, ==, expected);
    }
}

/* The result is what is expected, compiles, and has nothing to add to it */
static void test_case(gconstpointer data)
{
    const char *name = data;
    g_autoptr(Scratch) fixture = make_tree(name);
    g_autoptr(Api) api = derive(fixture, NULL);
    g_autoptr(GError) error = NULL;
    g_autofree char *diff = edit_diff(api->files, &error);
    g_autoptr(GString) text = g_string_new(diff);
    g_autoptr(Api) again = NULL;

    g_assert_no_error(error);
    for (guint i = 0; i < api->refused->len; i++) {
        g_string_append_printf(text, "%s\n",
                               (const char *)api->refused->pdata[i]);
    }
    compare(name, text->str);

    write_files(fixture, api);
    for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
        compile(fixture, sources[i]);
    }
    again = derive(fixture, NULL);
    g_assert_cmpuint(again->files->len, ==, 0);
    g_assert_cmpuint(again->added->len, ==, 0);
    g_assert_cmpuint(again->refused->len, ==, api->refused->len);
}

/* Asked for one, it makes that and what it calls, and lists these first */
static void test_asked_for(void)
{
    static const char *const wanted[] = { "memory_region_init_ram", NULL };
    g_autoptr(Scratch) fixture = make_tree("bool-helper");
    g_autoptr(Api) api = derive(fixture, wanted);

    g_assert_cmpuint(api->added->len, ==, 3);
    g_assert_cmpstr(api->added->pdata[0], ==, "memory_region_new");
    g_assert_cmpstr(api->added->pdata[1], ==,
                    "memory_region_new_ram_flags_nomigrate");
    g_assert_cmpstr(api->added->pdata[2], ==, "memory_region_new_ram");
}

static void test_present(void)
{
    g_autoptr(Scratch) fixture = make_tree("already-there");
    g_autoptr(Api) api = derive(fixture, NULL);

    g_assert_cmpuint(api->present->len, ==, 1);
    g_assert_cmpstr(api->present->pdata[0], ==, "memory_region_new");
    g_assert_cmpuint(api->added->len, ==, 1);
    g_assert_cmpstr(api->added->pdata[0], ==, "memory_region_new_alias");
}

static void assert_fails(const Scratch *fixture,
                         const char *const *constructors, ExitCode code,
                         const char *message)
{
    g_autoptr(Tree) tree = fixture_open(fixture);
    g_autoptr(GError) error = NULL;

    g_assert_null(api_derive(tree, constructors, &error));
    g_assert_error(error, MRCONV_ERROR, (int)code);
    if (!strstr(error->message, message)) {
        g_error("'%s' does not say '%s'", error->message, message);
    }
}

static void test_errors(void)
{
    static const char *const unknown[] = { "memory_region_init_soup", NULL };
    g_autoptr(Scratch) fixture = make_tree("whole-base");
    g_autofree char *database = NULL;

    assert_fails(fixture, unknown, EXIT_CODE_USAGE,
                 "include/system/memory.h does not declare "
                 "memory_region_init_soup()");
    fixture_write(fixture, "system/memory.c",
                  "#include \"system/memory.h\"\n"
                  "#include \"generated.h\"\n");
    assert_fails(fixture, NULL, EXIT_CODE_ENVIRONMENT,
                 "system/memory.c:2: 'generated.h'");
    database = g_build_filename(fixture->path, "build",
                                "compile_commands.json", NULL);
    g_assert_cmpint(g_unlink(database), ==, 0);
    assert_fails(fixture, NULL, EXIT_CODE_ENVIRONMENT, "system/memory.c: ");
}

/* A constructor without counterpart is refused only when it is asked for */
static void test_no_counterpart(void)
{
    static const char *const wanted[] = { "memory_region_init_iommu", NULL };
    g_autoptr(Scratch) fixture = make_tree("not-understood");
    g_autoptr(Api) api = derive(fixture, wanted);

    g_assert_cmpuint(api->refused->len, ==, 1);
    g_assert_nonnull(strstr(api->refused->pdata[0],
                            "memory_region_init_iommu: its first parameter"));
    g_assert_cmpuint(api->files->len, ==, 0);
}

/* Every line of a file with CRLF line ends keeps, or gets, one */
static void test_line_ends(void)
{
    g_autoptr(Scratch) fixture = make_tree("bool-helper");
    g_autofree char *text = read_case("bool-helper", "memory.c");
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *dos = g_strjoinv("\r\n", lines);
    g_autoptr(Api) unix_api = derive(fixture, NULL);
    g_autoptr(Api) dos_api = NULL;
    const FileEdit *edit;
    g_autofree char *after = NULL;
    g_auto(GStrv) dos_lines = NULL;
    g_autofree char *plain = NULL;

    fixture_write(fixture, "system/memory.c", dos);
    dos_api = derive(fixture, NULL);
    edit = dos_api->files->pdata[1];
    g_assert_cmpstr(edit->file, ==, "system/memory.c");
    after = g_strndup(g_bytes_get_data(edit->after, NULL),
                      g_bytes_get_size(edit->after));
    dos_lines = g_strsplit(after, "\r\n", -1);
    plain = g_strjoinv("\n", dos_lines);
    g_assert_null(strchr(plain, '\r'));
    g_assert_cmpuint(strlen(after) - strlen(plain), ==,
                     g_strv_length(dos_lines) - 1);
    edit = unix_api->files->pdata[1];
    g_assert_cmpmem(plain, strlen(plain), g_bytes_get_data(edit->after, NULL),
                    g_bytes_get_size(edit->after));
}

static void test_manual(void)
{
    static const char before[] =
        "Memory\n======\n\nRegion lifecycle\n----------------\n\n"
        "A region is made\nby somebody.\n\nIt ends.\n";
    static const char *const first[] = { "memory_region_init", NULL };
    g_autoptr(Scratch) fixture = make_tree("bool-helper");
    g_autoptr(Api) one = NULL, all = NULL, none = NULL;
    g_autofree char *text = NULL;
    const FileEdit *edit;

    fixture_write(fixture, "docs/devel/memory.rst", before);
    one = derive(fixture, first);
    edit = one->files->pdata[0];
    g_assert_cmpstr(edit->file, ==, "docs/devel/memory.rst");
    text = g_strndup(g_bytes_get_data(edit->after, NULL),
                     g_bytes_get_size(edit->after));
    g_assert_nonnull(strstr(text, "by somebody.\n\nThe memory_region_init*()"));
    g_assert_nonnull(strstr(text, "\n\n- memory_region_new()\n\n"));
    g_assert_true(g_str_has_suffix(text, "\n\nIt ends.\n"));
    write_files(fixture, one);

    /* the list grows, the text around it is not repeated */
    all = derive(fixture, NULL);
    edit = all->files->pdata[0];
    g_clear_pointer(&text, g_free);
    text = g_strndup(g_bytes_get_data(edit->after, NULL),
                     g_bytes_get_size(edit->after));
    g_assert_nonnull(strstr(text, "\n\n- memory_region_new()\n"
                                  "- memory_region_new_io()\n"));
    g_assert_true(strstr(text, "The memory_region_init*()") ==
                  g_strrstr(text, "The memory_region_init*()"));
    write_files(fixture, all);

    none = derive(fixture, NULL);
    g_assert_cmpuint(none->files->len, ==, 0);
}

int main(int argc, char **argv)
{
    g_autofree char *folder = case_path("", NULL);
    g_autoptr(GDir) cases = g_dir_open(folder, 0, NULL);
    const char *name;

    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/api/asked-for", test_asked_for);
    g_test_add_func("/api/present", test_present);
    g_test_add_func("/api/errors", test_errors);
    g_test_add_func("/api/no-counterpart", test_no_counterpart);
    g_test_add_func("/api/line-ends", test_line_ends);
    g_test_add_func("/api/manual", test_manual);
    g_assert_nonnull(cases);
    while ((name = g_dir_read_name(cases))) {
        g_autofree char *header = case_path(name, "memory.h");

        if (g_file_test(header, G_FILE_TEST_EXISTS)) {
            g_autofree char *path = g_strconcat("/api/case/", name, NULL);

            g_test_add_data_func(path, intern(name), test_case);
        }
    }
    return g_test_run();
}

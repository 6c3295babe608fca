/*
 * test-edit.c - planned edits, through spatch
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "edit/hunks.h"
#include "error.h"
#include "plan.h"
#include "util/intern.h"

static const Tree tree = { .root = (char *)"/nowhere" };

/* A file with edits that are described by the text they are found at */
typedef struct {
    FileEdit file;
    const char *text;
    GPtrArray *files;
    GPtrArray *garbage;
} Plan;

static Plan *plan_new(const char *before)
{
    Plan *plan = g_new0(Plan, 1);

    plan->file.file = "hw/misc/device.c";
    plan->file.edits = g_ptr_array_new_with_free_func(g_free);
    plan->file.before = g_bytes_new(before, strlen(before));
    plan->text = before;
    plan->files = g_ptr_array_new();
    g_ptr_array_add(plan->files, &plan->file);
    plan->garbage = g_ptr_array_new_with_free_func(g_free);
    return plan;
}

static void plan_free(Plan *plan)
{
    g_ptr_array_unref(plan->file.edits);
    g_bytes_unref(plan->file.before);
    g_clear_pointer(&plan->file.after, g_bytes_unref);
    g_ptr_array_unref(plan->files);
    g_ptr_array_unref(plan->garbage);
    g_free(plan);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

/* Where @text stands, which it must do once */
static Location locate(const Plan *plan, const char *text)
{
    const char *found = strstr(plan->text, text);
    Location where = { .file = plan->file.file, .line = 1, .column = 1 };

    g_assert_nonnull(found);
    g_assert_null(strstr(found + strlen(text), text));
    where.start = found - plan->text;
    where.end = where.start + strlen(text);
    for (const char *c = plan->text; c < found; c++) {
        where.column = *c == '\n' ? 1 : where.column + 1;
        where.line += *c == '\n';
    }
    return where;
}

static Edit *add_edit(Plan *plan, EditKind kind, const char *text,
                      const char *region)
{
    Edit *edit = g_new0(Edit, 1);

    edit->kind = kind;
    edit->where = locate(plan, text);
    edit->function = "f";
    edit->region = region;
    g_ptr_array_add(plan->file.edits, edit);
    return edit;
}

/* The init of @region whose call begins with @call */
static const Init *new_init(Plan *plan, const char *call, const char *region,
                            InitForm form)
{
    Init *init = g_new0(Init, 1);
    Constructor *constructor = g_new0(Constructor, 1);
    g_autofree char *name = g_strndup(call, strcspn(call, "("));
    g_autoptr(GString) new_name = g_string_new(name);

    g_string_replace(new_name, "_init", "_new", 1);
    constructor->name = intern(name);
    constructor->new_name = intern(new_name->str);
    init->constructor = constructor;
    init->call = locate(plan, call);
    init->form = form;
    init->region = region;
    g_ptr_array_add(plan->garbage, init);
    g_ptr_array_add(plan->garbage, constructor);
    return init;
}

static void drop_allocation(Plan *plan, const char *statement,
                            const char *region)
{
    Edit *edit = add_edit(plan, EDIT_DROP_ALLOCATION, statement, region);

    edit->declared = !g_str_has_suffix(statement, ";");
}

static void new_at_init(Plan *plan, const char *statement, const char *call,
                        InitForm form, const char *region)
{
    Edit *edit = add_edit(plan, EDIT_NEW_AT_INIT, statement, region);

    edit->init = new_init(plan, call, region, form);
}

static void new_in_declaration(Plan *plan, const char *declaration,
                               const char *call, const char *region)
{
    Edit *edit = add_edit(plan, EDIT_NEW_IN_DECLARATION, declaration, region);

    edit->declared = TRUE;
    edit->init = new_init(plan, call, region, INIT_STATEMENT);
}

static void drop_free(Plan *plan, const char *statement, ReleaseKind kind,
                      const char *region)
{
    Edit *edit = add_edit(plan, EDIT_DROP_FREE, statement, region);
    Release *release = g_new0(Release, 1);

    release->kind = kind;
    edit->release = release;
    g_ptr_array_add(plan->garbage, release);
}

static void assert_becomes(Plan *plan, const char *after)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;

    edit_run(&tree, plan->files, 1, &error);
    g_assert_no_error(error);
    text = g_strndup(g_bytes_get_data(plan->file.after, NULL),
                     g_bytes_get_size(plan->file.after));
    g_assert_cmpstr(text, ==, after);
}

static void assert_fails(Plan *plan, ExitCode code, const char *message)
{
    g_autoptr(GError) error = NULL;
    const char *said;

    if (code == EXIT_CODE_CHECK) {
        g_assert_true(edit_run(&tree, plan->files, 1, &error));
        said = plan->file.problem;
        g_assert_nonnull(said);
    } else {
        g_assert_false(edit_run(&tree, plan->files, 1, &error));
        g_assert_error(error, MRCONV_ERROR, (int)code);
        said = error->message;
    }
    if (!strstr(said, message)) {
        g_error("'%s' is not in '%s'", message, said);
    }
    g_assert_null(plan->file.after);
    g_clear_pointer(&plan->file.problem, g_free);
}

static void test_declaration(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(Object *o)\n"
        "{\n"
        "    MemoryRegion *mr = g_new(MemoryRegion, 1);\n"
        "\n"
        "    memory_region_init_io(mr, o, &ops, NULL, \"io\", 4);\n"
        "    use(mr);\n"
        "}\n");

    new_in_declaration(plan, "MemoryRegion *mr = g_new(MemoryRegion, 1);",
                       "memory_region_init_io(mr", "mr");
    assert_becomes(plan,
        "void f(Object *o)\n"
        "{\n"
        "    MemoryRegion *mr = memory_region_new_io(o, &ops, NULL, \"io\", 4);\n"
        "\n"
        "    use(mr);\n"
        "}\n");
}

static void test_declaration_comments(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(Object *o)\n"
        "{\n"
        "    MemoryRegion *mr = g_new(MemoryRegion, 1);\n"
        "\n"
        "    /* all\n"
        "     * of it */\n"
        "    memory_region_init_io(mr, o, &ops, NULL, \"io\", 4); // four\n"
        "}\n");

    new_in_declaration(plan, "MemoryRegion *mr = g_new(MemoryRegion, 1);",
                       "memory_region_init_io(mr", "mr");
    assert_becomes(plan,
        "void f(Object *o)\n"
        "{\n"
        "    /* all\n"
        "     * of it */\n"
        "    MemoryRegion *mr = memory_region_new_io(o, &ops, NULL, \"io\", 4); // four\n"
        "}\n");
}

static void test_declarators(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(Object *o)\n"
        "{\n"
        "    MemoryRegion *a, *b = g_new(MemoryRegion, 1), *c = a;\n"
        "\n"
        "    use(a, c);\n"
        "    memory_region_init(&b[0], o, \"b\", 4);\n"
        "}\n");

    drop_allocation(plan, "MemoryRegion *a, *b = g_new(MemoryRegion, 1)", "b");
    new_at_init(plan, "memory_region_init(&b[0], o, \"b\", 4);",
                "memory_region_init(&b[0]", INIT_STATEMENT, "b");
    assert_becomes(plan,
        "void f(Object *o)\n"
        "{\n"
        "    MemoryRegion *a, *b, *c = a;\n"
        "\n"
        "    use(a, c);\n"
        "    b = memory_region_new(o, \"b\", 4);\n"
        "}\n");
}

/* Statements that go leave neither comments nor blank lines amiss */
static void test_lines(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(State *s, Object *o)\n"
        "{\n"
        "    int i;\n"
        "\n"
        "    s->a = g_new(MemoryRegion, 1);\n"
        "\n"
        "    /* kept */\n"
        "    memory_region_init(s->a, o, \"a\", 4);\n"
        "    if (i) {\n"
        "        s->b = g_malloc0(sizeof(*s->b)); /* kept too */\n"
        "        /* and this */\n"
        "        memory_region_init(s->b, o, \"b\", 4);\n"
        "    }\n"
        "    if (i) {\n"
        "        use(s->b);\n"
        "\n"
        "        g_free(s->b);\n"
        "    }\n"
        "}\n");

    drop_allocation(plan, "s->a = g_new(MemoryRegion, 1);", "s->a");
    new_at_init(plan, "memory_region_init(s->a, o, \"a\", 4);",
                "memory_region_init(s->a", INIT_STATEMENT, "s->a");
    drop_allocation(plan, "s->b = g_malloc0(sizeof(*s->b));", "s->b");
    new_at_init(plan, "memory_region_init(s->b, o, \"b\", 4);",
                "memory_region_init(s->b", INIT_STATEMENT, "s->b");
    drop_free(plan, "g_free(s->b);", RELEASE_FREE, "s->b");
    assert_becomes(plan,
        "void f(State *s, Object *o)\n"
        "{\n"
        "    int i;\n"
        "\n"
        "    /* kept */\n"
        "    s->a = memory_region_new(o, \"a\", 4);\n"
        "    if (i) {\n"
        "        /* kept too */\n"
        "        /* and this */\n"
        "        s->b = memory_region_new(o, \"b\", 4);\n"
        "    }\n"
        "    if (i) {\n"
        "        use(s->b);\n"
        "    }\n"
        "}\n");
}

static void test_conditions(void)
{
    g_autoptr(Plan) plan = plan_new(
        "bool f(MemoryRegion *mr, Object *o, Error **errp)\n"
        "{\n"
        "    if (!memory_region_init_ram(mr, o, \"one\", 4, errp)) {\n"
        "        g_free(mr);\n"
        "        return false;\n"
        "    }\n"
        "    if (!memory_region_init_ram(mr, o, \"two\", 4,\n"
        "                                errp)) {\n"
        "        /* alone */\n"
        "        free(mr);\n"
        "    }\n"
        "    if (memory_region_init_ram(mr, o, \"three\", 4, errp)) {\n"
        "        use(mr);\n"
        "    } else {\n"
        "        return false;\n"
        "    }\n"
        "    return memory_region_init_ram(mr, o, \"four\", 4, errp);\n"
        "}\n");

    new_at_init(plan, "if (!memory_region_init_ram(mr, o, \"one\", 4, errp))",
                "memory_region_init_ram(mr, o, \"one\"", INIT_IF_FAILED, "mr");
    drop_free(plan, "g_free(mr);", RELEASE_FREE, "mr");
    new_at_init(plan, "if (!memory_region_init_ram(mr, o, \"two\", 4,\n"
                "                                errp))",
                "memory_region_init_ram(mr, o, \"two\"", INIT_IF_FAILED, "mr");
    drop_free(plan, " free(mr);", RELEASE_FREE, "mr");
    new_at_init(plan, "if (memory_region_init_ram(mr, o, \"three\", 4, errp))",
                "memory_region_init_ram(mr, o, \"three\"", INIT_IF_SUCCEEDED,
                "mr");
    new_at_init(plan,
                "return memory_region_init_ram(mr, o, \"four\", 4, errp);",
                "memory_region_init_ram(mr, o, \"four\"", INIT_RETURNED, "mr");
    assert_becomes(plan,
        "bool f(MemoryRegion *mr, Object *o, Error **errp)\n"
        "{\n"
        "    mr = memory_region_new_ram(o, \"one\", 4, errp);\n"
        "    if (!mr) {\n"
        "        return false;\n"
        "    }\n"
        "    mr = memory_region_new_ram(o, \"two\", 4, errp);\n"
        "    mr = memory_region_new_ram(o, \"three\", 4, errp);\n"
        "    if (mr) {\n"
        "        use(mr);\n"
        "    } else {\n"
        "        return false;\n"
        "    }\n"
        "    mr = memory_region_new_ram(o, \"four\", 4, errp);\n"
        "    return mr != NULL;\n"
        "}\n");
}

static void test_frees(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(State *s)\n"
        "{\n"
        "    if (s->a) {\n"
        "        g_free(s->a);\n"
        "    }\n"
        "    if (s->b)\n"
        "        g_free(s->b);\n"
        "    g_clear_pointer(&s->c, g_free);\n"
        "    if (s->d)\n"
        "        g_clear_pointer(&s->d, g_free);\n"
        "}\n");

    drop_free(plan, "g_free(s->a);", RELEASE_FREE, "s->a");
    drop_free(plan, "g_free(s->b);", RELEASE_FREE, "s->b");
    drop_free(plan, "g_clear_pointer(&s->c, g_free);", RELEASE_CLEAR, "s->c");
    drop_free(plan, "g_clear_pointer(&s->d, g_free);", RELEASE_CLEAR, "s->d");
    assert_becomes(plan,
        "void f(State *s)\n"
        "{\n"
        "    s->c = NULL;\n"
        "    if (s->d)\n"
        "        s->d = NULL;\n"
        "}\n");
}

/* Functions go with the comment above them and with their registration */
static void test_functions(void)
{
    g_autoptr(Plan) plan = plan_new(
        "#include \"hw/device.h\"\r\n"
        "\r\n"
        "/* no comment of one() */\r\n"
        "\r\n"
        "/*\r\n"
        " * Lets go\r\n"
        " */\r\n"
        "static void one(Object *obj)\r\n"
        "{\r\n"
        "    /* of it */\r\n"
        "    g_free(ONE(obj)->mr);\r\n"
        "}\r\n"
        "\r\n"
        "static void class_init(ObjectClass *klass)\r\n"
        "{\r\n"
        "    DeviceClass *dc = DEVICE_CLASS(klass);\r\n"
        "\r\n"
        "    dc->realize = realize;\r\n"
        "\r\n"
        "    dc->unrealize = two;\r\n"
        "}\r\n"
        "\r\n"
        "static const TypeInfo types[] = {\r\n"
        "    {\r\n"
        "        .name = NAME,\r\n"
        "        .instance_finalize = one, .class_init = class_init,\r\n"
        "        .interfaces = (const InterfaceInfo[]) { { KIND }, { } },\r\n"
        "    },\r\n"
        "};\r\n"
        "\r\n"
        "static void two(DeviceState *dev)\r\n"
        "{\r\n"
        "    g_free(TWO(dev)->mr);\r\n"
        "}\r\n");

    add_edit(plan, EDIT_DROP_FUNCTION,
             "/*\r\n"
             " * Lets go\r\n"
             " */\r\n"
             "static void one(Object *obj)\r\n"
             "{\r\n"
             "    /* of it */\r\n"
             "    g_free(ONE(obj)->mr);\r\n"
             "}", "one");
    add_edit(plan, EDIT_DROP_REGISTRATION, "dc->unrealize = two", "two");
    add_edit(plan, EDIT_DROP_REGISTRATION, ".instance_finalize = one", "one");
    add_edit(plan, EDIT_DROP_FUNCTION,
             "static void two(DeviceState *dev)\r\n"
             "{\r\n"
             "    g_free(TWO(dev)->mr);\r\n"
             "}", "two");
    assert_becomes(plan,
        "#include \"hw/device.h\"\r\n"
        "\r\n"
        "/* no comment of one() */\r\n"
        "\r\n"
        "static void class_init(ObjectClass *klass)\r\n"
        "{\r\n"
        "    DeviceClass *dc = DEVICE_CLASS(klass);\r\n"
        "\r\n"
        "    dc->realize = realize;\r\n"
        "}\r\n"
        "\r\n"
        "static const TypeInfo types[] = {\r\n"
        "    {\r\n"
        "        .name = NAME,\r\n"
        "        .class_init = class_init,\r\n"
        "        .interfaces = (const InterfaceInfo[]) { { KIND }, { } },\r\n"
        "    },\r\n"
        "};\r\n");
}

/* A plan that no longer fits */
static void test_functions_refused(void)
{
    static const struct {
        EditKind kind;
        const char *text, *name, *why;
    } cases[] = {
        { EDIT_DROP_FUNCTION, "static void one(void) { }", "two",
          "no function to remove" },
        { EDIT_DROP_FUNCTION, "void one(void) { }", "one",
          "no function to remove" },
        { EDIT_DROP_REGISTRATION, ".f = one", "two",
          "no registration to remove" },
        { EDIT_DROP_REGISTRATION, "s->f = one", "one",
          "no registration to remove" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Plan) plan = plan_new(
            "static void one(void) { }\n"
            "void f(State *s)\n"
            "{\n"
            "    s->f = one, g();\n"
            "}\n"
            "static const Table table = { .f = one, .last = one };\n");

        add_edit(plan, cases[i].kind, cases[i].text, cases[i].name);
        assert_fails(plan, EXIT_CODE_CHECK, cases[i].why);
    }
}

/* Continuation lines follow their parenthesis; comments stay with arguments */
static void test_alignment(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(State *s, Object *o)\n"
        "{\n"
        "    memory_region_init_io(s->mr, /* the device */ o, &ops,\n"
        "                          &(struct Pair) { 1,\n"
        "                                           2 },\n"
        "                          \"io\", /* not zero */\n"
        "                          4);\n"
        "    if (s)\n"
        "        memory_region_init_io(s->b, o, &ops, s,\n"
        "            \"hanging\", foo(4,\n"
        "                           5));\n"
        "    else\n"
        "        memory_region_init_io(s->c,\n"
        "                              o, &ops, s, \"c\", a +\n"
        "                                               b);\n"
        "}\n");

    new_at_init(plan, "memory_region_init_io(s->mr", "memory_region_init_io(s->mr",
                INIT_STATEMENT, "s->mr");
    new_at_init(plan, "memory_region_init_io(s->b", "memory_region_init_io(s->b",
                INIT_STATEMENT, "s->b");
    new_at_init(plan, "memory_region_init_io(s->c", "memory_region_init_io(s->c",
                INIT_STATEMENT, "s->c");
    assert_becomes(plan,
        "void f(State *s, Object *o)\n"
        "{\n"
        "    s->mr = memory_region_new_io(/* the device */ o, &ops,\n"
        "                                 &(struct Pair) { 1,\n"
        "                                                  2 },\n"
        "                                 \"io\", /* not zero */\n"
        "                                 4);\n"
        "    if (s)\n"
        "        s->b = memory_region_new_io(o, &ops, s,\n"
        "                                    \"hanging\", foo(4,\n"
        "                                                   5));\n"
        "    else\n"
        "        s->c = memory_region_new_io(o, &ops, s, \"c\", a +\n"
        "                                                     b);\n"
        "}\n");
}

/* What no longer fits is broken again, at the best place there is */
static void test_width(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(State *s, Object *o)\n"
        "{\n"
        "    memory_region_init_alias(s->region, o, \"alias\",\n"
        "                             s->other_region, 0, s->other_region_size,\n"
        "                             4);\n"
        "    memory_region_init_alias(s->short_one, o, \"alias\",\n"
        "                             get_system_memory_of(s->other_region, 0x100),\n"
        "                             4);\n"
        "                        memory_region_init(tag_sysmem, o(machine),\n"
        "                                           \"tag-memory\", UINT64_MAX / 32);\n"
        "}\n");

    new_at_init(plan, "memory_region_init_alias(s->region",
                "memory_region_init_alias(s->region", INIT_STATEMENT,
                "s->region");
    new_at_init(plan, "memory_region_init_alias(s->short_one",
                "memory_region_init_alias(s->short_one", INIT_STATEMENT,
                "s->short_one");
    new_at_init(plan, "memory_region_init(tag_sysmem",
                "memory_region_init(tag_sysmem", INIT_STATEMENT, "tag_sysmem");
    assert_becomes(plan,
        "void f(State *s, Object *o)\n"
        "{\n"
        "    s->region = memory_region_new_alias(o, \"alias\",\n"
        "                                        s->other_region, 0,\n"
        "                                        s->other_region_size, 4);\n"
        "    s->short_one =\n"
        "        memory_region_new_alias(o, \"alias\",\n"
        "                                get_system_memory_of(s->other_region, 0x100),\n"
        "                                4);\n"
        "                        tag_sysmem = memory_region_new(o(machine),\n"
        "                                                       \"tag-memory\",\n"
        "                                                       UINT64_MAX / 32);\n"
        "}\n");
}

/* Lines end as they ended, be it one way or the other */
static void test_line_endings(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(MemoryRegion *mr, Object *o)\r\n"
        "{\r\n"
        "    mr = g_new(MemoryRegion, 1);\r\n"
        "    memory_region_init_io(mr, o, &ops, NULL, \"one\",\r\n"
        "                          4);\r\n"
        "    memory_region_init_io(mr, o, &ops, NULL, \"two\",\n"
        "                          4);\n"
        "}\r\n");

    drop_allocation(plan, "mr = g_new(MemoryRegion, 1);", "mr");
    new_at_init(plan, "memory_region_init_io(mr, o, &ops, NULL, \"one\"",
                "memory_region_init_io(mr, o, &ops, NULL, \"one\"",
                INIT_STATEMENT, "mr");
    new_at_init(plan, "memory_region_init_io(mr, o, &ops, NULL, \"two\"",
                "memory_region_init_io(mr, o, &ops, NULL, \"two\"",
                INIT_STATEMENT, "mr");
    assert_becomes(plan,
        "void f(MemoryRegion *mr, Object *o)\r\n"
        "{\r\n"
        "    mr = memory_region_new_io(o, &ops, NULL, \"one\",\r\n"
        "                              4);\r\n"
        "    mr = memory_region_new_io(o, &ops, NULL, \"two\",\n"
        "                              4);\n"
        "}\r\n");
}

static void test_tabs(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(MemoryRegion *mr, Object *o)\n"
        "{\n"
        "\tmr = g_new(MemoryRegion, 1);\n"
        "\tmemory_region_init_io(mr, o, &ops, NULL,\n"
        "\t\t\t      \"one\", 4);\n"
        "}\n");

    drop_allocation(plan, "mr = g_new(MemoryRegion, 1);", "mr");
    new_at_init(plan, "memory_region_init_io(mr", "memory_region_init_io(mr",
                INIT_STATEMENT, "mr");
    assert_becomes(plan,
        "void f(MemoryRegion *mr, Object *o)\n"
        "{\n"
        "\tmr = memory_region_new_io(o, &ops, NULL,\n"
        "\t\t\t\t  \"one\", 4);\n"
        "}\n");
}

/* Latin-1 in a comment, an unbalanced apostrophe, a fork's own constructor */
static void test_odd_bytes(void)
{
    g_autoptr(Plan) plan = plan_new(
        "/* \xe9t\xe9 */\n"
        "#ifdef NEVER\n"
        "#error don't\n"
        "#endif\n"
        "void f(MemoryRegion *mr, Object *o)\n"
        "{\n"
        "#ifdef A\n"
        "    memory_region_init_pmem(mr, o, \"\xc3\xa9t\xc3\xa9\", 4);\n"
        "#else\n"
        "    memory_region_init_pmem(mr, o, \"b\", 4);\n"
        "#endif\n"
        "}");

    new_at_init(plan, "memory_region_init_pmem(mr, o, \"\xc3\xa9t\xc3\xa9\"",
                "memory_region_init_pmem(mr, o, \"\xc3\xa9t\xc3\xa9\"",
                INIT_STATEMENT, "mr");
    assert_becomes(plan,
        "/* \xe9t\xe9 */\n"
        "#ifdef NEVER\n"
        "#error don't\n"
        "#endif\n"
        "void f(MemoryRegion *mr, Object *o)\n"
        "{\n"
        "#ifdef A\n"
        "    mr = memory_region_new_pmem(o, \"\xc3\xa9t\xc3\xa9\", 4);\n"
        "#else\n"
        "    memory_region_init_pmem(mr, o, \"b\", 4);\n"
        "#endif\n"
        "}");
}

/* Two statements may not come where one is expected */
static void test_unbraced(void)
{
    static const char *const heads[] = {
        "if (o)\n", "if (o) { } else ", "while (o)\n",
    };

    for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
        g_autofree char *text = g_strconcat(
            "void f(MemoryRegion *mr, Object *o)\n{\n    ", heads[i],
            "if (!memory_region_init_ram(mr, o, \"a\", 4, NULL)) { g(); }\n}\n",
            NULL);
        g_autoptr(Plan) plan = plan_new(text);

        new_at_init(plan, "if (!memory_region_init_ram(mr, o, \"a\", 4, NULL))",
                    "memory_region_init_ram(mr", INIT_IF_FAILED, "mr");
        assert_fails(plan, EXIT_CODE_CHECK, "hw/misc/device.c:");
    }
}

static void test_refused(void)
{
    static const struct {
        const char *statement;
        const char *why;
    } frees[] = {
        { "if (g(mr)) { g_free(mr); }", "only evaluate its condition" },
        { "if (mr) { g_free(mr); } else { g(); }", "all that the statement" },
        { "for (;;) g_free(mr);", "all that the statement" },
        { "while (1) if (mr) g_free(mr);", "no braces around itself" },
        { "g(g_free(mr));", "not a statement of its own" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(frees); i++) {
        g_autofree char *text = g_strconcat("void f(MemoryRegion *mr)\n{\n    ",
                                            frees[i].statement, "\n}\n", NULL);
        g_autoptr(Plan) plan = plan_new(text);

        drop_free(plan, "g_free(mr)", RELEASE_FREE, "mr");
        assert_fails(plan, EXIT_CODE_CHECK, frees[i].why);
    }
}

static void test_stale_plan(void)
{
    g_autoptr(Plan) plan = plan_new("void f(void)\n{\n    nothing(here);\n}\n");
    Edit *edit = add_edit(plan, EDIT_NEW_AT_INIT, "nothing(here);", "mr");
    Constructor constructor = { .name = "memory_region_init" };
    Init init = { .call = edit->where, .constructor = &constructor };

    edit->init = &init;
    assert_fails(plan, EXIT_CODE_CHECK, "hw/misc/device.c:3: ");
}

static void test_not_parsed(void)
{
    g_autoptr(Plan) plan = plan_new(
        "void f(MemoryRegion *mr, Object *o)\n"
        "{\n"
        "    STRANGE(mr) } { else\n"
        "    memory_region_init(mr, o, \"a\", 4);\n"
        "}\n");

    new_at_init(plan, "memory_region_init(mr", "memory_region_init(mr",
                INIT_STATEMENT, "mr");
    assert_fails(plan, EXIT_CODE_CHECK, "hw/misc/device.c:4: ");
}

static void test_no_spatch(void)
{
    if (g_test_subprocess()) {
        g_autoptr(Plan) plan = plan_new(
            "void f(MemoryRegion *mr, Object *o)\n"
            "{\n"
            "    memory_region_init(mr, o, \"a\", 4);\n"
            "}\n");

        g_setenv("PATH", "/nonexistent", TRUE);
        new_at_init(plan, "memory_region_init(mr", "memory_region_init(mr",
                    INIT_STATEMENT, "mr");
        assert_fails(plan, EXIT_CODE_ENVIRONMENT, "spatch");
        return;
    }
    g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed();
}

/* Matches @after with a plan to turn init(mr, a) into mr = new(a) */
static void match(const char *after, GError **error)
{
    const char *before = "x = 1; init(mr, a); y = 2;";
    g_autoptr(Tokens) old = tokens_new(before, strlen(before));
    g_autoptr(Tokens) new = tokens_new(after, strlen(after));
    g_autoptr(GPtrArray) changes = g_ptr_array_new();
    g_autoptr(GArray) written = g_array_new(FALSE, FALSE, sizeof(Written));
    const Edit edit = { .where.line = 1, .region = "mr", .function = "f" };
    const Written words[] = {
        { .kept = TRUE, .before = 6 },
        { .text = "=" },
        { .text = "new" },
        { .kept = TRUE, .before = 5 },
        { .kept = TRUE, .before = 8 },
        { .kept = TRUE, .before = 9 },
    };
    Change change = {
        .edit = &edit, .first = 4, .last = 10, .written = written,
    };

    g_array_append_vals(written, words, G_N_ELEMENTS(words));
    g_ptr_array_add(changes, &change);
    g_assert_cmpint(hunks_match("file.c", old, changes, new, error), ==,
                    *error == NULL);
}

static void test_hunks(void)
{
    static const struct {
        const char *after;
        int code;
        const char *message;
    } cases[] = {
        { "x=1; mr = new(a); y = 2;", 0, NULL },
        { "x = 1; init(mr, a); y = 2;", EXIT_CODE_CHECK, "nothing to edit" },
        { "x = 1; mr = new(b); y = 2;", EXIT_CODE_CHECK, "as planned" },
        { "x = 1; mr = new(a, a); y = 2;", EXIT_CODE_CHECK, "as planned" },
        { "x = 0; mr = new(a); y = 2;", EXIT_CODE_CHECK, "no edit" },
        { "x = 1; mr = new(a); y = 3;", EXIT_CODE_CHECK, "no edit" },
        { "x = 1; mr = new(a); y = 2", EXIT_CODE_CHECK, "no edit" },
        { "x = 1; mr = new(a); y = 2; z", EXIT_CODE_CHECK, "no edit" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;

        match(cases[i].after, &error);
        if (cases[i].code) {
            g_assert_error(error, MRCONV_ERROR, cases[i].code);
            g_assert_true(g_str_has_prefix(error->message, "file.c:"));
            g_assert_nonnull(strstr(error->message, cases[i].message));
        } else {
            g_assert_no_error(error);
        }
    }
}

static void test_tokens(void)
{
    static const char text[] =
        "a->b /* c */ \"d\\\"e\" 'f' // g\n"
        "/**/ >>= 0x1F /*/ h */ #error don't\n"
        "i /* never closed";
    static const char *const spelt[] = {
        "a", "->", "b", "\"d\\\"e\"", "'f'", ">>=", "0x1F", "#", "error",
        "don", "'t", "i",
    };
    g_autoptr(Tokens) tokens = tokens_new(text, strlen(text));

    g_assert_cmpuint(tokens->list->len, ==, G_N_ELEMENTS(spelt));
    for (guint i = 0; i < G_N_ELEMENTS(spelt); i++) {
        g_assert_true(tokens_is(tokens, i, spelt[i]));
    }
    g_assert_cmpuint(tokens_get(tokens, 6)->line, ==, 2);
    g_assert_cmpuint(tokens_get(tokens, 6)->column, ==, 9);
    g_assert_cmpuint(tokens_get(tokens, 11)->line, ==, 3);
}

static void test_diff(void)
{
    g_autoptr(Plan) plan = plan_new("one\ntwo\r\n");
    g_autoptr(GError) error = NULL;
    g_autofree char *diff = NULL;

    plan->file.after = g_bytes_new_static("one\n2\r\n", 7);
    diff = edit_diff(plan->files, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(diff, ==,
        "diff --git a/hw/misc/device.c b/hw/misc/device.c\n"
        "index 73b5496ba0..084b731d6b 100644\n"
        "--- a/hw/misc/device.c\n"
        "+++ b/hw/misc/device.c\n"
        "@@ -1,2 +1,2 @@\n"
        " one\n"
        "-two\r\n"
        "+2\r\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/edit/tokens", test_tokens);
    g_test_add_func("/edit/hunks", test_hunks);
    g_test_add_func("/edit/declaration", test_declaration);
    g_test_add_func("/edit/declaration-comments", test_declaration_comments);
    g_test_add_func("/edit/declarators", test_declarators);
    g_test_add_func("/edit/lines", test_lines);
    g_test_add_func("/edit/conditions", test_conditions);
    g_test_add_func("/edit/frees", test_frees);
    g_test_add_func("/edit/functions", test_functions);
    g_test_add_func("/edit/functions-refused", test_functions_refused);
    g_test_add_func("/edit/alignment", test_alignment);
    g_test_add_func("/edit/width", test_width);
    g_test_add_func("/edit/line-endings", test_line_endings);
    g_test_add_func("/edit/tabs", test_tabs);
    g_test_add_func("/edit/odd-bytes", test_odd_bytes);
    g_test_add_func("/edit/unbraced", test_unbraced);
    g_test_add_func("/edit/refused", test_refused);
    g_test_add_func("/edit/stale-plan", test_stale_plan);
    g_test_add_func("/edit/not-parsed", test_not_parsed);
    g_test_add_func("/edit/no-spatch", test_no_spatch);
    g_test_add_func("/edit/diff", test_diff);
    return g_test_run();
}

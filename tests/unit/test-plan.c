/*
 * test-plan.c - which functions go that a conversion empties
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "audit.h"
#include "plan.h"
#include "fixture.h"

static const char header[] =
    "#include \"system/memory.h\"\n"
    "typedef struct ObjectClass { int c; } ObjectClass;\n"
    "typedef struct DeviceState { Object parent_obj; } DeviceState;\n"
    "typedef struct DeviceClass {\n"
    "    ObjectClass parent_class;\n"
    "    void (*realize)(DeviceState *dev);\n"
    "    void (*unrealize)(DeviceState *dev);\n"
    "} DeviceClass;\n"
    "typedef struct TypeInfo {\n"
    "    const char *name;\n"
    "    const char *parent;\n"
    "    void (*instance_finalize)(Object *obj);\n"
    "    void (*class_init)(ObjectClass *klass);\n"
    "} TypeInfo;\n"
    "#define TYPE_DEVICE \"device\"\n"
    "#define TYPE_SYS_BUS_DEVICE \"sys-bus-device\"\n"
    "#define TYPE_OTHER \"other\"\n"
    "#define DEVICE_CLASS(klass) ((DeviceClass *)(klass))\n"
    "void *g_malloc(unsigned long n);\n"
    "void g_free(void *p);\n"
    "void work(void *p);\n"
    "void type_register(const TypeInfo *info);\n"
    "typedef struct State {\n"
    "    DeviceState parent_obj;\n"
    "    MemoryRegion *mr;\n"
    "    int n;\n"
    "} State;\n";

static const char realize[] =
    "#include \"hw/device.h\"\n"
    "#define TYPE_STATE \"state\"\n"
    "static void state_realize(DeviceState *dev)\n"
    "{\n"
    "    State *s = (State *)dev;\n"
    "\n"
    "    s->mr = g_malloc(sizeof(MemoryRegion));\n"
    "    memory_region_init(s->mr, (Object *)dev, \"mr\", 4);\n"
    "}\n";

/* A class without a function of its own to release anything */
static const char class_init[] =
    "static void state_class_init(ObjectClass *klass)\n"
    "{\n"
    "    DEVICE_CLASS(klass)->realize = state_realize;\n"
    "}\n";

static const char finalize[] =
    "/* Goes as well */\n"
    "static void state_finalize(Object *obj)\n"
    "{\n"
    "    State *s = (State *)obj;\n"
    "\n"
    "    g_free(s->mr); /* and this */\n"
    "}\n";

static const char type[] =
    "static const TypeInfo state_type = {\n"
    "    .name = TYPE_STATE,\n"
    "    .parent = TYPE_OTHER,\n"
    "    .instance_finalize = state_finalize,\n"
    "    .class_init = state_class_init,\n"
    "};\n"
    "void state_register(void);\n"
    "void state_register(void)\n"
    "{\n"
    "    type_register(&state_type);\n"
    "}\n";

static const char unrealize[] =
    "static void state_unrealize(DeviceState *dev)\n"
    "{\n"
    "    g_free(((State *)dev)->mr);\n"
    "}\n"
    "static void state_class_init(ObjectClass *klass)\n"
    "{\n"
    "    DeviceClass *dc = DEVICE_CLASS(klass);\n"
    "\n"
    "    dc->realize = state_realize;\n"
    "    dc->unrealize = state_unrealize;\n"
    "}\n";

static const char device_type[] =
    "static const TypeInfo state_types[] = {\n"
    "    {\n"
    "        .name = TYPE_STATE,\n"
    "        .parent = TYPE_SYS_BUS_DEVICE,\n"
    "        .class_init = state_class_init,\n"
    "    },\n"
    "};\n"
    "void state_register(void);\n"
    "void state_register(void)\n"
    "{\n"
    "    type_register(state_types);\n"
    "}\n";

/* What the plan does with functions and frees, one word each */
static char *plan_of(const char *text)
{
    g_autoptr(Scratch) fixture = fixture_new();
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = NULL;
    Cases cases;
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GError) error = NULL;
    GString *words = g_string_new(NULL);

    fixture_write(fixture, "include/system/memory.h",
                  "typedef struct Object { int o; } Object;\n"
                  "typedef struct MemoryRegion { Object o; } MemoryRegion;\n"
                  "void memory_region_init(MemoryRegion *mr, Object *owner,\n"
                  "                        const char *name, int size);\n");
    fixture_write(fixture, "include/hw/device.h", header);
    fixture_write(fixture, "hw/state.c", text);
    fixture_database(fixture,
                     "[ { \"directory\": \"%s\", \"file\": \"../hw/state.c\","
                     "    \"command\": \"gcc -I../include -o state.o"
                     " -c ../hw/state.c\" } ]");
    tree = fixture_open(fixture);
    audit = audit_run(tree, NULL, 1, &error);
    g_assert_no_error(error);
    cases = audit_cases(audit);
    files = plan_make(&cases, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(files->len, <=, 1);
    for (guint i = 0; files->len &&
         i < ((FileEdit *)files->pdata[0])->edits->len; i++) {
        const FileEdit *file = files->pdata[0];
        const Edit *edit = file->edits->pdata[i];
        const char *word = edit->kind == EDIT_DROP_FREE ? "free " :
                           edit->kind == EDIT_DROP_FUNCTION ? "function " :
                           edit->kind == EDIT_DROP_REGISTRATION ?
                           "registration " : "";

        g_assert_null(file->problem);
        g_string_append(words, word);
        if (edit->kind == EDIT_DROP_FUNCTION) {
            g_assert_cmpint(text[edit->where.end - 1], ==, '}');
        }
    }
    return g_string_free(words, FALSE);
}

static void assert_plan(const char *text, const char *expected)
{
    g_autofree char *plan = plan_of(text);

    if (strcmp(plan, expected)) {
        g_error("'%s' is planned, not '%s', for\n%s", plan, expected, text);
    }
}

/* The parts of a file, with @from replaced by @to */
static void assert_change(const char *const *parts, const char *from,
                          const char *to, const char *expected)
{
    g_autofree char *joined = g_strjoinv("\n", (char **)parts);
    g_autoptr(GString) text = g_string_new(joined);

    g_assert_cmpuint(g_string_replace(text, from, to, 0), ==, 1);
    assert_plan(text->str, expected);
}

static void test_finalize(void)
{
    static const char *const parts[] = {
        realize, finalize, class_init, type, NULL,
    };
    static const struct {
        const char *from, *to;
        const char *plan;
    } cases[] = {
        { "s->mr);", "s->mr);", "function registration " },
        { "g_free(s->mr);", "if (s->mr != 0) { g_free(s->mr); }",
          "function registration " },
        { "g_free(s->mr);", "g_free(s->mr); work(s);", "free " },
        { "g_free(s->mr);", "if (s->n++) { g_free(s->mr); }", "" },
        { "g_free(s->mr);", "if (s->n) { g_free(s->mr); } else { work(s); }",
          "" },
        /* s would be left for what is not compiled */
        { "g_free(s->mr);", "\n#if 0\n    work(s);\n#endif\n g_free(s->mr);",
          "" },
        /* named or called elsewhere, even where it is not compiled */
        { "/* Goes as well */", "static void state_finalize(Object *obj);",
          "free " },
        { "type_register(&", "state_finalize(0); type_register(&", "free " },
        { "static const TypeInfo state_type",
          "const TypeInfo more = { .instance_finalize = state_finalize, };\n"
          "static const TypeInfo state_type", "free " },
        { "void state_register(void);\n",
          "\n#ifdef NEVER\nvoid *p = state_finalize;\n#endif\n"
          "void state_register(void);\n", "free " },
        { "state_finalize,", "0 ? 0 : state_finalize,", "free " },
        /* another file may call it */
        { "/* Goes as well */\nstatic ", "void state_finalize(Object *obj);\n",
          "free " },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_change(parts, cases[i].from, cases[i].to, cases[i].plan);
    }
}

static void test_unrealize(void)
{
    static const char *const parts[] = {
        realize, unrealize, device_type, NULL,
    };
    static const struct {
        const char *from, *to;
        gboolean goes;
    } cases[] = {
        { "TYPE_SYS_BUS_DEVICE", "TYPE_DEVICE", TRUE },
        /* it may be there to override another */
        { "TYPE_SYS_BUS_DEVICE", "TYPE_OTHER", FALSE },
        /* other types may be made of this one, and call what they override */
        { "void state_register(void);\n",
          "const TypeInfo more = { .name = \"more\", .parent = TYPE_STATE };\n"
          "void state_register(void);\n", FALSE },
        { "        .name = TYPE_STATE", "        .name = TYPE_OTHER", FALSE },
        { "        .name = TYPE_STATE", "        .name = \"state\"", FALSE },
        /* a variable would go out of use */
        { "    dc->realize = state_realize;\n",
          "    work(state_realize);\n", FALSE },
        { "    dc->unrealize =", "    if (dc->realize)\n dc->unrealize =",
          FALSE },
        { "    dc->unrealize =", "    dc->realize = dc->unrealize =", FALSE },
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_change(parts, cases[i].from, cases[i].to,
                      cases[i].goes ? "function registration " : "free ");
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/plan/finalize", test_finalize);
    g_test_add_func("/plan/unrealize", test_unrealize);
    return g_test_run();
}

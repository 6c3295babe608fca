/*
 * schema.c - what the build makes of the QAPI schema
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree/schema.h"

#include <string.h>

#include "util/identifier.h"

/* Types that the schema takes for granted, and how C spells them */
static const struct {
    const char *name;
    const char *spelling;
} builtins[] = {
    { "str", "char *" }, { "bool", "bool " }, { "number", "double " },
    { "int", "int64_t " }, { "size", "uint64_t " },
    { "int8", "int8_t " }, { "int16", "int16_t " },
    { "int32", "int32_t " }, { "int64", "int64_t " },
    { "uint8", "uint8_t " }, { "uint16", "uint16_t " },
    { "uint32", "uint32_t " }, { "uint64", "uint64_t " },
    { "any", "QObject *" }, { "null", "QNull *" }, { "QType", "QType " },
};

/* A definition of the schema; @members are pairs of a name and a type */
typedef struct {
    char *kind;
    char *name;
    char *prefix;
    GPtrArray *values;
    GPtrArray *members;
} Definition;

static Definition *definition_new(void)
{
    Definition *definition = g_new0(Definition, 1);

    definition->values = g_ptr_array_new_with_free_func(g_free);
    definition->members = g_ptr_array_new_with_free_func(g_free);
    return definition;
}

static void definition_free(gpointer data)
{
    Definition *definition = data;

    g_free(definition->kind);
    g_free(definition->name);
    g_free(definition->prefix);
    g_ptr_array_unref(definition->values);
    g_ptr_array_unref(definition->members);
    g_free(definition);
}

static void append_list(GString *text, const char *name, const char *spelling)
{
    g_string_append_printf(text, "typedef struct %sList %sList;\n"
                           "struct %sList { %sList *next; %svalue; };\n",
                           name, name, name, name, spelling);
}

/* A type's name as the start of its constants: ON_OFF_AUTO, NIC_TYPE */
static void append_upper(GString *text, const char *camel)
{
    for (guint i = 0; camel[i]; i++) {
        gboolean after_word = i > 0 && !g_ascii_isupper(camel[i - 1]);
        gboolean after_acronym = i > 1 && !after_word && camel[i + 1] &&
                                 !g_ascii_isupper(camel[i + 1]);

        if (g_ascii_isupper(camel[i]) && (after_word || after_acronym)) {
            g_string_append_c(text, '_');
        }
        g_string_append_c(text, g_ascii_toupper(camel[i]));
    }
}

/* What older generators make of it: HmatLBDataType is HMATLB_DATA_TYPE, not
 * HMAT_LB_DATA_TYPE (scripts/qapi/common.py) */
static void append_older_upper(GString *text, const char *camel)
{
    for (guint i = 0; camel[i]; i++) {
        if (i > 0 && g_ascii_isupper(camel[i]) && camel[i - 1] != '_' &&
            (g_ascii_islower(camel[i + 1]) ||
             g_ascii_isdigit(camel[i - 1]))) {
            g_string_append_c(text, '_');
        }
        g_string_append_c(text, g_ascii_toupper(camel[i]));
    }
}

/* Constants have both names, where these differ.  Before QEMU 2.11 the values
 * are looked up in an array, and before 2.6 the last one is FOO_MAX. */
static void append_enum(GString *text, const Definition *definition,
                        gboolean has_lookup)
{
    g_autoptr(GString) start = g_string_new(definition->prefix);
    g_autoptr(GString) older = g_string_new(definition->prefix);
    const char *name = definition->name;

    if (!definition->prefix) {
        append_upper(start, name);
        append_older_upper(older, name);
    }
    g_string_append_printf(text, "typedef enum %s {\n", name);
    for (guint i = 0; i < definition->values->len; i++) {
        g_autofree char *value =
            g_ascii_strup(definition->values->pdata[i], -1);

        g_strcanon(value, G_CSET_A_2_Z G_CSET_DIGITS "_", '_');
        g_string_append_printf(text, "    %s_%s,\n", start->str, value);
        if (!g_string_equal(start, older)) {
            g_string_append_printf(text, "    %s_%s = %s_%s,\n", older->str,
                                   value, start->str, value);
        }
    }
    g_string_append_printf(text, "    %s__MAX", start->str);
    if (!has_lookup) {
        g_string_append_printf(text, ",\n    %s_MAX = %s__MAX", start->str,
                               start->str);
        if (!g_string_equal(start, older)) {
            g_string_append_printf(text, ",\n    %s_MAX = %s__MAX",
                                   older->str, start->str);
        }
    }
    g_string_append_printf(text, "\n} %s;\n", name);
    if (has_lookup) {
        g_string_append_printf(text, "extern const QEnumLookup %s_lookup;\n"
                               "#define %s_str(value) "
                               "qapi_enum_lookup(&%s_lookup, (value))\n",
                               name, name, name);
    } else {
        g_string_append_printf(text, "extern const char *const "
                               "%s_lookup[];\n", name);
    }
}

static void append_member(GString *text, GHashTable *spellings,
                          const char *name, const char *type)
{
    const char *element = *type == '[' ? type + 1 : type;
    const char *spelling = g_hash_table_lookup(spellings, element);
    const char *bare = *name == '*' ? name + 1 : name;
    /* the generator prefixes names that C has other uses for */
    g_autofree char *member =
        g_strconcat(identifier_is_reserved(bare) ? "q_" : "", bare, NULL);

    g_strcanon(member, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_", '_');
    if (*name == '*') {
        g_string_append_printf(text, "    bool has_%s;\n", member);
    }
    if (*type == '[') {
        g_string_append_printf(text, "    %sList *%s;\n", element, member);
    } else {
        g_string_append_printf(text, "    %s%s;\n",
                               spelling ? spelling : "void *", member);
    }
}

/* Unions keep their common members only */
static void append_struct(GString *text, const Definition *definition,
                          GHashTable *spellings)
{
    const char *name = definition->name;

    g_string_append_printf(text, "struct %s {\n", name);
    for (guint i = 0; i + 1 < definition->members->len; i += 2) {
        append_member(text, spellings, definition->members->pdata[i],
                      definition->members->pdata[i + 1]);
    }
    g_string_append_printf(text, "};\nvoid qapi_free_%s(%s *value);\n"
                           "G_DEFINE_AUTOPTR_CLEANUP_FUNC(%s, qapi_free_%s)\n",
                           name, name, name, name);
}

/* Keys by their depth: of the definition, of its data, of one of these */
typedef struct {
    char *keys[4];
    int depth;
    gboolean in_list;
} Position;

/* 'name': 'type', 'name': ['type'], 'name': { 'type': ... } */
static gboolean is_member_type(const Position *position)
{
    int depth = position->depth - position->in_list;

    return depth == 2 ||
           (depth == 3 && !g_strcmp0(position->keys[3], "type"));
}

static void take_string(Definition *definition, const Position *position,
                        const char *string)
{
    static const char *const kinds[] = {
        "enum", "struct", "union", "alternate",
        "type", /* a struct before QEMU 2.4 */
        NULL,
    };
    const char *key = position->keys[1];
    gboolean is_enum = g_strcmp0(definition->kind, "enum") == 0;
    gboolean in_data = !g_strcmp0(key, "data") ||
                       (!g_strcmp0(key, "base") &&
                        !g_strcmp0(definition->kind, "union"));

    if (position->depth == 1 && key && g_strv_contains(kinds, key)) {
        definition->kind = g_strdup(key);
        definition->name = g_strdup(string);
    } else if (position->depth == 1 && !g_strcmp0(key, "prefix")) {
        definition->prefix = g_strdup(string);
    } else if (!in_data) {
        return;
    } else if (is_enum) {
        if (position->depth == 2 ||
            (position->depth == 3 &&
             !g_strcmp0(position->keys[3], "name"))) {
            g_ptr_array_add(definition->values, g_strdup(string));
        }
    } else if (position->keys[2] && is_member_type(position)) {
        g_ptr_array_add(definition->members, g_strdup(position->keys[2]));
        g_ptr_array_add(definition->members,
                        g_strconcat(position->in_list ? "[" : "", string,
                                    NULL));
    }
}

static void set_key(Position *position, int depth, const char *key)
{
    if (depth > 0 && depth < (int)G_N_ELEMENTS(position->keys)) {
        g_free(position->keys[depth]);
        position->keys[depth] = g_strdup(key);
    }
}

/* Adds what a file of the schema defines */
static void read_schema(GPtrArray *definitions, const char *schema)
{
    Definition *definition = definition_new();
    Position position = { 0 };

    for (const char *p = schema; *p; p++) {
        if (*p == '#') {
            p += strcspn(p, "\n") - 1;
        } else if (*p == '{' || *p == '[') {
            position.depth++;
            position.in_list = *p == '[';
            set_key(&position, position.depth, NULL);
        } else if (*p == '}' || *p == ']') {
            position.depth--;
            position.in_list = FALSE;
            if (position.depth == 0) {
                g_ptr_array_add(definitions, definition);
                definition = definition_new();
            }
        } else if (*p == '\'') {
            size_t length = strcspn(p + 1, "'\n");
            g_autofree char *string = g_strndup(p + 1, length);

            p += length + (p[length + 1] != '\0');
            if (p[1 + strspn(p + 1, " ")] == ':') {
                set_key(&position, position.depth, string);
            } else {
                take_string(definition, &position, string);
            }
        }
    }
    for (guint i = 0; i < G_N_ELEMENTS(position.keys); i++) {
        g_free(position.keys[i]);
    }
    definition_free(definition);
}

static GPtrArray *read_schemas(const Tree *tree, GPtrArray *files)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(definition_free);

    for (guint i = 0; i < files->len; i++) {
        const char *file = files->pdata[i];

        /* at the root before QEMU 2.12 */
        if ((g_str_has_prefix(file, "qapi/") ||
             !strcmp(file, "qapi-schema.json")) &&
            g_str_has_suffix(file, ".json")) {
            g_autofree char *schema = tree_text(tree, file);

            read_schema(all, schema ? schema : "");
        }
    }
    for (guint i = all->len; i > 0; i--) {
        const Definition *definition = all->pdata[i - 1];

        if (!definition->name) {
            g_ptr_array_remove_index(all, i - 1);
        }
    }
    return all;
}

char *schema_text(const Tree *tree, GPtrArray *files)
{
    g_autofree char *util = tree_text(tree, "include/qapi/util.h");
    gboolean has_lookup = util && strstr(util, "QEnumLookup");
    g_autoptr(GPtrArray) definitions = read_schemas(tree, files);
    g_autoptr(GHashTable) spellings =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    GString *text = g_string_new(
        "#pragma once\n"
        "#if __has_include(\"qapi/util.h\")\n"
        "#include \"qapi/util.h\"\n"
        "#endif\n"
        "typedef struct QObject QObject;\n"
        "typedef struct QNull QNull;\n"
        "typedef enum QType { QTYPE_NONE, QTYPE_QNULL, QTYPE_QNUM, "
        "QTYPE_QSTRING, QTYPE_QDICT, QTYPE_QLIST, QTYPE_QBOOL, QTYPE__MAX } "
        "QType;\n");

    for (guint i = 0; i < G_N_ELEMENTS(builtins); i++) {
        g_hash_table_insert(spellings, (gpointer)builtins[i].name,
                            g_strdup(builtins[i].spelling));
        append_list(text, builtins[i].name, builtins[i].spelling);
    }
    for (guint i = 0; i < definitions->len; i++) {
        const Definition *definition = definitions->pdata[i];
        gboolean is_enum = strcmp(definition->kind, "enum") == 0;
        char *spelling = g_strconcat(definition->name, is_enum ? " " : " *",
                                     NULL);

        g_hash_table_insert(spellings, definition->name, spelling);
        if (is_enum) {
            append_enum(text, definition, has_lookup);
        } else {
            g_string_append_printf(text, "typedef struct %s %s;\n",
                                   definition->name, definition->name);
        }
        append_list(text, definition->name, spelling);
    }
    for (guint i = 0; i < definitions->len; i++) {
        const Definition *definition = definitions->pdata[i];

        if (strcmp(definition->kind, "enum") != 0) {
            append_struct(text, definition, spellings);
        }
    }
    return g_string_free(text, FALSE);
}

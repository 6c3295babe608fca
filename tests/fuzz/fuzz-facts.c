/*
 * fuzz-facts.c - C code, read and analysed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "facts.h"
#include "fuzz.h"
#include "syntax.h"

static const char prologue[] =
    "typedef struct Object { int o; } Object;\n"
    "typedef struct MemoryRegion { Object o; } MemoryRegion;\n"
    "typedef struct State { Object o; MemoryRegion *mr, *bars[4]; } State;\n"
    "void memory_region_init(MemoryRegion *mr, Object *owner,\n"
    "                        const char *name, int size);\n"
    "void *g_malloc(unsigned long n);\n"
    "void g_free(void *p);\n"
    "void object_unparent(Object *o);\n"
    "#define g_new(T, n) ((T *)g_malloc(sizeof(T) * (n)))\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Constructor constructor = {
        .name = "memory_region_init", .new_name = "memory_region_new",
        .n_parameters = 4, .owner_index = 1, .name_index = 2,
        .errp_index = -1,
    };
    static char *flags[] = { (char *)"-w", NULL };
    g_autofree char *code = fuzz_text(data, size);
    g_autofree char *text = g_strconcat(prologue, code, NULL);
    g_autofree char *path = fuzz_file("code.c", (const uint8_t *)text,
                                      strlen(text));
    g_autoptr(GHashTable) constructors = g_hash_table_new(g_str_hash,
                                                          g_str_equal);
    SyntaxUnit *unit = syntax_parse(fuzz_directory(), "code.c",
                                    fuzz_directory(), flags, NULL, NULL, NULL);

    g_hash_table_insert(constructors, (gpointer)constructor.name,
                        (gpointer)&constructor);
    if (unit) {
        g_autoptr(UnitFacts) facts = facts_of_unit(unit, constructors);

        syntax_unit_free(unit);
    }
    return 0;
}

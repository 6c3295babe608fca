/*
 * fuzz-record.c - facts, as the cache and files of facts have them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "fuzz.h"
#include "store/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GVariant) record = g_variant_ref_sink(
        g_variant_new_from_bytes(RECORD_TYPE, bytes, FALSE));
    static const Constructor constructor = {
        .name = "memory_region_init_ram", .new_name = "memory_region_new_ram",
    };
    g_autoptr(GHashTable) constructors = g_hash_table_new(g_str_hash,
                                                          g_str_equal);
    g_autoptr(GHashTable) read = NULL;
    g_autoptr(UnitFacts) facts = NULL;

    g_hash_table_insert(constructors, (gpointer)constructor.name,
                        (gpointer)&constructor);
    facts = record_to_facts(record, constructors);
    if (facts) {
        g_autoptr(GVariant) again = g_variant_ref_sink(record_of_facts(facts));
    }
    read = record_to_constructors(record);
    return 0;
}

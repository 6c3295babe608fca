/*
 * The owner ends before the function does: silence. Not so if somebody else holds
 * it.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

uint64_t probe(const char *type);
uint64_t probe_kept(Object *parent, const char *type);

uint64_t probe(const char *type)
{
    MemoryRegion mr;
    Object *part = object_new(type);
    uint64_t size;

    memory_region_init(&mr, part, "mr", 64);
    size = memory_region_size(&mr);
    object_unref(part);
    return size;
}

uint64_t probe_kept(Object *parent, const char *type)
{
    MemoryRegion mr;
    Object *part = object_new(type);
    uint64_t size;

    object_property_add_child(parent, "part", part);
    memory_region_init(&mr, part, "mr", 64);
    size = memory_region_size(&mr);
    object_unref(part);
    return size;
}

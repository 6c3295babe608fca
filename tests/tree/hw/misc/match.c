/*
 * Match: looks for what is at an address
 *
 * Pattern: "match": memory_region_find() references what it finds, and nobody
 * lets go of it, so that the device is never finalized. Near misses:
 * "match-out" does, on each path; "match-none" finds nothing.
 * Verdict: no site; a finding in match_reset only
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "system/address-spaces.h"

#define TYPE_MATCH "match"
OBJECT_DECLARE_SIMPLE_TYPE(MatchState, MATCH)

#define TYPE_MATCH_OUT "match-out"
#define TYPE_MATCH_NONE "match-none"

struct MatchState {
    SysBusDevice parent_obj;

    MemoryRegion head;
    uint64_t found;
};

static void match_realize(DeviceState *dev, Error **errp)
{
    MatchState *s = (MatchState *)dev;

    memory_region_init_io(&s->head, OBJECT(dev), NULL, NULL, "match.head",
                          64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->head);
}

static void match_reset(DeviceState *dev)
{
    MatchState *s = (MatchState *)dev;
    MemoryRegionSection section;

    section = memory_region_find(get_system_memory(), s->head.addr, 4);
    if (section.mr) {
        s->found = section.size;
    }
}

static void match_out_reset(DeviceState *dev)
{
    MatchState *s = (MatchState *)dev;
    MemoryRegionSection section;

    section = memory_region_find(get_system_memory(), s->head.addr, 4);
    if (!section.mr) {
        return;
    }
    if (memory_region_is_ram(section.mr)) {
        memory_region_unref(section.mr);
        return;
    }
    s->found = section.size;
    memory_region_unref(section.mr);
}

static void match_none_reset(DeviceState *dev)
{
    MemoryRegionSection section;

    section = memory_region_find(get_system_memory(), 0, 4);
    assert(!section.mr);
    memory_region_unref(section.mr);
}

static void match_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "found region is kept";
    dc->hazard = "never finalized";
    dc->realize = match_realize;
    device_class_set_legacy_reset(dc, match_reset);
}

static void match_out_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "found region is let go";
    dc->realize = match_realize;
    device_class_set_legacy_reset(dc, match_out_reset);
}

static void match_none_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "no region is found";
    dc->realize = match_realize;
    device_class_set_legacy_reset(dc, match_none_reset);
}

static const TypeInfo match_types[] = {
    {
        .name = TYPE_MATCH,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(MatchState),
        .class_init = match_class_init,
    }, {
        .name = TYPE_MATCH_OUT,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(MatchState),
        .class_init = match_out_class_init,
    }, {
        .name = TYPE_MATCH_NONE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(MatchState),
        .class_init = match_none_class_init,
    },
};

DEFINE_TYPES(match_types)

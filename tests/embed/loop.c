/*
 * Loops of which the number of rounds is a constant
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#define ROWS 4

typedef struct AspenState {
    SysBusDevice parent_obj;
    MemoryRegion bar;
} AspenState;

static void aspen_rows(AspenState *s)
{
    int i;

    for (i = 0; i < ROWS; i++) {
        MemoryRegion *row = g_new(MemoryRegion, 1);

        memory_region_init(row, OBJECT(s), "aspen.row", 4);
        memory_region_add_subregion(&s->bar, i * 4, row);
    }
    for (i = 1; i < 4; ++i) {
        MemoryRegion *odd;

        if (i == 2) {
            continue;
        }
        odd = g_new(MemoryRegion, 1);
        memory_region_init(odd, OBJECT(s), "aspen.odd", 4);
        memory_region_add_subregion(&s->bar, 0x20 + i * 4, odd);
    }
}

static void aspen_realize(DeviceState *dev, Error **errp)
{
    AspenState *s = (AspenState *)dev;
    static const int maps[] = { 0x00, 0x10, 0x02, 0x30, 0x04, 0x20 };

    memory_region_init(&s->bar, OBJECT(s), "aspen.bar", 0x100);
    aspen_rows(s);
    for (unsigned i = 0; i < ARRAY_SIZE(maps); i += 2) {
        MemoryRegion *port = g_new(MemoryRegion, 1);

        memory_region_init_alias(port, OBJECT(s), "aspen-port", &s->bar,
                                 maps[i + 1], 2);
        memory_region_add_subregion(&s->bar, 0x80 + maps[i], port);
    }
}

DEFINE_DEVICE(AspenState, aspen, "sys-bus-device", aspen_realize)

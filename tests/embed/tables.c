/*
 * Tables whose rows are not as many in every build: one of two, one with rows
 * out of a macro, one with a size and one with an index that depend on a
 * condition.  In one that has a condition around the value of a row only they
 * are, whatever counts them.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#ifdef CONFIG_BIG
#define MORE 4, 5,
#define TOTAL 6
#define BASE 0x1000
static const int either[] = { 1, 2, 3, 4, 5 };
#else
#define MORE
#define TOTAL 4
#define BASE 0x2000
static const int either[] = { 1, 2, 3 };
#endif

enum {
    ASPEN_FIRST,
#ifdef CONFIG_BIG
    ASPEN_SECOND,
#endif
    ASPEN_LAST,
};

static const int rows[] = { 1, 2, 3, MORE };
static const int sized[TOTAL] = { 1, 2, 3 };
static const int indexed[] = { [ASPEN_FIRST] = 1, [ASPEN_LAST] = 3 };
static const struct {
    unsigned base;
} fixed[] = {
    { BASE },
    { BASE + 16 },
};

typedef struct AspenState {
    SysBusDevice parent_obj;
} AspenState;

static void aspen_realize(DeviceState *dev, Error **errp)
{
    AspenState *s = (AspenState *)dev;

    for (unsigned i = 0; i < ARRAY_SIZE(either); i++) {
        MemoryRegion *one = g_new(MemoryRegion, 1);

        memory_region_init(one, OBJECT(s), "aspen.one", either[i]);
    }
    for (unsigned i = 0; i < ARRAY_SIZE(rows); i++) {
        MemoryRegion *row = g_new(MemoryRegion, 1);

        memory_region_init(row, OBJECT(s), "aspen.row", rows[i]);
    }
    for (unsigned i = 0; i < ARRAY_SIZE(sized); i++) {
        MemoryRegion *size = g_new(MemoryRegion, 1);

        memory_region_init(size, OBJECT(s), "aspen.size", sized[i]);
    }
    for (unsigned i = 0; i < ARRAY_SIZE(indexed); i++) {
        MemoryRegion *index = g_new(MemoryRegion, 1);

        memory_region_init(index, OBJECT(s), "aspen.index", indexed[i]);
    }
    for (unsigned i = 0; i < ARRAY_SIZE(fixed); i++) {
        MemoryRegion *base = g_new(MemoryRegion, 1);

        memory_region_init(base, OBJECT(s), "aspen.base", fixed[i].base);
    }
    for (unsigned i = 0; i < G_N_ELEMENTS(fixed); i++) {
        MemoryRegion *again = g_new(MemoryRegion, 1);

        memory_region_init(again, OBJECT(s), "aspen.again", fixed[i].base);
    }
}

DEFINE_DEVICE(AspenState, aspen, "sys-bus-device", aspen_realize)

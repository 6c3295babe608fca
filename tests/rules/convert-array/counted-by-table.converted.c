/*
 * There are as many regions as a table has rows: the sizes that count them are
 * of the table.  The last two loops go over another table, and the count is of
 * regions, but what is allocated are numbers.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define BUG_STRUCT(x) struct { int : (x) ? -1 : 1; }
#define BUG_OR_ZERO(x) (sizeof(BUG_STRUCT(x)) - sizeof(BUG_STRUCT(x)))
#define ARRAY_SIZE(x) ((sizeof(x) / sizeof((x)[0])) + \
                       BUG_OR_ZERO(sizeof(x) == sizeof(&(x)[0])))

typedef struct Row {
    const char *name;
    uint64_t size;
} Row;

static const Row rows[] = { { "ram", 64 }, { "rom", 128 }, { "regs", 64 } };
static const uint64_t sizes[] = { 64, 128, 64, 64, 64 };

typedef struct TableState {
    DeviceState parent_obj;
    MemoryRegion **mem;
    MemoryRegion **wide;
    MemoryRegion *other;
    MemoryRegion fixed[4];
    uint64_t *sizes;
} TableState;

static void realize(DeviceState *dev, Error **errp)
{
    TableState *s = (TableState *)dev;

    s->mem = g_new0(MemoryRegion *, ARRAY_SIZE(rows));
    for (int i = 0; i < ARRAY_SIZE(rows); i++) {
        s->mem[i] = memory_region_new(OBJECT(s), rows[i].name, rows[i].size);
        memory_region_set_enabled(s->mem[i], true);
    }

    s->wide = g_new0(MemoryRegion *, G_N_ELEMENTS(sizes));
    for (int i = 0; i < G_N_ELEMENTS(sizes); i++) {
        s->wide[i] = memory_region_new(OBJECT(s), "wide", sizes[i]);
    }

    s->other = g_new0(MemoryRegion, ARRAY_SIZE(sizes));
    for (int i = 0; i < ARRAY_SIZE(rows); i++) {
        memory_region_init(&s->other[i], OBJECT(s), rows[i].name, 64);
    }
    for (int i = 0; i < ARRAY_SIZE(sizes); i++) {
        memory_region_set_enabled(&s->other[i], true);
    }

    s->sizes = g_new0(uint64_t, ARRAY_SIZE(s->fixed));
}

const DeviceClass klass = { .realize = realize };

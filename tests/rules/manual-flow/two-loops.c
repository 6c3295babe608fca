/*
 * Allocated in one loop, initialised in another, which does not do what one
 * loop would do: another range, another array, something in between, a loop
 * that ends early, or one that can tell
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion ram;
    MemoryRegion *less[8], *odd[8], *one[8], *other[8], *seen[8], *maybe[8],
        *more[8], *early[8], *broken[8], *leapt[8], *told[8], *ahead[8],
        *ending[8], *index[8];
    int n;
} Dev;

static void count(Dev *s)
{
    s->n += s->seen[0] != NULL || s->told[7] != NULL;
}

static void one_less(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->less[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 0; i < s->n - 1; i++) {
        memory_region_init(s->less[i], OBJECT(s), "less", 64);
    }
}

static void every_other(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->odd[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 0; i < s->n; i += 2) {
        memory_region_init(s->odd[i], OBJECT(s), "other", 64);
    }
}

static void from_one(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->one[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 1; i < s->n; i++) {
        memory_region_init(s->one[i], OBJECT(s), "one", 64);
    }
}

static void of_another(Dev *s, Dev *t)
{
    for (int i = 0; i < s->n; i++) {
        s->other[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 0; i < s->n; i++) {
        memory_region_init(t->other[i], OBJECT(s), "another", 64);
    }
}

static void in_between(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->seen[i] = g_new(MemoryRegion, 1);
    }
    count(s);
    for (int i = 0; i < s->n; i++) {
        memory_region_init(s->seen[i], OBJECT(s), "between", 64);
    }
}

static void sometimes_in_between(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->maybe[i] = g_new(MemoryRegion, 1);
    }
#ifdef CONFIG_MORE
    s->n++;
#endif
    for (int i = 0; i < s->n; i++) {
        memory_region_init(s->maybe[i], OBJECT(s), "sometimes", 64);
    }
}

static void counts_as_well(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->more[i] = g_new(MemoryRegion, 1);
        s->ram.enabled = true;
    }
    for (int i = 0; i < s->n; i++) {
        memory_region_init(s->more[i], OBJECT(s), "counts", 64);
    }
}

static void ends_early(Dev *s, Error **errp)
{
    for (int i = 0; i < s->n; i++) {
        s->early[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 0; i < s->n; i++) {
        if (!memory_region_init_ram(s->early[i], OBJECT(s), "early", 64, errp)) {
            return;
        }
    }
}

static void breaks(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->broken[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 0; i < s->n; i++) {
        memory_region_init(s->broken[i], OBJECT(s), "breaks", 64);
        if (s->ram.enabled) {
            break;
        }
    }
}

static void leaps(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->leapt[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 0; i < s->n; i++) {
        memory_region_init(s->leapt[i], OBJECT(s), "leaps", 64);
        i += s->ram.enabled;
    }
}

static void tells(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->told[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 0; i < s->n; i++) {
        memory_region_init(s->told[i], OBJECT(s), "tells", 64);
        count(s);
    }
}

static void looks_ahead(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->ahead[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 0; i < s->n; i++) {
        memory_region_init_alias(s->ahead[i], OBJECT(s), "ahead", s->ahead[7 - i],
                                 0, 64);
    }
}

static void moves_the_end(Dev *s)
{
    for (int i = 0; i < s->n; i++) {
        s->ending[i] = g_new(MemoryRegion, 1);
    }
    for (int i = 0; i < s->n; i++) {
        memory_region_init(s->ending[i], OBJECT(s), "end", 64);
        s->n = 3;
    }
}

static void with_another_index(Dev *s)
{
    int i;

    for (i = 0; i < s->n; i++) {
        s->index[i] = g_new(MemoryRegion, 1);
    }
    for (int k = 0; k < s->n; k++) {
        memory_region_init(s->index[k], OBJECT(s), "index", 64);
    }
    s->n = i;
}

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;

    one_less(s);
    every_other(s);
    from_one(s);
    of_another(s, (Dev *)dev);
    in_between(s);
    sometimes_in_between(s);
    counts_as_well(s);
    ends_early(s, errp);
    breaks(s);
    leaps(s);
    tells(s);
    looks_ahead(s);
    moves_the_end(s);
    with_another_index(s);
}

const DeviceClass klass = { .realize = realize };

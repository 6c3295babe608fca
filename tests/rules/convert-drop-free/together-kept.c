/*
 * The same, but the function has more to do, and nothing that reads its variable
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct PairState {
    DeviceState parent_obj;
    MemoryRegion *left;
    MemoryRegion *right;
} PairState;

static void realize(DeviceState *dev, Error **errp)
{
    PairState *s = (PairState *)dev;

    s->left = g_new0(MemoryRegion, 1);
    memory_region_init_io(s->left, OBJECT(dev), NULL, s, "left", 64);
    s->right = g_new0(MemoryRegion, 1);
    memory_region_init_io(s->right, OBJECT(dev), NULL, s, "right", 64);
}

static void finalize(Object *obj)
{
    PairState *s = (PairState *)obj;

    memory_region_del_subregion(get_system_memory(), NULL);
    g_free(s->left);
    g_free(s->right);
}

const DeviceClass klass = { .realize = realize };
const TypeInfo type = {
    .name = "pair",
    .instance_finalize = finalize,
};

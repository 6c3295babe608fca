/*
 * Chest: arrays of regions of every spelling
 *
 * Pattern: arrays whose elements are regions: g_malloc() of a product,
 * calloc(), a count that only run time knows, the first element through &mr[0]
 * and through the bare name. All are freed in instance_finalize, as they
 * should be. "single" is an array of one in name only.
 * Verdict: manual-array, manual-array, convert-array, convert-drop-free or
 * manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_CHEST "chest"
OBJECT_DECLARE_SIMPLE_TYPE(ChestState, CHEST)

#define CHEST_DRAWERS 2

struct ChestState {
    SysBusDevice parent_obj;

    unsigned depth;
    MemoryRegion *left;
    MemoryRegion *right;
    MemoryRegion *deep;
    MemoryRegion *single;
};

static void chest_realize(DeviceState *dev, Error **errp)
{
    ChestState *s = CHEST(dev);
    MemoryRegion *mr;

    s->left = g_malloc(CHEST_DRAWERS * sizeof(MemoryRegion));
    memory_region_init(s->left, OBJECT(dev), "chest.left", 64);
    memory_region_init(s->left + 1, OBJECT(dev), "chest.left", 64);

    mr = calloc(CHEST_DRAWERS, sizeof(*mr));
    memory_region_init(&mr[0], OBJECT(dev), "chest.right", 64);
    memory_region_init(&mr[1], OBJECT(dev), "chest.right", 64);
    s->right = mr;

    s->depth++;
    s->deep = g_new0(MemoryRegion, s->depth);
    for (unsigned i = 0; i < s->depth; i++) {
        memory_region_init_io(&s->deep[i], OBJECT(dev), NULL, NULL,
                              "chest.deep", 64);
    }

    s->single = g_new(MemoryRegion, 1);
    memory_region_init(&s->single[0], OBJECT(dev), "chest.single", 64);
}

static void chest_finalize(Object *obj)
{
    ChestState *s = CHEST(obj);

    g_free(s->left);
    free(s->right);
    g_free(s->deep);
    g_free(s->single);
}

static void chest_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "arrays of every spelling";
    dc->realize = chest_realize;
}

static const TypeInfo chest_info = {
    .name = TYPE_CHEST,
    .parent = TYPE_SYS_BUS_DEVICE,
    .instance_size = sizeof(ChestState),
    .instance_finalize = chest_finalize,
    .class_init = chest_class_init,
};

static void chest_register_types(void)
{
    type_register_static(&chest_info);
}

type_init(chest_register_types)

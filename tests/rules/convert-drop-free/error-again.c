/*
 * An error that nothing but one init sets is asked again where the function
 * ends: what is freed there has failed; not where another call could have set
 * the error, or where it may be from an earlier round or has been forgotten
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void error_propagate(Error **errp, Error *error);
void error_free(Error *error);
void start(DeviceState *dev, Error **errp);

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *ram, *shared, *rounds[4], *forgotten;
} Windows;

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;
    Error *error = NULL;
    MemoryRegion *ram = g_new(MemoryRegion, 1);

    memory_region_init_ram(ram, OBJECT(dev), "ram", 64, &error);
    if (error) {
        goto out;
    }
    s->ram = ram;
    memory_region_add_subregion(get_system_memory(), 0, ram);

out:
    if (error) {
        error_propagate(errp, error);
        g_free(ram);
    }
}

static void realize_shared(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;
    Error *error = NULL;
    MemoryRegion *shared = g_new(MemoryRegion, 1);

    memory_region_init_ram(shared, OBJECT(dev), "shared", 64, &error);
    if (error) {
        goto out;
    }
    s->shared = shared;
    start(dev, &error);

out:
    if (error) {
        error_propagate(errp, error);
        g_free(shared);
    }
}

static void realize_rounds(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;
    Error *error = NULL;

    for (int i = 0; i < 4; i++) {
        MemoryRegion *mr = g_new(MemoryRegion, 1);

        memory_region_init_ram(mr, OBJECT(dev), "round", 64, &error);
        if (!error) {
            s->rounds[i] = mr;
            memory_region_set_enabled(mr, true);
        }
        if (error) {
            g_free(mr);
        }
    }
    error_propagate(errp, error);
}

static void realize_forgotten(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;
    Error *error = NULL;
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init_ram(mr, OBJECT(dev), "forgotten", 64, &error);
    if (error) {
        error_free(error);
        error = NULL;
    } else {
        memory_region_set_enabled(mr, true);
    }
    if (!error) {
        s->forgotten = mr;
        memory_region_set_enabled(mr, true);
    } else {
        g_free(mr);
    }
}

const DeviceClass klass = { .realize = realize };
const DeviceClass sharing = { .realize = realize_shared };
const DeviceClass going_round = { .realize = realize_rounds };
const DeviceClass forgetting = { .realize = realize_forgotten };

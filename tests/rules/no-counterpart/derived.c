/*
 * An object of a type that is derived from an IOMMU region, whose storage a
 * new constructor does not know the size of; and structs that only begin with a
 * region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Translator {
    IOMMUMemoryRegion parent_obj;
    int entries;
} Translator;

typedef struct Window {
    MemoryRegion mr;
    uint64_t base;
} Window;

typedef struct Space {
    IOMMUMemoryRegion mr;
    uint64_t devid;
} Space;

static void realize(DeviceState *dev, Error **errp)
{
    Translator *translator = g_new0(Translator, 1);
    Window *window = g_new0(Window, 1);
    Space *space = g_new0(Space, 1);

    memory_region_init_iommu(translator, sizeof(*translator), "translator",
                             OBJECT(dev), "mr", 64);
    memory_region_init(&window->mr, OBJECT(dev), "window", 64);
    memory_region_init_iommu(&space->mr, sizeof(space->mr), "space",
                             OBJECT(dev), "space", 64);
}

const DeviceClass klass = { .realize = realize };

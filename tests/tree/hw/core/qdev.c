/*
 * qdev.c - devices: made, realized, reset, unrealized
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/boards.h"
#include "hw/core/qdev.h"
#include "qapi/error.h"

void device_class_set_legacy_reset(DeviceClass *dc, DeviceReset dev_reset)
{
    dc->legacy_reset = dev_reset;
}

DeviceState *qdev_new(const char *name)
{
    return DEVICE(object_new(name));
}

bool qdev_realize(DeviceState *dev, Error **errp)
{
    DeviceClass *dc = DEVICE_GET_CLASS(dev);
    Error *local_err = NULL;

    assert(!dev->realized);
    if (!OBJECT(dev)->parent) {
        object_property_add_child(machine_get_container("unattached"),
                                  "device[*]", OBJECT(dev));
    }
    if (dc->realize) {
        dc->realize(dev, &local_err);
    }
    if (local_err) {
        error_propagate(errp, local_err);
        return false;
    }
    dev->realized = true;
    return true;
}

bool qdev_realize_and_unref(DeviceState *dev, Error **errp)
{
    bool ok = qdev_realize(dev, errp);

    object_unref(dev);
    return ok;
}

void qdev_unrealize(DeviceState *dev)
{
    DeviceClass *dc = DEVICE_GET_CLASS(dev);

    assert(dev->realized);
    if (dc->unrealize) {
        dc->unrealize(dev);
    }
    dev->realized = false;
}

void device_cold_reset(DeviceState *dev)
{
    DeviceClass *dc = DEVICE_GET_CLASS(dev);

    if (dc->legacy_reset) {
        dc->legacy_reset(dev);
    }
}

/* A device does not work any more once it has been taken from its parent */
static void device_unparent(Object *obj)
{
    DeviceState *dev = DEVICE(obj);

    if (dev->realized) {
        qdev_unrealize(dev);
    }
}

static void device_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    klass->unparent = device_unparent;
    dc->hotpluggable = true;
}

static const TypeInfo device_types[] = {
    {
        .name = TYPE_DEVICE,
        .parent = TYPE_OBJECT,
        .instance_size = sizeof(DeviceState),
        .class_size = sizeof(DeviceClass),
        .class_init = device_class_init,
        .abstract = true,
    },
};

DEFINE_TYPES(device_types)

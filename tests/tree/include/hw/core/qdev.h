/*
 * qdev.h - devices: made, realized, reset, unrealized
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef HW_CORE_QDEV_H
#define HW_CORE_QDEV_H

#include "qom/object.h"

#define TYPE_DEVICE "device"
typedef struct DeviceClass DeviceClass;
DECLARE_OBJ_CHECKERS(DeviceState, DeviceClass, DEVICE, TYPE_DEVICE)

typedef void (*DeviceRealize)(DeviceState *dev, Error **errp);
typedef void (*DeviceUnrealize)(DeviceState *dev);
typedef void (*DeviceReset)(DeviceState *dev);

/**
 * DeviceClass:
 * @desc: one line for the list of devices
 * @hazard: what goes wrong with it, %NULL for a device to be run with others
 * @hotpluggable: whether it can come and go while the machine runs
 * @realize: makes the device work; fails through its @errp
 * @unrealize: takes back what @realize did; the object stays
 * @legacy_reset: see device_class_set_legacy_reset()
 */
struct DeviceClass {
    ObjectClass parent_class;

    const char *desc;
    const char *hazard;
    bool hotpluggable;
    DeviceRealize realize;
    DeviceUnrealize unrealize;
    DeviceReset legacy_reset;
};

struct DeviceState {
    Object parent_obj;

    bool realized;
};

void device_class_set_legacy_reset(DeviceClass *dc, DeviceReset dev_reset);

/* Returns: (transfer full): a device that is not yet realized */
DeviceState *qdev_new(const char *name);

bool qdev_realize(DeviceState *dev, Error **errp);
bool qdev_realize_and_unref(DeviceState *dev, Error **errp);
void qdev_unrealize(DeviceState *dev);
void device_cold_reset(DeviceState *dev);

#endif

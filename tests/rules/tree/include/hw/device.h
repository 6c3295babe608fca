/*
 * device.h - declares devices and machines to the cases
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef HW_DEVICE_H
#define HW_DEVICE_H

#include "system/memory.h"

typedef struct DeviceState {
    Object parent_obj;
} DeviceState;

typedef struct MachineState {
    Object parent_obj;
} MachineState;

typedef struct DeviceClass {
    void (*realize)(DeviceState *dev, Error **errp);
    void (*unrealize)(DeviceState *dev);
    void (*reset)(DeviceState *dev);
} DeviceClass;

typedef struct MachineClass {
    void (*init)(MachineState *machine);
} MachineClass;

typedef struct TypeInfo {
    const char *name;
    const char *parent;
    void (*class_init)(ObjectClass *klass);
    void (*instance_init)(Object *obj);
    void (*instance_finalize)(Object *obj);
} TypeInfo;

/* A device with a place for regions of either kind */
typedef struct State {
    DeviceState parent_obj;
    MemoryRegion regs;
    MemoryRegion *mr;
} State;

#define STATE(x) ((State *)(x))

#endif

/*
 * board.h - types of devices and machines, as far as the cases need them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef HW_BOARD_H
#define HW_BOARD_H

#include "system/memory.h"

#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))

typedef struct DeviceState {
    Object parent_obj;
} DeviceState;

typedef struct SysBusDevice {
    DeviceState parent_obj;
} SysBusDevice;

typedef struct MachineState {
    Object parent_obj;
    unsigned cpus;
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
    size_t instance_size;
    void (*class_init)(ObjectClass *klass);
    void (*instance_init)(Object *obj);
    void (*instance_finalize)(Object *obj);
} TypeInfo;

#define OBJECT_DECLARE_SIMPLE_TYPE(State, CAST)                               \
    static inline State *CAST(const void *obj)                                \
    {                                                                         \
        return (State *)obj;                                                  \
    }

#define DEVICE_CLASS(x) ((DeviceClass *)(x))
#define MACHINE_CLASS(x) ((MachineClass *)(x))
#define SYS_BUS_DEVICE(x) ((SysBusDevice *)(x))

void sysbus_init_mmio(SysBusDevice *dev, MemoryRegion *mr);

/* A machine with a struct of its own, and one without */
#define DEFINE_BOARD(State, name_, init_)                                     \
    static void name_##_class_init(ObjectClass *klass)                        \
    {                                                                         \
        MACHINE_CLASS(klass)->init = init_;                                   \
    }                                                                         \
                                                                              \
    static const TypeInfo name_##_info = {                                    \
        .name = #name_,                                                       \
        .parent = "machine",                                                  \
        .instance_size = sizeof(State),                                       \
        .class_init = name_##_class_init,                                     \
    };                                                                        \
                                                                              \
    const TypeInfo *name_##_type(void)                                        \
    {                                                                         \
        return &name_##_info;                                                 \
    }

#define DEFINE_DEVICE(State, name_, parent_, realize_)                        \
    static void name_##_class_init(ObjectClass *klass)                        \
    {                                                                         \
        DEVICE_CLASS(klass)->realize = realize_;                              \
    }                                                                         \
                                                                              \
    static const TypeInfo name_##_info = {                                    \
        .name = #name_,                                                       \
        .parent = parent_,                                                    \
        .instance_size = sizeof(State),                                       \
        .class_init = name_##_class_init,                                     \
    };                                                                        \
                                                                              \
    const TypeInfo *name_##_type(void)                                        \
    {                                                                         \
        return &name_##_info;                                                 \
    }

#endif

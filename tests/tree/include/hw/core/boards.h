/*
 * boards.h - machines
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef HW_CORE_BOARDS_H
#define HW_CORE_BOARDS_H

#include "qom/object.h"

#define TYPE_MACHINE "machine"
DECLARE_OBJ_CHECKERS(MachineState, MachineClass, MACHINE, TYPE_MACHINE)

#define MACHINE_TYPE_SUFFIX "-machine"
#define MACHINE_TYPE_NAME(machinename) (machinename MACHINE_TYPE_SUFFIX)

/**
 * MachineClass:
 * @desc: one line for the list of machines
 * @init: makes the board's memory and devices
 */
struct MachineClass {
    ObjectClass parent_class;

    const char *desc;
    void (*init)(MachineState *machine);
};

struct MachineState {
    Object parent_obj;

    uint64_t ram_size;
};

/* Registers a machine that is nothing more than its class's functions */
#define DEFINE_MACHINE(namestr, machine_initfn)                          \
    static void machine_initfn##_class_init(ObjectClass *oc,             \
                                            const void *data)            \
    {                                                                    \
        machine_initfn(MACHINE_CLASS(oc));                               \
    }                                                                    \
    static const TypeInfo machine_initfn##_typeinfo[] = {                \
        {                                                                \
            .name = MACHINE_TYPE_NAME(namestr),                          \
            .parent = TYPE_MACHINE,                                      \
            .class_init = machine_initfn##_class_init,                   \
        },                                                               \
    };                                                                   \
    DEFINE_TYPES(machine_initfn##_typeinfo)

/* The machine, /machine in the tree of objects */
Object *qdev_get_machine(void);

/* A container below it, such as "unattached" */
Object *machine_get_container(const char *name);

/* Makes a machine and its address spaces, and runs the board's code */
void machine_create(const char *typename);

/* Ends the machine, with everything that is below it */
void machine_destroy(void);

#endif

/*
 * machine.c - machines
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/boards.h"
#include "system/address-spaces.h"

Object *qdev_get_machine(void)
{
    return object_property_get_child(object_get_root(), "machine");
}

Object *machine_get_container(const char *name)
{
    return container_get(qdev_get_machine(), name);
}

void machine_create(const char *typename)
{
    Object *machine = object_new(typename);
    MachineClass *mc = MACHINE_GET_CLASS(machine);

    object_property_add_child(object_get_root(), "machine", machine);
    object_unref(machine);
    memory_map_init();
    if (mc->init) {
        mc->init(MACHINE(machine));
    }
}

void machine_destroy(void)
{
    memory_map_exit();
    memory_grace_period();
    /* first what is nobody's: the system's memory keeps what it shows */
    object_unparent(machine_get_container("unattached"));
    memory_grace_period();
    object_unparent(qdev_get_machine());
    memory_grace_period();
    object_root_destroy();
}

static void machine_initfn(Object *obj)
{
    MACHINE(obj)->ram_size = 64 * KiB;
}

static void bare_machine_init(MachineClass *mc)
{
    mc->desc = "a machine without anything, for devices to be run in";
}

static const TypeInfo machine_types[] = {
    {
        .name = TYPE_MACHINE,
        .parent = TYPE_OBJECT,
        .instance_size = sizeof(MachineState),
        .instance_init = machine_initfn,
        .class_size = sizeof(MachineClass),
        .abstract = true,
    },
};

DEFINE_TYPES(machine_types)
DEFINE_MACHINE("bare", bare_machine_init)

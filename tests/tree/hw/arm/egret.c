/*
 * Egret board
 *
 * Pattern: judgement calls on a board. "secure": the pointer is copied into a
 * field before the init, so that the new call has to stand where the
 * allocation stood. "steal": errp is NULL and the result ignored, so that a
 * failed constructor would leave a NULL region behind.
 * Verdict: convert or manual-flow, convert or manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/boards.h"
#include "qapi/error.h"
#include "system/address-spaces.h"

#define TYPE_EGRET MACHINE_TYPE_NAME("egret")
OBJECT_DECLARE_SIMPLE_TYPE(EgretState, EGRET)

struct EgretState {
    MachineState parent_obj;

    MemoryRegion *secure_view;
};

static void egret_map_secure(EgretState *es, MemoryRegion *secure)
{
    memory_region_add_subregion_overlap(get_system_memory(), 0, secure, -1);
}

static void egret_init(MachineState *machine)
{
    EgretState *es = EGRET(machine);
    MemoryRegion *secure, *steal;

    secure = g_new(MemoryRegion, 1);
    es->secure_view = secure;
    memory_region_init(secure, OBJECT(machine), "egret.secure", UINT64_MAX);
    egret_map_secure(es, es->secure_view);

    steal = g_new(MemoryRegion, 1);
    memory_region_init_ram(steal, NULL, "egret.steal", 4 * KiB, NULL);
    memory_region_add_subregion(get_system_memory(), 0x1000, steal);
}

static void egret_class_init(ObjectClass *oc, const void *data)
{
    MachineClass *mc = MACHINE_CLASS(oc);

    mc->desc = "board with judgement calls";
    mc->init = egret_init;
}

static const TypeInfo egret_info = {
    .name = TYPE_EGRET,
    .parent = TYPE_MACHINE,
    .instance_size = sizeof(EgretState),
    .class_init = egret_class_init,
};

static void egret_register_types(void)
{
    type_register_static(&egret_info);
}

type_init(egret_register_types)

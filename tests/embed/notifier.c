/*
 * Notifiers: one that waits for the machine, and one that comes again
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct Notifier {
    void (*notify)(struct Notifier *n, void *data);
} Notifier;

void qemu_add_machine_init_done_notifier(Notifier *n);
void qemu_register_wakeup_notifier(Notifier *n);

typedef struct IvyState {
    SysBusDevice parent_obj;
    Notifier done;
    Notifier wakeup;
} IvyState;

static void ivy_done(Notifier *n, void *data)
{
    IvyState *s = (IvyState *)data;
    MemoryRegion *once = g_new(MemoryRegion, 1);

    memory_region_init(once, OBJECT(s), "ivy.once", 4);
}

static void ivy_wakeup(Notifier *n, void *data)
{
    IvyState *s = (IvyState *)data;
    MemoryRegion *again = g_new(MemoryRegion, 1);

    memory_region_init(again, OBJECT(s), "ivy.again", 4);
}

static void ivy_wait(IvyState *s)
{
    s->done.notify = ivy_done;
    qemu_add_machine_init_done_notifier(&s->done);
}

static void ivy_realize(DeviceState *dev, Error **errp)
{
    IvyState *s = (IvyState *)dev;

    ivy_wait(s);
    s->wakeup.notify = ivy_wakeup;
    qemu_register_wakeup_notifier(&s->wakeup);
}

DEFINE_DEVICE(IvyState, ivy, "sys-bus-device", ivy_realize)

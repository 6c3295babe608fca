/*
 * vmstate.h - what of a device's memory goes into the migration stream
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MIGRATION_VMSTATE_H
#define MIGRATION_VMSTATE_H

void vmstate_register_ram(MemoryRegion *mr, DeviceState *dev);

#endif

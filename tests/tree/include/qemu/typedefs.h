/*
 * typedefs.h - names of types, for headers that only point at them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef QEMU_TYPEDEFS_H
#define QEMU_TYPEDEFS_H

typedef struct AddressSpace AddressSpace;
typedef struct DeviceState DeviceState;
typedef struct Error Error;
typedef struct FlatView FlatView;
typedef struct MachineClass MachineClass;
typedef struct MachineState MachineState;
typedef struct MemoryRegion MemoryRegion;
typedef struct MemoryRegionSection MemoryRegionSection;
typedef struct Object Object;
typedef struct ObjectClass ObjectClass;
typedef struct PCIDevice PCIDevice;
typedef struct RAMBlock RAMBlock;
typedef struct SysBusDevice SysBusDevice;

#endif

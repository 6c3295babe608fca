/*
 * names.h - names of types, and nothing else
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef HW_NAMES_H
#define HW_NAMES_H

typedef struct MemoryRegion MemoryRegion;
typedef struct SysBusDevice SysBusDevice;
typedef struct MapleState MapleState;

#endif

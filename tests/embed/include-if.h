/*
 * include-if.h - a struct that has a region in some configurations only
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef HW_INCLUDE_IF_H
#define HW_INCLUDE_IF_H

#include "hw/names.h"

struct MapleState {
    SysBusDevice *bus;
#ifndef CONFIG_USER_ONLY
    MemoryRegion *seed;
#endif
    int height;
};

#endif

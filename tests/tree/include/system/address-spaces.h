/*
 * address-spaces.h - the machine's address spaces
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef SYSTEM_ADDRESS_SPACES_H
#define SYSTEM_ADDRESS_SPACES_H

#include "system/memory.h"

extern AddressSpace address_space_memory;
extern AddressSpace address_space_io;

MemoryRegion *get_system_memory(void);
MemoryRegion *get_system_io(void);

/* Makes the two and takes them down, once each machine */
void memory_map_init(void);
void memory_map_exit(void);

#endif

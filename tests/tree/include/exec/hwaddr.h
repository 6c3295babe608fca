/*
 * hwaddr.h - an address on a bus of the guest
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef EXEC_HWADDR_H
#define EXEC_HWADDR_H

typedef uint64_t hwaddr;
typedef uint64_t ram_addr_t;

#define HWADDR_FMT_plx "%016" PRIx64

#endif

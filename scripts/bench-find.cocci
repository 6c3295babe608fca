// bench-find.cocci - what a page of SmPL finds, for scripts/bench
//
// SPDX-License-Identifier: GPL-2.0-or-later
//
// The regions that bench.cocci rewrites, marked and left alone.

@declared exists@
typedef MemoryRegion;
identifier mr, init =~ "^memory_region_init";
@@
* MemoryRegion *mr =
*     \(g_new(MemoryRegion, 1)\|g_new0(MemoryRegion, 1)\|
*       g_malloc(sizeof(MemoryRegion))\|g_malloc0(sizeof(MemoryRegion))\|
*       g_malloc(sizeof(*mr))\|g_malloc0(sizeof(*mr))\);
  ... when != mr
  init(mr, ...)

@assigned exists@
typedef MemoryRegion;
expression mr;
identifier init =~ "^memory_region_init";
@@
* mr = \(g_new(MemoryRegion, 1)\|g_new0(MemoryRegion, 1)\|
*        g_malloc(sizeof(MemoryRegion))\|g_malloc0(sizeof(MemoryRegion))\|
*        g_malloc(sizeof(*mr))\|g_malloc0(sizeof(*mr))\);
  ... when != mr
  init(mr, ...)

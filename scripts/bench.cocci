// bench.cocci - what a page of SmPL finds and rewrites, for scripts/bench
//
// SPDX-License-Identifier: GPL-2.0-or-later
//
// A region allocated alone, and initialised before it is used, in one
// function.  It does not look at frees, names, other functions or other files:
// not for use.

// Python has to be started for the names below
@initialize:python@
@@

@declared exists@
typedef MemoryRegion;
identifier mr, init =~ "^memory_region_init";
fresh identifier new = script:python(init) { init.replace("init", "new", 1) };
expression list args;
@@
- MemoryRegion *mr =
-     \(g_new(MemoryRegion, 1)\|g_new0(MemoryRegion, 1)\|
-       g_malloc(sizeof(MemoryRegion))\|g_malloc0(sizeof(MemoryRegion))\|
-       g_malloc(sizeof(*mr))\|g_malloc0(sizeof(*mr))\);
+ MemoryRegion *mr;
  ... when != mr
(
- init(mr, args);
+ mr = new(args);
|
- if (!init(mr, args))
+ mr = new(args);
+ if (!mr)
  { ... }
)

@assigned exists@
typedef MemoryRegion;
expression mr;
identifier init =~ "^memory_region_init";
fresh identifier new = script:python(init) { init.replace("init", "new", 1) };
expression list args;
@@
- mr = \(g_new(MemoryRegion, 1)\|g_new0(MemoryRegion, 1)\|
-        g_malloc(sizeof(MemoryRegion))\|g_malloc0(sizeof(MemoryRegion))\|
-        g_malloc(sizeof(*mr))\|g_malloc0(sizeof(*mr))\);
  ... when != mr
(
- init(mr, args);
+ mr = new(args);
|
- if (!init(mr, args))
+ mr = new(args);
+ if (!mr)
  { ... }
)

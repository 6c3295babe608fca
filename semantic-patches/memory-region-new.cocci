/*
 * memory-region-new.cocci - let the constructor allocate the region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *     MemoryRegion *mr = g_new(MemoryRegion, 1);
 *     memory_region_init_io(mr, owner, ops, opaque, "name", size);
 *
 * becomes
 *
 *     MemoryRegion *mr = memory_region_new_io(owner, ops, opaque, "name", size);
 *
 * so that the region's storage goes with its last reference.
 */
virtual planned

@initialize:python@
@@
chosen = set()

def key(kind, position):
    return "%s:%s:%s:%s" % (position.file, kind, position.line, position.column)

def choose(kind, positions):
    chosen.update(key(kind, p) for p in positions)

def is_chosen(kind, positions):
    return all(key(kind, p) in chosen for p in positions)

@initialize:python depends on planned@
places << virtual.places;
@@
chosen.update(places.split(","))

# By hand: allocations whose next use, on every path, is one init

@found depends on !planned@
typedef MemoryRegion;
MemoryRegion *mr;
expression e;
identifier f =~ "^memory_region_init";
position a, i;
@@
(
  mr@a = \( g_new(MemoryRegion, 1)
         \| g_new0(MemoryRegion, 1)
         \| g_malloc(sizeof(*mr))
         \| g_malloc0(sizeof(*mr))
         \| g_malloc(sizeof(MemoryRegion))
         \| g_malloc0(sizeof(MemoryRegion)) \);
  ... when != mr
(
  f@i(mr, ...);
|
  if (!f@i(mr, ...)) { ... }
)
)

@script:python@
a << found.a;
i << found.i;
f << found.f;
@@
print(a[0].file, a[0].line, f, i[0].line)
choose("drop", a)
choose("new", i)

@rewrite disable neg_if, drop_else@
symbol free, g_free;
identifier v;
expression mr, first, alloc, e;
expression list args;
identifier f =~ "^memory_region_init";
fresh identifier g = script:python(f) { f.replace("_init", "_new", 1) };
position declared : script:python() { is_chosen("declared", declared) };
position merged : script:python() { is_chosen("merged", merged) };
position allocated : script:python() { is_chosen("allocated", allocated) };
position made : script:python() { is_chosen("made", made) };
position tried : script:python() { is_chosen("tried", tried) };
position freed : script:python() { is_chosen("freed", freed) };
position lone : script:python() { is_chosen("lone", lone) };
statement S1, S2;
@@
(
- MemoryRegion *v@declared = alloc;
- f@merged(\(&v[0]\|v\), first
+ MemoryRegion *v = g(first
  , args);
|
  MemoryRegion *v@allocated
- = alloc
  ;
|
- mr@allocated = alloc;
|
- f@made(\(&mr[0]\|mr\), first
+ mr = g(first
  , args);
|
- if (!f@tried(\(&mr[0]\|mr\), first
+ mr = g(first
  , args
- )) { \(free\|g_free\)(...); }
+ );
|
- if (!f@made(\(&mr[0]\|mr\), first
+ mr = g(first
  , args
- ))
+ );
+ if (!mr)
  S1
|
- if (!f@made(\(&mr[0]\|mr\), first
+ mr = g(first
  , args
- ))
+ );
+ if (!mr)
  S1 else S2
|
- if (f@made(\(&mr[0]\|mr\), first
+ mr = g(first
  , args
- ))
+ );
+ if (mr)
  S1
|
- if (f@made(\(&mr[0]\|mr\), first
+ mr = g(first
  , args
- ))
+ );
+ if (mr)
  S1 else S2
|
- return f@made(\(&mr[0]\|mr\), first
+ mr = g(first
  , args);
+ return mr != NULL;
|
- if (e) { \(free@lone\|g_free@lone\)(...); }
|
- \(free@freed\|g_free@freed\)(...);
|
- g_clear_pointer@freed(&mr, \(free\|g_free\));
+ mr = NULL;
)

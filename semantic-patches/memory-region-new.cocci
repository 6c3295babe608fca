/*
 * memory-region-new.cocci - let the constructor allocate the region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *     mr = g_new(MemoryRegion, 1);
 *     memory_region_init_io(mr, owner, &ops, opaque, "name", size);
 *
 * becomes
 *
 *     mr = memory_region_new_io(owner, &ops, opaque, "name", size);
 *
 * so that the storage of the region goes with its last reference, instead of
 * being leaked when its owner goes.  The region is NULL where the init would
 * have returned false, and has been freed by then: a g_free() of it on the way
 * out goes too.
 *
 * By hand:
 *
 *     spatch --sp-file memory-region-new.cocci --max-width 80 --indent 4 \
 *            --macro-file macro-file.h --in-place hw/ide/sii3112.c
 *
 * This converts a region that is allocated alone, whose pointer is not used
 * before its init, and whose one init is reached on every path that does not
 * return before it.
 *
 * Must not touch, and does not:
 * - arrays of regions, regions without a name, IOMMU regions;
 * - regions that the same function (a local variable) or the same file (a
 *   field) frees, unparents or unrefs, other than right after a failed init.
 *
 * Cannot see, and leaves to the reader: regions kept in a field and released
 * by another file; pointers that are copied and used under another name;
 * arguments that are set between a declaration and its init are safe, the new
 * call stands where the init stood.
 *
 * Comments between an allocation and its init are lost, continuation lines of
 * an if may be left aligned to the old parenthesis: read the diff.
 *
 * Confidence: high within a function, moderate for fields.
 *
 * mrconv knows more of the code than one function of it.  It names the places
 * with -D planned -D places=KIND@FILE:LINE:COLUMN,... and takes over no more
 * than what happened there.
 */
virtual planned

@initialize:python@
@@
import linecache
import re

chosen = set()
released = set()    # regions let go of, other than after a failed init
nameless = set()    # inits
freed_by = {}       # init to the frees that run when it fails
only_frees = set()  # inits that nothing but a free runs for when they fail

def key(place):
    return "%s:%s:%s" % (place.file, place.line, place.column)

def choose(kind, places):
    chosen.update((kind, key(place)) for place in places)

def is_chosen(kind, places):
    return all((kind, key(place)) in chosen for place in places)

def is_constructor(name):
    return (name == "memory_region_init"
            or name.startswith("memory_region_init_")
            and name != "memory_region_init_iommu")

def has_ops(name):
    return name.endswith("_io") or "_rom_device" in name

# A local variable is known in its function, a field in its file
def region(text, place):
    name = re.findall(r"\w+", text)[-1]
    local = name == text.strip()
    return (place.file, place.current_element if local else None, name)

def is_safe(text, init):
    return (region(text, init) not in released
            and key(init) not in nameless)

# What frees itself at the end of its block is let go of there
def is_automatic(declaration):
    return "g_auto" in linecache.getline(declaration.file,
                                         int(declaration.line))

def choose_init(init):
    if key(init) in only_frees:
        choose("tried", [init])
    else:
        choose("made", [init])
        chosen.update(("freed", free) for free in freed_by.get(key(init), ()))

@initialize:python depends on planned@
places << virtual.places;
@@
for place in places.split(","):
    kind, where = place.split("@")
    chosen.add((kind, where))

// -------------------------------------------------------------------------
// By hand: which places to change

// A region that its failed init has freed
@failed depends on !planned@
symbol free, g_free;
expression mr;
identifier f : script:python() { is_constructor(f) };
position i, r;
@@
  if (!f@i(mr, ...))
(
  { \( free@r \| g_free@r \)(mr); }
|
  { <+... \( free@r \| g_free@r \)(mr); ...+> }
)

@script:python@
i << failed.i;
r << failed.r;
@@
for place in i:
    freed_by.setdefault(key(place), set()).update(key(free) for free in r)

// The same, where the test does nothing else
@tested depends on !planned@
expression mr;
identifier f : script:python() { is_constructor(f) };
position i;
@@
  if (!f@i(mr, ...)) { \( free \| g_free \)(mr); }

@script:python@
i << tested.i;
@@
only_frees.update(key(place) for place in i)

// Any other release of a region
@release depends on !planned@
symbol object_unref, object_unparent, memory_region_unref, g_clear_pointer;
expression mr;
position r;
@@
(
  \( free@r \| g_free@r \| object_unref@r \| object_unparent@r
  \| memory_region_unref@r \)(\( OBJECT(mr) \| mr \))
|
  g_clear_pointer@r(&mr, ...)
)

@script:python@
mr << release.mr;
r << release.r;
@@
for place in r:
    if not any(key(place) in frees for frees in freed_by.values()):
        released.add(region(mr, place))

// The name is the third argument, behind ops and opaque the fifth
@nameless depends on !planned@
identifier f : script:python() { is_constructor(f) and not has_ops(f) };
expression mr, owner;
position i;
@@
  f@i(mr, owner, NULL, ...)

@nameless_ops depends on !planned@
identifier f : script:python() { is_constructor(f) and has_ops(f) };
expression mr, owner, ops, opaque;
position i;
@@
  f@i(mr, owner, ops, opaque, NULL, ...)

@script:python@
i << nameless.i;
@@
nameless.update(key(place) for place in i)

@script:python@
i << nameless_ops.i;
@@
nameless.update(key(place) for place in i)

// What MemoryRegion is in g_new(MemoryRegion, 1) is left open: spatch reads it
// as a type in a function's first g_new() and as an expression in the next
@joined depends on !planned@
typedef MemoryRegion;
identifier v;
identifier f : script:python() { is_constructor(f) };
position a, i;
@@
(
  MemoryRegion *v@a = \( g_new \| g_new0 \)(..., 1);
|
  MemoryRegion *v@a = \( g_malloc \| g_malloc0 \)(
                          \( sizeof(*v) \| sizeof(MemoryRegion) \));
)
  f@i(\( &v[0] \| v \), ...);

@script:python@
v << joined.v;
a << joined.a;
i << joined.i;
@@
if is_safe(v, i[0]) and not is_automatic(a[0]):
    choose("declared", a)
    choose("merged", i)

@initialised depends on !planned@
identifier v;
identifier f : script:python() { is_constructor(f) };
position a, i;
statement S;
@@
(
  MemoryRegion *v@a = \( g_new \| g_new0 \)(..., 1);
|
  MemoryRegion *v@a = \( g_malloc \| g_malloc0 \)(
                          \( sizeof(*v) \| sizeof(MemoryRegion) \));
)
  ... when != v
(
  f@i(\( &v[0] \| v \), ...);
|
  if (!f@i(v, ...)) S
)

@script:python@
v << initialised.v;
a << initialised.a;
i << initialised.i;
@@
if (is_safe(v, i[0]) and not is_automatic(a[0])
        and not is_chosen("declared", a)):
    choose("allocated", a)
    choose_init(i[0])

@assigned depends on !planned@
expression mr;
identifier f : script:python() { is_constructor(f) };
position a, i;
statement S;
@@
(
  mr@a = \( g_new \| g_new0 \)(..., 1);
|
  mr@a = \( g_malloc \| g_malloc0 \)(
             \( sizeof(*mr) \| sizeof(MemoryRegion) \));
)
  ... when != mr
(
  f@i(\( &mr[0] \| mr \), ...);
|
  if (!f@i(mr, ...)) S
)

@script:python@
mr << assigned.mr;
a << assigned.a;
i << assigned.i;
@@
if is_safe(mr, i[0]):
    choose("allocated", a)
    choose_init(i[0])

// -------------------------------------------------------------------------
// One rule for all, so that every place is still where it was found

@rewrite disable neg_if, drop_else@
identifier v, w;
expression mr, first, alloc, e, to;
expression list args;
identifier f : script:python() { is_constructor(f) };
identifier h;
fresh identifier g = script:python(f) { f.replace("_init", "_new", 1) };
position declared : script:python() { is_chosen("declared", declared) };
position merged : script:python() { is_chosen("merged", merged) };
position allocated : script:python() { is_chosen("allocated", allocated) };
position cleared : script:python() { is_chosen("cleared", cleared) };
position filled : script:python() { is_chosen("filled", filled) };
position early : script:python() { is_chosen("early", early) };
position late : script:python() { is_chosen("late", late) };
position renamed : script:python() { is_chosen("renamed", renamed) };
position another : script:python() { is_chosen("renamed", another) };
position asked : script:python() { is_chosen("asked", asked) };
position made : script:python() { is_chosen("made", made) };
position unnamed : script:python() { is_chosen("unnamed", unnamed) };
position tried : script:python() { is_chosen("tried", tried) };
position untried : script:python() { is_chosen("untried", untried) };
position freed : script:python() { is_chosen("freed", freed) };
position taken : script:python() { is_chosen("taken", taken) };
position half : script:python() { is_chosen("half", half) };
position lone : script:python() { is_chosen("lone", lone) };
position elseless : script:python() { is_chosen("elseless", elseless) };
position elsefree : script:python() { is_chosen("elsefree", elsefree) };
position around : script:python() { is_chosen("around", around) };
position ended : script:python() { is_chosen("ended", ended) };
position ending : script:python() { is_chosen("ending", ending) };
position unused : script:python() { is_chosen("unused", unused) };
position registered : script:python() { is_chosen("registered", registered) };
position reset : script:python() { is_chosen("reset", reset) };
type T, U;
statement S1, S2;
@@
(
- for@around (...; ...; ...) S1
|
- for@around (T v = e; ...; ...) S1
|
- if@around (e) S1 else S2
|
  if@elseless (e) S1
- else S2
|
- if@around (e) S1
|
- MemoryRegion *v@declared = alloc;
- f@merged(\( &v[0] \| v \), first
+ MemoryRegion *v = g(first
  , args);
|
- T v@declared = alloc;
- f@merged(\( &v[0] \| v \), first
+ T v = g(first
  , args);
|
- MemoryRegion *v@early = alloc;
+ MemoryRegion *v = g(first, args);
  ... when != h@another(...)
- f@renamed(e, first, args);
|
- MemoryRegion *v@early = alloc;
+ MemoryRegion *v = g(first, args);
  ...
- f@late(\( &v[0] \| v \), first, args);
|
- MemoryRegion *v@early = alloc;
+ MemoryRegion *v = g(first, args);
  ...
- U w = f@asked(v, first, args);
+ U w = v != NULL;
|
- T v = mr@early = alloc;
+ T v = mr = g(first, args);
  ... when != h@another(...)
- f@renamed(e, first, args);
|
- T v = mr@early = alloc;
+ T v = mr = g(first, args);
  ...
- f@late(\( &mr[0] \| mr \), first, args);
|
- to = mr@early = alloc;
+ to = mr = g(first, args);
  ... when != h@another(...)
- f@renamed(e, first, args);
|
- to = mr@early = alloc;
+ to = mr = g(first, args);
  ...
- f@late(\( &mr[0] \| mr \), first, args);
|
- T v@early = alloc;
+ T v = g(first, args);
  ... when != h@another(...)
- f@renamed(e, first, args);
|
- T v@early = alloc;
+ T v = g(first, args);
  ...
- f@late(\( &v[0] \| v \), first, args);
|
- T v@early = alloc;
+ T v = g(first, args);
  ...
- U w = f@asked(v, first, args);
+ U w = v != NULL;
|
- mr@early = alloc;
+ mr = g(first, args);
  ... when != h@another(...)
- f@renamed(e, first, args);
|
- mr@early = alloc;
+ mr = g(first, args);
  ...
- f@late(\( &mr[0] \| mr \), first, args);
|
- mr@early = alloc;
+ mr = g(first, args);
  ...
- U w = f@asked(mr, first, args);
+ U w = mr != NULL;
|
  T v@allocated
- = alloc
  ;
|
- T v@unused = g_steal_pointer(&mr);
- \( free@taken \| g_free@taken \)(v);
+ mr = NULL;
|
- \( free@freed \| g_free@freed \)(g_steal_pointer(&mr));
+ mr = NULL;
|
- T v@unused = alloc;
|
- T v@unused;
|
- f@unnamed(mr, first
+ g(first
  , args);
|
- mr@allocated = alloc;
|
- memset@cleared(...);
|
- for (...; ...; ...) { mr@filled = alloc; }
|
- for (T v = e; ...; ...) { mr@filled = alloc; }
|
- mr@registered = v;
|
- mr@reset = NULL;
|
- f@made(&mr[0], first
+ mr = g(first
  , args);
|
- f@made(mr, first
+ mr = g(first
  , args);
|
- if (!f@untried(mr, first
+ g(first
  , args
- )) { \( free \| g_free \)(...); }
+ );
|
- if (!f@tried(mr, first
+ mr = g(first
  , args
- )) { \( free \| g_free \)(...); }
+ );
|
- if (!f@tried(mr, first
+ mr = g(first
  , args
- )) { \( free \| g_free \)(...); mr = NULL; }
+ );
|
- if (!f@made(&mr[0], first
+ mr = g(first
  , args
- ))
+ );
+ if (!mr)
  S1
|
- if (!f@made(mr, first
+ mr = g(first
  , args
- ))
+ );
+ if (!mr)
  S1
|
- if (!f@made(mr, first
+ mr = g(first
  , args
- ))
+ );
+ if (!mr)
  S1 else S2
|
- if (f@elsefree(mr, first
+ mr = g(first
  , args
- ))
+ );
+ if (mr)
  S1
- else S2
|
- if (f@made(mr, first
+ mr = g(first
  , args
- ))
+ );
+ if (mr)
  S1
|
- if (f@made(mr, first
+ mr = g(first
  , args
- ))
+ );
+ if (mr)
  S1 else S2
|
- e = f@made(mr, first
+ mr = g(first
  , args);
+ e = mr != NULL;
|
- return f@made(mr, first
+ mr = g(first
  , args);
+ return mr != NULL;
|
- \( free@half \| g_free@half \)(...),
  e
|
  e
- , \( free@half \| g_free@half \)(...)
|
- if (e) { \( free@lone \| g_free@lone \)(...); }
|
- if (e) { \( free@ended \| g_free@ended \)(...); }
+ return;
|
- \( free@ending \| g_free@ending \)(...);
+ return;
|
- \( free@freed \| g_free@freed \)(...);
|
- g_clear_pointer@freed(&mr, \( free \| g_free \));
+ mr = NULL;
)

// -------------------------------------------------------------------------
// Functions that do nothing any more, and the tables they are in.  Each is by
// itself at the top level of the file: what changed before has not moved it

@emptied depends on planned@
identifier f;
type T;
position emptied : script:python() { is_chosen("emptied", emptied) };
@@
- T f@emptied(...) { ... }

@registered depends on planned@
identifier table, slot, f;
type T;
position registered : script:python() { is_chosen("registered", registered) };
@@
(
  T table = {
- .slot@registered = f,
  };
|
  T table[...] = { ..., {
- .slot@registered = f,
  }, ... };
)

/*
 * memory-region-array.cocci - make an array of regions one of pointers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *     s->bank = g_new(MemoryRegion, n);
 *     for (i = 0; i < n; i++) {
 *         memory_region_init_io(&s->bank[i], owner, &ops, s, "bank", size);
 *         sysbus_init_mmio(dev, &s->bank[i]);
 *     }
 *
 * becomes, with "MemoryRegion **bank;" in the struct that s points to,
 *
 *     s->bank = g_new0(MemoryRegion *, n);
 *     for (i = 0; i < n; i++) {
 *         s->bank[i] = memory_region_new_io(owner, &ops, s, "bank", size);
 *         sysbus_init_mmio(dev, s->bank[i]);
 *     }
 *
 * so that each region goes with its last reference.  A g_free() of the array
 * stays: it frees the pointers.
 *
 * By hand, with all files that use the array, and the one with the struct:
 *
 *     spatch --sp-file memory-region-array.cocci --max-width 80 --indent 4 \
 *            --macro-file macro-file.h --in-place hw/intc/loongson_ipi.c \
 *            include/hw/intc/loongson_ipi.h
 *
 * This converts what g_new() or g_new0() allocates where all that a file does
 * with it is to allocate, test and free it, and to use elements of it by
 * &bank[i], bank + i or bank[i].x.  Where one file does something else with it,
 * that file stays as it is, and the compiler says so.
 *
 * Must not touch, and does not: arrays whose regions get no name.
 *
 * Cannot see, and leaves to the reader: elements that are used before they are
 * made, where they are NULL now; files that are not named.
 *
 * Confidence: moderate.
 *
 * mrconv knows more.  It names the places with -D planned -D places=..., each
 * as KIND@WHERE, and takes over no more than what happened there:
 *
 *     element@FILE:LINE:COLUMN     the pointer that ends there has an index,
 *                                  or one is added to it
 *     first@FILE:LINE:COLUMN       it has none, and stands for the first
 *     fixed@FILE:FUNCTION:NAME     the variable becomes an array of pointers
 *     counted@FILE:FUNCTION:NAME   it points to such an array, and is given
 *                                  that where it is declared
 *     variable@FILE:FUNCTION:NAME  it points to such an array
 *     assigned@FILE:FUNCTION:NAME  it, or the field, is given one there
 *     made@FILE:FUNCTION:NAME      elements are made there
 *     member@FILE:STRUCT:NAME      the field points to such an array
 *     cursor@FILE:FUNCTION:NAME    what the variable is given goes
 *     stored@FILE:FUNCTION:NAME:ELEMENT
 *                                  the variable is given a region there, and
 *                                  the element is set to it
 */
virtual planned

@initialize:python@
@@
import os.path
import re

elements = set()
firsts = set()
arrays = set()    # file, name and what is to be done about it
variables = {}    # file, function, name and kind to the element, if any
known = {}        # name to the places where its use is understood
seen = {}         # name to all places where it is used
counts = {}       # name of what is allocated to how many there are
inits = set()     # names of arrays whose elements are made
nameless = set()

def key(place):
    return "%s:%s:%s" % (place.file, place.line_end, place.column_end)

def add(table, name, places):
    table.setdefault(name, set()).update(key(place) for place in places)

def is_element(places):
    return all(key(place) in elements for place in places)

def is_first(places):
    return all(key(place) in firsts for place in places)

# A file that a rule has changed is known as a temporary one from then on
def is_in(place, file):
    base = os.path.basename(file or place.file)
    now = os.path.basename(place.file)
    return now == base or now.endswith("-" + base)

def is_kind(places, name, kind):
    return any(is_in(places[0], file) for file, of, what in arrays
               if (of, what) == (name, kind))

def through(places, name, kind):
    for (file, function, of, what), element in variables.items():
        if (is_in(places[0], file) and places[0].current_element == function
                and (of, what) == (name, kind)):
            return element
    return None

def last_word(text):
    return re.findall(r"\w+", text)[-1]

def is_made(name):
    return name in inits

def is_constructor(name):
    return (name == "memory_region_init"
            or name.startswith("memory_region_init_")
            and name != "memory_region_init_iommu")

def has_ops(name):
    return name.endswith("_io") or "_rom_device" in name

def choose(place, name, kinds):
    if (name in inits and name not in nameless
            and seen.get(name, set()) <= known.get(name, set())):
        elements.update(known.get(name, ()))
        # by hand, the struct is in whichever file it is
        arrays.update((None if kind == "member" else place.file, name, kind)
                      for kind in kinds + ["made"])

@initialize:python depends on planned@
places << virtual.places;
@@
for place in places.split(","):
    kind, where = place.split("@")
    if kind == "element":
        elements.add(where)
    elif kind == "first":
        firsts.add(where)
    else:
        file, owner, name, *element = where.split(":")
        if kind in ("cursor", "stored"):
            variables[file, owner, name, kind] = element
        else:
            arrays.add((file, name, kind))

// -------------------------------------------------------------------------
// By hand: which arrays there are, and whether all is understood

@making depends on !planned@
identifier f : script:python() { is_constructor(f) };
expression a, i;
@@
(
  f(&a[i], ...)
|
  f(a + i, ...)
)

@script:python@
a << making.a;
@@
inits.add(last_word(a))

// The name is the third argument, behind ops and opaque the fifth
@nameless depends on !planned@
identifier f : script:python() { is_constructor(f) and not has_ops(f) };
expression a, i, owner;
@@
  f(&a[i], owner, NULL, ...)

@script:python@
a << nameless.a;
@@
nameless.add(last_word(a))

@nameless_ops depends on !planned@
identifier f : script:python() { is_constructor(f) and has_ops(f) };
expression a, i, owner, ops, opaque;
@@
  f(&a[i], owner, ops, opaque, NULL, ...)

@script:python@
a << nameless_ops.a;
@@
nameless.add(last_word(a))

@used depends on !planned@
identifier v : script:python() { is_made(v) };
expression e;
position p;
@@
(
  e->v@p
|
  e.v@p
|
  v@p
)

@script:python@
v << used.v;
p << used.p;
@@
add(seen, v, p)

@understood depends on !planned@
symbol free, g_free, g_clear_pointer, assert, g_assert;
expression a, i;
identifier f;
identifier alloc =~ "^g_new0?$";
position p;
@@
(
  &a@p[i]
|
  a@p[i].f
|
  a@p + i
|
  \( free \| g_free \)(a@p)
|
  g_clear_pointer(&a@p, \( free \| g_free \))
|
  a@p = alloc(...)
|
  a@p = NULL
|
  !a@p
|
  \( assert \| g_assert \)(a@p)
|
  a@p == NULL
|
  a@p != NULL
)

@script:python@
a << understood.a;
p << understood.p;
@@
add(known, last_word(a), p)

@declared depends on !planned@
typedef MemoryRegion;
identifier v : script:python() { is_made(v) };
identifier alloc =~ "^g_new0?$";
expression n;
position p;
@@
  MemoryRegion *v@p = alloc(..., n);

@script:python@
v << declared.v;
n << declared.n;
p << declared.p;
@@
if n != "1":
    fixed = (re.fullmatch(r"[0-9]+", n)
             and seen.get(v, set()) <= known.get(v, set()))
    choose(p[0], v, ["fixed" if fixed else "counted"])

@assigned depends on !planned@
identifier alloc =~ "^g_new0?$";
expression a, n;
position p;
@@
  a@p = alloc(..., n);

@script:python@
a << assigned.a;
n << assigned.n;
p << assigned.p;
@@
if n != "1":
    choose(p[0], last_word(a), ["assigned", "variable", "member"])

// -------------------------------------------------------------------------
// Elements come first: their places are still where they were found

@element@
expression a, i;
identifier f;
position p : script:python() { is_element(p) };
position q : script:python() { is_first(q) };
@@
(
- &a@p[i]
+ a[i]
|
- a@p[i].f
+ a[i]->f
|
- a@p + i
+ a[i]
|
- a@q
+ a[0]
)

@cursor@
type T;
identifier v;
expression e;
position p : script:python(v) { through(p, v, "cursor") is not None };
@@
(
- v@p = e;
|
  T v@p
- = e
  ;
)

@stored@
identifier v;
identifier f : script:python() { is_constructor(f) };
expression first;
expression list args;
position p : script:python(v) { through(p, v, "stored") is not None };
@@
  f(v@p, first, args)

@script:python home@
v << stored.v;
p << stored.p;
text;
@@
coccinelle.text = cocci.make_expr(through(p, v, "stored")[0])

@@
identifier stored.v, stored.f;
fresh identifier g = script:python(f) { f.replace("_init", "_new", 1) };
expression first, home.text;
expression list args;
statement S;
position stored.p;
@@
(
- f(v@p, first
+ v = g(first
  , args);
+ text = v;
|
- if (!f(v@p, first
+ v = g(first
  , args
- ))
+ );
+ text = v;
+ if (!v)
  S
)

@fixed@
identifier v;
identifier alloc =~ "^g_new0?$";
expression n;
position p : script:python(v) { is_kind(p, v, "fixed") };
@@
- MemoryRegion *v@p = alloc(..., n);
+ MemoryRegion *v[n];

@counted@
identifier v;
identifier alloc =~ "^g_new0?$";
expression n;
position p : script:python(v) { is_kind(p, v, "counted") };
@@
- MemoryRegion *v@p = alloc(..., n);
+ MemoryRegion **v = g_new0(MemoryRegion *, n);

@variable@
identifier v;
position p : script:python(v) { is_kind(p, v, "variable") };
@@
- MemoryRegion *v@p;
+ MemoryRegion **v;

@assignment@
expression a, n;
identifier alloc =~ "^g_new0?$";
position p : script:python(a) { is_kind(p, last_word(a), "assigned") };
@@
  a@p =
- alloc(..., n)
+ g_new0(MemoryRegion *, n)
  ;

@made@
expression a;
identifier f : script:python() { is_constructor(f) };
fresh identifier g = script:python(f) { f.replace("_init", "_new", 1) };
expression first, i;
expression list args;
statement S;
position p : script:python(a) { is_kind(p, last_word(a), "made") };
@@
(
- f(a@p[i], first
+ a[i] = g(first
  , args);
|
- if (!f(a@p[i], first
+ a[i] = g(first
  , args
- ))
+ );
+ if (!a[i])
  S
)

@member@
identifier S;
identifier f;
position p : script:python(f) { is_kind(p, f, "member") };
@@
  struct S@p {
    ...
- MemoryRegion *f;
+ MemoryRegion **f;
    ...
  };

@titled_member@
type S;
identifier f;
position p : script:python(f) { is_kind(p, f, "member") };
@@
  typedef struct {
    ...
- MemoryRegion *f;
+ MemoryRegion **f;
    ...
  } S@p;

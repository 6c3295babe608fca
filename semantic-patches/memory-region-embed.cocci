/*
 * memory-region-embed.cocci - let a region live in the struct it belongs to
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 *     MemoryRegion *mr = g_new(MemoryRegion, 1);
 *     memory_region_init_io(mr, OBJECT(s), &ops, s, "name", size);
 *
 * becomes, with "MemoryRegion mr;" in the struct that s points to,
 *
 *     memory_region_init_io(&s->mr, OBJECT(s), &ops, s, "name", size);
 *
 * Which struct a region belongs to, and whether the code runs once for each,
 * cannot be seen in one function.  So the places have to be named, each as
 * KIND@WHERE@TEXT, with commas in between:
 *
 *     use@FILE:LINE:COLUMN@s->mr     the pointer there is &s->mr from now on, or
 *                                    is given its allocation, which goes; of a
 *                                    g_free() or the like, it goes, with an if
 *                                    that does nothing else; what begins there
 *                                    goes, an if or a loop around such frees
 *     array@FILE:LINE:COLUMN@s->mr   the pointer there is s->mr, an array
 *     variable@FILE:FUNCTION:NAME@-  the variable goes
 *     filled@FILE:FUNCTION:NAME@-    a loop that only allocates what goes there
 *                                    goes
 *     emptied@FILE:FUNCTION@-        the function goes
 *     registered@FILE:LINE:COLUMN@FUNCTION
 *                                    ".slot = function," there goes, or
 *                                    "object->slot = function;"
 *     declare@FILE:FUNCTION@TEXT     the function declares that first
 *     field@FILE:STRUCT:LAST@mr      the struct gets the field, behind LAST
 *     star@FILE:STRUCT@mr            the field is no pointer any more
 *
 * By hand:
 *
 *     spatch --sp-file memory-region-embed.cocci --max-width 80 --indent 4 \
 *            --macro-file macro-file.h -D places=... --in-place hw/ide/sii3112.c
 *
 * Must not touch, and does not: anything but these places.
 *
 * Confidence: that of whoever names the places.  mrconv does, and takes over no
 * more than what happened there.
 */
virtual planned

@initialize:python@
places << virtual.places;
@@
import os.path

uses = {}
arrays = set()
variables = []
filled = []
declarations = []
emptied = []
registered = []
fields = []
stars = []

for place in places.split(","):
    kind, where, text = place.split("@")
    if kind in ("use", "array"):
        uses[where] = text
        if kind == "array":
            arrays.add(where)
    elif kind == "variable":
        variables.append(where.split(":"))
    elif kind == "filled":
        filled.append(where.split(":"))
    elif kind == "emptied":
        emptied.append(where.split(":"))
    elif kind == "registered":
        registered.append((where.split(":")[0], text))
    elif kind == "declare":
        declarations.append(where.split(":") + [text])
    elif kind == "field":
        fields.append(where.split(":") + [text])
    else:
        stars.append(where.split(":") + [text])

def key(place):
    return "%s:%s:%s" % (place.file, place.line, place.column)

def is_use(places):
    return all(key(place) in uses for place in places)

def is_array(places):
    return all(key(place) in arrays for place in places)

# A file that a rule has changed is known as a temporary one from then on
def is_in(place, file):
    base = os.path.basename(file)
    now = os.path.basename(place.file)
    return now == base or now.endswith("-" + base)

def is_variable(places, name):
    return any(is_in(places[0], file) and name == variable
               and places[0].current_element == function
               for file, function, variable in variables)

# A field can be reached in several ways, so that its name is asked for alone
def is_filled(places):
    return any(is_in(places[0], file)
               and places[0].current_element == function
               for file, function, _ in filled)

def is_allocator(name):
    return name.startswith("g_new") or "alloc" in name

def declared_in(places, name):
    return [text for file, function, text in declarations
            if is_in(places[0], file) and name == function]

def is_listed(functions, places, name):
    return any(is_in(places[0], file) and name == function
               for file, function in functions)

def fields_of(places, struct):
    return [field for field in fields
            if is_in(places[0], field[0]) and struct == field[1]]

def is_star(places, struct, name):
    return any(is_in(places[0], star[0]) and [struct, name] == star[1:]
               for star in stars)

@@
expression e, m;
identifier v;
type T;
statement S;
position p : script:python() { is_use(p) and uses[key(p[0])] == "around" };
@@
(
- for@p (...; ...; ...) S
|
- for@p (T v = m; ...; ...) S
|
- if@p (e) S
)

@place@
symbol free, g_free, g_clear_pointer;
idexpression x;
expression e;
identifier f;
position p : script:python() { is_use(p) };
@@
(
  \( free@p \| g_free@p \| g_clear_pointer@p \)(...)
|
  x@p
|
  e->f@p
)

@script:python text@
p << place.p;
home;
whole;
kind;
@@
home = uses[key(p[0])]
coccinelle.home = cocci.make_expr(home)
coccinelle.whole = cocci.make_expr(home if is_array(p) else "&" + home)
coccinelle.kind = cocci.make_ident("array" if is_array(p) else "single")

@@
identifier text.kind;
idexpression x;
expression e, n, alloc;
expression first : script:python(kind) { kind == "single" and first == "0" };
identifier f;
identifier y : script:python(kind) { kind == "single" };
position place.p;
expression text.home, text.whole;
@@
(
- if (n) { \( free@p \| g_free@p \| g_clear_pointer@p \)(...); }
|
- if (n) { \( free@p \| g_free@p \)(...); alloc = NULL; }
|
- \( free@p \| g_free@p \| g_clear_pointer@p \)(...);
|
- x@p = alloc;
|
- e->f@p = alloc;
|
- e->f@p[n] = alloc;
|
- &x@p[first]
+ &home
|
- x@p->y
+ home.y
|
- e->f@p->y
+ home.y
|
- e->f@p[n]->y
+ home.y
|
- e->f@p[n]
+ &home
|
- e->f@p
+ &home
|
- x@p
+ whole
)

@@
type T;
identifier v;
expression alloc;
position p : script:python(v) { is_variable(p, v) };
@@
(
- T v@p = alloc;
|
- T v@p;
)

@@
expression e, m, n;
identifier f : script:python() { any(f == name for _, _, name in filled) };
identifier alloc : script:python() { is_allocator(alloc) };
type T;
identifier v;
position p : script:python() { is_filled(p) };
@@
(
- for (...; ...; ...) { e->f@p[n] = alloc(...); }
|
- for (T v = m; ...; ...) { e->f@p[n] = alloc(...); }
)

@opened@
identifier f;
position p : script:python(f) { bool(declared_in(p, f)) };
@@
f@p(...) { ... }

@script:python declared@
f << opened.f;
p << opened.p;
decl;
@@
coccinelle.decl = cocci.make_ident(declared_in(p, f)[0])

@@
identifier opened.f, declared.decl;
position opened.p;
@@
f@p(...) {
+ decl;
  ...
}

@grown@
identifier S;
position p : script:python(S) { bool(fields_of(p, S)) };
@@
struct S@p { ... };

@script:python added@
S << grown.S;
p << grown.p;
last;
names;
@@
more = fields_of(p, S)
coccinelle.last = cocci.make_ident(more[0][2])
coccinelle.names = cocci.make_ident("; MemoryRegion ".join(field[3]
                                                           for field in more))

@@
identifier grown.S, added.last, added.names;
position grown.p;
type T;
@@
struct S@p {
  ...
  T last;
+ MemoryRegion names;
  ...
};

@@
identifier S, f;
position p : script:python(S, f) { is_star(p, S, f) };
@@
struct S@p {
  ...
- MemoryRegion *f;
+ MemoryRegion f;
  ...
};

@@
identifier S, f;
expression n;
position p : script:python(S, f) { is_star(p, S, f) };
@@
struct S@p {
  ...
- MemoryRegion *f[n];
+ MemoryRegion f[n];
  ...
};

@titled@
type S;
position p : script:python(S) { bool(fields_of(p, S)) };
@@
typedef struct { ... } S@p;

@script:python behind@
S << titled.S;
p << titled.p;
last;
names;
@@
more = fields_of(p, S)
coccinelle.last = cocci.make_ident(more[0][2])
coccinelle.names = cocci.make_ident("; MemoryRegion ".join(field[3]
                                                           for field in more))

@@
type titled.S, T;
identifier behind.last, behind.names;
position titled.p;
@@
typedef struct {
  ...
  T last;
+ MemoryRegion names;
  ...
} S@p;

@@
type S;
identifier f;
position p : script:python(S, f) { is_star(p, S, f) };
@@
typedef struct {
  ...
- MemoryRegion *f;
+ MemoryRegion f;
  ...
} S@p;

@@
type S;
identifier f;
expression n;
position p : script:python(S, f) { is_star(p, S, f) };
@@
typedef struct {
  ...
- MemoryRegion *f[n];
+ MemoryRegion f[n];
  ...
} S@p;

@@
identifier f;
type T;
position p : script:python(f) { is_listed(emptied, p, f) };
@@
- T f@p(...) { ... }

@@
identifier table, slot, f;
expression e;
type T;
position p : script:python(f) { is_listed(registered, p, f) };
@@
(
  T table = {
- .slot = f@p,
  };
|
  T table[...] = { ..., {
- .slot = f@p,
  }, ... };
|
- e = f@p;
)

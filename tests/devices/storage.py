# storage.py - pieces: where the storage comes from, and what it is assigned to
#
# SPDX-License-Identifier: GPL-2.0-or-later
from grammar import need, piece

# where: the function that the site stands in


def where(region, owner="OBJECT(dev)", state="s", errp="errp", bail="return;",
          helper=None):
    region.owner, region.state, region.errp = owner, state, errp
    region.bail, region.helper = bail, helper


@piece("where", weight=5)
def realize(r):
    where(r)


@piece("where", weight=2)
def helper(r):
    where(r, "OBJECT(s)", bail="return false;", helper="plain")


@piece("where")
def void_helper(r):
    need(not r.fails)
    where(r, "OBJECT(s)", helper="void")


@piece("where")
def far_helper(r):
    where(r, "owner", bail="return NULL;", helper="far")
    need("{state}" not in r.name and
         "{state}" not in "".join(r.arguments))


@piece("where")
def returned(r):
    where(r, "OBJECT(s)", bail="return NULL;", helper="returned")


@piece("where")
def out_parameter(r):
    where(r, "OBJECT(s)", bail="return false;", helper="out")


@piece("where")
def owner_local(r):
    where(r, "owner_" + r.letter)
    r.device.decls["realize"].append("Object *owner_%s = OBJECT(dev);" %
                                     r.letter)


@piece("where", odd=True)
def instance_init(r):
    need(not r.fails)
    where(r, "obj", helper="init")


# storage: an expression; {p} is what it is assigned to


def storage(region, text, release="g_free(%s)", function="g_free", tested=""):
    need(region.helper != "far" or "{state}" not in text)
    region.storage, region.release, region.function = text, release, function
    region.tested = tested


def plain_storage(name, text, weight=1, **more):
    def enter(r):
        storage(r, text, **more)
    enter.__name__ = name
    piece("storage", weight=weight)(enter)


plain_storage("g_new", "g_new(MemoryRegion, 1)", weight=4)
plain_storage("g_new0", "g_new0(MemoryRegion, 1)", weight=4)
plain_storage("g_malloc", "g_malloc(sizeof(MemoryRegion))")
plain_storage("g_malloc0", "g_malloc0(sizeof(MemoryRegion))", weight=2)
plain_storage("g_malloc0_self", "g_malloc0(sizeof(*{p}))", weight=2)
plain_storage("g_malloc0_cast", "(MemoryRegion *)g_malloc0(sizeof(MemoryRegion))")
plain_storage("typeof_new", "g_new0(typeof(*{p}), 1)")
plain_storage("struct_new", "g_new0(struct MemoryRegion, 1)")
plain_storage("g_malloc_n", "g_malloc0_n(1, sizeof(MemoryRegion))")


def odd_storage(name, text, **more):
    def enter(r):
        storage(r, text, **more)
    enter.__name__ = name
    piece("storage", odd=True)(enter)


odd_storage("parentheses", "(g_new(MemoryRegion, (1)))")
odd_storage("g_try_new", "g_try_new0(MemoryRegion, 1)", tested="!{p}")
odd_storage("try_untested", "g_try_malloc0(sizeof(MemoryRegion))")
odd_storage("calloc", "calloc(1, sizeof(MemoryRegion))",
            release="free(%s)", function="free", tested="{p} == NULL")
odd_storage("malloc", "malloc(sizeof(MemoryRegion))",
            release="free(%s)", function="free", tested="!{p}")
odd_storage("slice", "g_slice_new0(MemoryRegion)",
            release="g_slice_free(MemoryRegion, (MemoryRegion *)%s)", function=None)
odd_storage("slice_alloc", "g_slice_alloc(sizeof(MemoryRegion))",
            release="g_slice_free1(sizeof(MemoryRegion), %s)", function=None)
odd_storage("realloc", "g_realloc(NULL, sizeof(MemoryRegion))")
odd_storage("renew", "g_renew(MemoryRegion, NULL, 1)")
odd_storage("elvis", "{p} ?: g_new0(MemoryRegion, 1)")
odd_storage("either", "{state}->grade ? g_new0(MemoryRegion, 1) : "
            "g_malloc0(sizeof(MemoryRegion))")
odd_storage("statement", "({ g_new0(MemoryRegion, 1); })")
odd_storage("bigger", "g_malloc0(sizeof(MemoryRegion) + 64)")
odd_storage("two", "g_new0(MemoryRegion, 2)")


@piece("storage", odd=True)
def one_macro(r):
    r.device.before += ["#define %s_ONE 1" % r.id.upper(), ""]
    storage(r, "g_new(MemoryRegion, %s_ONE)" % r.id.upper())


@piece("storage", odd=True)
def new_macro(r):
    r.device.before += ["#define %s_NEW() g_new0(MemoryRegion, 1)" %
                        r.id.upper(), ""]
    storage(r, "%s_NEW()" % r.id.upper())


@piece("storage", odd=True)
def own_type(r):
    r.device.before += ["typedef MemoryRegion %s_region;" % r.id, ""]
    storage(r, "g_new(%s_region, 1)" % r.id)


@piece("storage", odd=True)
def own_function(r):
    r.device.helper("MemoryRegion *%s_storage(void)" % r.id,
                    ["return g_new0(MemoryRegion, 1);"])
    storage(r, "%s_storage()" % r.id)


@piece("storage", odd=True)
def far_function(r):
    r.device.helper("MemoryRegion *%s_storage(void)" % r.id,
                    ["return g_new0(MemoryRegion, 1);"], far=True)
    storage(r, "%s_storage()" % r.id)


@piece("storage", odd=True)
def memdup(r):
    need(r.helper != "far")    # the model is of the device's own file
    r.device.above += ["static const MemoryRegion %s_model;" % r.id, ""]
    storage(r, "g_memdup2(&%s_model, sizeof(%s_model))" % (r.id, r.id))


# holder: what the storage is assigned to


def holder(region, place, decl="", type_="MemoryRegion *", ref=None,
           initialised=False, count=1):
    region.p, region.decl, region.type = place, decl, type_
    region.initialised, region.count = initialised, count
    if ref:
        region.refs.append(ref)


@piece("holder", weight=4)
def declared(r):
    need("{p} ?" not in r.storage)
    holder(r, "mr_" + r.letter, "MemoryRegion *mr_%s" % r.letter,
           initialised=True)


@piece("holder", weight=3)
def local(r):
    need("{p} ?" not in r.storage)
    holder(r, "mr_" + r.letter, "MemoryRegion *mr_%s" % r.letter)


@piece("holder", weight=4)
def field(r):
    need(r.helper not in ("far", "returned", "out"))
    r.device.fields.append("MemoryRegion *mr_%s;" % r.letter)
    holder(r, "s->mr_" + r.letter, ref="s->mr_" + r.letter)


@piece("holder")
def element(r):
    need(r.helper not in ("far", "returned", "out"))
    r.device.fields.append("MemoryRegion *mrs_%s[3];" % r.letter)
    holder(r, "s->mrs_%s[1]" % r.letter, ref="s->mrs_%s[1]" % r.letter)


@piece("holder")
def inner(r):
    need(r.helper not in ("far", "returned", "out"))
    r.device.fields += ["struct {", "    MemoryRegion *mr;",
                        "} part_%s;" % r.letter]
    holder(r, "s->part_%s.mr" % r.letter, ref="s->part_%s.mr" % r.letter)


@piece("holder")
def loop(r):
    need(r.helper not in ("far", "returned", "out") and
         r.name.startswith('"'))
    r.device.fields.append("MemoryRegion *mrs_%s[2];" % r.letter)
    holder(r, "s->mrs_%s[i]" % r.letter, ref="s->mrs_%s[i]" % r.letter,
           count=2)
    if r.ram and r.constructor not in (
            "memory_region_init_ram_ptr",
            "memory_region_init_ram_flags_nomigrate",
            "memory_region_init_resizeable_ram"):
        r.count = 1
        r.p = r.p.replace("[i]", "[0]")
        r.refs = [r.p]


@piece("holder", odd=True)
def union(r):
    need(r.helper not in ("far", "returned", "out"))
    r.device.fields += ["union {", "    MemoryRegion *mr;", "    void *any;",
                        "    uintptr_t number;", "} either_%s;" % r.letter]
    holder(r, "s->either_%s.mr" % r.letter, ref="s->either_%s.any" % r.letter)


@piece("holder", odd=True)
def void_field(r):
    need(r.helper not in ("far", "returned", "out") and
         "*{p}" not in r.storage)
    r.device.fields.append("void *any_%s;" % r.letter)
    holder(r, "s->any_" + r.letter, type_="void *",
           ref="s->any_" + r.letter)


@piece("holder", odd=True)
def void_local(r):
    need("*{p}" not in r.storage and "{p} ?" not in r.storage)
    holder(r, "mr_" + r.letter, "void *mr_%s" % r.letter, "void *",
           initialised=True)


@piece("holder", odd=True)
def slot(r):
    need(r.helper not in ("far", "returned", "out"))
    r.device.fields.append("MemoryRegion *mr_%s;" % r.letter)
    holder(r, "*slot_" + r.letter, "MemoryRegion **slot_%s = &s->mr_%s" %
           (r.letter, r.letter), ref="s->mr_" + r.letter)


@piece("holder", odd=True)
def global_(r):
    r.device.above += ["static MemoryRegion *%s_global;" % r.id, ""]
    need(not r.helper == "far")
    holder(r, r.id + "_global", ref=r.id + "_global")


@piece("holder", odd=True)
def autofree(r):
    need("{p} ?" not in r.storage and r.function == "g_free")
    holder(r, "mr_" + r.letter, "g_autofree MemoryRegion *mr_%s" % r.letter,
           initialised=True)


@piece("holder", odd=True)
def auto_type(r):
    need("{p}" not in r.storage and r.storage.startswith("g_new"))
    holder(r, "mr_" + r.letter, "__auto_type mr_%s" % r.letter,
           initialised=True)


@piece("holder", odd=True)
def const_pointer(r):
    need("{p}" not in r.storage)
    holder(r, "mr_" + r.letter, "MemoryRegion *const mr_%s" % r.letter,
           initialised=True)


@piece("holder", odd=True)
def chained(r):
    need(r.helper not in ("far", "returned", "out") and
         "{p} ?" not in r.storage)
    r.device.fields.append("MemoryRegion *mr_%s;" % r.letter)
    holder(r, "mr_" + r.letter, "MemoryRegion *mr_%s" % r.letter)
    r.storage = "s->mr_%s = %s" % (r.letter, r.storage)
    r.refs.append("s->mr_" + r.letter)

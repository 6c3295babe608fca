# constructors.py - pieces: which constructor, and the name it gets
#
# SPDX-License-Identifier: GPL-2.0-or-later
from grammar import need, piece

# kind: the constructor


def kind(region, name, *arguments, fails=False, ram=False, io=False):
    region.constructor = "memory_region_init" + name
    region.arguments = arguments
    region.fails, region.ram, region.io = fails, ram, io
    region.size = 4


@piece("kind")
def container(r):
    kind(r, "", "{owner}", "{name}", "4 * KiB")


@piece("kind")
def io(r):
    kind(r, "_io", "{owner}", "NULL", "NULL", "{name}", "4 * KiB", io=True)


@piece("kind", weight=3)
def ram(r):
    kind(r, "_ram", "{owner}", "{name}", "4 * KiB", "{errp}", fails=True,
         ram=True)


@piece("kind")
def ram_nomigrate(r):
    kind(r, "_ram_flags_nomigrate", "{owner}", "{name}", "4 * KiB",
         "RAM_SHARED", "{errp}", fails=True, ram=True)


@piece("kind")
def rom(r):
    kind(r, "_rom", "{owner}", "{name}", "8 * KiB", "{errp}", fails=True,
         ram=True)


@piece("kind")
def rom_device(r):
    r.device.above += [
        "static void %s_write(void *opaque, hwaddr addr, uint64_t data," % r.id,
        "                     unsigned size)", "{", "}", "",
        "static const MemoryRegionOps %s_ops = {" % r.id,
        "    .write = %s_write," % r.id, "};", ""]
    kind(r, "_rom_device", "{owner}", "&%s_ops" % r.id, "{state}", "{name}",
         "4 * KiB", "{errp}", fails=True, ram=True)


@piece("kind")
def resizeable(r):
    kind(r, "_resizeable_ram", "{owner}", "{name}", "4 * KiB", "64 * KiB",
         "NULL", "{errp}", fails=True, ram=True)


@piece("kind")
def ram_ptr(r):
    r.device.fields.append("uint8_t page_%s[4096];" % r.letter)
    kind(r, "_ram_ptr", "{owner}", "{name}", "sizeof({state}->page_%s)" %
         r.letter, "{state}->page_%s" % r.letter, ram=True)


@piece("kind")
def alias(r):
    kind(r, "_alias", "{owner}", "{name}", "get_system_io()", "0", "4 * KiB")


# name


@piece("name", weight=12)
def literal(r):
    r.name, r.say_name = '"%s"' % r.id, []


@piece("name")
def array_name(r):
    r.name, r.say_name = "tag_%s" % r.letter, []
    r.name_decl = 'static const char tag_%s[] = "%s";' % (r.letter, r.id)


@piece("name", odd=True)
def printed(r):
    r.name = "tag_%s" % r.letter
    r.name_decl = 'g_autofree char *tag_%s = g_strdup_printf("%s-%%u", 7);' % (
        r.letter, r.id)


@piece("name", odd=True)
def null_name(r):
    r.name = "NULL"


@piece("name", odd=True)
def null_variable(r):
    r.name = "tag_%s" % r.letter
    r.name_decl = "const char *tag_%s = NULL;" % r.letter


@piece("name", odd=True)
def null_sometimes(r):
    r.name = '{state}->grade ? "%s" : NULL' % r.id


@piece("name", odd=True)
def null_field(r):
    r.device.fields.append("const char *tag_%s;" % r.letter)
    r.name = "{state}->tag_%s" % r.letter


@piece("name", odd=True)
def set_field(r):
    r.device.fields.append("const char *tag_%s;" % r.letter)
    r.device.body["init"].append('s->tag_%s = "%s";' % (r.letter, r.id))
    r.name = "{state}->tag_%s" % r.letter


@piece("name", odd=True)
def name_function(r):
    r.device.helper("const char *%s_tag(unsigned grade)" % r.id,
                    ['return grade < 100 ? "%s" : NULL;' % r.id])
    r.name = "%s_tag({state}->grade)" % r.id


@piece("name", odd=True)
def null_function(r):
    r.device.helper("const char *%s_tag(unsigned grade)" % r.id,
                    ['return grade ? "%s" : NULL;' % r.id])
    r.name = "%s_tag({state}->grade)" % r.id


@piece("name", odd=True)
def null_far(r):
    r.device.helper("const char *%s_tag(unsigned grade)" % r.id,
                    ['return grade ? "%s" : NULL;' % r.id], far=True)
    r.name = "%s_tag({state}->grade)" % r.id

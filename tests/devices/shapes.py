# shapes.py - pieces: how the whole of a site is written
#
# SPDX-License-Identifier: GPL-2.0-or-later
from device import block
from grammar import need, piece

# shape: how the whole of it is written


@piece("shape", weight=10)
def plain(r):
    pass


@piece("shape")
def braces(r):
    r.site = ["{"] + ["    " + line if line else "" for line in r.site] + ["}"]


@piece("shape")
def condition(r):
    r.around = "if (s->grade < 100)"
    need(r.helper not in ("far", "returned", "out") and not r.labels)


@piece("shape", odd=True)
def sometimes(r):
    r.around = "if (s->grade == 0)"
    need(r.helper not in ("far", "returned", "out") and not r.labels)


@piece("shape", odd=True)
def do_while(r):
    r.site = block("do", r.site)
    r.site[-1] = "} while (0);"
    need(not r.labels)


@piece("shape", odd=True)
def labelled(r):
    need(not r.initialised)
    r.site = ["again_%s:" % r.letter] + r.site
    r.device.tail_jump = True
    r.site += ["if (s->grade > 200) {", "    goto again_%s;" % r.letter, "}"]
    need(r.helper not in ("far", "returned", "out"))


@piece("shape")
def comments(r):
    r.site = [line.replace(", ", ", /* here */ ", 1)
              if "memory_region_init" in line and len(line) < 60 else line
              for line in r.site]


@piece("shape")
def spaced(r):
    lines = []
    for line in r.site:
        lines += [line, "", "/* and then */"] if line.endswith(";") and \
            line == r.site[0] else [line]
    r.site = lines


@piece("shape", odd=True)
def init_macro(r):
    text = " ".join(line.strip() for line in r.init_lines)
    need(r.check_plain and len(text) < 150 and "size_" not in text)
    macro = r.id.upper() + "_MAKE"
    r.device.above += ["#define %s(region) \\" % macro, "    " +
                       text.rstrip(";").replace("(" + r.p, "((region)", 1), ""]
    r.site = [line for line in r.site if line not in r.init_lines]
    at = r.alloc_end
    r.site[at:at] = ["%s(%s);" % (macro, r.p)]
    need("s->" not in text or r.helper != "far")


@piece("shape", odd=True)
def active(r):
    r.site = ["#ifndef EXAMPLE_WITHOUT"] + r.site + ["#endif"]

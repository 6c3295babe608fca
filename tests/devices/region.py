# region.py - a region of random pieces, and the lines that it adds to a device
#
# SPDX-License-Identifier: GPL-2.0-or-later
from device import block
from grammar import STEPS, need


class Region:
    """What the pieces have said so far, in terms of C."""

    def __init__(self, device, number):
        self.device = device
        self.number = number
        self.letter = "abc"[number]
        self.id = device.name + self.letter
        self.odd = False
        self.refs = []          # places that hold the pointer
        self.found = []         # other expressions that lead to it
        self.local_decls = []   # of the function that has the site
        self.name_decl = ""
        self.labels = []
        self.check_plain = self.exits = self.guard = False
        self.after, self.shown = [], []
        self.seen = self.freed = self.is_child = False
        self.device_end, self.ends, self.how = [], [], []
        self.late_helpers = []
        self.q_gone = None
        self.around = None      # what site and rest depend on

    def take(self, step, name):
        known = next((one for one in STEPS[step] if one.name == name), None)
        need(known)
        known.function(self)
        self.odd |= known.odd
        if step == "check":
            self.write_site()

    def free(self, expression):
        return [self.release % expression + ";"]

    def forget(self):
        """On the way out after a free: nothing is to free it again."""
        return ["%s = NULL;" % ref for ref in self.refs]

    def fill(self, text):
        for key, value in (("{name}", self.name), ("{owner}", self.owner),
                           ("{state}", self.state), ("{errp}", self.errp),
                           ("{p}", self.p)):
            text = text.replace(key, value)
        return text

    def write_site(self):
        new = self.fill(self.storage)
        self.lead = [self.name_decl] if self.name_decl else []
        if self.decl:
            first = self.decl + (" = " + new if self.initialised or
                                 "**" in self.decl else "") + ";"
            if "**" in self.decl:
                first = self.decl + ";"
            self.lead.append(first)
        site = [] if self.initialised else ["%s = %s;" % (self.p, new)]
        if self.tested:
            site += block("if (%s)" % self.fill(self.tested), [self.bail])
        self.alloc_end = len(site)
        site += [self.fill(line) for line in self.gap]
        self.site = site + self.init_lines
        local = self.decl and "**" not in self.decl and \
            "const" not in self.decl
        self.q = self.p if self.helper in (None, "init", "plain", "void") \
            else "got_" + self.letter
        self.q_is_local = local or self.q != self.p

    # the lines of the device

    def emit(self):
        self.write_after()
        emit = {None: self.emit_here, "init": self.emit_here,
                "plain": self.emit_helper,
                "void": self.emit_helper, "far": self.emit_getter,
                "returned": self.emit_getter, "out": self.emit_out}
        function = "init" if self.helper == "init" else "realize"
        self.device.body[function] += emit[self.helper](function)
        self.write_ends()

    def write_after(self):
        need("g_autofree" not in self.decl or
             self.q_gone or self.helper in ("far", "returned", "out"))
        shown = [line.replace("{q}", self.q) for line in self.shown]
        kept = [line.replace("{q}", self.q).replace("{type}", "MemoryRegion *")
            for line in self.after]
        self.rest = shown + kept

    def local_lines(self):
        guard = ["ERRP_GUARD();"] if self.guard else []
        return guard + self.local_decls + self.lead

    def whole_site(self):
        lines = self.site + self.rest
        if self.around:
            lines = block(self.around, lines)
        return self.with_loop(lines)

    def with_loop(self, lines):
        if self.count == 1:
            return lines
        return block("for (int i = 0; i < %d; i++)" % self.count, lines)

    def emit_here(self, function):
        device = self.device
        device.decls[function] += [line for line in self.local_lines()
                                   if line not in device.decls[function]]
        device.tail += (["    return;"] if device.tail and self.labels
                        else []) + self.labels
        return self.whole_site()

    def emit_helper(self, _):
        kind = "bool" if self.helper == "plain" else "void"
        head = "%s %s_make(%s *s, Error **errp)" % (kind, self.id,
                                                    self.device.state)
        lines = self.local_lines() + ["s->grade |= 2;"]
        if len(lines) > 1:
            lines.insert(-1, "")
        lines += self.whole_site()
        lines += ["return true;"] if kind == "bool" else []
        if self.labels:
            lines += [""] + self.labels
        self.device.helper(head, lines)
        if kind == "void":
            return ["%s_make(s, errp);" % self.id]
        return block("if (!%s_make(s, errp))" % self.id, ["return;"])

    def result(self):
        return "g_steal_pointer(&%s)" % self.p if "g_autofree" in self.decl \
            else self.p

    def emit_getter(self, _):
        far = self.helper == "far"
        first = "Object *owner" if far else "%s *s" % self.device.state
        head = "MemoryRegion *%s_make(%s, Error **errp)" % (self.id, first)
        lines = self.local_lines() + [""] + self.site
        lines += ["", "return %s;" % self.result()]
        lines += [""] + self.labels if self.labels else []
        self.device.helper(head, lines, far=far)
        self.device.decls["realize"].append("MemoryRegion *%s;" % self.q)
        return ["%s = %s_make(%s, errp);" % (
            self.q, self.id, "OBJECT(dev)" if far else "s")] + block(
            "if (!%s)" % self.q, ["return;"]) + self.rest

    def emit_out(self, _):
        head = "bool %s_make(%s *s, MemoryRegion **out, Error **errp)" % (
            self.id, self.device.state)
        lines = self.local_lines() + [""] + self.site
        lines += ["", "*out = %s;" % self.result(), "return true;"]
        lines += [""] + self.labels if self.labels else []
        self.device.helper(head, lines)
        self.device.decls["realize"].append("MemoryRegion *%s;" % self.q)
        return block("if (!%s_make(s, &%s, errp))" % (self.id, self.q),
                     ["return;"]) + self.rest

    def write_ends(self):
        for head, lines in self.late_helpers:
            self.device.helper(head, lines)
        for function, lines in self.ends:
            body = []
            for line in lines:
                if line.strip() == "<free>":
                    space = line[:-len("<free>")]
                    body += [space + one for one in self.how]
                else:
                    body.append(line)
            body = [self.fill_end(line) for line in body]
            if function != "realize":
                body = self.with_loop(body)
            self.device.body[function] += body
        for line in self.device_end:
            self.device.body["finalize"].append(
                line.replace("<free>", str(self.function)))

    def fill_end(self, line):
        target = self.target
        for key, value in (
                ("{E}", target), ("<State>", self.device.state),
                ("{copy}", target.replace("s->", "copy.", 1)),
                ("{field}", target.replace("s->", "", 1))):
            line = line.replace(key, value)
        return line

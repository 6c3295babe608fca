# device.py - a device of the example tree, as C
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""A device is a handful of functions; its regions add lines to them."""

LIMIT = 80


def indent(lines, by=4):
    """Directives of the preprocessor and labels keep to the margin."""
    return [line if not line or line.startswith("#") or is_label(line)
            else " " * by + line for line in lines]


def is_label(line):
    return line.endswith(":") and line[:-1].isidentifier() and \
        line != "default:"


def block(head, lines):
    return [head + " {"] + indent(lines) + ["}"]


def call(text, arguments, tail=";", margin=8):
    """A call's lines, the arguments aligned where they do not fit in one."""
    lines, line = [], text + "("
    column = len(line)
    for i, argument in enumerate(arguments):
        last = i == len(arguments) - 1
        word = argument + (")" + tail if last else ",")
        space = "" if line.endswith("(") else " "
        if len(line) + len(space + word) > LIMIT - margin and \
                len(line) > column:
            lines.append(line)
            line, space = " " * column, ""
        line += space + word
    return lines + [line]


class Device:
    """Lines by the function or the place that they stand in."""

    FUNCTIONS = ("realize", "unrealize", "reset", "finalize", "init")

    def __init__(self, name):
        self.name = name
        self.state = name.capitalize() + "State"
        self.fields = []        # of the device's struct
        self.before = []        # above the struct: types, macros
        self.above = []         # above the functions: helpers
        self.far = []           # in another file
        self.far_protos = []    # what both files declare
        self.decls = {function: [] for function in self.FUNCTIONS}
        self.body = {function: [line] for function, line in (
            ("realize", "s->grade = made++ % 2;"),
            ("unrealize", "s->grade += 2;"), ("reset", "s->grade &= 1;"),
            ("finalize", "s->grade++;"), ("init", "s->grade = 0;"))}
        self.tail = []          # realize's labels

    def helper(self, head, lines, far=False):
        """A function of the device's own, here or in the other file."""
        text = [head, "{"] + indent(lines) + ["}", ""]
        if far:
            self.far_protos.append(head + ";")
            self.far += text
        else:
            self.above += ["static " + head] + text[1:]

    def function(self, function, head, first):
        lines = indent(first + self.decls[function]) + [""]
        lines += indent(self.body[function])
        if function == "realize" and self.tail:
            lines += ["    return;", ""] + indent(self.tail)
        while not lines[-1]:
            lines.pop()
        return [head, "{"] + lines + ["}", ""]

    def struct(self):
        return (["typedef struct %s {" % self.state,
                 "    SysBusDevice parent_obj;", "", "    unsigned grade;"] +
                indent(self.fields) + ["} %s;" % self.state, ""])

    def lines(self):
        state = "%s *s = (%s *)%%s;" % (self.state, self.state)
        name, text = self.name, []
        text += self.before + self.struct() + self.far_protos
        text += [""] if self.far_protos else []
        text += self.above
        text += self.function(
            "realize", "static void %s_realize(DeviceState *dev, "
            "Error **errp)" % name,
            ["static unsigned made;", state % "dev"])
        for function in ("unrealize", "reset"):
            text += self.function(
                function, "static void %s_%s(DeviceState *dev)" %
                (name, function), [state % "dev"])
        for function in ("finalize", "init"):
            text += self.function(
                function, "static void %s_%s(Object *obj)" % (name, function),
                [state % "obj"])
        return text + self.registration()

    def far_lines(self):
        return self.far_protos + [""] + self.far if self.far else []

    def registration(self):
        name = self.name
        return [
            "static void %s_class_init(ObjectClass *klass, "
            "const void *data)" % name, "{",
            "    DeviceClass *dc = DEVICE_CLASS(klass);", "",
            "    dc->desc = \"%s\";" % name,
            "    dc->realize = %s_realize;" % name,
            "    dc->unrealize = %s_unrealize;" % name,
            "    device_class_set_legacy_reset(dc, %s_reset);" % name,
            "}", "",
            "static const TypeInfo %s_types[] = {" % name, "    {",
            "        .name = \"%s\"," % name,
            "        .parent = TYPE_SYS_BUS_DEVICE,",
            "        .instance_size = sizeof(%s)," % self.state,
            "        .instance_init = %s_init," % name,
            "        .instance_finalize = %s_finalize," % name,
            "        .class_init = %s_class_init," % name,
            "    },", "};", "", "DEFINE_TYPES(%s_types)" % name]

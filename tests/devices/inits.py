# inits.py - pieces: what stands between storage and init, and what tests it
#
# SPDX-License-Identifier: GPL-2.0-or-later
from device import block, call
from grammar import need, piece

# gap: lines between the allocation and the init


@piece("gap", weight=8)
def nothing(r):
    r.gap = []


@piece("gap")
def statement(r):
    need(r.helper != "far")
    r.gap = ["s->grade += 2;"]


@piece("gap")
def size_computed(r):
    r.local_decls.append("uint64_t size_%s;" % r.letter)
    r.gap = ["size_%s = 4 * KiB;" % r.letter]
    r.arguments = ["size_" + r.letter if argument == "4 * KiB" else argument
                   for argument in r.arguments]
    need("size_" + r.letter in r.arguments)


@piece("gap")
def asserted(r):
    r.gap = ["g_assert({p});"]


@piece("gap")
def asserted_not_null(r):
    r.gap = ["assert({p} != NULL);"]


@piece("gap")
def early_return(r):
    need(r.helper != "far")
    r.gap = block("if (s->grade > 300)", [r.bail])
    r.odd |= bool(r.refs)
    need(not (r.decl or "").startswith("g_autofree"))


@piece("gap", odd=True)
def early_error(r):
    need(r.helper not in ("far", "void", "init"))
    r.gap = block("if (s->grade == 1)",
                  ['error_setg(errp, "of grade 1");', r.bail])


@piece("gap", odd=True)
def early_free(r):
    need(r.helper not in ("far", "void", "init"))
    r.gap = block("if (s->grade == 1)",
                  r.free("{p}") + r.forget() +
                  ['error_setg(errp, "of grade 1");', r.bail])
    need(not (r.decl or "").startswith("g_autofree"))


@piece("gap", odd=True)
def tested(r):
    r.gap = block("if (!{p})", [r.bail])


@piece("gap", odd=True)
def copied(r):
    need(r.helper not in ("far", "returned", "out") and r.count == 1)
    r.device.fields.append("MemoryRegion *early_%s;" % r.letter)
    r.gap = ["s->early_%s = {p};" % r.letter]
    r.refs.append("s->early_%s" % r.letter)


@piece("gap", odd=True)
def copied_then_changed(r):
    need(r.helper not in ("far", "returned", "out") and r.count == 1)
    r.device.fields.append("MemoryRegion *early_%s;" % r.letter)
    r.local_decls.append("uint64_t size_%s = 64 * KiB;" % r.letter)
    r.gap = ["s->early_%s = {p};" % r.letter,
             "size_%s = 4 * KiB;" % r.letter]
    r.arguments = ["size_" + r.letter if argument == "4 * KiB" else argument
                   for argument in r.arguments]
    r.refs.append("s->early_%s" % r.letter)
    need("size_" + r.letter in r.arguments)


@piece("gap", odd=True)
def logged(r):
    r.gap = ['g_debug("at %p", (void *){p});']


@piece("gap", odd=True)
def zeroed(r):
    need(r.type == "MemoryRegion *")
    r.gap = ["memset({p}, 0, sizeof(*{p}));"]


@piece("gap", odd=True)
def written(r):
    need(r.type == "MemoryRegion *")
    r.gap = ["({p})->align = 4;"]


def poke(r, far=False, write=False):
    need(r.helper not in ("far", "returned", "out") and r.refs and
         r.refs[0].startswith("s->mr") and r.count == 1 and not far)
    r.device.helper(
        "void %s_poke(%s *s)" % (r.id, r.device.state),
        ["%s->align = 4;" % r.refs[0]] if write else
        block("if (%s)" % r.refs[0], ["s->grade += 4;"]))
    r.gap = ["%s_poke(s);" % r.id]


@piece("gap", odd=True)
def callee_reads(r):
    poke(r)


@piece("gap", odd=True)
def callee_writes(r):
    poke(r, write=True)


@piece("gap", odd=True)
def handed_on(r):
    r.device.helper("void %s_look(const void *any)" % r.id,
                    block("if (!any)", ["g_assert_not_reached();"]),
                    far=True)
    r.gap = ["%s_look({p});" % r.id]


@piece("gap", odd=True)
def place_changes(r):
    need(r.p.startswith("s->mr_"))
    r.gap = ["s->grade = {p} ? 2 : 3;"]


# check: the init with what tests its result


def init(r, errp=None, tail=";", head=""):
    r.errp = errp or r.errp
    arguments = [r.fill(argument) for argument in (r.p, *r.arguments)]
    return call(head + r.constructor, arguments, tail)


def tested_init(r, head, tail, then, errp=None):
    lines = init(r, errp, tail, head)
    return lines + ["    " + line for line in then] + ["}"]


@piece("check", weight=4)
def void(r):
    need(not r.fails)
    r.check_plain = True
    r.init_lines = init(r)


@piece("check")
def fatal(r):
    need(r.fails)
    r.check_plain = r.exits = True
    r.init_lines = init(r, "&error_fatal")


@piece("check", weight=4)
def tested_(r):
    need(r.fails)
    r.init_lines = tested_init(r, "if (!", ") {", [r.bail])


@piece("check")
def unbraced(r):
    need(r.fails)
    r.init_lines = init(r, None, ")", "if (!") + ["    " + r.bail]


@piece("check")
def tested_false(r):
    need(r.fails)
    r.init_lines = tested_init(r, "if (", " == false) {", [r.bail])


@piece("check", weight=3)
def freed(r):
    need(r.fails)
    r.init_lines = tested_init(r, "if (!", ") {", r.free(r.p) + r.forget() +
                               [r.bail])
    need("g_autofree" not in r.decl)


@piece("check")
def cleared(r):
    need(r.fails and r.function and "const" not in r.decl and
         "g_autofree" not in r.decl and r.type == "MemoryRegion *")
    r.init_lines = tested_init(r, "if (!", ") {", [
        "g_clear_pointer(&%s, %s);" % (r.p, r.function), r.bail])
    need(len(r.refs) <= 1)


@piece("check")
def ok_assigned(r):
    need(r.fails)
    r.local_decls.append("bool ok_%s;" % r.letter)
    r.init_lines = init(r, None, ";", "ok_%s = " % r.letter) + block(
        "if (!ok_%s)" % r.letter, [r.bail])


@piece("check")
def ok_freed(r):
    need(r.fails and "g_autofree" not in r.decl)
    r.local_decls.append("bool ok_%s;" % r.letter)
    r.init_lines = init(r, None, ";", "ok_%s = " % r.letter) + block(
        "if (!ok_%s)" % r.letter, r.free(r.p) + r.forget() + [r.bail])


@piece("check", odd=True)
def ok_declared(r):
    need(r.fails)
    r.init_lines = block("", init(r, None, ";", "bool ok = ") + [""] + block(
        "if (!ok)", [r.bail]))
    r.init_lines[0] = "{"


def errors(r, then):
    r.local_decls.append("Error *err_%s = NULL;" % r.letter)
    return init(r, "&err_" + r.letter) + block(
        "if (err_%s)" % r.letter,
        ["error_propagate(errp, err_%s);" % r.letter] + then + [r.bail])


@piece("check")
def local_error(r):
    need(r.fails and r.helper != "void")
    r.init_lines = errors(r, [])


@piece("check")
def local_error_freed(r):
    need(r.fails and r.helper != "void" and "g_autofree" not in r.decl)
    r.init_lines = errors(r, r.free(r.p) + r.forget())


@piece("check")
def guarded(r):
    need(r.fails and r.helper != "void")
    r.guard = True
    r.init_lines = init(r) + block("if (*errp)", [r.bail])


@piece("check", odd=True)
def ignored(r):
    need(r.fails)
    r.check_plain = True
    r.init_lines = init(r, "NULL")


@piece("check", odd=True)
def ignored_callers(r):
    need(r.fails and r.helper != "void")
    r.check_plain = True
    r.init_lines = init(r)


@piece("check", odd=True)
def positive(r):
    need(r.fails)
    lines = init(r, None, ") {", "if (")
    r.init_lines = lines + (["    s->grade += 2;"] if r.helper != "far" else
                            ["    g_debug(\"good\");"]) + [
        "} else {", "    " + r.bail, "}"]


@piece("check", odd=True)
def label_frees(r):
    need(r.fails and r.function and "g_autofree" not in r.decl)
    r.init_lines = tested_init(r, "if (!", ") {", ["goto fail_%s;" % r.letter])
    r.labels = ["fail_%s:" % r.letter] + r.free(r.p) + r.forget()
    r.labels += [r.bail] if r.bail != "return;" else []
    need(r.count == 1)


@piece("check", odd=True)
def label_only(r):
    need(r.fails)
    r.init_lines = tested_init(r, "if (!", ") {", ["goto fail_%s;" % r.letter])
    r.labels = ["fail_%s:" % r.letter] + ([
        "s->grade += 2;"] if r.helper != "far" else ["g_debug(\"no\");"])
    r.labels += [r.bail] if r.bail != "return;" else []


@piece("check", odd=True)
def behind_or(r):
    need(r.fails and r.helper != "far")
    r.init_lines = tested_init(r, "if (s->grade > 200 || !", ") {", [r.bail])


@piece("check", odd=True)
def returned_code(r):
    need(r.fails)
    r.local_decls.append("int ret_%s;" % r.letter)
    r.init_lines = init(r, None, " ? 0 : -1;", "ret_%s = " % r.letter) + block(
        "if (ret_%s < 0)" % r.letter, [r.bail])


@piece("check", odd=True)
def looked_at(r):
    need(r.fails)
    r.init_lines = tested_init(r, "if (!", ") {", [
        'g_debug("of %%" PRIu64 " bytes", memory_region_size(%s));' % r.p,
        r.bail])


@piece("check", odd=True)
def printed_pointer(r):
    need(r.fails)
    r.init_lines = tested_init(r, "if (!", ") {", [
        'g_debug("not at %%p", (void *)%s);' % r.p, r.bail])


@piece("check", odd=True)
def in_assert(r):
    need(r.fails)
    r.exits = True
    r.init_lines = init(r, "&error_abort", ");", "g_assert(")


@piece("check", odd=True)
def in_while(r):
    need(r.fails)
    r.init_lines = tested_init(r, "while (!", ") {", [r.bail])


@piece("check", odd=True)
def dropped_by_helper(r):
    need(r.fails and r.function and "g_autofree" not in r.decl)
    r.device.helper("void %s_undo(MemoryRegion *mr)" % r.id, r.free("mr"))
    r.init_lines = tested_init(r, "if (!", ") {", [
        "%s_undo(%s);" % (r.id, r.p)] + r.forget() + [r.bail])
    need(r.helper != "far")


@piece("check", odd=True)
def dropped_far(r):
    need(r.fails and r.function and "g_autofree" not in r.decl)
    r.device.helper("void %s_drop(void *any)" % r.id, r.free("any"), far=True)
    r.init_lines = tested_init(r, "if (!", ") {", [
        "%s_drop(%s);" % (r.id, r.p)] + r.forget() + [r.bail])


@piece("check", odd=True)
def dropped_after(r):
    need(r.fails and r.function and "g_autofree" not in r.decl)
    r.init_lines = tested_init(r, "if (!", ") {", [
        "%s_fail(s, %s);" % (r.id, r.p)] + r.forget() + [r.bail])
    r.device.helper("void %s_fail(%s *s, gpointer any)" % (
        r.id, r.device.state), ["s->grade += 2;"] + r.free("any"))
    need(r.helper != "far")


@piece("check")
def branches(r):
    need(not r.fails and r.helper != "far" and r.name.startswith('"'))
    one = init(r)
    r.name = '"%s-odd"' % r.id
    other = init(r)
    r.init_lines = block("if (s->grade & 1)", one)[:-1] + \
        block("} else", other)


@piece("check")
def cases(r):
    need(not r.fails and r.helper != "far" and r.name.startswith('"'))
    one = init(r)
    r.name = '"%s-odd"' % r.id
    other = init(r)
    r.init_lines = ["switch (s->grade) {", "case 0:"] + \
        ["    " + line for line in one + ["break;"]] + ["default:"] + \
        ["    " + line for line in other + ["break;"]] + ["}"]


@piece("check", odd=True)
def one_branch(r):
    need(not r.fails and r.helper != "far")
    r.init_lines = block("if (s->grade < 300)", init(r))

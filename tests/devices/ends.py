# ends.py - pieces: when the region ends, and by what its storage is freed
#
# SPDX-License-Identifier: GPL-2.0-or-later
from device import block
from grammar import need, piece

# end: when; {E} is the pointer


def end(r, function, *lines, freed=True):
    """<free> stands for what the last step makes of it."""
    need(r.target and not (r.freed and freed))
    # flat views still look at what the guest has seen
    need(function == "finalize" or "<free>" not in "".join(lines) or
         not (r.seen and (r.ram or r.io)))
    r.ends.append((function, list(lines)))


def assign_null(r):
    return ["{E} = NULL;"] if r.target in r.refs else []


UNPARENT = "object_unparent(OBJECT({E}));"


@piece("end", weight=5)
def never(r):
    pass


@piece("end", weight=3)
def finalized(r):
    end(r, "finalize", "<free>")
    r.odd |= r.target not in r.refs
    need(not r.is_child)


@piece("end", weight=2)
def finalized_if_there(r):
    end(r, "finalize", *block("if ({E})", ["<free>"]))
    r.odd |= r.target not in r.refs
    need(not r.is_child)


@piece("end", weight=2)
def unrealized(r):
    end(r, "unrealize", UNPARENT, "<free>")
    r.odd |= r.target not in r.refs or r.ram or r.io or len(r.refs) > 1


@piece("end")
def unrealized_if_there(r):
    need(r.target in r.refs)
    end(r, "unrealize", *block("if ({E})",
                               [UNPARENT, "<free>"] + assign_null(r)))
    r.odd |= r.ram or r.io or len(r.refs) > 1


@piece("end", odd=True)
def reset(r):
    need(r.target in r.refs)
    end(r, "reset", *block("if ({E})", [UNPARENT, "<free>"] + assign_null(r)))


@piece("end", odd=True)
def looked_at_between(r):
    need("obj_" not in (r.target or ""))
    end(r, "unrealize", UNPARENT, "s->grade = memory_region_size({E}) > 64;",
        "<free>")


@piece("end", odd=True)
def kept_after_unparent(r):
    need(r.target in r.refs)
    end(r, "unrealize", UNPARENT, freed=False)
    end(r, "finalize", "<free>")


@piece("end", odd=True)
def unparented_only(r):
    end(r, "unrealize", UNPARENT, freed=False)


@piece("end", odd=True)
def unparented_late(r):
    need(not r.is_child)
    end(r, "finalize", UNPARENT, "<free>")


@piece("end", odd=True)
def looked_at_late(r):
    need(not r.is_child and "obj_" not in (r.target or ""))
    end(r, "finalize", "s->grade = memory_region_size({E}) > 64;", freed=False)


@piece("end", odd=True)
def looked_at_then_freed(r):
    need(not r.is_child and "obj_" not in (r.target or ""))
    end(r, "finalize", *block("if ({E} && memory_region_size({E}) > 64)",
                              ["s->grade = 0;"]) + ["<free>"])


@piece("end", odd=True)
def sometimes_freed(r):
    need(not r.is_child)
    end(r, "finalize", *block("if (s->grade & 1)", ["<free>"]))


@piece("end", odd=True)
def freed_elsewhere_compiled(r):
    need(not r.is_child)
    end(r, "finalize", "#ifdef EXAMPLE_WITHOUT", "<free>", "#endif")


@piece("end", odd=True)
def freed_here_compiled(r):
    need(not r.is_child)
    end(r, "finalize", "#ifndef EXAMPLE_WITHOUT", "<free>", "#endif")


@piece("end", odd=True)
def both(r):
    need(r.target in r.refs)
    end(r, "unrealize", UNPARENT, "<free>", *assign_null(r))
    end(r, "finalize", "<free>")


@piece("end", odd=True)
def at_once(r):
    need(not r.is_child and r.helper is None and r.count == 1)
    need(r.target in r.refs)
    end(r, "realize", UNPARENT, "<free>", *assign_null(r))


@piece("end", odd=True)
def realize_fails(r):
    need(r.helper is None and r.count == 1 and r.target in r.refs)
    end(r, "realize", *block("if (s->grade == 1)", [
        'error_setg(errp, "of grade 1");', UNPARENT, "<free>"] +
        assign_null(r) + ["return;"]))


@piece("end", odd=True)
def taken_away(r):
    need(r.target in r.refs)
    end(r, "unrealize", "object_ref(OBJECT({E}));", UNPARENT,
        "object_unref(OBJECT({E}));", "<free>")


# how: lines that free {E}


def how(r, *lines, odd=True):
    need(r.ends and (r.function or "<function>" not in "".join(lines)))
    r.how = [line.replace("<function>", r.function or "") for line in lines]
    # what nobody asks for stays out
    need(any("<free>" in line for _, body in r.ends for line in body))


@piece("how", weight=20)
def straight(r):
    r.how = r.free("{E}")


@piece("how", weight=2)
def cleared_(r):
    need(r.target in r.refs and "[" not in r.target)
    how(r, "g_clear_pointer(&{E}, <function>);")


@piece("how", odd=True)
def cast_to_void(r):
    need(r.function)
    how(r, "<function>((void *){E});")


def is_hidden(r):
    return "#ifdef EXAMPLE_WITHOUT" in str(r.ends)


def hidden_with(r, above):
    """What only code that is not compiled calls is not compiled either."""
    if not above or not is_hidden(r):
        return above
    return ["#ifdef EXAMPLE_WITHOUT"] + above[:-1] + ["#endif", ""]


def odd(name, *lines, needs=None, above=()):
    def enter(r):
        need(r.target and (not needs or needs(r)))
        need(r.function or "<function>" not in "".join(above))
        r.device.above += hidden_with(r, [
            line.replace("<id>", r.id).replace(
                "<function>", r.function or "").replace(
                    "<State>", r.device.state) for line in above])
        how(r, *[line.replace("<id>", r.id) for line in lines])
    enter.__name__ = name
    piece("how", odd=True)(enter)


def is_place(r):
    return r.target in r.refs


odd("stolen_freed", "<function>(g_steal_pointer(&{E}));", needs=is_place)
odd("stolen_local", "{", "    void *it = g_steal_pointer(&{E});", "",
    "    <function>(it);", "}", needs=is_place)
odd("void_local", "{", "    void *it = {E};", "", "    <function>(it);", "}")
odd("region_local", "{", "    MemoryRegion *it = (MemoryRegion *){E};", "",
    "    <function>(it);", "}")
odd("autofree_local", "{", "    g_autofree void *it = {E};", "",
    '    g_debug("%p goes", it);', "}",
    needs=lambda r: r.function == "g_free")
odd("autofree_stolen", "{",
    "    g_autofree void *it G_GNUC_UNUSED = g_steal_pointer(&{E});", "}",
    needs=lambda r: r.function == "g_free" and is_place(r))
odd("by_realloc", "if (g_realloc({E}, 0)) {", "    g_assert_not_reached();",
    "}", needs=lambda r: r.function == "g_free")
odd("by_pointer_to_function", "{", "    void (*drop)(void *) = <function>;",
    "", "    drop({E});", "}")
odd("by_table", "<id>_drops[0]({E});",
    above=["static void (*const <id>_drops[])(void *) = { <function> };", ""])
odd("by_cast_function", "((GDestroyNotify)<function>)({E});")
odd("in_parentheses", "(<function>)({E});")
odd("by_conditional", "<function>({E} ? {E} : NULL);",
    needs=lambda r: "take()" not in r.target)
odd("by_comma", "(s->grade++, <function>({E}));")
odd("by_list", "g_list_free_full(g_list_prepend(NULL, {E}), <function>);")
odd("by_slist", "{", "    GSList *list = g_slist_prepend(NULL, {E});", "",
    "    g_slist_free_full(list, <function>);", "}")
odd("by_ptr_array", "{",
    "    g_autoptr(GPtrArray) all = NULL;", "",
    "    all = g_ptr_array_new_with_free_func(<function>);",
    "    g_ptr_array_add(all, {E});", "}")
odd("by_vector", "{", "    void **all = g_new0(void *, 2);", "",
    "    all[0] = {E};", "    g_strfreev((char **)all);", "}",
    needs=lambda r: r.function == "g_free")
odd("by_bytes", "g_bytes_unref(g_bytes_new_take({E}, 1));",
    needs=lambda r: r.function == "g_free")
odd("by_idle", "g_idle_add_full(G_PRIORITY_DEFAULT, <id>_later, {E},",
    "                <function>);",
    "while (g_main_context_iteration(NULL, FALSE)) {", "    continue;", "}",
    above=["static gboolean <id>_later(gpointer opaque)", "{",
           "    return G_SOURCE_REMOVE;", "}", ""])
odd("by_idle_itself", "g_idle_add(<id>_later, {E});",
    "while (g_main_context_iteration(NULL, FALSE)) {", "    continue;", "}",
    above=["static gboolean <id>_later(gpointer opaque)", "{",
           "    <function>(opaque);", "    return G_SOURCE_REMOVE;", "}", ""])
odd("by_place", "{", "    void **at = (void **)&{E};", "",
    "    <function>(*at);", "}", needs=is_place)
odd("by_helper_place", "<id>_clear((void **)&{E});", needs=is_place,
    above=["static void <id>_clear(void **at)", "{",
           "    g_clear_pointer(at, <function>);", "}", ""])
odd("by_region_place", "<id>_clear(&{E});",
    needs=lambda r: is_place(r) and ("->mr" in r.target or
                                     "->kept" in r.target),
    above=["static void <id>_clear(MemoryRegion **at)", "{",
           "    <function>(*at);", "    *at = NULL;", "}", ""])
odd("by_helper", "<id>_drop({E});",
    above=["static void <id>_drop(MemoryRegion *mr)", "{",
           "    <function>(mr);", "}", ""],
    needs=lambda r: "obj_" not in (r.target or ""))
odd("by_void_helper", "<id>_drop({E});",
    above=["static void <id>_drop(void *any)", "{", "    <function>(any);",
           "}", ""])
odd("by_whole", "<id>_drop_all(s);",
    above=["static void <id>_drop_all(<State> *s);", ""],
    needs=lambda r: r.target.startswith("s->") and "[i]" not in r.target and
    not is_hidden(r) and drop_all(r))
odd("by_struct_copy", "{", "    <State> copy = *s;", "",
    "    <function>({copy});", "}",
    needs=lambda r: is_place(r) and r.target.startswith("s->"))
odd("by_offset", "<function>(*(void **)((char *)s +",
    "         offsetof(<State>, {field})));",
    needs=lambda r: is_place(r) and r.target.startswith("s->") and
    "[" not in r.target)
odd("by_number", "{", "    uintptr_t number = (uintptr_t){E};", "",
    "    <function>((void *)number);", "}")
odd("by_statement", "<function>(({ {E}; }));")
odd("by_exchange", "{", "    void *it = {E};", "", "    {E} = NULL;",
    "    <function>(it);", "}", needs=is_place)
odd("by_member", "<function>(&(((MemoryRegion *){E})->parent_obj));")
odd("by_macro", "<id>_FREE({E});",
    above=["#define <id>_FREE(any) <function>(any)", ""])
odd("by_loop", "for (int n = 0; n < 1; n++) {", "    <function>({E});", "}")
odd("by_goto", "goto drop_<id>;", "drop_<id>:", "<function>({E});")


def drop_all(r):
    r.late_helpers.append(
        ("void %s_drop_all(%s *s)" % (r.id, r.device.state),
         r.free(r.target)))
    return True


@piece("how", odd=True)
def far_drop(r):
    need(r.function)
    r.device.helper("void %s_end(void *any)" % r.id, r.free("any"), far=True)
    how(r, "%s_end({E});" % r.id)


@piece("how", odd=True)
def far_region_drop(r):
    need(r.function and r.target and "obj_" not in (r.target or ""))
    r.device.helper("void %s_end(MemoryRegion *mr)" % r.id, r.free("mr"),
                    far=True)
    how(r, "%s_end({E});" % r.id)

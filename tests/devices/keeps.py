# keeps.py - pieces: where else the pointer is kept, and who sees the region
#
# SPDX-License-Identifier: GPL-2.0-or-later
from device import block
from grammar import need, piece

# keep: lines behind the site; {q} is the pointer


def keep(r, lines, field="", found="", ref="", at_end="", frees=False):
    """The line at_end ends what the pointer was kept in."""
    need(r.count == 1)
    r.after += lines
    if field:
        r.device.fields.append(field)
    if found:
        r.found.append(found)
    if ref:
        r.refs.append(ref)
    if at_end:
        r.device_end = [at_end]
    r.freed = frees


@piece("keep", weight=6)
def nowhere(r):
    pass


@piece("keep", weight=4)
def in_field(r):
    keep(r, ["s->kept_%s = {q};" % r.letter],
         "MemoryRegion *kept_%s;" % r.letter, ref="s->kept_" + r.letter)


@piece("keep")
def in_array(r):
    keep(r, ["s->all_%s[1] = {q};" % r.letter],
         "MemoryRegion *all_%s[2];" % r.letter,
         ref="s->all_%s[1]" % r.letter)


@piece("keep", weight=2)
def stolen(r):
    need(r.q_is_local)
    keep(r, ["s->kept_%s = g_steal_pointer(&{q});" % r.letter],
         "MemoryRegion *kept_%s;" % r.letter, ref="s->kept_" + r.letter)
    r.q_gone = "s->kept_" + r.letter


def odd(name, *arguments, needs=None, **more):
    """A piece of which each text gets the region's letter and id."""
    def enter(r):
        if needs:
            need(needs(r))
        fill = {"a": r.letter, "id": r.id, "free": r.function}

        def one(text):
            for key, value in fill.items():
                text = text.replace("<%s>" % key, str(value))
            return text
        if "<free>" in repr(arguments) + repr(more):
            need(r.function)
        lines, *rest = arguments
        for text in more.get("above", []):
            r.device.above.append(one(text))
        for text in more.get("before", []):
            r.device.before.append(one(text))
        keep(r, [one(line) for line in lines], *[one(text) for text in rest],
             **{key: one(value) if isinstance(value, str) else value
                for key, value in more.items()
                if key not in ("above", "before")})
    enter.__name__ = name
    piece("keep", odd=True)(enter)


odd("as_void", ["s->any_k<a> = {q};"], "void *any_k<a>;", ref="s->any_k<a>")
odd("as_object", ["s->obj_<a> = OBJECT({q});"], "Object *obj_<a>;",
    ref="s->obj_<a>")
odd("as_number", ["s->number_<a> = (uintptr_t){q};"], "uintptr_t number_<a>;",
    "(MemoryRegion *)s->number_<a>")
odd("as_first_member", ["s->obj_<a> = &(({type}){q})->parent_obj;"],
    "Object *obj_<a>;", ref="s->obj_<a>")
odd("in_union", ["s->both_<a>.mr = {q};"],
    "union { MemoryRegion *mr; void *any; } both_<a>;",
    ref="s->both_<a>.any")
odd("by_memcpy", ["memcpy(&s->kept_<a>, &({type}){ {q} }, sizeof(void *));"],
    "MemoryRegion *kept_<a>;", ref="s->kept_<a>")
odd("atomically", ["g_atomic_pointer_set(&s->kept_<a>, {q});"],
    "MemoryRegion *kept_<a>;", ref="s->kept_<a>")
odd("in_compound", ["s->pair_<a> = (struct <id>_pair) { {q}, 1 };"],
    "struct <id>_pair pair_<a>;", ref="s->pair_<a>.mr",
    before=["struct <id>_pair {", "    MemoryRegion *mr;", "    int n;", "};",
            ""])
odd("in_copied_struct", ["{", "    struct <id>_pair pair = { .mr = {q} };",
                         "", "    s->pair_<a> = pair;", "}"],
    "struct <id>_pair pair_<a>;", ref="s->pair_<a>.mr",
    before=["struct <id>_pair {", "    MemoryRegion *mr;", "    int n;", "};",
            ""])
odd("in_void_array", ["s->table_<a>[s->grade & 1] = {q};"],
    "void *table_<a>[2];", "(s->table_<a>[0] ?: s->table_<a>[1])")
odd("by_pointer", ["*(MemoryRegion **)&s->any_k<a> = {q};"], "void *any_k<a>;",
    ref="s->any_k<a>")
odd("by_setter", ["<id>_set(&s->kept_<a>, {q});"], "MemoryRegion *kept_<a>;",
    ref="s->kept_<a>",
    above=["static void <id>_set(MemoryRegion **at, MemoryRegion *mr)", "{",
           "    *at = mr;", "}", ""])
odd("by_void_setter", ["<id>_set(&s->any_k<a>, {q});"], "void *any_k<a>;",
    ref="s->any_k<a>",
    above=["static void <id>_set(void **at, void *any)", "{",
           "    *at = any;", "}", ""])
odd("in_global", ["<id>_kept = {q};"], ref="<id>_kept",
    above=["static MemoryRegion *<id>_kept;", ""])
odd("in_void_global", ["<id>_kept = {q};"], ref="<id>_kept",
    above=["static void *<id>_kept;", ""])
odd("in_list", ["s->list_<a> = g_list_prepend(s->list_<a>, {q});"],
    "GList *list_<a>;", "s->list_<a>->data", at_end="g_list_free(s->list_<a>);")
odd("in_list_freed", ["s->list_<a> = g_list_append(s->list_<a>, {q});"],
    "GList *list_<a>;", at_end="g_list_free_full(s->list_<a>, <free>);",
    frees=True)
odd("in_slist", ["s->list_<a> = g_slist_prepend(s->list_<a>, {q});"],
    "GSList *list_<a>;", "s->list_<a>->data",
    at_end="g_slist_free(s->list_<a>);")
odd("in_slist_walked", ["s->list_<a> = g_slist_prepend(s->list_<a>, {q});"],
    "GSList *list_<a>;",
    at_end="g_slist_foreach(s->list_<a>, <id>_each, NULL);", frees=True,
    above=["static void <id>_each(gpointer it, gpointer opaque)", "{",
           "    <free>(it);", "}", ""])
odd("in_queue", ["s->queue_<a> = s->queue_<a> ?: g_queue_new();",
                 "g_queue_push_tail(s->queue_<a>, {q});"],
    "GQueue *queue_<a>;", "g_queue_peek_head(s->queue_<a>)",
    at_end="g_clear_pointer(&s->queue_<a>, g_queue_free);")
odd("in_queue_freed", ["s->queue_<a> = s->queue_<a> ?: g_queue_new();",
                       "g_queue_push_head(s->queue_<a>, {q});"],
    "GQueue *queue_<a>;",
    at_end="g_queue_free_full(s->queue_<a> ?: g_queue_new(), <free>);",
    frees=True)
odd("in_ptr_array", ["s->array_<a> = g_ptr_array_new();",
                     "g_ptr_array_add(s->array_<a>, {q});"],
    "GPtrArray *array_<a>;", "g_ptr_array_index(s->array_<a>, 0)",
    at_end="g_clear_pointer(&s->array_<a>, g_ptr_array_unref);")
odd("in_ptr_array_freed", [
    "s->array_<a> = g_ptr_array_new_with_free_func(<free>);",
    "g_ptr_array_add(s->array_<a>, {q});"],
    "GPtrArray *array_<a>;",
    at_end="g_clear_pointer(&s->array_<a>, g_ptr_array_unref);", frees=True)
odd("in_ptr_array_steal", [
    "s->array_<a> = g_ptr_array_new();",
    "g_ptr_array_add(s->array_<a>, {q});"],
    "GPtrArray *array_<a>;", "s->array_<a>->pdata[0]",
    at_end="g_clear_pointer(&s->array_<a>, g_ptr_array_unref);")
odd("in_garray", [
    "s->array_<a> = g_array_new(FALSE, FALSE, sizeof(MemoryRegion *));",
    "g_array_append_vals(s->array_<a>, &({type}){ {q} }, 1);"],
    "GArray *array_<a>;", "g_array_index(s->array_<a>, MemoryRegion *, 0)",
    at_end="g_clear_pointer(&s->array_<a>, g_array_unref);")
odd("in_table", ["s->table_<a> = g_hash_table_new(NULL, NULL);",
                 "g_hash_table_insert(s->table_<a>, s, {q});"],
    "GHashTable *table_<a>;", "g_hash_table_lookup(s->table_<a>, s)",
    at_end="g_clear_pointer(&s->table_<a>, g_hash_table_unref);")
odd("in_table_freed", [
    "s->table_<a> = g_hash_table_new_full(NULL, NULL, NULL, <free>);",
    "g_hash_table_insert(s->table_<a>, s, {q});"],
    "GHashTable *table_<a>;",
    at_end="g_clear_pointer(&s->table_<a>, g_hash_table_unref);", frees=True)
odd("as_key_freed", [
    "s->table_<a> = g_hash_table_new_full(NULL, NULL, <free>, NULL);",
    "g_hash_table_add(s->table_<a>, {q});"],
    "GHashTable *table_<a>;",
    at_end="g_clear_pointer(&s->table_<a>, g_hash_table_unref);", frees=True)
odd("in_tree_freed", [
    "s->tree_<a> = g_tree_new_full(<id>_compare, NULL, NULL, <free>);",
    "g_tree_insert(s->tree_<a>, (gpointer)\"it\", {q});"],
    "GTree *tree_<a>;",
    at_end="g_clear_pointer(&s->tree_<a>, g_tree_unref);", frees=True,
    above=["static int <id>_compare(gconstpointer a, gconstpointer b,",
           "                        gpointer opaque)", "{",
           "    return strcmp(a, b);", "}", ""])
odd("in_datalist_freed", [
    "g_datalist_set_data_full(&s->data_<a>, \"it\", {q}, <free>);"],
    "GData *data_<a>;", at_end="g_datalist_clear(&s->data_<a>);", frees=True)
odd("in_datalist", ["g_datalist_set_data(&s->data_<a>, \"it\", {q});"],
    "GData *data_<a>;", "g_datalist_get_data(&s->data_<a>, \"it\")",
    at_end="g_datalist_clear(&s->data_<a>);")
odd("in_node", ["{", "    struct <id>_node *node;", "",
                "    node = g_new0(struct <id>_node, 1);",
                "    node->mr = {q};", "    node->next = s->nodes_<a>;",
                "    s->nodes_<a> = node;", "}"],
    "struct <id>_node *nodes_<a>;", "s->nodes_<a>->mr",
    before=["struct <id>_node {", "    struct <id>_node *next;",
            "    MemoryRegion *mr;", "};", ""],
    at_end="g_free(s->nodes_<a>);")
odd("in_bytes", ["s->bytes_<a> = g_bytes_new_take({q}, 1);"],
    "GBytes *bytes_<a>;",
    at_end="g_clear_pointer(&s->bytes_<a>, g_bytes_unref);", frees=True,
    needs=lambda r: r.function == "g_free")


@piece("keep", odd=True)
def far_away(r):
    r.device.far += ["static MemoryRegion *%s_kept;" % r.id, ""]
    r.device.helper("void %s_keep(MemoryRegion *mr)" % r.id,
                    ["%s_kept = mr;" % r.id], far=True)
    r.device.helper("MemoryRegion *%s_take(void)" % r.id,
                    ["return g_steal_pointer(&%s_kept);" % r.id], far=True)
    keep(r, ["%s_keep({q});" % r.id], found=r.id + "_take()")


# show: who sees the region


@piece("show", weight=2)
def hidden(r):
    pass


@piece("show", weight=5)
def mapped(r):
    r.seen = True
    r.shown += ["sysbus_init_mmio(SYS_BUS_DEVICE(s), {q});"]


@piece("show", weight=3)
def in_box(r):
    need(r.count == 1 and r.helper != "init")
    r.seen = True
    r.device.fields.append("MemoryRegion box_%s;" % r.letter)
    r.device.body["realize"] += [
        'memory_region_init(&s->box_%s, OBJECT(dev), "%s-box", 64 * KiB);' % (
            r.letter, r.id),
        "sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->box_%s);" % r.letter]
    r.shown += ["memory_region_add_subregion(&s->box_%s, 0, {q});" % r.letter]


@piece("show")
def by_helper(r):
    r.seen = True
    r.device.helper("void %s_show(%s *s, MemoryRegion *mr)" % (
        r.id, r.device.state), ["sysbus_init_mmio(SYS_BUS_DEVICE(s), mr);"])
    r.shown += ["%s_show(s, {q});" % r.id]


@piece("show")
def by_far(r):
    r.seen = True
    r.device.helper("void %s_show(DeviceState *dev, MemoryRegion *mr)" % r.id,
                    ["sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);"], far=True)
    r.shown += ["%s_show(DEVICE(s), {q});" % r.id]


@piece("show", odd=True)
def by_far_void(r):
    r.seen = True
    r.device.helper("void %s_show(void *any, void *mr)" % r.id,
                    ["sysbus_init_mmio(SYS_BUS_DEVICE(any), mr);"], far=True)
    r.shown += ["%s_show(s, {q});" % r.id]


@piece("show", odd=True)
def host_pointer(r):
    need(r.ram and r.count == 1 and r.constructor.find("ptr") < 0)
    r.shown += ["memset(memory_region_get_ram_ptr({q}), 0, 4);"]


# again: how what ends the region comes by it


@piece("again", weight=4)
def first(r):
    r.target = (r.refs or r.found or [None])[0]


@piece("again", weight=2)
def last(r):
    need(len(r.refs + r.found) > 1)
    r.target = (r.refs + r.found)[-1]


@piece("again", odd=True)
def as_child(r):
    need(r.name.startswith('"') and r.count == 1)
    r.target = '(void *)object_property_get_child(OBJECT(s), "%s[0]")' % r.id
    r.found.append(r.target)
    r.is_child = True


@piece("again", odd=True)
def through_bus(r):
    need(r.seen and r.count == 1 and
         "sysbus_init_mmio" in "".join(r.shown))
    r.target = "sysbus_mmio_get_region(SYS_BUS_DEVICE(s), %d)" % r.number
    r.found.append(r.target)

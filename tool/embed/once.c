/*
 * once.c - whether code runs once for one object
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * From a root (MachineClass.init, realize, instance_init, a notifier that
 * machine init leaves behind) to a site, each step has to be one call, in no
 * loop, and there has to be one way only.  Different roots are alternatives.
 */
#include "embed/home-index.h"

#include <string.h>

#include "util/intern.h"

#define MAX_DEPTH 12

typedef struct {
    const HomeIndex *index;
    Ways *ways;
    const char *path[MAX_DEPTH];
    guint depth;          /* at which the ways are refused */
} Climb;

/* What is nearest to the site is said, whoever else calls that */
static void refuse(Climb *climb, guint depth, const char *reason,
                   const char *why)
{
    const char *said = climb->ways->why;

    if (!said || depth < climb->depth ||
        (depth == climb->depth && strcmp(why, said) < 0)) {
        climb->ways->reason = reason;
        climb->ways->why = why;
        climb->depth = depth;
    }
}

/* Whether a notifier waits for the machine alone; others come again */
static gboolean waits_for_machine(const HomeIndex *index, const Root *root)
{
    const GPtrArray *callers = contexts_callers(
        index->contexts, intern("qemu_add_machine_init_done_notifier"));

    return root->within && callers &&
           g_ptr_array_find((GPtrArray *)callers, root->within, NULL);
}

/* What of QOM, qdev and the machine calls once for one object */
static gboolean is_single(const HomeIndex *index, const Root *root)
{
    const char *slot = root->hook->slot;
    const char *field = strrchr(slot, '.');

    field = field ? field + 1 : slot;
    if (!strcmp(slot, "Notifier.notify")) {
        return waits_for_machine(index, root);
    }
    return !strcmp(slot, "MachineClass.init") ||
           !strcmp(slot, "QEMUMachine.init") ||
           !strcmp(slot, "TypeInfo.instance_init") ||
           !strcmp(slot, "TypeInfo.instance_post_init") ||
           g_str_has_suffix(field, "realize") ||
           (strstr(slot, "Class.") && !strcmp(field, "init")) ||
           g_str_has_suffix(slot, "set_parent_realize()");
}

static const char *bare_name(const char *key)
{
    const char *colon = strrchr(key, ':');

    return colon ? colon + 1 : key;
}

static void take_roots(Climb *climb, const char *key, guint depth)
{
    const GPtrArray *roots = g_hash_table_lookup(climb->index->roots, key);
    const char *via = depth ? climb->path[depth - 1] : key;

    for (guint i = 0; roots && i < roots->len; i++) {
        Root *root = roots->pdata[i];
        const Hook *hook = root->hook;

        if (!is_single(climb->index, root) || strstr(hook->slot, "unrealize")) {
            refuse(climb, depth, "called-repeatedly",
                   intern_format("%s() can run more than once for one object: "
                                 "it is called through %s (%s:%u)",
                                 bare_name(key),
                                 *hook->slot ? hook->slot : "a pointer",
                                 hook->where.file, hook->where.line));
        }
        if (!g_ptr_array_find(climb->ways->roots, root, NULL)) {
            g_ptr_array_add(climb->ways->roots, root);
        } else {
            refuse(climb, depth, "called-repeatedly",
                   intern_format("%s() reaches it in more than one way, one of "
                                 "them by %s()", bare_name(key),
                                 bare_name(via)));
        }
    }
}

static void climb_to(Climb *climb, const char *key, guint depth);

static void climb_callers(Climb *climb, const char *key, guint depth)
{
    const GPtrArray *callers =
        contexts_callers(climb->index->contexts, key);
    const GPtrArray *rows = g_hash_table_lookup(climb->index->calls, key);
    g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);

    for (guint i = 0; rows && i < rows->len; i++) {
        const CallRow *row = rows->pdata[i];

        refuse(climb, depth, "called-repeatedly", row->uncompiled
               ? intern_format("%s() may be called at %s:%u as well, which is "
                               "not compiled here", bare_name(key),
                               row->first.file, row->first.line)
               : intern_format("%s() is called %s: %s:%u and %s %u",
                             bare_name(key),
                             row->looped ? "in a loop" : "twice",
                             row->first.file, row->first.line,
                             row->looped ? "its loop at line" : "line",
                             row->second.line));
    }
    for (guint i = 0; callers && i < callers->len; i++) {
        if (g_hash_table_add(done, callers->pdata[i])) {
            climb_to(climb, callers->pdata[i], depth + 1);
        }
    }
}

static void climb_to(Climb *climb, const char *key, guint depth)
{
    for (guint i = 0; i < depth; i++) {
        if (climb->path[i] == key) {
            refuse(climb, depth, "called-repeatedly",
                   intern_format("%s() calls itself", bare_name(key)));
            return;
        }
    }
    if (depth >= MAX_DEPTH) {
        refuse(climb, depth, "other", "it is not clear what calls this code");
        return;
    }
    climb->path[depth] = key;
    take_roots(climb, key, depth);
    climb_callers(climb, key, depth);
}

Ways *ways_to(const HomeIndex *index, const FunctionFacts *function)
{
    Ways *ways = g_new0(Ways, 1);
    Climb climb = { .index = index, .ways = ways };

    ways->roots = g_ptr_array_new();
    climb_to(&climb, function->key, 0);
    if (!ways->roots->len) {
        refuse(&climb, 0, "other",
               intern_format("nothing that calls %s() is known",
                             function->name));
    }
    return ways;
}

void ways_free(Ways *ways)
{
    g_ptr_array_unref(ways->roots);
    g_free(ways);
}

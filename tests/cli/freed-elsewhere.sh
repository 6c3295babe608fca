#!/bin/sh
# freed-elsewhere.sh - regions that another file frees, not by their field
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

copy_tree tree
cd tree
cat >include/hw/core/elsewhere.h <<'END'
#ifndef HW_ELSEWHERE_H
#define HW_ELSEWHERE_H
#include "hw/core/sysbus.h"
typedef struct Elsewhere {
    SysBusDevice parent_obj;
    MemoryRegion *variable;
    MemoryRegion *assigned;
    MemoryRegion *argument;
    MemoryRegion *address;
    MemoryRegion *automatic;
    MemoryRegion *listed;
    MemoryRegion *chosen;
    MemoryRegion *returned;
    MemoryRegion *exchanged;
    MemoryRegion *resized;
    MemoryRegion *taken;
    MemoryRegion *nested;
    MemoryRegion *looked;
    MemoryRegion *tabled;
    MemoryRegion *pointed;
    MemoryRegion *behind;
    MemoryRegion *shown;
    MemoryRegion *handed;
    MemoryRegion *stolen;
    MemoryRegion *swapped;
    MemoryRegion *accessed;
    MemoryRegion *copied;
    MemoryRegion *included;
    MemoryRegion *sized;
    MemoryRegion *enabled;
    MemoryRegion *asked;
    MemoryRegion *macro;
    struct {
        MemoryRegion *mr;
    } inner;
    MemoryRegion *made;
    MemoryRegion *passed;
    MemoryRegion *relayed;
} Elsewhere;
#define elsewhere_macro(s) ((s)->macro)
typedef struct ElsewhereOther {
    MemoryRegion *theirs;
} ElsewhereOther;
void elsewhere_finalize(Object *obj);
void elsewhere_finish(void *what);
MemoryRegion *elsewhere_accessed(Elsewhere *s);
MemoryRegion *elsewhere_asked(Elsewhere *s);
void elsewhere_size(uint64_t size);
void elsewhere_enable(MemoryRegion *mr);
void elsewhere_pass(MemoryRegion *mr);
void elsewhere_relay(MemoryRegion *mr);
#endif
END
{
    cat <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

static void elsewhere_make(MemoryRegion **mr, Object *owner)
{
    *mr = g_new(MemoryRegion, 1);
    memory_region_init(*mr, owner, "made", 64);
}

static void elsewhere_realize(DeviceState *dev, Error **errp)
{
    Elsewhere *s = (Elsewhere *)dev;

END
    for field in variable assigned argument address automatic listed chosen \
        returned exchanged resized taken nested looked tabled pointed \
        behind shown handed stolen swapped accessed copied included sized \
        enabled asked macro inner.mr passed relayed; do
        echo "    s->$field = g_new(MemoryRegion, 1);"
        echo "    memory_region_init(s->$field, OBJECT(dev), \"$field\", 64);"
    done
    cat <<'END'
    elsewhere_make(&s->made, OBJECT(dev));
}

static void elsewhere_class_init(ObjectClass *klass, const void *data)
{
    DEVICE_CLASS(klass)->realize = elsewhere_realize;
}

static const TypeInfo elsewhere_types[] = { {
    .name = "elsewhere",
    .parent = TYPE_SYS_BUS_DEVICE,
    .instance_size = sizeof(Elsewhere),
    .instance_finalize = elsewhere_finalize,
    .class_init = elsewhere_class_init,
} };

DEFINE_TYPES(elsewhere_types)
END
} >hw/misc/elsewhere.c
cat >hw/misc/elsewhere-free.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

static void drop(void *what)
{
    g_free(what);
}

static void *take(Elsewhere *s)
{
    return s->returned;
}

void elsewhere_finalize(Object *obj)
{
    Elsewhere *s = (Elsewhere *)obj;
    void *one = s->variable;
    gpointer other;
    void **where = (void **)&s->address;
    g_autofree void *automatic = s->automatic;
    void *all[] = { NULL, s->listed };
    void *either = automatic ? s->chosen : NULL;

    g_free(one);
    other = s->assigned;
    g_free(other);
    drop(s->argument);
    g_free(*where);
    g_free(all[1]);
    g_free(either);
    g_free(take(s));
    other = __atomic_exchange_n(&s->exchanged, NULL, __ATOMIC_SEQ_CST);
    g_free(other);
    other = (one, s->behind);
    g_free(other);
}
END
# No word here says that anything is freed
cat >hw/misc/elsewhere-call.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

typedef struct ElsewhereOps {
    void (*end)(void *what);
    void (*show)(uint64_t size);
} ElsewhereOps;

void elsewhere_call(Elsewhere *s, ElsewhereOps *ops, void (*end)(void *));

void elsewhere_call(Elsewhere *s, ElsewhereOps *ops, void (*end)(void *))
{
    ops->end(s->tabled);
    (*end)(s->pointed);
    ops->show(memory_region_size(s->shown));
}
END
# No function that releases has its name here
cat >hw/misc/elsewhere-take.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

void elsewhere_take(Elsewhere *s);

void elsewhere_take(Elsewhere *s)
{
    GBytes *taken = g_bytes_new_take(s->taken, 1);

    g_bytes_unref(taken);
    s->resized = g_realloc(s->resized, 0);
}
END
# Neither does this one free, nor name anything that does
cat >hw/misc/elsewhere-hand.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

void elsewhere_hand(Elsewhere *s, ElsewhereOther *other);

MemoryRegion *elsewhere_accessed(Elsewhere *s)
{
    return s->accessed;
}

MemoryRegion *elsewhere_asked(Elsewhere *s)
{
    return s->asked;
}

void elsewhere_hand(Elsewhere *s, ElsewhereOther *other)
{
    elsewhere_finish(s->handed);
    elsewhere_finish(g_steal_pointer(&s->stolen));
    elsewhere_finish(__atomic_exchange_n(&s->swapped, NULL, __ATOMIC_SEQ_CST));
    other->theirs = s->copied;
    elsewhere_finish(elsewhere_macro(s));
    elsewhere_finish(s->inner.mr);
    elsewhere_finish(s->made);
    elsewhere_pass(s->passed);
    elsewhere_relay(s->relayed);
    elsewhere_size(memory_region_size(s->sized));
    elsewhere_enable(s->enabled);
}
END
# These only pass on what they are given, one of them to what frees it
cat >hw/misc/elsewhere-pass.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

void elsewhere_pass(MemoryRegion *mr)
{
    elsewhere_finish(mr);
}

void elsewhere_relay(MemoryRegion *mr)
{
    elsewhere_enable(mr);
}
END
# Here neither the struct nor a field is named
cat >hw/misc/elsewhere-ask.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

void elsewhere_ask(void *opaque);

void elsewhere_ask(void *opaque)
{
    elsewhere_finish(elsewhere_asked(opaque));
}
END
cat >hw/misc/elsewhere-end.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

void elsewhere_end(Elsewhere *s, ElsewhereOther *other);

void elsewhere_finish(void *what)
{
    g_free(what);
}

void elsewhere_size(uint64_t size)
{
    g_free(g_strdup_printf("%d", (int)size));
}

void elsewhere_enable(MemoryRegion *mr)
{
    memory_region_set_enabled(mr, true);
}

void elsewhere_end(Elsewhere *s, ElsewhereOther *other)
{
    g_free(elsewhere_accessed(s));
    g_free(other->theirs);
}
END
cat >hw/misc/elsewhere-part.c.inc <<'END'
static void elsewhere_part(Elsewhere *s)
{
    g_free(s->included);
}
END
cat >hw/misc/elsewhere-whole.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"
#include "elsewhere-part.c.inc"

void elsewhere_whole(Elsewhere *s);

void elsewhere_whole(Elsewhere *s)
{
    elsewhere_part(s);
}
END
cat >hw/misc/elsewhere-look.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

bool elsewhere_is_there(Elsewhere *s, char *name);

bool elsewhere_is_there(Elsewhere *s, char *name)
{
    bool there = s->looked != NULL;

    g_free(name);
    memory_region_set_enabled(s->looked, there);
    return there;
}
END

# says_of LINE: what becomes of the region that is allocated there
says_of() {
    sed -n "s/^hw\/misc\/elsewhere.c:$1:.*\[\(.*\)\]/\1/p" "$work/out"
}

for asked in hw/misc hw/misc/elsewhere.c; do
    mrconv_exits 1 audit -q --color=never $asked
    for line in 6 14 16 18 20 22 24 26 28 30 32 34 40 42 44 48 50 52 54 56 \
        58 64 66 68 70; do
        [ "$(says_of $line)" = manual-flow ] ||
            fail "line $line: the free in the other file is not seen: \
$(says_of $line)"
    done
    for line in 36 38 46 60 62 72; do
        [ "$(says_of $line)" = convert ] ||
            fail "line $line is not freed: $(says_of $line)"
    done
done

# Only GCC knows functions inside of others
cat >hw/misc/elsewhere-nested.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/elsewhere.h"

void elsewhere_reset(Elsewhere *s);

void elsewhere_reset(Elsewhere *s)
{
    void end(void)
    {
        g_free(s->nested);
    }

    end();
}
END
mrconv_exits 1 audit -q --color=never hw/misc
[ "$(says_of 36)" = manual-flow ] || fail "the nested free is not seen"
says out "elsewhere-nested.c:10: 's->nested' is used in code"
[ "$(says_of 38)" = convert ] || fail 'the neighbour is refused'
no_litter

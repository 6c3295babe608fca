# elsewhere.sh - what a function in another file does with a region
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
cd tree
cat >hw/misc/near.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"

void far_init(MemoryRegion *mr);
void far_away(MemoryRegion *mr);
void far_look(MemoryRegion *mr);

void near_init(Object *owner)
{
    MemoryRegion *made = g_new(MemoryRegion, 1);
    MemoryRegion *ended = g_new(MemoryRegion, 1);
    MemoryRegion *seen = g_new(MemoryRegion, 1);

    far_init(made);
    memory_region_init(ended, owner, "ended", 64);
    far_away(ended);
    memory_region_init(seen, owner, "seen", 64);
    far_look(seen);
}
END
cat >hw/misc/far.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"

void far_init(MemoryRegion *mr)
{
    memory_region_init(mr, NULL, "made", 64);
}

void far_away(MemoryRegion *mr)
{
    object_unparent(OBJECT(mr));
    g_free(mr);
}

void far_look(MemoryRegion *mr)
{
    memory_region_set_enabled(mr, true);
}
END

# The other file is read although only the first is asked for
mrconv_exits 1 audit hw/misc/near.c
says out "'made': hw/misc/far.c:6: far_init() initialises 'mr', which near_init() has allocated"
says out "hw/misc/near.c:11:27: "
grep -q "near.c:11:27: .*\[\(manual-flow\|unsafe-unparent\)\]" "$work/out" ||
    fail 'a release in another file is not seen'
grep -q "near.c:12:26: .*\[convert\]" "$work/out" ||
    fail 'what only looks at a region is no release'

# Whoever handles a region may be who frees it in a way that hides what
cat >hw/misc/near.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"

MemoryRegion *near_make(Object *owner);
MemoryRegion *near_make_other(Object *owner);

MemoryRegion *near_make(Object *owner)
{
    MemoryRegion *kept = g_new(MemoryRegion, 1);

    memory_region_init(kept, owner, "kept", 64);
    return kept;
}

MemoryRegion *near_make_other(Object *owner)
{
    MemoryRegion *other = g_new(MemoryRegion, 1);

    memory_region_init(other, owner, "other", 64);
    return other;
}
END
cat >hw/misc/far.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"

MemoryRegion *near_make(Object *owner);

typedef struct Far {
    MemoryRegion *mr;
} Far;

void far_keep(Far *far, Object *owner)
{
    far->mr = near_make(owner);
}

void far_drop(Far *far)
{
    g_free(*(void **)((char *)far + offsetof(Far, mr)));
}
END
mrconv_exits 1 audit hw/misc/near.c
grep -q "near.c:9:26: .*hw/misc/far.c:17: .*\[manual-flow\]" "$work/out" ||
    fail 'a hidden release in another file is not seen'
grep -q "near.c:17:27: .*\[convert\]" "$work/out" ||
    fail 'a hidden release in a file without the region is none of it'

# What a function that is not read returns may be any region of the file
cat >hw/misc/near.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"

void far_keep(MemoryRegion *mr);
MemoryRegion *far_take(void);

void near_make(Object *owner)
{
    MemoryRegion *kept = g_new(MemoryRegion, 1);

    memory_region_init(kept, owner, "kept", 64);
    far_keep(kept);
}

void near_drop(void)
{
    void (*drop)(void *) = g_free;

    drop(far_take());
}
END
cat >hw/misc/far.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"

static MemoryRegion *kept;

void far_keep(MemoryRegion *mr)
{
    kept = mr;
}

MemoryRegion *far_take(void)
{
    return g_steal_pointer(&kept);
}
END
mrconv_exits 1 audit hw/misc/near.c
grep -q "near.c:9:26: .*line 19: 'far_take()' .*\[manual-flow\]" "$work/out" ||
    fail 'what another file gives back is taken for something else'
sed -i 's/drop(far_take())/drop(owner_of(far_take()))/
    s/^void near_drop/void *owner_of(MemoryRegion *mr);\n\n&/' hw/misc/near.c
mrconv_exits 1 audit hw/misc/near.c
grep -q "near.c:9:26: .*\[convert\]" "$work/out" ||
    fail 'a region that is passed on as a region is taken for lost'

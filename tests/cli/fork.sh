# fork.sh - a fork's own constructor is one like any other
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

copy_tree tree
cd tree
sed -i 's/^void memory_region_init_io(/void memory_region_init_plated(MemoryRegion *mr, Object *owner,\
                               const char *name, uint64_t size);\
&/' include/system/memory.h
cat >>system/memory.c <<'END'

void memory_region_init_plated(MemoryRegion *mr, Object *owner,
                               const char *name, uint64_t size)
{
    memory_region_init(mr, owner, name, size);
    mr->enabled = false;
}
END
cat >>hw/ide/ferro.c <<'END'

void ferro_plate(Object *owner, MemoryRegion *parent);
void ferro_plate(Object *owner, MemoryRegion *parent)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init_plated(mr, owner, "plated", 4);
    memory_region_add_subregion(parent, 0, mr);
}
END
meson setup build >"$work/setup.log" 2>&1
mrconv_exits 1 audit hw/ide/ferro.c
says out 'memory_region_init_plated() in ferro_plate()'
mrconv_exits 0 api --in-place hw/ide/ferro.c
mrconv_exits 0 convert --check --in-place hw/ide/ferro.c
grep -q 'mr = memory_region_new_plated(owner, "plated", 4);' hw/ide/ferro.c ||
    fail 'not converted'
mrconv_exits 0 check

# One that another header declares is known, and left alone
cat >include/hw/core/gilded.h <<'END'
#ifndef HW_CORE_GILDED_H
#define HW_CORE_GILDED_H
#include "system/memory.h"
void memory_region_init_gilded(MemoryRegion *mr, Object *owner,
                               const char *name, uint64_t size);
#endif
END
cat >>hw/ide/ferro.c <<'END'

#include "hw/core/gilded.h"

void ferro_gild(Object *owner, MemoryRegion *parent);
void ferro_gild(Object *owner, MemoryRegion *parent)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init_gilded(mr, owner, "gilded", 4);
    memory_region_add_subregion(parent, 0, mr);
}
END
mrconv_exits 1 audit hw/ide/ferro.c
says out "memory_region_init_gilded() at line"
says out "is not one of the memory API's own, and has no new form [no-counterpart]"

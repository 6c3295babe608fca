# cache-elsewhere.sh - what other files say, or files that turn up, is seen
#
# SPDX-License-Identifier: GPL-2.0-or-later
#
# later.c is the one file that stays the same.
. "$(dirname "$0")/lib.sh"

make_tree tree
cd tree
# other WHAT: likewise, and not as before
other() {
    as_ever "$1"
    ! cmp -s "$work/plain" "$work/out" || fail "$1: makes no difference"
}
# again WHAT: likewise, and as before
again() {
    as_ever "$1"
    cmp "$work/plain" "$work/out" || fail "$1: not as before"
}
results() {
    find "$XDG_CACHE_HOME/mrconv/results" -type f | wc -l
}

sleep 1
audit
before=$(results)
cat >hw/misc/later.c <<'END'
#include "qemu/osdep.h"
#include "system/memory.h"
#include "later/names.h"

void later_setup(Object *owner)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, owner, "later", 4);
    hand_over(mr);
}
END
cat >hw/core/taker.c <<'END'
#include "qemu/osdep.h"

void hand_over(MemoryRegion *mr)
{
}
END
mkdir include/later hw/misc/later
sleep 1
as_ever 'new files'
mv "$work/out" "$work/plain"
[ "$(results)" -eq $((before + 1)) ] ||
    fail 'the facts of a file with a missing header are not kept'

# The header that is missing turns up: on the include path and beside the file
# that includes it, in a directory that was there, and with its directory
for directory in include/later hw/misc/later; do
    echo '#define memory_region_init memory_region_init_later' \
        >$directory/names.h
    other "the header in $directory"
    rm -r $directory
    again "all of $directory is gone"
    mkdir $directory
    echo '#define memory_region_init memory_region_init_later' \
        >$directory/names.h
    other "$directory and the header"
    rm -r $directory
    again "all of $directory is gone again"
done

# A function that the region is passed to does something with it now
cp hw/core/taker.c "$work"
sed -i 's/^{/&\n    g_free(mr);/' hw/core/taker.c
other 'another file frees the region'
sleep 1
cp "$work/taker.c" hw/core
again 'it does not any more'

# A new file calls the function that allocates it
cat >hw/core/caller.c <<'END'
#include "qemu/osdep.h"
#include "hw/core/boards.h"

static void caller_init(MachineState *machine)
{
    later_setup(OBJECT(machine));
}

static void caller_class_init(ObjectClass *oc, void *data)
{
    MACHINE_CLASS(oc)->init = caller_init;
}
END
other 'a new caller'
sed -i 's/->init = /->other = /' hw/core/caller.c
as_ever 'the caller is put elsewhere'
rm hw/core/caller.c
again 'the caller is gone'
no_litter

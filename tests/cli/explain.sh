# explain.sh - what a rule is about, and why a line is judged as it is
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
source=${EXAMPLE%/tests/tree}

# Each rule has a page that fits a terminal, without marks of Markdown
for page in "$source"/docs/rules/*.md; do
    rule=$(basename "$page" .md)
    mrconv_exits 0 explain "$rule"
    [ "$(head -c $((${#rule} + 1)) out)" = "$rule:" ] || fail "$rule: no title"
    grep -qx 'What would change it' out || fail "$rule: not the whole page"
    ! grep -e '^#' -e '](' -e '<!--' out || fail "$rule: Markdown"
    ! awk 'length > 80' out | grep . || fail "$rule: too wide"
done
mrconv_exits 0 explain --color=always convert
grep -q "$(printf '\033\\[1m')What it finds" out || fail 'no colour'

# A line for each of them
mrconv_exits 0 explain --list
! awk 'length > 80' out | grep . || fail 'the list is too wide'
ls "$source/docs/rules" | sed 's/\.md$//' | sort >pages
sed 's/ .*//' out | sort | diff - pages || fail 'other rules than pages'
mrconv_exits 2 explain --list convert

mrconv_exits 2 explain
mrconv_exits 2 explain convert manual-flow
mrconv_exits 2 explain unsafe-unparnt
says err "did you mean 'unsafe-unparent'?"
mrconv_exits 2 explain frobnicate
says err 'FILE:LINE'

make_tree tree
cat >tree/hw/misc/lantern.c <<'EOC'
#include "qemu/osdep.h"
#include "hw/core/qdev.h"
#include "system/memory.h"

typedef struct LampState {
    DeviceState parent_obj;
    MemoryRegion *glow;
    MemoryRegion inner;
} LampState;

static void lamp_realize(DeviceState *dev, Error **errp)
{
    LampState *s = (LampState *)dev;
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    s->glow = mr;
    if (!memory_region_init_ram(mr, OBJECT(dev), "lamp", 4096, errp)) {
        return;
    }
    memory_region_init(&s->inner, OBJECT(dev), "inner", 4096);
    memory_region_add_subregion(&s->inner, 0, mr);
}

static void lamp_reset(DeviceState *dev)
{
    LampState *s = (LampState *)dev;

    object_unparent(OBJECT(s->glow));
}

static void lamp_class_init(ObjectClass *klass, void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->realize = lamp_realize;
    dc->unrealize = lamp_reset;
}

static const TypeInfo lamp_info = {
    .name = "lamp",
    .parent = TYPE_DEVICE,
    .instance_size = sizeof(LampState),
    .class_init = lamp_class_init,
};

static void lamp_register(void)
{
    type_register_static(&lamp_info);
}
type_init(lamp_register)
EOC

mrconv_exits 0 explain tree/hw/misc/lantern.c:14
says out 'lantern.c:14:24: warning: '
says out '[unsafe-unparent]'
says out '  storage   one of MemoryRegion, a declaration'
says out '  owner     OBJECT(dev) (self-device)'
says out '  runs      per-instance, called from realize'
says out "lantern.c:17:10: note: 'mr' is initialised by memory_region_init_ram()"
says out "lantern.c:28:5: note: 's->glow' is unparented in lamp_reset(), called from unrealize"
says out '  manual-array        no'
says out '  unsafe-unparent     claims it: lamp_reset() unparents'
says out '  manual-flow         would also claim it: line 16: '
says out '  convert             would also claim it: initialised at line 17'
says out '  Keeping the region until its owner is finalized'
says out '  Then manual-flow would say: line 16: '
says out '  Then convert would say: '
says out 'As a field (mrconv convert --to=embed)'
says out '  no: '
cp out whole

# the same for its init and its unparent, and for a place as it is printed
mrconv_exits 0 explain tree/hw/misc/lantern.c:17
cmp out whole || fail 'another explanation at the init'
cd tree
mrconv_exits 0 explain hw/misc/lantern.c:28:5:
cd ..
sed 's|tree/hw|hw|' whole | cmp - out ||
    fail 'another explanation at the unparent'
mrconv_exits 0 explain --tree tree hw/misc/lantern.c:14
cmp out whole || fail 'another explanation from outside'

# a finding, an init with nothing against it, and a line of no interest
mrconv_exits 1 audit tree/hw/misc/cinder.c
line=$(sed -n 's/^[^:]*:\([0-9]*\):.*\[stack-region\]$/\1/p' out | head -1)
mrconv_exits 0 explain "tree/hw/misc/cinder.c:$line"
says out '[stack-region]'
says out '  A region embedded in its owner'
mrconv_exits 0 explain tree/hw/misc/lantern.c:20
says out "memory_region_init() initialises '&s->inner', storage: object"
mrconv_exits 2 explain tree/hw/misc/lantern.c:1
says err 'in this file that is so at 14, 17, '
mrconv_exits 3 explain tree/hw/misc/nowhere.c:1

# what is suppressed is explained all the same
sed -i '14i /* mrconv: ignore unsafe-unparent: measured */' \
    tree/hw/misc/lantern.c
mrconv_exits 0 explain tree/hw/misc/lantern.c:15
says out 'lantern.c:14: note: suppressed: measured'
no_litter

# embed.sh - regions made fields of the structs they belong to
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree

mrconv_exits 2 convert --to=inline
says err "invalid --to 'inline': expected new or embed"

# Both cures are reported, with the one that was asked for first; which one it was
# makes no difference to programs
mrconv_exits 1 audit --to=embed hw/ide hw/mips
says out "'mr': it can be FerroIDEState.bar0 (hw/ide/ferro.c:17), reached as s->bar0 [embed]"
says out 'note: by a new constructor: initialised at line 53 and never freed [convert]'
says out '[no-state-struct]'
says err ': 3 embed, 4 no-state-struct; '
mrconv_exits 1 audit --to=embed --format=json
mv "$work/out" "$work/embed.json"
mrconv_exits 1 audit --format=json
cmp "$work/out" "$work/embed.json" || fail 'another audit'

# The page has the edits of the cure that was asked for, all of those that go
# together
mrconv_exits 1 audit --to=embed --format=html hw/ide
says out '+    MemoryRegion bar2;'
says out '"home":"it can be FerroIDEState.bar1'
says out 'As a field: it can be FerroIDEState.bar1'

# One variable that serves three regions: they are called what their names say
mrconv_exits 0 convert --to=embed hw/ide/ferro.c
says out '+    MemoryRegion bar0;'
says out '-    MemoryRegion *mr = g_new(MemoryRegion, 1);'
says out '+    pci_register_bar(dev, 2, PCI_BASE_ADDRESS_SPACE_IO, &s->bar2);'

# Others can be chosen, one for each; what cannot be a name, or is one already, is
# not taken
named() {
    printf '[fields]\n%s\n' "$1" >.mrconv.conf
}
mr=hw/ide/ferro.c:ferro_ide_realize:mr
named "$mr=low;mid;high"
mrconv_exits 0 convert --to=embed hw/ide/ferro.c
says out '+    MemoryRegion low;'
says out '+    pci_register_bar(dev, 2, PCI_BASE_ADDRESS_SPACE_IO, &s->high);'
mrconv_exits 0 convert --to=embed --print-config hw/ide/ferro.c
says out "$mr=low;mid;high;"
named "$mr=low;regs;high"
mrconv_exits 0 convert --to=embed hw/ide/ferro.c
says err 'FerroIDEState (hw/ide/ferro.c:17) has a field regs: choose another name'
[ ! -s "$work/out" ] || fail 'half of a variable'
named "$mr=low;high"
mrconv_exits 0 convert --to=embed hw/ide/ferro.c
says err "2 names are chosen for the 3 that 'mr' holds"
for name in 1st union a-b; do
    named "$mr=low;$name;high"
    mrconv_exits 2 convert --to=embed hw/ide/ferro.c
    says err ".mrconv.conf:2: invalid '$mr': '$name' cannot be the name of a field"
done
named 'hw/ide/ferro.c:mr=low'
mrconv_exits 2 convert --to=embed hw/ide/ferro.c
says err "is not FILE:FUNCTION:VARIABLE"
named 'hw/arm/egret.c:egret_init:secure=view'
mrconv_exits 0 convert --to=embed hw/arm/egret.c
says err 'egret.c:egret_init:secure: there is a name for its field, but it gets none'
named 'hw/pci-host/opal.c:opal_realize:window=view'
mrconv_exits 0 convert --to=embed hw/pci-host/opal.c
says out '+    MemoryRegion view;'
rm .mrconv.conf

# Pointers in the struct become what they point to, and their copies go
mrconv_exits 0 convert --to=embed hw/arm/egret.c hw/display/easel.c
says out '+    MemoryRegion secure_view;'
says out '+    egret_map_secure(es, &es->secure_view);'
says out '+    MemoryRegion frame;'
says out '+    sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->frame);'

# Near misses stay: no struct, arrays, frees, unparents
mrconv_exits 0 convert --to=embed hw/mips hw/vfio/chest.c hw/vfio/gate.c
says err 'has no struct of its own (hw/mips/gull.c:66) [no-state-struct]'
says err "'s->left' is left alone: more than one region is allocated"
says err "'s->group' is left alone: the region is unparented"
[ ! -s "$work/out" ] || fail 'near misses were embedded'

# What is written compiles, and leaves nothing to embed
mrconv_exits 0 convert --to=embed --check --in-place
says err ' heap regions converted in 9 files'
mrconv_exits 0 check --to=embed
git diff --quiet -- include && git diff | grep -q '^+.*&s->iomem' ||
    fail 'headers were changed, or nothing was'

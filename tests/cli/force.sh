# force.sh - rules that an expert overrules, and those that cannot be
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree

mrconv_exits 2 convert --force manual-array
says err 'expected null-name, unsafe-unparent, manual-flow or convert-drop-free'
mrconv_exits 2 convert --force no-such-rule

mrconv_exits 0 convert hw/mips hw/vfio/gate.c
says err '5 of 8 heap regions converted in 2 files, 3 left alone'
! grep -q verdict "$work/err" || fail 'forced unasked'

# One rule is overruled, the others are not
mrconv_exits 0 convert --force unsafe-unparent hw/mips hw/vfio/gate.c
says err '7 of 8 heap regions converted in 2 files, 1 left alone, 0 not judged; '
says err '; 2 against their verdict'
says out '+        s->regs = memory_region_new_io('
! grep -q 'memory_region_new_rom' "$work/out" || fail 'manual-flow was not to be forced'

# What takes more than an edit is told, and the rest of the file goes on
mrconv_exits 0 convert --force manual-flow hw/mips hw/misc/soot.c
says err "hw/misc/soot.c:94: 'mesh' cannot be forced: its declaration frees it"
says out '+    mr = memory_region_new_rom('
says out '+        s->mesh = memory_region_new_io('

# What is forced keeps its frees
mrconv_exits 0 convert hw/virtio/willow.c
says out '-    g_free(s->mr);'
mrconv_exits 0 convert --force convert-drop-free hw/virtio/willow.c
says out '+    s->mr = memory_region_new('
! grep -q 'g_free' "$work/out" || fail 'the free was to stay'

# So does the variable that nothing but they read
cat >>hw/virtio/willow.c <<'EOF'

void moor(void);
void moor(void)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, NULL, "moor", 64);
    g_free(mr);
}
EOF
mrconv_exits 0 convert --force manual-flow hw/virtio/willow.c
says out '+    MemoryRegion *mr = memory_region_new(NULL, "moor", 64);'
git checkout -q .

# Fields have reasons of their own; which can be overruled depends on the cure
mrconv_exits 2 convert --force lifetime
says err "invalid --force 'lifetime': it is for --to=embed; expected null-name, "
mrconv_exits 2 convert --to=embed --force manual-flow
says err "it is for --to=new; expected null-tested, called-repeatedly, re-created or lifetime"
mrconv_exits 2 convert --to=embed --force run-time-count
says err "'run-time-count': no field holds an unknown number of regions; expected null-tested"
echo '[conversion]
to=embed' >.mrconv.conf
mrconv_exits 2 convert --force manual-flow
says err 'it is for --to=new; expected null-tested'
rm .mrconv.conf

mrconv_exits 0 convert --to=embed --force re-created hw/vfio/gate.c hw/misc/ember.c
says err "gate.c:70: 's->window' cannot be forced: gate_write() can run more than once"
says err '3 of 6 heap regions converted in 2 files, 3 left alone, 0 not judged; 2 against their verdict'
says out '+    object_unparent(OBJECT(&s->space_root));'
mrconv_exits 0 convert --to=embed --force re-created --force null-tested \
    --force called-repeatedly hw/vfio/gate.c
says out '+    } else if (&s->group) {'
says out '-        s->group = NULL;'
! grep -q '^+.*NULL;' "$work/out" || fail 'the address of a field is set'

[ -z "$(git status --short)" ] || fail 'the tree has changed'
no_litter

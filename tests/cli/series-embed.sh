# series-embed.sh - regions made fields, as mails that make the same tree again
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

copy_tree tree
cd tree

# One struct in a header, with users in two directories
awk '/^#define TYPE_QUILL/ { on = 1 } on; /^};/ { exit }' hw/char/quill.c \
    >"$work/struct"
mkdir -p include/hw/char
{
    echo '#ifndef HW_CHAR_QUILL_H'
    echo '#define HW_CHAR_QUILL_H'
    echo '#include "hw/core/sysbus.h"'
    cat "$work/struct"
    echo 'void nib_init(QuillState *s);'
    echo '#endif'
} >include/hw/char/quill.h
sed -i -e '/^#define TYPE_QUILL/,/^};/d' \
    -e 's|#include "hw/core/sysbus.h"|#include "hw/char/quill.h"|' \
    -e 's|^    sysbus_init_mmio(SYS_BUS_DEVICE(dev), iomem);|&\n    nib_init(s);|' \
    hw/char/quill.c
cat >hw/misc/nib.c <<'C'
#include "qemu/osdep.h"
#include "hw/char/quill.h"

void nib_init(QuillState *s)
{
    MemoryRegion *nib = g_new(MemoryRegion, 1);

    memory_region_init_io(nib, OBJECT(s), NULL, NULL, "quill.nib", 4);
    sysbus_init_mmio(SYS_BUS_DEVICE(s), nib);
}
C
sed -i "s/'coal.c',/&\n  'nib.c',/" hw/misc/meson.build
cd ..
meson setup tree/build tree >setup.log 2>&1 || fail "$(cat setup.log)"
commit_tree tree
git -C tree config user.name Tester
git -C tree config user.email tester@example.org
cd tree
base=$(git rev-parse HEAD)

# --to names the cure, and people; where the tree's settings name it, nobody has to
mrconv_exits 2 series --to=embde hw/char
says err "invalid --to 'embde': expected new or embed"
mrconv_exits 0 series --to=embed --to=one@example.org --no-maintainers
says err 'patches to 1 recipient, for '
says out 'patch hw/display/easel: Make frame a field of EaselState'
cp "$work/out" "$work/plan"
printf '[conversion]\nto=embed\n' >.mrconv.conf
mrconv_exits 0 series --no-maintainers
cmp "$work/plan" "$work/out" || fail 'the settings say the same, and do not do it'
mrconv_exits 0 series --to=new hw/char
says out 'hw/char: Use memory_region_new_*()'
rm .mrconv.conf

# The plan names the fields, and can name them otherwise
fields="  # field hw/ide/ferro.c:ferro_ide_realize:mr=bar0,bar1,bar2"
grep -qxF "$fields" "$work/plan" || fail 'the plan has no fields'
sed -i 's|# \(field hw/ide.*mr=\).*|\1low,mid,high|' "$work/plan"
mrconv_exits 0 series --to=embed --plan "$work/plan" -o "$work/named"
grep -qx '    hw/ide/ferro.c:ferro_ide_realize:mr=low;mid;high' "$work"/named/* ||
    fail 'nothing says what the command needs'
grep -qx '+    MemoryRegion mid;' "$work"/named/* || fail 'the name is not taken'
sed -i 's/low,mid/mid,1/' "$work/plan"
mrconv_exits 2 series --to=embed --plan "$work/plan"
says err "'1' cannot be the name of a field"

# What is in one struct is in one patch, and the header with it
mrconv_exits 0 series --to=embed -o "$work/mails"
quill=$(grep -l 'Make regions fields of QuillState' "$work"/mails/*.patch)
for file in hw/char/quill.c hw/misc/nib.c include/hw/char/quill.h; do
    grep -q "^+++ b/$file\$" "$quill" || fail "the patch lacks $file"
done
grep -q '^  QuillState: iomem, nib$' "$quill" || fail 'no fields are named'
grep -q '^+    MemoryRegion iomem;$' "$quill" || fail 'no field'
sed '/^---$/,$d' "$work"/mails/* | awk 'length > 78' >"$work/wide"
[ ! -s "$work/wide" ] || fail "wide: $(cat "$work/wide")"
grep -q '^  no-state-struct: [0-9]*$' "$work/mails/0000-cover-letter.txt" ||
    fail 'the cover letter does not say what is left'
! grep -q memory_region_new "$work"/mails/* || fail 'the texts of the other cure'

# git am makes the tree that convert makes
git worktree add -q --detach "$work/applied" "$base"
git -C "$work/applied" am -q --keep-cr "$work"/mails/*.patch 2>/dev/null
mrconv_exits 0 convert --to=embed --in-place -q
git diff --exit-code "$(git -C "$work/applied" rev-parse HEAD)" ||
    fail 'the mails make another tree'
git checkout -q .

# A reviewer sees nothing of it, but what is by hand; nor does it pass for the
# other cure
mrconv_exits 0 verify --to=embed "$work"/mails/*
[ ! -s "$work/out" ] || fail 'prints explained hunks'
says err ', all mechanical'
mrconv_exits 1 verify "$quill"
sed -i 's/^+    MemoryRegion nib;$/+    MemoryRegion tip;/' "$quill"
sed -i 's/&s->nib/\&s->tip/' "$quill"
mrconv_exits 1 verify --to=embed "$quill"
says out '-    MemoryRegion nib;'
says out '+    MemoryRegion tip;'

# Each command that a message quotes makes its patch out of the parent
cd "$work/applied"
meson setup build >"$work/setup.log" 2>&1 || fail "$(cat "$work/setup.log")"
for commit in $(git rev-list --reverse "$base..HEAD"); do
    git checkout -q --detach "$commit^"
    git log -1 --format=%B "$commit" |
        awk '/^    mrconv/ { on = 1 } on { print; if (!/\\$/) exit }' |
        sed "s|^    mrconv|'$MRCONV'|" >"$work/command"
    sh "$work/command" 2>"$work/err" || fail "fails: $(cat "$work/command")"
    git diff --exit-code "$commit" || fail "not so: $(cat "$work/command")"
    git checkout -q .
done
no_litter

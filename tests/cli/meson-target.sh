# meson-target.sh - the example of a target for meson does what it says
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
example=${EXAMPLE%/tests/tree}/docs/examples/meson.build

# The manual has the same
man=${EXAMPLE%/tests/tree}/docs/man/mrconv-audit.1
sed -n '/^mrconv = find_program/,/^endif/p' "$man" | sed 's/\\-/-/g' >shown
sed -n '/^mrconv = find_program/,/^endif/p' "$example" | diff shown - ||
    fail 'the manual shows another target'

mkdir bin
ln -s "$MRCONV" bin/mrconv
PATH=$work/bin:$PATH
make_tree tree
set -- $(sed -n 's/^#   mrconv //p' "$example")
(cd tree && mrconv_exits 0 "$@")
cat "$example" >>tree/meson.build

# Ninja configures the tree again; as it is, there is nothing new
ninja -C tree/build mrconv >out 2>&1 || fail 'findings of old code'

# A new region is shown, where ninja says that paths begin
cat >>tree/hw/ide/ferro.c <<'END'

void ferro_add(Object *owner)
{
    MemoryRegion *mr = g_new0(MemoryRegion, 1);
    memory_region_init(mr, owner, "ferro", 4096);
}
END
! ninja -C tree/build mrconv >out 2>&1 || fail 'a new region is not reported'
says out "ninja: Entering directory \`tree/build'"
grep '^\.\./hw/ide/ferro.c:[0-9]*:[0-9]*: .*\[convert\]$' out ||
    fail 'not from the build directory'

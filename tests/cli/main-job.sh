# main-job.sh - from leaks to a tree that compiles, in one command
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree

# A diff first, which changes nothing; the same whatever runs at once
mrconv_exits 0 convert -j 1
cp "$work/out" "$work/convert.diff"
says err '52 of 76 heap regions converted in 27 files, 24 left alone, 2 not judged; 8 constructors added'
says err "hw/mips/gull.c:27:24: note: 'mr' is left alone: line 29: 'mr' is copied"
[ "$(grep -c 'is left alone' "$work/err")" -eq 24 ] || fail 'not all are named'
mrconv_exits 1 convert --strict --check -j 8
cmp "$work/out" "$work/convert.diff" || fail 'another diff for another -j'
[ -z "$(git status --short)" ] || fail 'printing a diff has changed the tree'
no_litter

# What the constructors are, and what another one needs
mrconv_exits 0 api
cp "$work/out" "$work/api.diff"
added=$(sed -n 's/^+MemoryRegion \*memory_region_new\(\w*\)(.*/memory_region_init\1/p' \
    "$work/api.diff" | sort -u)
mrconv_exits 0 api $(printf -- '-c %s ' $added)
cmp "$work/out" "$work/api.diff" || fail 'another order'

# Nothing is converted that would not compile, and nobody is left to wonder
mrconv_exits 3 convert --no-api --in-place
says err 'lacks 8 constructors'
says err 'mrconv api --in-place'
mrconv_exits 0 convert --no-api hw/core
[ -z "$(git status --short)" ] || fail 'something was written'

# All of it or nothing: not the constructors alone, nor their users
echo >>hw/ide/ferro.c
mrconv_exits 3 convert --in-place
says err 'hw/ide/ferro.c has uncommitted changes'
git checkout -q hw/ide/ferro.c
echo >>system/memory.c
mrconv_exits 3 convert --in-place
says err 'system/memory.c has uncommitted changes'
git checkout -q system/memory.c
[ -z "$(git status --short)" ] || fail 'something was written'

mrconv_exits 0 convert --in-place --check -j 2
git diff --abbrev=10 >"$work/convert.written"
cmp "$work/convert.written" "$work/convert.diff" || fail 'not what was printed'
mrconv_exits 0 check
says err ' 0 errors'
no_litter
ninja -C build >"$work/out" 2>&1 || fail 'the converted tree does not build'

# Nothing convertible is left, and what was refused still is
mrconv_exits 1 audit
! grep -q '\[convert' "$work/out" || fail 'convertible regions are left'
mrconv_exits 0 convert
[ ! -s "$work/out" ] || fail 'converted twice'
says err '0 of 24 heap regions converted in 0 files, 24 left alone'
mrconv_exits 1 convert --strict -q
[ ! -s "$work/err" ] || fail 'not quiet'

# In two steps, the constructors first, it comes to the same tree
git reset -q --hard
mrconv_exits 0 api --in-place
says err 'constructors added'
git add -A
commit .
mrconv_exits 0 api
[ ! -s "$work/out" ] || fail 'added twice'
mrconv_exits 0 convert --no-api --in-place
git diff --abbrev=10 HEAD~ | cmp - "$work/convert.diff" ||
    fail 'two steps make another tree'

# A constructor that cannot be derived: its users are left alone, and named
git reset -q --hard HEAD~
sed -i '/^bool memory_region_init_ram(/,/^}/s/ return true;/ object_unparent(OBJECT(mr));&/' \
    system/memory.c
commit .
mrconv_exits 0 convert -q hw/char/inkwell.c hw/ide
says err 'memory_region_init_ram: it reports success although'
says err 'hw/char/inkwell.c:23: memory_region_init_ram() has no new form; it stays'
says out '+++ b/hw/ide/ferro.c'
! grep -q 'memory_region_new_ram(' "$work/out" || fail 'does not compile'

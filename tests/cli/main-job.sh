# main-job.sh - audit, api, convert, check: from leaks to a tree that compiles
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree

# Diffs first, which change nothing; the same whatever runs at once
mrconv_exits 0 api -j 1
cp "$work/out" "$work/api.diff"
# What another one needs, and what is asked for, comes out the same
added=$(sed -n 's/^+MemoryRegion \*memory_region_new\(\w*\)(.*/memory_region_init\1/p' \
    "$work/api.diff" | sort -u)
mrconv_exits 0 api $(printf -- '-c %s ' $added)
cmp "$work/out" "$work/api.diff" || fail 'another order'
mrconv_exits 1 convert --check -j 8
cp "$work/out" "$work/convert.diff"
[ -z "$(git status --short)" ] || fail 'printing a diff has changed the tree'
no_litter

mrconv_exits 0 api --in-place
says err 'constructors added'
git diff >"$work/api.written"
mrconv_exits 0 api
[ ! -s "$work/out" ] || fail 'added twice'
git add -A
commit .
mrconv_exits 1 convert --in-place -j 2
git diff --abbrev=10 >"$work/convert.written"
cmp "$work/convert.written" "$work/convert.diff" || fail 'not what was printed'
mrconv_exits 0 check
says err ' 0 errors'
no_litter

# Nothing convertible is left, and what was refused still is
mrconv_exits 1 audit
! grep -q '\[convert' "$work/out" || fail 'convertible regions are left'
mrconv_exits 1 convert
[ ! -s "$work/out" ] || fail 'converted twice'

# The patches that were printed make the tree that was written
git diff HEAD~ >"$work/both"
git reset -q --hard HEAD~
git apply "$work/api.diff" "$work/convert.diff"
git diff HEAD >"$work/applied"
cmp "$work/both" "$work/applied" || fail 'the diffs make another tree'
ninja -C build >"$work/out" 2>&1 || fail 'the converted tree does not build'

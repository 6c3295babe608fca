# verify.sh - a reviewer sees what no conversion explains, and nothing else
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

readme=$EXAMPLE/README.md
make_tree tree
commit_tree tree
git -C tree config user.name Tester
git -C tree config user.email tester@example.org
cd tree
"$MRCONV" series -q -o "$work/mails" hw/char hw/ide >"$work/log"

# Mechanical: silence, whether in mails or in a branch, from wherever
mrconv_exits 0 verify "$work"/mails/*
[ ! -s "$work/out" ] || fail 'prints explained hunks'
says err '4 patches, all mechanical'
git worktree add -q -b series "$work/applied"
git -C "$work/applied" am -q --keep-cr "$work"/mails/*.patch 2>/dev/null
git checkout -q -b other
mrconv_exits 0 verify other..series
[ ! -s "$work/out" ] || fail 'prints explained hunks'
[ -z "$(git status --short)" ] || fail 'the tree changed'
no_litter

# loud COUNT TEXT: amends the last commit; COUNT lines of TEXT are printed
loud() {
    git -C "$work/applied" commit -q -a --amend --no-edit
    mrconv_exits 1 verify --tree "$work/tree" series~1..series
    says out "$(git rev-parse --short=12 series) "
    [ "$(grep -c '^[-+][^-+]' "$work/out")" -eq "$1" ] || fail "not $1 lines"
    says out "$2"
    git -C "$work/applied" reset -q --hard "series@{1}"
}
cd "$work/applied"
ferro=hw/ide/ferro.c
grep -q memory_region_new_alias $ferro || fail "the last patch is not $ferro's"
sed -i '0,/memory_region_new_alias(OBJECT(s)/s//memory_region_new_alias(NULL/' $ferro
git diff --quiet && sed -i '0,/0x/s//1x/' $ferro
loud 2 '+'
echo '/* by hand */' >>$ferro
loud 1 '+/* by hand */'
sed -i '1,/^static/s/^static/extern int nothing;\nstatic/' $ferro
loud 1 '+extern int nothing;'
# what the conversion would have changed was put back
git checkout -q HEAD~ -- hw/ide
mkdir -p hw/ide
echo 'int added;' >hw/ide/added.c
git add hw/ide/added.c
loud 1 '+int added;'

# The patch of the constructors is explained likewise
api=$(git rev-list --reverse other..series | head -n 1)
git checkout -q -b api "$api"
sed -i '0,/object_new(/s//object_wen(/' system/memory.c
git commit -q -a --amend --no-edit
mrconv_exits 1 verify --tree "$work/tree" other..api
says out '+    MemoryRegion *mr = MEMORY_REGION(object_wen('

# What is neither, and what git would say of it in words of its own
mrconv_exits 2 verify --tree "$work/tree" series
says err "'series' is one commit; for what it changes name series^!"
mrconv_exits 1 verify --tree "$work/tree" 'api^!'
says err '1 patch, 1 not all mechanical'
mrconv_exits 3 verify --tree "$work/tree" other..nowhere
says err "'other..nowhere' is neither a mailbox nor a range of commits"
mrconv_exits 3 verify --tree "$work/tree" --base=nowhere "$work"/mails/*
says err "git knows no commit 'nowhere'"
mrconv_exits 3 verify --tree "$work/tree" "$readme"
says err 'the mails do not apply to HEAD'
says err 'Patch format detection failed'
root=$(git rev-list --max-parents=0 other)
mrconv_exits 3 verify --tree "$work/tree" "$root^!"
says err "has no parent here"

# A mailbox that cannot be read to its end
mrconv_exits 3 verify --tree "$work/tree" /proc/self/mem
says err 'cannot read /proc/self/mem: '

# bench.sh - scripts/bench measures what it says it runs
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

# In a worktree of git's .git is a file, which names the user's repository
copy_tree origin
# Two directories do for the patches, each of which is compiled
printf '[files]\npaths=hw/ide;hw/char\n' >origin/.mrconv.conf
commit_tree origin
git -C origin worktree add -q --detach "$work/tree"
meson setup tree/build tree >setup.log 2>&1 || fail "$(cat setup.log)"
git -C origin rev-list --all >commits
cp origin/.git/config config

export MRCONV
"${EXAMPLE%/tests/tree}/scripts/bench" -n 1 --plot plot.svg tree >out 2>err ||
    fail 'scripts/bench fails'
for row in 'audit, cold' 'convert' 'series' 'spatch finder' 'spatch rewriter'
do
    grep -q "^$row .* [1-9][0-9]*\$" out || fail "nothing found by $row"
    grep -q "$row" plot.svg || fail "the plot has no $row"
done
for row in convert series; do
    sed -n "s/^$row .* //p" out
done | uniq | wc -l | grep -qx 1 || fail 'the series is not the conversion'
some='[0-9]*\.[0-9]*[1-9][0-9]*'
grep -q "^CPU per file: facts $some, clang $some, ratio $some\$" out ||
    fail 'clang or facts has not run'

[ -z "$(git -C tree status --short)" ] || fail 'the tree has changed'
git -C origin rev-list --all | cmp - commits || fail 'a commit has been made'
cmp origin/.git/config config || fail "the user's git has other settings"
no_litter

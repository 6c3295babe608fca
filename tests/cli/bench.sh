# bench.sh - scripts/bench measures what it says it runs
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
export MRCONV
"${EXAMPLE%/tests/tree}/scripts/bench" -n 1 tree >out 2>err ||
    fail 'scripts/bench fails'
for row in 'mrconv audit' 'mrconv convert' 'spatch'; do
    grep -q "^$row .* [1-9][0-9]*\$" out || fail "nothing found by $row"
done
[ -z "$(git -C tree status --short)" ] || fail 'the tree has changed'

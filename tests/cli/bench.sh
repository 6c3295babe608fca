# bench.sh - scripts/bench measures what it says it runs
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
export MRCONV
"${EXAMPLE%/tests/tree}/scripts/bench" -n 1 --plot plot.svg tree >out 2>err ||
    fail 'scripts/bench fails'
for row in 'audit, cold' 'convert' 'spatch finder' 'spatch rewriter'; do
    grep -q "^$row .* [1-9][0-9]*\$" out || fail "nothing found by $row"
    grep -q "$row" plot.svg || fail "the plot has no $row"
done
grep -q '^clang .* [1-9][0-9]*\.[0-9] ' out || fail 'clang has not run'
[ -z "$(git -C tree status --short)" ] || fail 'the tree has changed'

# readme.sh - README.md shows what mrconv prints
#
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Each command of the tour is run in the example tree; the lines below it have
# to be among those it prints, in their order.
. "$(dirname "$0")/lib.sh"

readme=${EXAMPLE%/tests/tree}/README.md
make_tree tree
cd tree
sed -n '/^## A tour/,/^## Commands/s/^    //p' "$readme" >"$work/tour"
[ "$(grep -c '^\$ mrconv' "$work/tour")" -ge 4 ] || fail 'no tour in README.md'

compare() {
    grep -vxF '...' "$work/wanted" | grep . >"$work/lines" || :
    cat "$work/out" "$work/err" >"$work/all"
    # what diff calls missing is what is no subsequence
    diff -d "$work/all" "$work/lines" | grep '^>' >"$work/missing" &&
        fail "README.md says otherwise of $command: $(cat "$work/missing")"
    : >"$work/wanted"
}

command=
: >"$work/wanted"
while IFS= read -r line; do
    case $line in
    '$ mrconv '*)
        [ -z "$command" ] || compare
        command=${line#'$ mrconv '}
        code=0
        "$MRCONV" $command >"$work/out" 2>"$work/err" </dev/null || code=$?
        [ $code -le 1 ] || fail "mrconv $command: exit status $code"
        ;;
    *)
        printf '%s\n' "$line" >>"$work/wanted"
        ;;
    esac
done <"$work/tour"
compare

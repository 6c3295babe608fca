# usage.sh - help, versions, and what is wrong with a command line
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

narrow() {
    wide=$(awk 'length > 80' "$work/out")
    [ -z "$wide" ] || fail "wider than 80 columns: $wide"
}

mrconv_exits 0 --help
narrow
says out 'Usage: mrconv COMMAND'
verbs=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' out)
[ -n "$verbs" ] || fail 'no commands'
for verb in $verbs; do
    mrconv_exits 0 "$verb" --help
    narrow
    says out "mrconv $verb"
    says out '--build-dir'
done

mrconv_exits 0 --version
grep -qx 'mrconv [0-9.]*' out || fail 'no version'

mrconv_exits 2
says err 'mrconv --help'
mrconv_exits 2 adit
says err "did you mean 'audit'?"
mrconv_exits 2 frobnicate
! grep -q 'did you mean' err || fail 'an absurd suggestion'
mrconv_exits 2 audit --no-such-option
says err 'mrconv audit --help'
mrconv_exits 2 audit --format=xml
says err "text, json, sarif, html, not 'xml'"
mrconv_exits 2 audit --color=maybe
mrconv_exits 2 audit -j -1
mrconv_exits 2 audit -j some

# A value may be attached, as with make, and is no option where it is not
copy_tree tree
for jobs in '-j2' '-qj8' '-j 2' '--jobs=2' '-p none -j2' '-pnone'; do
    mrconv_exits 3 convert $jobs --tree tree
    says err 'build directory'
done
mrconv_exits 2 audit -j8x
mrconv_exits 2 audit -j
mrconv_exits 2 audit -8
mrconv_exits 3 convert -p -j2 --tree tree
says err 'no build directory -j2'
mrconv_exits 2 convert --tree tree -- -j2
says err '-j2 is not in the tree'

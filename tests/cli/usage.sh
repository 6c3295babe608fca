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
    cp out help
    mrconv_exits 0 help "$verb"
    cmp out help || fail "'help $verb' says something else"
done
mrconv_exits 0 help
says out 'Usage: mrconv COMMAND'
mrconv_exits 0 help --help
says out 'Usage: mrconv COMMAND'
mrconv_exits 0 --help convert
says out 'mrconv convert'
mrconv_exits 2 help frobnicate

# What a command has no use for it does not take
mrconv_exits 2 convert --format=json
mrconv_exits 2 cache --clear --build-dir=build
mrconv_exits 2 facts --list --color=always

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
says err "invalid --format 'xml': expected text, json, sarif, gitlab or html"
mrconv_exits 2 audit --color=maybe
mrconv_exits 2 audit -j -1
mrconv_exits 2 audit -j0
says err "invalid --jobs '0'"
mrconv_exits 2 audit -j some

# A variable that a script has not set is no value
mrconv_exits 2 audit --baseline= hw
says err "invalid --baseline '': expected FILE"
mrconv_exits 2 check --run=
says err "invalid --run '': expected CMD"
mrconv_exits 2 series --cc=a@example.org --cc=
says err "invalid --cc '': expected ADDRESS"

# Options may stand before the command
copy_tree first
mrconv_exits 3 -j2 --tree first convert
says err 'build directory'
mrconv_exits 2 --no-such-option
says err "no option '--no-such-option'"
mrconv_exits 2 -j2

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
says err "'-j2' is not in the tree"

# What is misspelt is told before anything is read
mrconv_exits 2 audit --tree tree --severity=convrt=note
says err "invalid --severity 'convrt=note': there is no rule 'convrt', did you mean 'convert'?"
mrconv_exits 2 audit --tree tree --severity=convert=nte
says err "invalid --severity 'convert=nte': expected note, warning or error"
mrconv_exits 2 series --tree tree --split=dirs
says err "invalid --split 'dirs': expected one, dir, maintainer or file"
mrconv_exits 2 convert --tree tree --force=convert
says err "invalid --force 'convert': expected null-name, unsafe-unparent, manual-flow or convert-drop-free"
mrconv_exits 2 explain
says err 'nothing to explain: name one RULE'
mrconv_exits 2 cache
says err 'mrconv cache --clear'

# One of something is not several
mrconv_exits 1 audit --tree tree hw/char/inkwell.c
says err '; 1 finding, '

#!/bin/sh
# run.sh - each semantic patch alone, under plain spatch
#
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Usage: run.sh [--bless] PATCHES TESTS [CASE]
#
# For each TESTS/NAME/CASE.c, applies PATCHES/NAME.cocci and compares what comes
# out with CASE.res.  A case whose first line is "/* places: KIND@LINE:COLUMN
# ... */" is run the way mrconv does, at those places.  spatch takes longer to
# start than to run, so all cases of a kind are run at once.  Reports in TAP;
# --bless rewrites CASE.res instead.
set -u

bless=
[ "$1" = --bless ] && { bless=1; shift; }
patches=$1
tests=$2
case=${3-}
work=$(mktemp -d "${TMPDIR:-/tmp}/semantic-patches-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
number=0

# Applies a patch to the files of a directory, with further options
apply() {
    patch=$1
    directory=$2
    shift 2
    [ -n "$(ls "$directory")" ] || return 0
    (cd "$directory" &&
     spatch --very-quiet --sp-file "$patches/$patch.cocci" \
            --macro-file "$patches/macro-file.h" "$@" --max-width 80 \
            --indent 4 --in-place *.c) >"$work/log" 2>&1 ||
        cat "$work/log" >>"$work/failures"
}

for folder in "$tests"/*/; do
    patch=$(basename "$folder")
    rm -rf "$work/plain" "$work/planned"
    mkdir "$work/plain" "$work/planned"
    : >"$work/failures"
    places=
    for source in "$folder"${case:-*}.c; do
        [ -e "$source" ] || continue
        name=$(basename "$source")
        here=$(sed -n '1s|^/\* places: \(.*\) \*/$|\1|p' "$source" |
               sed "s/@/@$name:/g; s/ /,/g")
        if [ -n "$here" ]; then
            places=${places:+$places,}$here
            cp "$source" "$work/planned"
        else
            cp "$source" "$work/plain"
        fi
    done
    apply "$patch" "$work/plain"
    apply "$patch" "$work/planned" -D planned -D "places=$places"
    for result in "$work"/plain/*.c "$work"/planned/*.c; do
        [ -e "$result" ] || continue
        name=$(basename "$result" .c)
        if [ -n "$bless" ]; then
            cp "$result" "$folder$name.res"
            continue
        fi
        number=$((number + 1))
        if diff -u "$folder$name.res" "$result" >"$work/log" &&
           [ ! -s "$work/failures" ]; then
            echo "ok $number - $patch/$name"
        else
            echo "not ok $number - $patch/$name"
            cat "$work/failures" "$work/log" | sed 's/^/# /'
        fi
    done
done
[ -n "$bless" ] && exit
[ $number -gt 0 ] || echo "Bail out! no cases in $tests"
echo "1..$number"

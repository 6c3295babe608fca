#!/bin/sh
# run.sh - each semantic patch alone, under plain spatch
#
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Usage: run.sh PATCHES TESTS
#
# For each TESTS/NAME/CASE.c, applies PATCHES/NAME.cocci and compares what comes
# out with CASE.res.  A case whose first line is "/* places: KIND@LINE:COLUMN
# ... */" is run the way mrconv does, at those places.  Reports in TAP.
set -u

patches=$1
tests=$2
work=$(mktemp -d "${TMPDIR:-/tmp}/semantic-patches-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
number=0

for source in "$tests"/*/*.c; do
    patch=$(basename "$(dirname "$source")")
    name=$(basename "$source" .c)
    places=$(sed -n '1s|^/\* places: \(.*\) \*/$|\1|p' "$source" |
             sed 's/@/@source.c:/g; s/ /,/g')
    number=$((number + 1))

    cp "$source" "$work/source.c"
    (cd "$work" &&
     spatch --very-quiet --sp-file "$patches/$patch.cocci" \
            --macro-file "$patches/macro-file.h" ${places:+-D planned} \
            ${places:+-D "places=$places"} --max-width 80 --indent 4 \
            --in-place source.c) >"$work/log" 2>&1
    status=$?
    if [ $status = 0 ] &&
       diff -u "${source%.c}.res" "$work/source.c" >>"$work/log"; then
        echo "ok $number - $patch/$name"
    else
        echo "not ok $number - $patch/$name"
        echo "# spatch exited with $status"
        sed 's/^/# /' "$work/log"
    fi
done
[ $number -gt 0 ] || echo "Bail out! no cases in $tests"
echo "1..$number"

#!/bin/sh
# lists.sh - each rule has a row, a file, a page and cases
#
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Usage: lists.sh SOURCE_ROOT
#
# Compares include/rules.def, tool/rules, docs/rules and tests/rules; each page
# has to have the sections that a reader looks for, each folder a case that is
# silent about its rule and one that is not, README.md a row in its table, and
# html/report.css a colour for what claims sites.  What scripts/new-rule leaves
# to be filled in has been.
set -eu
export LC_ALL=C

cd "$1"
work=$(mktemp -d "${TMPDIR:-/tmp}/lists-XXXXXX")
trap 'rm -rf "$work"' EXIT
status=0

complain() {
    echo "$*" >&2
    status=1
}

sed -n 's/^\(SITE\|FINDING\)_RULE("\([a-z-]*\)".*/\2/p' include/rules.def |
    sort >"$work/rows"
[ -s "$work/rows" ] || complain "include/rules.def has no rows"

# What asks the rules, or is asked by them
ls tool/rules/*.c | sed 's|.*/||; s|\.c$||' |
    grep -v -x -e alias -e 'doubts-.*' -e finding-rule -e judge -e suppression |
    sort >"$work/files"
ls docs/rules/*.md | sed 's|.*/||; s|\.md$||' | sort >"$work/pages"
ls -d tests/rules/*/ | sed 's|/$||; s|.*/||' | grep -v -x tree |
    sort >"$work/folders"
for list in files pages folders; do
    diff "$work/rows" "$work/$list" ||
        complain "rules.def and the $list of rules differ"
done

while read -r rule; do
    for section in 'What it finds' 'Why' 'Before and after' \
                   'What mrconv does' 'When it is wrong' \
                   'What would change it' 'How to suppress'; do
        grep -qx "## $section" "docs/rules/$rule.md" ||
            complain "docs/rules/$rule.md has no section '$section'"
    done
    grep -qsF "[$rule]" "tests/rules/$rule"/*.expected ||
        complain "tests/rules/$rule: no case in which the rule speaks"
    grep -LsF "[$rule]" "tests/rules/$rule"/*.expected | grep -q . ||
        complain "tests/rules/$rule: no case in which the rule is silent"
done <"$work/rows"

sed -n 's/^SITE_RULE("\([a-z-]*\)".*/\1/p' include/rules.def |
    while read -r rule; do
        grep -q "^ *--$rule: " html/report.css || echo "$rule"
    done >"$work/colourless"
[ ! -s "$work/colourless" ] ||
    complain "html/report.css has no colour for" $(cat "$work/colourless")

! grep -rn TODO include/rules.def tool/rules docs/rules tests/rules \
    --exclude=lists.sh >&2 ||
    complain 'there is something TODO'
for golden in tests/rules/*/*.expected tests/rules/*/*.converted.c; do
    case=${golden%.expected}
    [ -e "${case%.converted.c}.c" ] || complain "$golden is of no case"
done

# README has them in the order of rules.def, with the titles of their pages
sed -n 's/^\(SITE\|FINDING\)_RULE("\([a-z-]*\)".*/\2/p' include/rules.def |
    while read -r rule; do
        title=$(sed -n "s/^# $rule: //p" "docs/rules/$rule.md")
        echo "| [\`$rule\`](docs/rules/$rule.md) | $title |"
    done >"$work/table"
grep '^| .*(docs/rules/' README.md | diff "$work/table" - ||
    complain "README.md has another table of rules"
exit $status

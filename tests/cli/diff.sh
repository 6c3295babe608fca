# diff.sh - with --diff, what is on unchanged lines is not reported
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
mrconv_exits 3 audit --tree tree --diff HEAD
says err 'is not in a git repository'
commit_tree tree
first=$(git -C tree rev-parse HEAD)
file=tree/hw/misc/cinder.c

# findings: those that are listed, as "line [rule]"
findings() {
    sed -n 's/^[a-z][^:]*:\([0-9]*\):[0-9]*: [a-z]*: .*\(\[.*\]\)$/\1 \2/p' out
}

mrconv_exits 3 audit --tree tree --diff no-such-branch
says err "'no-such-branch'"
mrconv_exits 3 audit --tree tree --diff=--output=x
[ ! -e tree/x ] || fail 'a revision is taken for an option'
mrconv_exits 2 audit --tree tree --diff HEAD --baseline b --update-baseline
mrconv_exits 3 audit --tree tree --diff HEAD tree/hw/nowhere
mrconv_exits 0 audit --tree tree --diff HEAD
[ ! -s out ] || fail 'nothing has changed, and something is reported'

# Lines that only move have not changed; one that is edited has
sed -i '1i /* a line */' "$file"
mrconv_exits 0 audit --tree tree --diff HEAD
says err ' on unchanged lines'
mrconv_exits 1 audit "$file"
findings | sed -n '/stack-region/{p;q}' >wanted
line=$(cut -d' ' -f1 wanted)
sed -i "${line}s/\$/ \/* edited *\//" "$file"
mrconv_exits 1 audit --tree tree --diff HEAD
findings >found
diff wanted found || fail 'not the finding on the edited line alone'
cp out text

# committed or not, in every format, and from a branch that has moved on
git -C tree checkout -q -b topic
commit tree
git -C tree checkout -q -b upstream "$first"
sed -i 's/g_new/ g_new/' tree/hw/misc/lantern.c
commit tree
git -C tree checkout -q topic
git -C tree -c user.name=Tester -c user.email=tester@example.org \
    tag -a -m 'a tag' base "$first"
for revision in HEAD~1 upstream base; do
    mrconv_exits 1 audit --tree tree --diff "$revision"
    cmp out text || fail "another report since $revision"
done
mrconv_exits 1 audit --tree tree --diff HEAD~1 --format=json
python3 - out "$line" <<'EOP' || fail 'not in JSON'
import json, sys
audit = json.load(open(sys.argv[1]))
assert [f["line"] for f in audit["findings"]] == [int(sys.argv[2])], audit
assert audit["sites"] == []
EOP
mrconv_exits 0 audit --diff HEAD~1 -p tree/build tree/hw/ide
mrconv_exits 0 audit --tree tree --diff HEAD

# A new file has changed as a whole, a removed one is no trouble
cp "$file" tree/hw/misc/new.c
git -C tree rm -q README.md
mrconv_exits 1 audit --tree tree --diff HEAD
grep -q '^tree/hw/misc/new.c:.*\[stack-region\]' out || fail 'a new file is left out'
! grep '^[a-z]' out | grep -v '^tree/hw/misc/new.c' ||
    fail 'other files are listed'
no_litter

# Outside of git there is nothing to compare with
copy_tree plain
mrconv_exits 3 audit --tree plain --diff HEAD
says err "$work/plain is not in a git repository"
! grep 'fatal:' err || fail 'git speaks for itself'

# nor is there before the first commit, or without git
git -C plain init -q
for option in '--diff HEAD' --staged; do
    mrconv_exits 3 audit --tree plain $option hw/ide
    says err "$work/plain: "
    ! grep 'fatal:' err || fail 'git speaks for itself'
done
mkdir bin
ln -s "$(command -v pkg-config)" bin/pkg-config
PATH=$work/bin mrconv_exits 3 audit --tree plain --diff HEAD hw/ide
says err 'cannot run git: it is not installed'

# audit.sh - what mrconv audit prints, and where it can be started
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
mrconv_exits 1 audit --tree tree -j 1
cp out whole
says out 'hw/ide/ferro.c:47:24: warning: '
says err ' heap regions: '
[ "$(wc -l <err)" -eq 1 ] || fail 'more than a summary on standard error'
mrconv_exits 1 audit --tree tree -j 8
cmp out whole || fail '-j 8 prints something else'

mrconv_exits 1 audit tree/hw/ide
cp out reference
cd tree/hw/ide
mrconv_exits 1 audit -q .
cd "$work"
sed 's|^\( *\)tree/hw/ide/|\1|' reference | cmp - out ||
    fail 'another directory, another output'
[ ! -s err ] || fail '-q is not quiet'
ln -s tree link
mrconv_exits 1 audit link/hw/ide
cmp out reference || fail 'a link to the tree, another output'
meson setup elsewhere tree >setup.log 2>&1
mrconv_exits 1 audit -p elsewhere tree/hw/ide
cmp out reference || fail 'another build directory, another output'

mrconv_exits 1 audit tree/hw/ide tree/hw/misc/pair.c
grep -q '^tree/hw/ide/ferro.c' out || fail 'a path is left out'
! grep -v '^ ' out | grep -qv '^tree/hw/\(ide/\|misc/pair\.c\)' ||
    fail 'more than the paths'
mrconv_exits 0 audit tree/util
[ ! -s out ] || fail 'findings in util'

mrconv_exits 1 audit tree/hw/ide --color=always
grep -q "$(printf '\033')" out || fail 'no colour'
NO_COLOR=1 mrconv_exits 1 audit tree/hw/ide
cmp out reference || fail 'NO_COLOR changes the text'

mrconv_exits 1 audit --tree tree --format=json
python3 - out <<'END' || fail 'not the documented JSON'
import json, sys
audit = json.load(open(sys.argv[1]))
assert audit["version"] == 1
assert set(audit) == {"version", "tree", "sites", "findings", "inits",
                      "unjudged", "suppressed", "known",
                      "unchanged"}
for finding in audit["findings"]:
    assert set(finding) == {"file", "line", "column", "rule", "severity",
                            "function", "lvalue", "message", "notes"}
assert audit["sites"] and audit["inits"] and audit["unjudged"]
for site in audit["sites"]:
    assert site["line"] > 0 and site["column"] > 0 and site["verdict"]
END

code=0
"$MRCONV" audit tree/hw/ide >/dev/full 2>err || code=$?
[ $code -eq 3 ] || fail "a full device: exit status $code"
says err 'cannot write to standard output'

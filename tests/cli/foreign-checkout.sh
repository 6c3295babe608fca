# foreign-checkout.sh - a checkout that git does not trust, as in a container
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null

copy_tree tree
commit_tree tree
mrconv_exits 1 audit -q --tree tree hw/misc
cp out mine

if ! chown -R 4242:4242 tree 2>/dev/null; then
    echo 'only root can give a tree away'
    exit 77
fi

# What is in the tree is what it was
mrconv_exits 1 audit -q --tree tree hw/misc
cmp out mine || fail 'another audit for another owner'
mrconv_exits 1 audit -q --tree tree --format=sarif hw/misc

# What needs git says what to do
mrconv_exits 3 audit --tree tree --diff HEAD
says err "safe.directory $work/tree"
! grep -q 'fatal:' err || fail "git's own words"
meson setup elsewhere tree >setup.log 2>&1 || fail "$(cat setup.log)"
mrconv_exits 3 series --tree tree -p elsewhere hw/misc
says err "safe.directory $work/tree"

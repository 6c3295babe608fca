# links-outside.sh - nothing is written where a link leads out of the tree
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

# outside: a source that links of the tree lead to, and must stay as it is
outside() {
    rm -rf "$work/outside"
    mkdir "$work/outside"
    cp "$EXAMPLE/hw/char/inkwell.c" "$EXAMPLE/hw/mem/slate.c" "$work/outside"
    cp -r "$work/outside" "$work/outside.old"
}

untouched() {
    diff -r "$work/outside" "$work/outside.old" ||
        fail 'something outside has changed'
}

outside
make_tree tree
"$MRCONV" api --all --in-place -q --tree tree
commit_tree tree
cd tree
git config user.name Tester
git config user.email tester@example.org

# A link to a file
ln -sf "$work/outside/inkwell.c" hw/char/inkwell.c
git commit -q -a -m 'a link'
mrconv_exits 3 convert --in-place --allow-dirty hw/char/inkwell.c
says err 'hw/char/inkwell.c: a link leads out of the tree'
untouched
mrconv_exits 3 series -o "$work/mails" hw/char/inkwell.c
untouched
no_litter

# The same with .. instead of an absolute path
ln -sf ../../../outside/inkwell.c hw/char/inkwell.c
mrconv_exits 3 convert --in-place --allow-dirty hw/char/inkwell.c
says err 'hw/char/inkwell.c: a link leads out of the tree'
untouched

# A directory
git checkout -q HEAD~ -- .
mv hw/mem hw/memory
ln -s "$work/outside" hw/mem
code=0
"$MRCONV" convert --in-place hw/mem >"$work/out" 2>"$work/err" || code=$?
[ $code -le 3 ] || fail "exit status $code"
untouched
rm hw/mem
mv hw/memory hw/mem

# Links that stay in the tree are followed, and stay links
git reset -q --hard HEAD~
mv hw/char/inkwell.c hw/char/real.c
ln -s ../char/real.c hw/char/inkwell.c
code=0
"$MRCONV" convert -i --allow-dirty hw/char/inkwell.c >"$work/out" 2>"$work/err" ||
    code=$?
[ $code -le 1 ] || fail "exit status $code"
[ -L hw/char/inkwell.c ] || fail 'the link has gone'
grep -q memory_region_new_ram hw/char/real.c || fail 'not converted'

# uncommitted.sh - what is in no commit is not written over
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree
"$MRCONV" api --all --in-place -q
git add -A
commit .

echo '/* mine */' >>hw/ide/ferro.c
cp hw/ide/ferro.c "$work/mine.c"
mrconv_exits 3 convert --in-place hw/ide
says err 'hw/ide/ferro.c has uncommitted changes'
cmp hw/ide/ferro.c "$work/mine.c" || fail 'written all the same'
git add hw/ide/ferro.c
mrconv_exits 3 convert --in-place hw/ide
cmp hw/ide/ferro.c "$work/mine.c" || fail 'staged changes written over'

# A diff may be had, and other files may be written
mrconv_exits 0 convert hw/ide
mrconv_exits 0 convert --in-place hw/misc/pair.c
mrconv_exits 0 convert --in-place --allow-dirty hw/ide
grep -q memory_region_new hw/ide/ferro.c || fail 'not converted'
tail -n 1 hw/ide/ferro.c | grep -q mine || fail 'the change is lost'

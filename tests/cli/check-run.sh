# check-run.sh - a command run before a conversion and after it
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

only_read() {
    [ -z "$(git status --short)" ] || fail 'the tree has changed'
    [ "$(git worktree list | wc -l)" -eq 1 ] || fail 'a worktree is left'
    no_litter
}

make_tree tree
mrconv_exits 3 check --tree tree --run :
says err 'there is no commit to compare with'
commit_tree tree
cd tree

# What a conversion would do to a tree that has none yet
mrconv_exits 0 check --leaks hw/ide hw/char/quill.c --run '
    [ -d build ] || meson setup -Db_sanitize=address build >/dev/null
    ninja -C build && build/run ferro-ide quill'
grep -qx 'before: exit status 0, 672 bytes leaked in 4 allocations' \
    "$work/out" || fail 'no word of the leaks before'
grep -qx 'after: exit status 0, 0 bytes leaked in 0 allocations' \
    "$work/out" || fail 'no word of the leaks after'
says err 'ferro-ide cycles=1 regions=3'
says err 'ferro-ide cycles=1 regions=0'
only_read

mrconv_exits 2 check --leaks
mrconv_exits 3 check --run : hw/core
says err 'neither uncommitted changes nor anything to convert'
only_read

# Uncommitted changes of every kind
cat >leak.c <<'END'
#include <stdlib.h>
int main(void) { volatile char *p = malloc(100); p = NULL; return p != NULL; }
END
touch gone
ln -s gone link
git add leak.c gone link
commit .
sed -i 's/100/1000/' leak.c
rm gone
ln -sfn leak.c link
mkdir more
echo 'exit 3' >more/try
chmod +x more/try
git status --short >"$work/status"

mrconv_exits 0 check -q --run 'test -e gone || test -L link -a -s link'
printf 'before: exit status 0\nafter: exit status 0\n' | cmp - "$work/out" ||
    fail 'says something else'
mrconv_exits 4 check --run '[ ! -e more ] || more/try'
says out 'after: exit status 3'
says err 'the command fails after the conversion'
mrconv_exits 3 check --run 'false'
says err 'it already fails before the conversion'
mrconv_exits 4 check --leaks \
    --run 'cc -g -fsanitize=address -o leak leak.c && ./leak'
says out 'before: exit status 0, 100 bytes leaked in 1 allocations'
says out 'after: exit status 0, 1000 bytes leaked in 1 allocations'
says err 'more is leaked after the conversion'

# A memory error counts, whatever the command makes of it
sed -i 's/p = NULL;/free((void *)p); *p = 1;/' leak.c
mrconv_exits 4 check --leaks \
    --run 'cc -g -fsanitize=address -o leak leak.c && ./leak || :'
says out 'after: exit status 0, 1 memory errors, 0 bytes leaked'

# A signal also ends the command
code=0
timeout --foreground --signal=INT --preserve-status 2 \
    "$MRCONV" check -q --run 'sleep 77; touch survivor' >"$work/out" 2>&1 ||
    code=$?
[ $code -eq 130 ] || fail "exit status $code after a signal"
git status --short | cmp - "$work/status" || fail 'the tree has changed'
[ "$(git worktree list | wc -l)" -eq 1 ] || fail 'a worktree is left'
no_litter

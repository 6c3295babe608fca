# hook.sh - the example of a hook for git keeps leaks out of commits
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree original
commit_tree original
git clone -q original tree 2>/dev/null
meson setup tree/build tree >setup.log 2>&1 || fail "$(cat setup.log)"
cp "${EXAMPLE%/tests/tree}/docs/examples/pre-commit-hook" \
    tree/.git/hooks/pre-commit
mkdir bin
ln -s "$MRCONV" bin/mrconv
PATH=$work/bin:$PATH
cd tree
git config user.name Tester
git config user.email tester@example.org

# commits CODE ARGUMENT...
commits() {
    wanted=$1
    shift
    code=0
    git commit -q -m 'change' "$@" >"$work/out" 2>"$work/err" || code=$?
    [ $code -eq "$wanted" ] || fail "git commit $*: exit status $code"
}

# What was there before is no concern of a commit, nor are other files
file=hw/misc/lantern.c
sed -i '1s|.*|&\n/* a comment */|' $file
git add $file
commits 0
echo text >notes.txt
git add notes.txt
commits 0

# A new leak is, be it staged or not until the commit
cat >>$file <<'END'

static void lantern_leak(LanternState *s)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "leak", 4096);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}
END
commits 1 -a
says err "$file:"
says err '[convert]'
says err 'mrconv: ignore'
[ "$(grep -c '^hw' "$work/err")" -eq 1 ] || fail 'more than the new leak'
git add $file
commits 1
git commit -q --no-verify -m 'change' --dry-run || fail 'no way past'

# What is staged counts, not what is in the file: a leak that is mended there,
# but not staged, and one that is there, but not staged
git reset -q --hard
cat >leak <<'END'

static void lantern_leak(LanternState *s)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "leak", 4096);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}
END
cp $file clean
cat leak >>$file
git add $file
cp clean $file
commits 1
says err "$file:"
says err '[convert]'
cmp clean $file || fail 'the hook changes files'
git reset -q
echo '/* another comment */' >>$file
git add $file
cat leak >>$file
commits 0
git diff --quiet --cached || fail 'not all is committed'
git add $file

# A reason lets it pass
sed -i 's|^    MemoryRegion \*mr = g_new(MemoryRegion, 1);$|\
    /* mrconv: ignore convert: an example */\
&|' $file
git add $file
commits 0
no_litter

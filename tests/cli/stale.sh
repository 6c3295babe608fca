# stale.sh - what a killed run leaves behind, the next one removes
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
cd tree
git config user.name Tester
git config user.email tester@example.org

# As a run leaves it that was killed: a directory that nobody locks any more,
# and a worktree that is not complete
stale=$TMPDIR/mrconv-run-abcdef
mkdir "$stale"
git worktree add --quiet --detach --lock "$stale/mrconv-run-abcdef" HEAD
touch -d '2 minutes ago' "$stale"
# what somebody else has made stays, and so does what is in use or young
git worktree add --quiet --detach "$work/mine" HEAD
rm -rf "$work/mine"
mkdir "$TMPDIR/mrconv-run-abcde" "$TMPDIR/mrconv-run-in-use" \
    "$TMPDIR/mrconv-run-locked" "$TMPDIR/mrconv-run-young1"
touch -d '2 minutes ago' "$TMPDIR/mrconv-run-abcde" \
    "$TMPDIR/mrconv-run-locked"
touch -d '1 hour' "$TMPDIR/mrconv-run-young1"

exec 9<"$TMPDIR/mrconv-run-locked"
flock -n 9
mrconv_exits 0 series -o "$work/mails" hw/mem/slate.c
exec 9<&-

[ ! -e "$stale" ] || fail 'the stale directory is there'
git worktree list >"$work/out"
! grep -q mrconv-run "$work/out" || fail 'the stale worktree is there'
grep -q "$work/mine" "$work/out" || fail 'a worktree of the user has gone'
[ "$(ls "$TMPDIR" | wc -l)" -eq 4 ] || fail "left: $(ls "$TMPDIR")"

# A file that was to replace another one, in any directory of the tree; not
# what only looks like one, is a directory, young, or in one that is in use
cd "$work/tree"
git worktree prune
old='docs/devel/.mrconv-0123456789abcdef hw/ide/.mrconv-fedcba9876543210'
mine='hw/ide/.mrconv-fedcba987654321 hw/ide/.mrconv-backup .mrconv.conf
    hw/ide/.mrconv-FEDCBA9876543210 hw/mem/.mrconv-0123456789abcdef'
touch -d '2 minutes ago' $old $mine
touch -d '1 hour' hw/char/.mrconv-0123456789abcdef
mkdir hw/ide/.mrconv-0123456789abcdef
touch -d '2 minutes ago' hw/ide/.mrconv-0123456789abcdef
exec 9<hw/mem
flock --shared 9
mrconv_exits 0 convert --in-place hw/char/inkwell.c
for file in $old; do
    [ ! -e $file ] || fail "$file is there"
done
for file in $mine hw/char/.mrconv-0123456789abcdef \
    hw/ide/.mrconv-0123456789abcdef; do
    [ -e $file ] || fail "$file has gone"
done
exec 9<&-
mrconv_exits 0 api --all --in-place --allow-dirty
[ ! -e hw/mem/.mrconv-0123456789abcdef ] || fail 'not removed by api'

# Beside mails and baselines
mkdir "$work/mrconv-run-abcdef"
touch -d '2 minutes ago' "$work/mrconv-run-abcdef" \
    "$work/.mrconv-0123456789abcdef"
git commit -q -a -m converted
mrconv_exits 0 series -o "$work/more-mails" hw/mem/slate.c
[ ! -e "$work/mrconv-run-abcdef" ] || fail 'left beside the mails'
mrconv_exits 0 audit --update-baseline --baseline "$work/baseline"
[ ! -e "$work/.mrconv-0123456789abcdef" ] || fail 'left beside the baseline'
[ "$(stat -c %a "$work/baseline")" = "$(printf %o $((0666 & ~$(umask))))" ] ||
    fail 'not the mode of a new file'

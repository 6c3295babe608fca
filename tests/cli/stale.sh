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

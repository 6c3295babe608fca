# series.sh - a conversion as mails, and the tree that comes back out of them
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
git -C tree config user.name 'Zoë Tester'
git -C tree config user.email tester@example.org
cd tree
base=$(git rev-parse HEAD)
cp .git/index "$work/index"

mrconv_exits 0 series hw/char hw/ide
says err '4 patches to'
says out 'patch hw/ide/ferro: Use memory_region_new_alias()'
[ -z "$(git status --short)" ] || fail 'printing a plan has changed the tree'

echo '/* a change that nobody commits */' >>hw/misc/pair.c
mrconv_exits 0 series --signoff -o "$work/mails" hw/char hw/ide
tail -n 5 "$work/out" | grep -q 'git send-email' || fail 'no command to send'
no_litter

# The user's side of it is as it was
[ "$(git status --short)" = ' M hw/misc/pair.c' ] || fail 'the tree changed'
cmp .git/index "$work/index" || fail 'the index changed'
[ "$(git rev-parse HEAD)" = "$base" ] || fail 'HEAD moved'
[ "$(git worktree list | wc -l)" -eq 1 ] || fail 'a worktree is left'
[ "$(git branch | wc -l)" -eq 1 ] || fail 'a branch is left'

# git am makes the tree that api and convert make
git worktree add -q --detach "$work/applied" "$base"
git -C "$work/applied" am -q --keep-cr "$work"/mails/*.patch 2>/dev/null
tail -n 1 hw/misc/pair.c | grep -q nobody || fail 'the change is lost'
git checkout -q hw/misc/pair.c
"$MRCONV" api --in-place -q hw/char hw/ide
"$MRCONV" convert --in-place -q hw/char hw/ide || [ $? -eq 1 ]
git diff --exit-code "$(git -C "$work/applied" rev-parse HEAD)" ||
    fail 'the mails make another tree'
git checkout -q .

# The mails as they are meant
cover=$work/mails/0000-cover-letter.txt
grep -q '^Subject: \[PATCH 0/4\] ' "$cover" || fail 'no counter'
grep -q '^  hw/ide/ferro: Use memory_region_new_alias()$' "$cover" ||
    fail 'no shortlog'
grep -q ' 7 files changed' "$cover" || fail 'no diffstat'
grep -q "^base-commit: $base\$" "$cover" || fail 'no base'
grep -q '^  memory_region_new_alias: [0-9]* in hw/ide$' "$work"/mails/0001-* ||
    fail 'no table of users'
sed '/^---$/,$d' "$work"/mails/*.patch "$cover" | awk 'length > 78' |
    grep -v '^Signed-off-by' >"$work/wide" && fail "wide: $(cat "$work/wide")"
for mail in "$work"/mails/*.patch; do
    [ "$(grep -c '^---$' "$mail")" -eq 1 ] || fail "$mail is cut"
    grep -q '^Content-Transfer-Encoding: 8bit' "$mail" || fail 'no encoding'
    grep -q '^Signed-off-by: Zoë Tester <tester@example.org>$' "$mail" ||
        fail 'not signed off'
    sed '/^$/q' "$mail" | LC_ALL=C grep '[^ -~]' && fail 'headers beyond ASCII'
done

# Same tree, same options, same bytes, but for dates
mrconv_exits 0 series --signoff -j 1 -o "$work/again" hw/char hw/ide
for mail in "$work"/mails/*; do
    sed '/^Date: /d' "$mail" >"$work/one"
    sed '/^Date: /d' "$work/again/${mail##*/}" | cmp - "$work/one" ||
        fail "$mail differs"
done

# A patch that does not compile ends it.  The option is one that only the
# compiler gets to see
cp build/compile_commands.json "$work"
sed -i '/ferro/s/ -c / -fno-such-option -c /' build/compile_commands.json
mrconv_exits 4 series -o "$work/broken" hw/ide
says err "the patch 'hw/ide/ferro: "
says err -fno-such-option
[ ! -e "$work/broken" ] || fail 'mails of what does not compile'
git diff --exit-code || fail 'the tree changed'
no_litter
cp "$work/compile_commands.json" build

# Each command that a message quotes makes its patch out of the parent
cd "$work/applied"
meson setup build >"$work/setup.log" 2>&1 || fail "$(cat "$work/setup.log")"
for commit in $(git rev-list --reverse "$base..HEAD"); do
    git checkout -q --detach "$commit^"
    git log -1 --format=%B "$commit" |
        awk '/^    mrconv/ { on = 1 } on { print; if (!/\\$/) exit }' |
        sed "s|^    mrconv|'$MRCONV'|" >"$work/command"
    code=0
    sh "$work/command" 2>"$work/err" || code=$?
    [ $code -le 1 ] || fail "exit status $code of $(cat "$work/command")"
    git diff --exit-code "$commit" || fail "not so: $(cat "$work/command")"
    git checkout -q .
done

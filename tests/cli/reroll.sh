# reroll.sh - the next version of a series, from Patchwork's word on the last
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

here=$(cd "$(dirname "$0")" && pwd)
make_tree tree
export HOME="$work" GIT_CONFIG_NOSYSTEM=1
git config --global user.name Tester
git config --global user.email tester@example.org
commit_tree tree

# What is malformed is refused before anything is begun
mkdir covers
"$here/malformed-covers" "$here/cover.json" covers >list
while IFS='	' read -r name key; do
    code=0
    "$MRCONV" series --reroll "covers/$name" -o mails --tree tree \
        >out 2>err </dev/null || code=$?
    case $code in
    2 | 3) ;;
    *) fail "$name (wants $key): exit status $code" ;;
    esac
    grep -qi -F -- "$key" err || fail "$name: no word of $key"
    grep -q -F "covers/$name" err || fail "$name: the file is not named"
    [ "$(wc -l <err)" -eq 1 ] || fail "$name: more than one line"
    [ ! -e mails ] || fail "$name: mails were made"
done <list
[ "$(wc -l <list)" -ge 20 ] || fail 'too few variants'
[ "$(git -C tree worktree list | wc -l)" -eq 1 ] || fail 'a worktree is left'
no_litter

# header NAME FILE: a header, unfolded
header() {
    sed '/^$/q' "$2" | sed -n "/^$1:/,/^[^ $1]/p" | sed '1!{/^[^ ]/d}' |
        tr -d '\n'
}

# What is not is carried over; the earlier version is a branch here
cd tree
mrconv_exits 0 series hw/ide --branch old -q
mrconv_exits 0 series hw/ide --reroll "$here/cover.json" -o ../mails \
    --since old -q
cd "$work"
cover=mails/v3-0000-cover-letter.txt
last=$(ls mails/*.patch | wc -l)
grep -q "^Subject: \[RFC PATCH v3 0/$last\] Let regions go with their owners" \
    $cover || fail "subject: $(grep ^Subject: $cover)"
for mail in mails/*; do
    grep -q "^Subject: \[RFC PATCH v3 [0-9]/$last\] " $mail || fail "$mail"
    [ "$(header To $mail)" = 'To: devel@example.org' ] || fail "$mail: To"
    case $(header Cc $mail) in
    'Cc: Ada Overall <ada@example.org>,    "Zeichen, Z." <z@example.org>,    =?utf-8?q?Zo=C3=AB_B=C3=A4r?= <zb@example.org>'*) ;;
    *) fail "$mail: $(header Cc $mail)" ;;
    esac
done
# The cover letter goes to whom the earlier one went; who maintains what is
# converted now gets the patch
header Cc $cover | grep -q 'ida@example.org' && fail 'somebody new'
header Cc mails/v3-0002-*.patch | grep -q 'ida@example.org' || fail 'nobody new'
sed -n '/^v3:/,/^Tester (/p' $cover >found
cat >expected <<'EOF'
v3:

Changes since v1:
- split the first patch
 diff --git a/a b/a
 --- a/a

v1 was an experiment.

Based-on: <one@example.org>

EOF
sed '$d' found | diff expected - || fail 'changes'
grep -q '^Supersedes:' $cover && fail 'superseded by its own kind'
grep -q '^Range-diff against v2:' $cover || fail 'no range-diff'
[ "$(grep -c '^[0-9]*: .* = [0-9]*: ' $cover)" -eq "$last" ] ||
    fail 'the branch has other commits'

# Under another name it has to say whom it replaces; a mailbox is as good
cat mails/*.patch >old.mbox
cd tree
mrconv_exits 0 series hw/ide --reroll "$here/cover.json" -o ../more \
    --since ../old.mbox --subject 'Free regions' -q
cd "$work"
cover=more/v3-0000-cover-letter.txt
grep -q '^Supersedes: <cover.1@example.org>$' $cover || fail 'no Supersedes'
[ "$(grep -c '^[0-9]*: .* = [0-9]*: ' $cover)" -eq "$last" ] ||
    fail 'the mailbox has other commits'
[ "$(git -C tree worktree list | wc -l)" -eq 1 ] || fail 'a worktree is left'
[ -z "$(git -C tree status --porcelain)" ] || fail 'the tree is not as it was'
no_litter

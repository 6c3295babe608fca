# series-plan.sh - a plan that is edited, branches, and what is refused
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
commit_tree tree
git -C tree config user.name Tester
git -C tree config user.email tester@example.org
cd tree

cat >"$work/plan" <<'END'
# comments and empty lines are for people

patch hw/misc/tinder: Use memory_region_new_io() once
  hw/misc/tinder.c:41   # the first of two
patch hw: Convert the rest
  hw/misc/tinder.c:58
  hw/ide/ferro.c
END
mrconv_exits 0 series --plan "$work/plan" --branch converted \
    hw/misc/tinder.c hw/misc/pair.c hw/ide
says err '3 patches to'
tail -n 1 "$work/out" | grep -q 'b4 prep' || fail 'no command for b4'
git log --format=%s HEAD..converted >"$work/subjects"
diff - "$work/subjects" <<'END' || fail 'other patches'
hw: Convert the rest
hw/misc/tinder: Use memory_region_new_io() once
system/memory: Add memory_region_new_*()
END
git diff --stat HEAD converted -- hw >"$work/stat"
grep -q ferro.c "$work/stat" || fail 'ferro.c is missing'
! grep -q pair.c "$work/stat" || fail 'converted what the plan leaves out'
git diff converted~2 converted~1 -- hw >"$work/first"
[ "$(grep -c '^+.*memory_region_new' "$work/first")" -eq 1 ] ||
    fail 'converted other sites'
[ "$(git branch --show-current)" != converted ] || fail 'HEAD moved'
no_litter

# No command converts one of two regions of a kind, and the message says so
git log -1 --format=%B converted~1 | tr '\n' ' ' |
    grep -q 'left to other patches' || fail 'does not say what it leaves out'
! git log -1 --format=%B converted~1 | grep -q '^No manual edits' ||
    fail 'claims that a command makes it'
git log -1 --format=%B converted |
    grep -qx '    mrconv convert --in-place hw/ide/ferro.c hw/misc/tinder.c' ||
    fail 'another command'

# A part of a file's sites is also a conversion
mrconv_exits 0 verify HEAD..converted
[ ! -s "$work/out" ] || fail 'explains no part of a file'

# wrong LINE TEXT SAYS: a plan with a line that is wrong
wrong() {
    printf 'patch a: B\n  hw/ide/ferro.c\n%s\n' "$2" >"$work/plan"
    mrconv_exits 2 series --plan "$work/plan" -o "$work/mails" hw/ide
    says err "plan:$1: "
    says err "$3"
    [ ! -e "$work/mails" ] || fail 'a directory is left'
}
wrong 3 'patch a: B.' 'a patch needs a subject without a final dot'
wrong 3 'patch' "neither 'patch SUBJECT'"
wrong 3 '  hw/ide/cobalt.c' 'nothing can be converted in hw/ide/cobalt.c'
wrong 3 '  hw/ide/ferro.c:x' "'hw/ide/ferro.c:x' is neither a file nor FILE:LINE"
wrong 3 '  hw/ide/ferro.c' "is already in 'a: B'"
printf '  hw/ide/ferro.c\n' >"$work/plan"
mrconv_exits 2 series --plan "$work/plan" hw/ide
says err 'is in no patch'

# How to split is also a setting of the tree
printf '[series]\nsplit=one\n' >.mrconv.conf
mrconv_exits 0 series hw/ide hw/char
[ "$(grep -c '^patch' "$work/out")" -eq 1 ] || fail 'not one patch'
mrconv_exits 0 series --split=file hw/ide hw/char
[ "$(grep -c '^patch' "$work/out")" -gt 1 ] || fail 'one patch'
rm .mrconv.conf

# Nothing is written over
mkdir "$work/full"
: >"$work/full/file"
mrconv_exits 2 series -o "$work/full" hw/ide
says err 'not an empty directory'
mrconv_exits 2 series -o "$work/none/mails" hw/ide
mrconv_exits 2 series --branch converted hw/ide
says err 'a branch converted already exists'
mrconv_exits 2 series --branch 'a..b' hw/ide
mrconv_exits 2 series -o x --branch y hw/ide
mrconv_exits 2 series --split=half hw/ide
mrconv_exits 2 series --prefix='A/B' hw/ide
mrconv_exits 2 series -o "$work/mails" --to nobody hw/ide
says err 'nobody'
mrconv_exits 0 series --to one@example.org --to two@example.org \
    --no-maintainers hw/ide
says err 'to 2 recipients'
mrconv_exits 3 series -o "$work/mails" --base no-such-commit hw/ide
says err "git knows no commit 'no-such-commit'"

# Whatever a file is read for, it is looked at before the audit
nothing_done() {
    ! grep 'worktree add' "$work/err" || fail 'has been working before'
}
mrconv_exits 3 series --plan "$work/no-plan" --verbose hw/ide
says err 'cannot read'
nothing_done
printf 'patch a: B\n  hw/ide/none.c\nothers\n' >"$work/plan"
mrconv_exits 2 series --plan "$work/plan" --verbose hw/ide
says err 'plan:3: neither'
nothing_done
mrconv_exits 2 series --since "$work/no-mails" --verbose hw/ide
says err "is neither a branch nor a range of commits nor a mailbox"
nothing_done
nothing_done
mrconv_exits 3 audit --baseline "$work/no-baseline"
says err 'cannot read'
mrconv_exits 3 audit --facts "$work/no-facts"
says err 'there is no directory'
mrconv_exits 1 series -o "$work/mails" hw/core
says err 'nothing to convert'

# Nobody is named in a commit without being asked
git config --unset user.name
git config --unset user.email
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 EMAIL=
git config user.useConfigOnly true
mrconv_exits 3 series -o "$work/mails" hw/ide
says err 'user.name'
[ ! -e "$work/mails" ] || fail 'a directory is left'

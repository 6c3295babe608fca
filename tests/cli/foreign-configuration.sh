# foreign-configuration.sh - git runs nothing that a repository names
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
"$MRCONV" api --all --in-place -q --tree tree
commit_tree tree
cd tree
git config user.name Tester
git config user.email tester@example.org
# evil: whoever runs it leaves a trace
cat >"$work/evil" <<'END'
#!/bin/sh
echo "$0 $*" >>"${0%/*}/traces"
exec cat
END
chmod +x "$work/evil"

# A submodule has a configuration of its own
git init -q hw/part
cd hw/part
echo 'int part;' >part.c
git add part.c
git -c user.name=Tester -c user.email=tester@example.org commit -q -m part
git config core.fsmonitor "$work/evil"
git config filter.evil.clean "$work/evil"
echo '*.c filter=evil' >.git/info/attributes
touch -d yesterday part.c
cd "$work/tree"
git -c advice.addEmbeddedRepo=false add hw/part
git commit -q -m 'a part'
git config submodule.recurse true
git config submodule.part.url hw/part

echo '*.c filter=evil diff=evil' >.git/info/attributes

for setting in core.fsmonitor filter.evil.clean filter.evil.smudge \
    diff.evil.command diff.evil.textconv diff.external gpg.program \
    core.sshCommand core.editor; do
    git config "$setting" "$work/evil"
done
git config --file .git/config.more filter.evil.process "$work/evil"
git config include.path config.more
git config filter.evil.required true
cp "$work/evil" .git/hooks/post-checkout
cp "$work/evil" .git/hooks/pre-commit

echo 'a secret' >"$work/secret"
git config format.signatureFile "$work/secret"
rm -f "$work/traces"

quietly() {
    code=0
    "$MRCONV" "$@" >"$work/out" 2>"$work/err" || code=$?
    [ $code -le 1 ] || fail "mrconv $*: exit status $code"
    [ ! -e "$work/traces" ] || fail "mrconv $* ran $(cat "$work/traces")"
    [ ! -e .git/hooks/traces ] || fail "mrconv $* ran a hook"
}

quietly audit hw/mem
quietly convert hw/mem
quietly series -o "$work/mails" hw/mem/slate.c
! grep -q 'a secret' "$work"/mails/* || fail 'a file of the user is mailed'
quietly verify "$work"/mails/*
quietly audit --diff HEAD hw/mem
quietly audit --staged hw/mem
quietly convert --in-place hw/mem/slate.c
quietly check
quietly check --run true

# tries ARGUMENT...: it need not end well
tries() {
    code=0
    "$MRCONV" "$@" >"$work/out" 2>"$work/err" </dev/null || code=$?
    [ $code -ne 5 ] || fail "mrconv $*: exit status 5"
    [ ! -e "$work/traces" ] || fail "mrconv $* ran $(cat "$work/traces")"
}

tries series --edit hw/mem/slate.c

# Objects that are not there are not asked for
git config core.repositoryFormatVersion 1
git config extensions.partialClone evil
git config remote.evil.url "ext::$work/evil %S"
git config protocol.ext.allow always
object=$(git rev-parse HEAD:hw/mem/slate.c)
rm -f ".git/objects/$(echo "$object" | sed 's,^..,&/,')"
tries audit --diff HEAD hw/mem
tries series -o "$work/more-mails" hw/mem/slate.c

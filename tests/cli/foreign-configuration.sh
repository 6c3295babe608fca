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
echo '*.c filter=evil diff=evil' >.git/info/attributes

# evil: whoever runs it leaves a trace
cat >"$work/evil" <<'END'
#!/bin/sh
echo "$0 $*" >>"${0%/*}/traces"
exec cat
END
chmod +x "$work/evil"
for setting in core.fsmonitor filter.evil.clean filter.evil.smudge \
    diff.evil.command diff.evil.textconv diff.external gpg.program \
    core.sshCommand; do
    git config "$setting" "$work/evil"
done
git config --file .git/config.more filter.evil.process "$work/evil"
git config include.path config.more
git config filter.evil.required true
cp "$work/evil" .git/hooks/post-checkout
cp "$work/evil" .git/hooks/pre-commit

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
quietly convert --in-place hw/mem/slate.c

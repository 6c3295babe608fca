# lib.sh - what the tests of the command line have in common
#
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Sourced by each of them.  $MRCONV is the program, $EXAMPLE the example tree.
# A test works in a directory of its own, and ends at the first thing that is
# not as it should be.
set -eu

work=$(mktemp -d "${TMPDIR:-/tmp}/mrconv-test-XXXXXX")
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
# What mrconv leaves behind is looked for here
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
# The cache of whoever runs the tests is not ours to use
export XDG_CACHE_HOME=$work/cache
cd "$work"

fail() {
    echo "FAILED: $*" >&2
    for file in out err; do
        [ -f "$work/$file" ] && sed "s/^/$file: /" "$work/$file" | head -40 >&2
    done
    exit 1
}

# copy_tree DIR: the example tree, not configured
copy_tree() {
    mkdir "$1"
    cp -r "$EXAMPLE/." "$1"
}

# make_tree DIR: a configured copy of the example tree
make_tree() {
    copy_tree "$1"
    meson setup "$1/build" "$1" >"$work/setup.log" 2>&1 ||
        fail "the example tree cannot be configured: $(cat "$work/setup.log")"
}

# commit_tree DIR: puts a tree under git
commit_tree() {
    git -C "$1" init -q
    echo /build/ >"$1/.gitignore"
    git -C "$1" add .
    commit "$1"
}

commit() {
    git -C "$1" -c user.name=Tester -c user.email=tester@example.org \
        commit -q -a -m 'state'
}

# mrconv_exits CODE ARGUMENT...: runs mrconv; its output is in out and err
mrconv_exits() {
    wanted=$1
    shift
    code=0
    "$MRCONV" "$@" >"$work/out" 2>"$work/err" || code=$?
    [ $code -eq $wanted ] || fail "mrconv $*: exit status $code, not $wanted"
}

# audit OPTION...: audits the devices of the example tree, which have findings
audit() {
    code=0
    "$MRCONV" audit -q --format=json hw "$@" >"$work/out" 2>"$work/err" ||
        code=$?
    [ $code -eq 1 ] || fail "audit $*: exit status $code"
    [ ! -s "$work/err" ] || fail "audit $*: something on stderr"
}

# as_ever WHAT: likewise, with and without cache
as_ever() {
    audit
    mv "$work/out" "$work/cached"
    audit --no-cache
    cmp "$work/cached" "$work/out" || fail "$1: stale"
}

# says FILE TEXT: TEXT is in out or err
says() {
    grep -qF -- "$2" "$work/$1" || fail "$1 does not say: $2"
}

# no_litter: mrconv has removed its temporary files
no_litter() {
    [ -z "$(ls -A "$TMPDIR")" ] || fail "left behind: $(ls -A "$TMPDIR")"
}

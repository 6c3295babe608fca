# install.sh - an installed mrconv finds what it comes with
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

DESTDIR=$work/root meson install -C "$BUILD" --no-rebuild >install.log 2>&1 ||
    fail "meson install: $(cat install.log)"
MRCONV=$(find "$work/root" -path '*/bin/mrconv')
[ -x "$MRCONV" ] || fail 'the program is not installed'
for page in "${EXAMPLE%/tests/tree}"/docs/man/*; do
    [ -n "$(find "$work/root" -path "*/man/*/${page##*/}")" ] ||
        fail "no manual page ${page##*/}"
done
for file in bash-completion/completions/mrconv zsh/site-functions/_mrconv \
    fish/vendor_completions.d/mrconv.fish; do
    [ -n "$(find "$work/root" -path "*/share/$file")" ] || fail "no $file"
done

make_tree tree
mrconv_exits 0 convert --tree tree tree/hw/ide
says out '+    mr = memory_region_new_alias('

# and says which file it misses, if it does
find "$work/root" -name '*.cocci' -delete
mrconv_exits 3 convert --tree tree tree/hw/ide
says err '.cocci'

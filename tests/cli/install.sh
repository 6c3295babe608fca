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

# From anywhere, by another name, and wherever the installation is moved
make_tree tree
mv root moved
MRCONV=$work/moved/${MRCONV#"$work/root/"}
ln -s "$MRCONV" linked
for directory in / "$work/tree/hw"; do
    cd "$directory"
    mrconv_exits 0 convert --tree "$work/tree" "$work/tree/hw/ide"
    says out '+    mr = memory_region_new_alias('
    mrconv_exits 0 explain convert
    says out 'heap regions that are never freed'
    mrconv_exits 1 audit --format=html "$work/tree/hw/ide"
    says out '</html>'
done
cd "$work"
PATH=$work:$PATH
MRCONV=linked mrconv_exits 0 convert --tree tree tree/hw/ide
says out '+    mr = memory_region_new_alias('

# and says which file it misses, if it does
find "$work/moved" -name '*.cocci' -delete
mrconv_exits 3 convert --tree tree tree/hw/ide
says err '.cocci'

# The Debian package has the program's version
source=${EXAMPLE%/tests/tree}
packaged=$(sed -n '1s/^mrconv (\(.*\)) .*/\1/p' "$source/debian/changelog")
mrconv_exits 0 --version
grep -qxF "mrconv $packaged" out || fail "debian/changelog has $packaged"
while read -r file; do
    [ -f "$source/$file" ] || fail "debian/docs lists $file"
done <"$source/debian/docs"

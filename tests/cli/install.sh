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

# What the manual names among mrconv's documents is there
source=${EXAMPLE%/tests/tree}
grep -ho '[a-z]*\.md' "$source"/docs/man/* | sort -u >named
grep -q . named || fail 'no documents are named'
while read -r document; do
    [ -n "$(find "$work/moved" -path "*/share/doc/mrconv/$document")" ] ||
        fail "the manual names $document"
done <named
! grep -n 'docs/\|scripts/test\|tests/tree' "$source"/docs/man/* |
    grep -v docs/devel || fail 'the manual names files of the source'
[ -n "$(find "$work/moved" -path '*/doc/mrconv/examples/gitlab-ci.yml')" ] ||
    fail 'no examples'

# The packages have the program's version
mrconv_exits 0 --version
for packaged in \
    "$(sed -n '1s/^mrconv (\(.*\)) .*/\1/p' "$source/debian/changelog")" \
    "$(sed -n 's/^Version: *//p' "$source/packaging/mrconv.spec")" \
    "$(sed -n 's/^pkgver=//p' "$source/packaging/PKGBUILD")"; do
    grep -qxF "mrconv $packaged" out || fail "a package of version $packaged"
done

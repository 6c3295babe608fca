# files.sh - files that are not like others
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
cd tree
"$MRCONV" api --all --in-place -q

# Line endings, bytes that are no UTF-8, and the mode stay
file=hw/ide/ferro.c
sed -i 's/$/\r/' $file
printf '/* caf\351 */\r\n' >>$file
chmod 640 $file
mrconv_exits 0 convert --in-place hw/ide
grep -q memory_region_new $file || fail 'not converted'
[ "$(grep -c "$(printf '\r')\$" $file)" -eq "$(wc -l <$file)" ] ||
    fail 'mixed line endings'
LC_ALL=C grep -q "$(printf 'caf\351')" $file || fail 'a byte is lost'
[ "$(stat -c %a $file)" = 640 ] || fail 'another mode'
mrconv_exits 0 check hw/ide

# A symbolic link stays one if its file is in the tree, and no file elsewhere is
# written
mv hw/misc/lantern.c util/lantern.c
ln -s ../../util/lantern.c hw/misc/lantern.c
mrconv_exits 0 convert --in-place hw/misc/lantern.c
[ -L hw/misc/lantern.c ] || fail 'the link has become a file'
grep -q memory_region_new util/lantern.c || fail 'not written through the link'
cp "$EXAMPLE/hw/misc/lantern.c" "$work/lantern.c"
ln -sf "$work/lantern.c" hw/misc/lantern.c
mrconv_exits 3 convert --in-place hw/misc/lantern.c
says err 'hw/misc/lantern.c: a link leads out of the tree'
cmp "$work/lantern.c" "$EXAMPLE/hw/misc/lantern.c" || fail 'written elsewhere'

# A file that may not be read is said to be unjudged, and is left alone
chmod 000 hw/misc/pair.c
chmod -R a+rX "$work" && chmod 000 hw/misc/pair.c
if [ "$(id -u)" -eq 0 ]; then
    as='setpriv --reuid 65534 --clear-groups --'
    chmod 1777 "$TMPDIR"
fi
code=0
${as-} "$MRCONV" audit hw/misc/pair.c >"$work/out" 2>"$work/err" || code=$?
[ $code -eq 3 ] || fail "an unreadable file: exit status $code"
says err 'hw/misc/pair.c cannot be read: the audit is incomplete'
says out 'hw/misc/pair.c: warning: it cannot be read: '

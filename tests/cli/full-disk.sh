# full-disk.sh - no room for what would be written
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

make_tree tree
cd tree
"$MRCONV" api --all --in-place -q
cp -r . "$work/old"

# No file may grow beyond the limit, in blocks of 512 bytes: temporary files
# do not fit, or the converted ones do not
for blocks in 0 1 4 8; do
    code=0
    (
        ulimit -f $blocks
        exec "$MRCONV" convert --in-place hw
    ) >"$work/pipe" 2>"$work/err" </dev/null || code=$?
    [ $code -eq 3 ] || fail "limit of $blocks blocks: exit status $code"
    [ -s "$work/err" ] || [ $blocks -eq 0 ] || fail 'no word about it'
    diff -r . "$work/old" || fail 'the tree has changed'
    no_litter
done

# A disk that is really full, where one may be mounted
unshare -rm true 2>/dev/null || exit 0
unshare -rm sh -eu <<END || fail 'on a full disk'
mkdir "$work/small"
mount -t tmpfs -o size=8m none "$work/small" || exit 0
cp -r "$work/old" "$work/small/tree"
cd "$work/small/tree"
sed -i "s,$work/tree/,$work/small/tree/,g" build/compile_commands.json
cat /dev/zero >"$work/small/filler" 2>/dev/null || true
code=0
"$MRCONV" convert --in-place hw >"$work/out" 2>"$work/err" || code=\$?
[ \$code -eq 3 ] || { cat "$work/err"; exit 1; }
grep -q 'No space left' "$work/err"
diff -r hw "$work/old/hw"
END

# interrupt-check.sh - what a killed compiler leaves is also removed
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

export CC=gcc
make_tree tree
commit_tree tree
echo '/* changed */' >>tree/hw/ide/ferro.c

# GCC has made its temporary files when it comes to this header, which does not
# end before we let it
mkfifo "$work/endless.h"
sed -i "/ferro/s, -c , -include $work/endless.h -c ," \
    tree/build/compile_commands.json
{
    : >"$work/compiling"
    exec sleep 120
} >"$work/endless.h" &
holder=$!

"$MRCONV" check tree/hw/ide >out 2>err &
check=$!
while [ ! -e compiling ]; do
    kill -0 $check || {
        kill $holder
        fail 'it ends without a compiler'
    }
    sleep 0.05
done
ls -R "$TMPDIR" >there
kill -TERM $check
code=0
wait $check || code=$?
kill $holder
[ $code -eq 143 ] || fail "exit status $code"
says err 'stopped by a signal'
grep -q '^cc' there || fail "the compiler has no temporary file: $(cat there)"
no_litter

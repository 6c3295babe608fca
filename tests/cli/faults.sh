# faults.sh - whichever call fails, each file is old or new
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

cc -shared -fPIC -o faults.so "${EXAMPLE%/tree}/cli/faults.c" -ldl || exit 77
preload=$work/faults.so
# a sanitizer wants to be loaded first
case ${SANITIZE:-none} in
*address*) preload=$(cc -print-file-name=libasan.so):$preload ;;
esac

make_tree tree
"$MRCONV" api --all --in-place -q --tree tree
cp -r tree old
cp -r tree new
sed "s,$work/tree/,$work/new/,g" tree/build/compile_commands.json \
    >new/build/compile_commands.json
"$MRCONV" convert --in-place -q --tree new new/hw/mem new/hw/char ||
    [ $? -eq 1 ]

# with_fault CALL N [CODE]: converts while the N-th CALL fails, which ends with
# CODE or, if that is not given, may also do no harm
with_fault() {
    code=0
    rm -f fired
    LD_PRELOAD=$preload FAULT=$1:$2 FAULT_FIRED=$work/fired "$MRCONV" convert \
        --in-place -q --no-cache --tree tree tree/hw/mem tree/hw/char \
        >out 2>err || code=$?
    [ -e fired ] || fail "$1 $2: there are not so many"
    [ $code -eq "${3:-$code}" ] || fail "$1 $2: exit status $code, not $3"
    case $code in
    0 | 3) ;;
    *) fail "$1 $2: exit status $code" ;;
    esac
    for file in tree/hw/mem/*.c tree/hw/char/*.c; do
        [ $code -eq 0 ] && wanted=new || wanted=old
        cmp -s "$file" "$wanted/${file#tree/}" ||
            fail "$1 $2: exit status $code, but $file is not $wanted"
    done
    [ $code -eq 0 ] || [ -s err ] || fail "$1 $2: no word about it"
    [ "$(cd tree && find . | sort)" = "$(cd old && find . | sort)" ] ||
        fail "$1 $2: files appeared or went"
    no_litter
    rm -rf tree
    cp -r old tree
}

for n in $(seq "$(diff -rq old/hw new/hw | wc -l)"); do
    with_fault renameat $n 3
    with_fault fsync $n 3
done
for n in 1 2 4 8 16 32; do
    with_fault write $n
    with_fault openat $n
done

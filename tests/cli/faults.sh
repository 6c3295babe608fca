# faults.sh - whichever call fails, each file is old or new
#
# SPDX-License-Identifier: GPL-2.0-or-later
. "$(dirname "$0")/lib.sh"

# a sanitizer wants to be loaded first
[ "${SANITIZE:-none}" = none ] || exit 77
cc -shared -fPIC -o faults.so "${EXAMPLE%/tree}/cli/faults.c" -ldl || exit 77

make_tree tree
"$MRCONV" api --all --in-place -q --tree tree
cp -r tree old
cp -r tree new
sed "s,$work/tree/,$work/new/,g" tree/build/compile_commands.json \
    >new/build/compile_commands.json
"$MRCONV" convert --in-place -q --tree new new/hw/mem new/hw/char ||
    [ $? -eq 1 ]

# with_fault CALL N: converts while the N-th CALL fails
with_fault() {
    code=0
    LD_PRELOAD=$work/faults.so FAULT=$1:$2 "$MRCONV" convert --in-place -q \
        --no-cache --tree tree tree/hw/mem tree/hw/char >out 2>err || code=$?
    case $code in
    0 | 1) ;;
    3) [ -s err ] || fail "$1 $2: no word about it" ;;
    *) fail "$1 $2: exit status $code" ;;
    esac
    changed=0
    for file in tree/hw/mem/*.c tree/hw/char/*.c; do
        if ! cmp -s "$file" "old/${file#tree/}"; then
            cmp -s "$file" "new/${file#tree/}" ||
                fail "$1 $2: $file is neither old nor new"
            changed=$((changed + 1))
        fi
    done
    [ $code -ne 3 ] || [ $changed -eq 0 ] || fail "$1 $2: half converted"
    [ "$(cd tree && find . | sort)" = "$(cd old && find . | sort)" ] ||
        fail "$1 $2: files appeared or went"
    no_litter
    rm -rf tree
    cp -r old tree
}

for n in 1 2 3 4 5 6; do
    with_fault rename $n
    with_fault fsync $n
done
for n in 1 2 4 8 16 32; do
    with_fault write $n
    with_fault openat $n
done

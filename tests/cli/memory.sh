# memory.sh - mrconv's own memory: nothing leaks, nothing is used after its end
#
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Under the sanitizers if mrconv is built with them, else under valgrind.
. "$(dirname "$0")/lib.sh"

# The fast unwinder does not get through GLib
export ASAN_OPTIONS=detect_leaks=1:fast_unwind_on_malloc=0

exec_mrconv() {
    if [ "$SANITIZE" = none ]; then
        valgrind -q --error-exitcode=99 --leak-check=full \
            --errors-for-leak-kinds=definite \
            --suppressions=/usr/share/glib-2.0/valgrind/glib.supp \
            --suppressions="${0%.sh}.supp" \
            "$MRCONV" "$@"
    else
        "$MRCONV" "$@"
    fi
}

clean_exits() {
    wanted=$1
    shift
    code=0
    exec_mrconv "$@" >"$work/out" 2>"$work/err" || code=$?
    [ $code -eq $wanted ] || fail "mrconv $*: exit status $code, not $wanted"
}

make_tree tree
cd tree
clean_exits 0 --help
clean_exits 0 convert --help
clean_exits 2 audit --no-such-option
clean_exits 3 audit nowhere
clean_exits 1 audit hw/char hw/vfio hw/virtio
clean_exits 1 audit --format=json hw/pci-host hw/ppc
clean_exits 0 api hw/ide
clean_exits 0 api --in-place --constructor memory_region_init_alias
clean_exits 0 convert --check hw/ide
clean_exits 0 convert --in-place hw/ide
clean_exits 0 check
clean_exits 0 convert --force manual-flow hw/misc/soot.c
commit_tree .
clean_exits 0 check --leaks --run : hw/char
sed -i 's/memory_region_new_alias(/memory_region_new_ailas(/' hw/ide/ferro.c
clean_exits 4 check hw/ide
